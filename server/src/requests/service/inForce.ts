import type { Calendar } from '@gongkai/rules/calendar'
import type { CountingSettings } from '@gongkai/rules/outcomes'
import { treeAt } from '../../agencies/store/agencies.ts'
import type { Tree } from '../../agencies/tree.ts'
import { currentCalendar } from '../../calendar/service/effective.ts'
import type { Context, Versions } from '../../platform/context.ts'
import type { Handle } from '../../platform/database/schema.ts'
import { valueIn } from '../../platform/setting.ts'
import { counting } from '../settings.ts'
import { type Heads, isInChange, readHeads } from '../store/inForce.ts'
import { type OwnDays, ownDays, settledDays } from './days.ts'

/** What every list is read by; an agency counts by its own days ({@link OwnDays}). */
export interface Current {
  readonly tree: Tree
  readonly calendar: Calendar
}

/** What a case of an agency is read by, besides its own acts; the calendar is that of its region. */
export interface InForce extends Current, OwnDays {
  /** Where the agency counts what the form of the annual report leaves open. */
  readonly counts: CountingSettings
}

/** What an agency may have settled about its cases. */
export const settled = [...settledDays, counting]

/**
 * The agencies and the calendar in force, with what an agency has settled. One statement, unless agencies or calendar
 * changed since they were read last.
 */
export const inForceFor = async ({ db }: Pick<Context, 'db'>, agency: string): Promise<InForce> =>
  inForceAt(db, await readHeads(db, agency, settled))

/** The same for whoever has just read its versions. */
export async function inForceAt(db: Handle, { versions, settled }: Heads): Promise<InForce> {
  const { tree, calendar } = await currentAt(db, versions)
  return { tree, ...ownDays(calendar, settled), counts: valueIn(counting, settled) }
}

const currentAt = async (db: Handle, { agencies, calendar }: Versions): Promise<Current> => ({
  tree: await treeAt(db, agencies),
  calendar: (await currentCalendar(db, calendar)).calendar,
})

/** The agencies and the calendar as they stood when the request began; inside a change, as they are now. */
export async function current({ db, actor }: Pick<Context, 'db' | 'actor'>): Promise<Current> {
  return actor.versions && !isInChange(db) ? currentAt(db, actor.versions) : inForceFor({ db }, '')
}
