import type { CivilDate } from '@gongkai/rules/dates'
import { type Selectable, sql } from 'kysely'
import { json, lastingOf } from '../../platform/database/database.ts'
import type { Handle } from '../../platform/database/schema.ts'
import { type Agency, type AgencyFacts, type AgencyName, type Contact, makeTree, type Tree } from '../tree.ts'
import type { AgencyTable } from './tables.ts'

/** The last tree read through each handle: of a transaction only as long as that lasts, so nothing unfinished stays. */
const read = new WeakMap<Handle, Tree>()

/** All agencies, read again only when they changed since the last time. */
export async function treeOf(db: Handle): Promise<Tree> {
  const { version } = await db.selectFrom('agency_tree').select('version').executeTakeFirstOrThrow()
  return treeAt(db, version)
}

/** All agencies, for whoever has just read the version in force. */
export async function treeAt(db: Handle, version: number): Promise<Tree> {
  // A version that others read is committed, so it is not that of a change which this transaction has begun.
  const known = [read.get(db), read.get(lastingOf(db))].find((tree) => tree?.version === version)
  if (known) return known
  const tree = await load(db, version)
  read.set(db, tree)
  return tree
}

/** Makes other changes to the tree wait until this transaction ends, and reads it as it is then. */
export async function lockTree(db: Handle): Promise<Tree> {
  await db.updateTable('agency_tree').set({ version: sql`version + 1` }).execute()
  return treeOf(db)
}

async function load(db: Handle, version: number): Promise<Tree> {
  const rows = await db.selectFrom('agencies').selectAll().execute()
  const names = await db.selectFrom('agency_names').selectAll().orderBy('valid_from').execute()
  const successors = await db.selectFrom('agency_successors').selectAll().orderBy('successor_id').execute()
  const namesOf = grouped(names, (n) => n.agency_id)
  const successorsOf = grouped(successors, (s) => s.agency_id)
  return makeTree(
    version,
    rows.map((row) =>
      agencyOf(
        row,
        (namesOf.get(row.id) ?? []).map((n) => ({ name: n.name, shortName: n.short_name, from: n.valid_from })),
        (successorsOf.get(row.id) ?? []).map((s) => s.successor_id),
      ),
    ),
  )
}

function grouped<T>(rows: readonly T[], by: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const row of rows) {
    const group = groups.get(by(row))
    if (group) group.push(row)
    else groups.set(by(row), [row])
  }
  return groups
}

const agencyOf = (
  row: Selectable<AgencyTable>,
  names: readonly AgencyName[],
  successors: readonly string[],
): Agency => ({
  id: row.id,
  slug: row.slug,
  kind: row.kind,
  level: row.level,
  municipality: row.municipality,
  ownName: row.own_name,
  parent: row.parent,
  superior: row.superior,
  seat: row.seat,
  external: row.external,
  disclosureOffice: row.disclosure_office,
  region: row.region,
  prefix: row.prefix,
  position: row.position,
  basicCourt: row.basic_court,
  intermediateCourt: row.intermediate_court,
  review: row.review,
  contact: row.contact,
  from: row.valid_from,
  to: row.valid_to,
  names,
  successors,
  version: row.version,
})

const columnsOf = (facts: AgencyFacts) => ({
  kind: facts.kind,
  level: facts.level,
  municipality: facts.municipality,
  own_name: facts.ownName,
  parent: facts.parent,
  superior: facts.superior,
  seat: facts.seat,
  external: facts.external,
  disclosure_office: facts.disclosureOffice,
  region: facts.region,
  prefix: facts.prefix,
  position: facts.position,
  basic_court: facts.basicCourt,
  intermediate_court: facts.intermediateCourt,
  review: facts.review && (json(facts.review) as never),
})

export interface Beginning extends AgencyFacts {
  readonly id: string
  readonly slug: string
  readonly from: CivilDate
  readonly contact: Contact
  readonly name: AgencyName
}

export async function insertAgency(db: Handle, given: Beginning): Promise<void> {
  const { id, slug, from: valid_from, contact } = given
  await db
    .insertInto('agencies')
    .values({ id, slug, valid_from, valid_to: null, contact: json(contact) as never, ...columnsOf(given) })
    .execute()
  await putName(db, id, given.name)
}

/** Writes a name from its date on; one that began on that date is replaced. */
export async function putName(db: Handle, agency_id: string, { name, shortName, from }: AgencyName): Promise<void> {
  const words = { name, short_name: shortName }
  await db
    .insertInto('agency_names')
    .values({ agency_id, valid_from: from, ...words })
    .onConflict((c) => c.columns(['agency_id', 'valid_from']).doUpdateSet(words))
    .execute()
}

/** Takes back names that would have begun on a day or later. */
export async function dropNames(db: Handle, agency_id: string, from: CivilDate): Promise<void> {
  await db.deleteFrom('agency_names').where('agency_id', '=', agency_id).where('valid_from', '>=', from).execute()
}

/** Which agency, as the caller read it. */
export interface Which {
  readonly id: string
  readonly version: number
}

type Changes = Partial<Omit<AgencyTable, 'id' | 'slug' | 'version'>>

/** False when somebody else changed it since. */
async function update(db: Handle, { id, version }: Which, changes: Changes): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('agencies')
    .set({ ...(changes as object), version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

export const updateFacts = (db: Handle, which: Which, facts: AgencyFacts) =>
  update(db, which, columnsOf(facts) as Changes)
export const updateContact = (db: Handle, which: Which, contact: Contact) =>
  update(db, which, { contact: json(contact) as never })
export const updateEnd = (db: Handle, which: Which, valid_to: CivilDate) => update(db, which, { valid_to })
/** Counts a change that stands in another table. */
export const updateVersion = (db: Handle, which: Which) => update(db, which, {})

export async function putSuccessors(db: Handle, agency_id: string, successors: readonly string[]): Promise<void> {
  await db.deleteFrom('agency_successors').where('agency_id', '=', agency_id).execute()
  if (successors.length > 0)
    await db
      .insertInto('agency_successors')
      .values(successors.map((successor_id) => ({ agency_id, successor_id })))
      .execute()
}
