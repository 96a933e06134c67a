import { type Expression, type RawBuilder, sql } from 'kysely'
import '../../agencies/store/tables.ts'
import '../../calendar/store.ts'
import type { Versions } from '../../platform/context.ts'
import type { Handle } from '../../platform/database/schema.ts'
import { type Setting, type StoredValues, storedIn } from '../../platform/setting.ts'

/** Which agencies and which calendar are in force, as one column of a larger statement. */
export const versions: RawBuilder<Versions> = sql`(select json_build_object('agencies', t.version,
  'calendar', json_build_object('version', c.version, 'mark', c.mark)) from agency_tree t, calendar_head c)`

/** The same, and what an agency has settled. */
export interface Heads {
  readonly versions: Versions
  readonly settled: StoredValues | null
}

/** All that tells what is in force for an agency, as columns of a larger statement. */
export const headsFor = (agency: string | Expression<string>, settings: readonly Setting[]) =>
  [versions.as('versions'), storedIn(settings, agency).as('settled')] as const

/** The same in a statement of its own: what the versions stand for is mostly known already. */
export const readHeads = (db: Handle, agency: string, settings: readonly Setting[]): Promise<Heads> =>
  db.selectNoFrom([...headsFor(agency, settings)]).executeTakeFirstOrThrow()
