import { type Expression, type RawBuilder, sql } from 'kysely'
import '../../agencies/store/tables.ts'
import type { Head } from '../../calendar/store.ts'
import type { Handle } from '../../platform/database/schema.ts'
import { type Setting, type StoredValues, storedIn } from '../../platform/setting.ts'

/** Which agencies and which calendar are in force, by their versions, and what an agency has settled. */
export interface Heads extends Head {
  readonly tree: number
  readonly settled: StoredValues | null
}

/** All that tells what is in force, as one column of a larger statement. */
export const headsFor = (agency: string | Expression<string>, settings: readonly Setting[]): RawBuilder<Heads> =>
  sql`(select json_build_object('tree', agency_tree.version, 'version', calendar_head.version, 'mark', calendar_head.mark,
    'settled', ${storedIn(settings, agency)}) from agency_tree, calendar_head)`

/** The same in a statement of its own: what the versions stand for is mostly known already. */
export async function readHeads(db: Handle, agency: string, settings: readonly Setting[]): Promise<Heads> {
  return (await db.selectNoFrom(headsFor(agency, settings).as('heads')).executeTakeFirstOrThrow()).heads
}
