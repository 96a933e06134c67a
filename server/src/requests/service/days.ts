import { type Calendar, countWorkdays } from '@gongkai/rules/calendar'
import type { CivilDate } from '@gongkai/rules/dates'
import { alarmOf, type Settings, type Thresholds } from '@gongkai/rules/deadlines'
import { conventions } from '../../calendar/settings.ts'
import type { Context } from '../../platform/context.ts'
import { type StoredValues, storedOfEach, valueIn } from '../../platform/setting.ts'
import { alarms } from '../settings.ts'

/** How an agency counts its days. */
export interface OwnDays {
  /** As its region keeps it: local holidays lie over the national ones (放假办法第4条). */
  readonly calendar: Calendar
  /** How it reads what the law leaves open about dates. */
  readonly settings: Settings
  /** The working days left at which it is warned. */
  readonly thresholds: Thresholds
}

/** What an agency may have settled about its days. */
export const settledDays = [conventions, alarms]

/** How an agency counts, from the calendar of the country or of any region. */
export function ownDays(calendar: Calendar, settled: StoredValues | null): OwnDays {
  const settings = valueIn(conventions, settled)
  return { calendar: calendar.inRegion(settings.region ?? ''), settings, thresholds: valueIn(alarms, settled) }
}

/** How an agency counts, for whoever asks of many; those that settled nothing count as one. */
export type DaysOf = (agency: string) => OwnDays

/** The same for agencies of which it was read already what they settled. */
export function daysOfEach(calendar: Calendar, settled: ReadonlyMap<string, StoredValues>): DaysOf {
  const usual = ownDays(calendar, null)
  const own = new Map([...settled].map(([agency, values]) => [agency, ownDays(calendar, values)]))
  return (agency) => own.get(agency) ?? usual
}

/** How each of these agencies counts, in one statement; in none for no agencies. */
export const readDays = async (
  { db }: Pick<Context, 'db'>,
  calendar: Calendar,
  agencies: Iterable<string>,
): Promise<DaysOf> => daysOfEach(calendar, await storedOfEach(db, settledDays, [...new Set(agencies)]))

/** Working days until a day that is due; below zero those that have gone by since, 0 also on the days off right after. */
const workdaysTo = (due: CivilDate, today: CivilDate, calendar: Calendar): number =>
  due < today ? 0 - countWorkdays(calendar, due, today) : countWorkdays(calendar, today, due)

/** How urgent what is due on a day is: the working days left, or, below zero, those gone by since. */
export const pressing = (due: CivilDate, today: CivilDate, { calendar, thresholds }: OwnDays) => ({
  left: workdaysTo(due, today, calendar),
  alarm: alarmOf(due, today, calendar, thresholds),
})
