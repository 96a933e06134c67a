import { addWorkdays, type Calendar, countWorkdays } from '@gongkai/rules/calendar'
import type { CivilDate } from '@gongkai/rules/dates'
import { requestTerm } from '@gongkai/rules/law'
import type { z } from 'zod'
import type { reminding } from '../settings.ts'
import type { Level, ReminderKind, Stage } from '../store/reminders.ts'
import type { RequestRecord } from '../store/requests.ts'
import type { OwnDays } from './days.ts'

/** A day on which something of a case is due. */
export interface Due {
  readonly kind: ReminderKind
  readonly on: CivilDate
}

/** What of a request tells its dates; `corrected`: a correction was asked for already. */
export type Dated = Pick<RequestRecord, 'status' | 'next_step' | 'received_on' | 'respond_by' | 'due_on'> & {
  readonly corrected: boolean
}

/** Steps before which nobody has judged yet whether the application is clear enough. */
const unjudged: readonly string[] = ['assign', 'claim', 'draft']

/** The days of a running request on which the office has to have done something; its own calendar is handed in. */
export function datesOf(row: Dated, calendar: Calendar): Due[] {
  switch (row.status) {
    case 'correcting':
      return [{ kind: 'lapse', on: row.due_on }]
    case 'handling':
    case 'approving':
    case 'signed':
    case 'sealed': {
      // Given up or withdrawn: the letter that says so has no term of its own.
      if (!row.respond_by) return [{ kind: 'conclude', on: row.due_on }]
      const reply: Due = { kind: 'reply', on: row.respond_by }
      if (row.status !== 'handling' || row.corrected || !unjudged.includes(row.next_step)) return [reply]
      const notice = addWorkdays(calendar, row.received_on, requestTerm('correctionNotice', row.received_on).length)
      return [{ kind: 'correctionNotice', on: notice }, reply]
    }
    default:
      return []
  }
}

export const waitingSince = (submitted: CivilDate, calendar: Calendar): Due => ({
  kind: 'confirm',
  on: addWorkdays(calendar, submitted, 1),
})

export interface Told {
  readonly stage: Stage
  readonly level: Level
}
type Reminding = z.output<(typeof reminding)['schema']>

const levelsFrom = (stage: Stage, reached: readonly (Level | false)[]): Told[] =>
  reached.flatMap((level) => (level ? [{ stage, level }] : []))

/**
 * Who is to be reminded of a date today: the clerk first, then the head of the section, then the head of the disclosure
 * office. What has no term (a lapse to be decided, a letter that ends a case) climbs by the days it lies.
 */
export function remindersOn(
  { kind, on }: Due,
  today: CivilDate,
  own: Pick<OwnDays, 'calendar' | 'settings'>,
  days: Reminding,
): Told[] {
  const { calendar, settings } = own

  switch (kind) {
    case 'correctionNotice':
    case 'reply': {
      // A correction notice that is late helps nobody; the reply is owed all the more.
      if (today > on) return kind === 'reply' ? levelsFrom('after', ['clerk', 'sectionHead', 'officeDirector']) : []
      const left = countWorkdays(calendar, today, on)
      return levelsFrom(today === on ? 'on' : 'before', [
        left <= days.clerk && 'clerk',
        left <= days.sectionHead && 'sectionHead',
        left <= days.officeDirector && 'officeDirector',
      ])
    }
    case 'lapse':
    case 'conclude': {
      // The term of a correction ends with its last day (条例第30条): the lapse is offered the day after.
      if (today < on || (kind === 'lapse' && today === on)) return []
      const lain = countWorkdays(calendar, on, today)
      return levelsFrom(today === on ? 'on' : 'after', [
        'clerk',
        lain > days.sectionHeadAfter && 'sectionHead',
        lain > days.officeDirectorAfter && 'officeDirector',
      ])
    }
    case 'confirm': {
      if (today < on) return []
      // Its day is the first working day after the submission.
      const alarm = 1 + countWorkdays(calendar, on, today) >= settings.confirmationDays
      return levelsFrom(alarm ? 'after' : 'on', ['clerk', alarm && 'officeDirector'])
    }
  }
}
