import { type Expression, type RawBuilder, sql } from 'kysely'
import '../../agencies/store/tables.ts'
import '../../calendar/store.ts'
import type { Versions } from '../../platform/context.ts'
import { lastingOf } from '../../platform/database/database.ts'
import type { Handle } from '../../platform/database/schema.ts'
import { type Setting, type StoredValues, storedIn } from '../../platform/setting.ts'

const versionsWith = (lock: RawBuilder<unknown>): RawBuilder<Versions> => sql`(select json_build_object(
  'agencies', t.version, 'calendar', json_build_object('version', c.version, 'mark', c.mark))
  from agency_tree t, calendar_head c ${lock})`

/** Which agencies and which calendar are in force, as one column of a larger statement. */
export const versions = versionsWith(sql``)

/**
 * The same for a change. Dates that are written follow from this calendar, so it stays the one in force until they are
 * committed: a notice that is applied meanwhile waits, and then finds them (`holdHead` of the calendar).
 */
const versionsHeld = versionsWith(sql`for share of c`)

/** Whether what is read is read for a change. */
export const isInChange = (db: Handle): boolean => lastingOf(db) !== db

/** The same, and what an agency has settled. */
export interface Heads {
  readonly versions: Versions
  readonly settled: StoredValues | null
}

interface HeadsWanted {
  readonly settings: readonly Setting[]
  readonly inChange: boolean
}

/** All that tells what is in force for an agency, as columns of a larger statement. */
export const headsFor = (agency: string | Expression<string>, { settings, inChange }: HeadsWanted) =>
  [(inChange ? versionsHeld : versions).as('versions'), storedIn(settings, agency).as('settled')] as const

/** The same in a statement of its own: what the versions stand for is mostly known already. */
export const readHeads = (db: Handle, agency: string, settings: readonly Setting[]): Promise<Heads> =>
  db.selectNoFrom([...headsFor(agency, { settings, inChange: isInChange(db) })]).executeTakeFirstOrThrow()
