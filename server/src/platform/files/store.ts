import { sql } from 'kysely'
import type { Handle } from '../database/schema.ts'

declare module '../database/schema.ts' {
  interface Schema {
    files: FileRow
    file_references: { file_id: string; holder: string }
  }
}

export interface FileRow {
  id: string
  hash: string
  size: number
  media_type: string
  name: string
  quota_owner: string | null
  created_by: string
  created_at: Date
}

export async function insertFile(db: Handle, row: FileRow): Promise<void> {
  await db.insertInto('files').values(row).execute()
}

export const findFile = (db: Handle, id: string): Promise<FileRow | undefined> =>
  db.selectFrom('files').selectAll().where('id', '=', id).executeTakeFirst()

/** Bytes that an owner's files take; until the transaction ends nobody else counts for the same owner. */
export async function takenBy(db: Handle, owner: string): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`files:${owner}`}, 0))`.execute(db)
  const { taken } = await db
    .selectFrom('files')
    .select(({ fn }) => fn.coalesce(fn.sum<string>('size'), sql<string>`0`).as('taken'))
    .where('quota_owner', '=', owner)
    .executeTakeFirstOrThrow()
  return Number(taken)
}

export async function addReference(db: Handle, file_id: string, holder: string): Promise<void> {
  await db
    .insertInto('file_references')
    .values({ file_id, holder })
    .onConflict((c) => c.doNothing())
    .execute()
}

export async function removeReferences(db: Handle, holder: string): Promise<void> {
  await db.deleteFrom('file_references').where('holder', '=', holder).execute()
}

const lockOf = (hash: string) => sql`hashtextextended(${`content:${hash}`}, 0)`

/** Says that a row is about to name a content: until the transaction ends nobody finds it free. */
export async function holdContent(db: Handle, hash: string): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(${lockOf(hash)})`.execute(db)
}

/** Whether no file has a content, and none is about to; until the transaction ends none begins to. */
export async function isFree(db: Handle, hash: string): Promise<boolean> {
  const { rows } = await sql<{ locked: boolean }>`select pg_try_advisory_xact_lock(${lockOf(hash)}) as locked`.execute(
    db,
  )
  // A statement later: it sees what those who held the content before have written.
  return rows[0]?.locked === true && (await namedOf(db, [hash])).size === 0
}

/** Forgets files that nobody needs, made before a time. How many. */
export async function deleteUnneeded(db: Handle, before: Date): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('files')
    .where('created_at', '<', before)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('file_references').select('holder').whereRef('file_id', '=', 'files.id'))),
    )
    .executeTakeFirst()
  return Number(numDeletedRows)
}

/** Which of these contents some file has. */
export async function namedOf(db: Handle, hashes: readonly string[]): Promise<Set<string>> {
  const rows = await db
    .selectFrom('files')
    .select('hash')
    .distinct()
    .where('hash', 'in', [...hashes])
    .execute()
  return new Set(rows.map((r) => r.hash))
}
