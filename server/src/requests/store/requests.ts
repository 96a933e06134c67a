import { type Insertable, type Selectable, sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { builtOnce } from '../../platform/database/built.ts'
import { json } from '../../platform/database/database.ts'
import type { Handle, Schema } from '../../platform/database/schema.ts'
import type { Setting } from '../../platform/setting.ts'
import { headsFor, isInChange } from './inForce.ts'
import type { Derived, KeptAct, KeyKind } from './tables.ts'

export type RequestRecord = Selectable<Schema['requests']>
export type ActRecord = Selectable<Schema['request_acts']>

/** The next number of an agency in a year, taken for this transaction alone: none is left out and none given twice. */
export async function takeNumber(db: Handle, agency: string, year: number): Promise<number> {
  const { rows } = await sql<{ last: number }>`
    insert into request_numbers as n (agency_id, year, last) values (${agency}, ${year}, 1)
    on conflict (agency_id, year) do update set last = n.last + 1
    returning last`.execute(db)
  return rows[0]?.last ?? 0
}

export async function insertRequest(db: Handle, row: Insertable<Schema['requests']>): Promise<void> {
  await db.insertInto('requests').values(row).execute()
}

export const findRequest = (db: Handle, id: string): Promise<RequestRecord | undefined> =>
  db.selectFrom('requests').selectAll().where('id', '=', id).executeTakeFirst()

const caseStatement = (settings: readonly Setting[], inChange: boolean) =>
  builtOnce((db, { id }: { id: string }) =>
    db
      .selectFrom('requests')
      .selectAll()
      .select((eb) =>
        jsonArrayFrom(
          eb.selectFrom('request_acts').selectAll().whereRef('request_id', '=', 'requests.id').orderBy('seq'),
        ).as('acts'),
      )
      .select([...headsFor(sql<string>`agency_id::text`, { settings, inChange })])
      .where('id', '=', id),
  )

/** A request with its acts in their order and what of these settings its agency has, in one statement. */
export function caseFinder(settings: readonly Setting[]) {
  const toRead = caseStatement(settings, false)
  const toChange = caseStatement(settings, true)
  return async (db: Handle, id: string) => {
    const [found] = await (isInChange(db) ? toChange : toRead)(db, { id })
    if (!found) return undefined
    const { acts, versions, settled, ...row } = found
    // JSON has instants as text.
    return { row, heads: { versions, settled }, records: acts.map((a): ActRecord => ({ ...a, at: new Date(a.at) })) }
  }
}

export const findByCode = (db: Handle, key: string): Promise<RequestRecord | undefined> =>
  db.selectFrom('requests').selectAll().where('code_key', '=', key).executeTakeFirst()

export const findBySubmission = (db: Handle, submission: string): Promise<RequestRecord | undefined> =>
  db.selectFrom('requests').selectAll().where('submission_id', '=', submission).executeTakeFirst()

/** Writes what follows from the acts; false when somebody was faster. */
export async function updateDerived(
  db: Handle,
  { id, version }: Pick<RequestRecord, 'id' | 'version'>,
  derived: Derived,
  next: number,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('requests')
    .set({ ...derived, version: next })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Gives a request another code; the submission that it came from has the same one, so that the old one is nowhere. */
export async function replaceCode(
  db: Handle,
  { id, submission_id }: Pick<RequestRecord, 'id' | 'submission_id'>,
  code_key: string,
): Promise<void> {
  await db.updateTable('requests').set({ code_key }).where('id', '=', id).execute()
  if (submission_id) await db.updateTable('submissions').set({ code_key }).where('id', '=', submission_id).execute()
}

/** The acts of a request in their order. */
export const actsOf = (db: Handle, request: string): Promise<ActRecord[]> =>
  db.selectFrom('request_acts').selectAll().where('request_id', '=', request).orderBy('seq').execute()

/** Acts of many requests at once, by request. */
export async function actsOfAll(db: Handle, requests: readonly string[]): Promise<Map<string, ActRecord[]>> {
  const all = new Map<string, ActRecord[]>(requests.map((id) => [id, []]))
  if (requests.length === 0) return all
  const rows = await db
    .selectFrom('request_acts')
    .selectAll()
    .where('request_id', 'in', [...requests])
    .orderBy('request_id')
    .orderBy('seq')
    .execute()
  for (const row of rows) all.get(row.request_id)?.push(row)
  return all
}

/** Appends an act at its place; false when somebody else's stands there already. */
export async function insertAct(db: Handle, row: Omit<ActRecord, 'act'> & { act: KeptAct }): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('request_acts')
    .values({ ...row, act: json(row.act) as never })
    .onConflict((c) => c.doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

interface Key {
  readonly kind: KeyKind
  readonly key: string
}

export async function insertKeys(db: Handle, request_id: string, keys: readonly Key[]): Promise<void> {
  await db
    .insertInto('request_keys')
    .values(keys.map((k) => ({ request_id, ...k })))
    .onConflict((c) => c.doNothing())
    .execute()
}

const openStatuses = ['handling', 'correcting', 'approving', 'signed', 'sealed'] as const

/** Every request that still has a clock or somebody to act. */
export const openRequests = (db: Handle, agency?: string): Promise<RequestRecord[]> =>
  db
    .selectFrom('requests')
    .selectAll()
    .where('status', 'in', openStatuses)
    .$if(agency !== undefined, (query) => query.where('agency_id', '=', agency ?? ''))
    .orderBy('agency_id')
    .orderBy('due_on')
    .orderBy('id')
    .execute()

/** What a person has open, at these agencies or anywhere. */
export const openOf = (db: Handle, person: string, agencies?: readonly string[]): Promise<RequestRecord[]> =>
  db
    .selectFrom('requests')
    .selectAll()
    .where('person_id', '=', person)
    .where('status', 'in', openStatuses)
    .$if(agencies !== undefined, (b) =>
      b.where((eb) =>
        eb.or([eb('agency_id', 'in', [...(agencies ?? [])]), eb('section_id', 'in', [...(agencies ?? [])])]),
      ),
    )
    .orderBy('id')
    .execute()
