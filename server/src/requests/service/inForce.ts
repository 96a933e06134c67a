import type { Calendar } from '@gongkai/rules/calendar'
import type { Settings } from '@gongkai/rules/deadlines'
import type { CountingSettings } from '@gongkai/rules/outcomes'
import { treeAt } from '../../agencies/store/agencies.ts'
import type { Tree } from '../../agencies/tree.ts'
import { currentCalendar } from '../../calendar/service/effective.ts'
import { conventions } from '../../calendar/settings.ts'
import type { Context, Versions } from '../../platform/context.ts'
import type { Handle } from '../../platform/database/schema.ts'
import { valueIn } from '../../platform/setting.ts'
import { counting } from '../settings.ts'
import { type Heads, isInChange, readHeads } from '../store/inForce.ts'

/** What every case is read by. */
export interface Current {
  readonly tree: Tree
  readonly calendar: Calendar
}

/** What a case of an agency is read by, besides its own acts. */
export interface InForce extends Current {
  /** How the agency reads what the law leaves open about dates. */
  readonly settings: Settings
  /** Where the agency counts what the form of the annual report leaves open. */
  readonly counts: CountingSettings
}

/** What an agency may have settled about its cases. */
export const settled = [conventions, counting]

/**
 * The agencies and the calendar in force, with what an agency has settled. One statement, unless agencies or calendar
 * changed since they were read last.
 */
export const inForceFor = async ({ db }: Pick<Context, 'db'>, agency: string): Promise<InForce> =>
  inForceAt(db, await readHeads(db, agency, settled))

/** The same for whoever has just read its versions. */
export async function inForceAt(db: Handle, { versions, settled }: Heads): Promise<InForce> {
  return {
    ...(await currentAt(db, versions)),
    settings: valueIn(conventions, settled),
    counts: valueIn(counting, settled),
  }
}

const currentAt = async (db: Handle, { agencies, calendar }: Versions): Promise<Current> => ({
  tree: await treeAt(db, agencies),
  calendar: (await currentCalendar(db, calendar)).calendar,
})

/** The agencies and the calendar as they stood when the request began; inside a change, as they are now. */
export async function current({ db, actor }: Pick<Context, 'db' | 'actor'>): Promise<Current> {
  return actor.versions && !isInChange(db) ? currentAt(db, actor.versions) : inForceFor({ db }, '')
}
