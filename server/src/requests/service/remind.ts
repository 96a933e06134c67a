import { addWorkdays } from '@gongkai/rules/calendar'
import { addDays } from '@gongkai/rules/dates'
import { treeOf } from '../../agencies/store/agencies.ts'
import { calendarOf } from '../../calendar/service/effective.ts'
import type { Context } from '../../platform/context.ts'
import { settingOf } from '../../platform/setting.ts'
import { reminding } from '../settings.ts'
import { insertReminders, type NewReminder, requestsDue, submissionsWaiting } from '../store/reminders.ts'
import { type OwnDays, readDays } from './days.ts'
import { datesOf, remindersOn, waitingSince } from './due.ts'
import { receives } from './place.ts'

/** So many days hold seven working days in any year. */
const RECENT_DAYS = 25
const MOST = 10_000

type Asked = Pick<Context, 'db' | 'today'>

/**
 * Writes the reminders of today, of every agency. What was written before is not written again, so it may run as often as
 * it likes. How many were new.
 */
export async function remind(ctx: Asked): Promise<number> {
  const { db, today } = ctx
  const tree = await treeOf(db)
  const agencies = tree.all.filter((agency) => receives(tree, agency, today)).map(({ id }) => id)
  const daysOf = await readDays(ctx, await calendarOf(db), agencies)
  let made = 0
  for (const agency of agencies) made += await insertReminders(db, await remindersOf(ctx, daysOf(agency), agency))
  return made
}

async function remindersOf({ db, today }: Asked, own: OwnDays, agency: string): Promise<NewReminder[]> {
  const days = await settingOf(db, reminding, agency)
  const { calendar } = own
  const by = addWorkdays(calendar, today, Math.max(1, days.clerk, days.sectionHead, days.officeDirector))
  const told = (of: Pick<NewReminder, 'request_id' | 'submission_id'>, due: ReturnType<typeof waitingSince>) =>
    remindersOn(due, today, own, days).map(
      (one): NewReminder => ({ ...of, kind: due.kind, due_on: due.on, ...one, made_on: today }),
    )
  const requests = await requestsDue(db, agency, { by, since: addDays(today, -RECENT_DAYS) })
  const submissions = await submissionsWaiting(db, [agency], today, MOST)
  return [
    ...requests.flatMap((row) =>
      datesOf(row, calendar).flatMap((due) => told({ request_id: row.id, submission_id: null }, due)),
    ),
    ...submissions.flatMap(({ id, submitted_on }) =>
      told({ request_id: null, submission_id: id }, waitingSince(submitted_on, calendar)),
    ),
  ]
}
