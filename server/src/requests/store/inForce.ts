import '../../agencies/store/tables.ts'
import type { Head } from '../../calendar/store.ts'
import type { Handle } from '../../platform/database/schema.ts'
import { type Setting, type StoredValues, storedIn } from '../../platform/setting.ts'

/** Which agencies and which calendar are in force, by their versions, and what an agency has settled. */
export interface Heads extends Head {
  readonly tree: number
  readonly settled: StoredValues | null
}

/** All that tells what is in force, in one statement: what the versions stand for is mostly known already. */
export const readHeads = (db: Handle, agency: string, settings: readonly Setting[]): Promise<Heads> =>
  db
    .selectFrom('agency_tree')
    .innerJoin('calendar_head', (join) => join.onTrue())
    .select(['agency_tree.version as tree', 'calendar_head.version', 'calendar_head.mark'])
    .select(storedIn(settings, agency).as('settled'))
    .executeTakeFirstOrThrow()
