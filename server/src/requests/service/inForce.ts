import type { Calendar } from '@gongkai/rules/calendar'
import type { Settings } from '@gongkai/rules/deadlines'
import type { CountingSettings } from '@gongkai/rules/outcomes'
import { treeAt } from '../../agencies/store/agencies.ts'
import type { Tree } from '../../agencies/tree.ts'
import { currentCalendar } from '../../calendar/service/effective.ts'
import { conventions } from '../../calendar/settings.ts'
import type { Context } from '../../platform/context.ts'
import { valueIn } from '../../platform/setting.ts'
import { counting } from '../settings.ts'
import { type Heads, readHeads } from '../store/inForce.ts'

/** What a case is read by, besides its own acts. */
export interface InForce {
  readonly tree: Tree
  readonly calendar: Calendar
  /** How the agency reads what the law leaves open about dates. */
  readonly settings: Settings
  /** Where the agency counts what the form of the annual report leaves open. */
  readonly counts: CountingSettings
}

/**
 * The agencies and the calendar in force, with what an agency has settled; without one, with what holds where nobody
 * settled anything. One statement, unless agencies or calendar changed since they were read last.
 */
export const inForce = async (ctx: Pick<Context, 'db'>, agency = ''): Promise<InForce> =>
  inForceAt(ctx, await readHeads(ctx.db, agency, settled))

/** What an agency may have settled about its cases. */
export const settled = [conventions, counting]

/** The same for whoever has just read its versions. */
export async function inForceAt({ db }: Pick<Context, 'db'>, heads: Heads): Promise<InForce> {
  return {
    tree: await treeAt(db, heads.tree),
    calendar: (await currentCalendar(db, heads)).calendar,
    settings: valueIn(conventions, heads.settled),
    counts: valueIn(counting, heads.settled),
  }
}
