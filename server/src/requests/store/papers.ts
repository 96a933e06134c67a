import { sql } from 'kysely'
import type { Handle } from '../../platform/database/schema.ts'
import '../../letters/store/tables.ts'
import '../../platform/audit.ts'
import '../../platform/files/store.ts'
import './tables.ts'

/** The letters of a case in the order in which they were begun, with the contents of both their files. */
export const lettersWithFiles = (db: Handle, request: string) =>
  db
    .selectFrom('letters')
    .leftJoin('files as draft', 'draft.id', 'letters.draft_file')
    .leftJoin('files as sealed', 'sealed.id', 'letters.sealed_file')
    .selectAll('letters')
    .select(['draft.hash as draft_hash', 'draft.size as draft_size'])
    .select(['sealed.hash as sealed_hash', 'sealed.size as sealed_size', 'sealed.media_type as sealed_type'])
    .where('case_id', '=', request)
    .orderBy('letters.created_at')
    .orderBy('letters.id')
    .execute()
export type LetterWithFiles = Awaited<ReturnType<typeof lettersWithFiles>>[number]

/** The papers of a case with the digests of their contents; names still sealed. */
export const papersOf = (db: Handle, request: string) =>
  db
    .selectFrom('request_files')
    .innerJoin('files', 'files.id', 'request_files.file_id')
    .select(['file_id', 'kind', 'evidence', 'added_at', 'name', 'size', 'hash'])
    .where('request_id', '=', request)
    .orderBy('added_at')
    .orderBy('file_id')
    .execute()
export type PaperRecord = Awaited<ReturnType<typeof papersOf>>[number]

/** The audit records of a case and of its letters as they were hashed, with their places in the chain. */
export async function recordsOfCase(db: Handle, request: string, letters: readonly string[]) {
  return db
    .selectFrom('audit_log')
    .select(['chain', 'seq', 'entry'])
    .select(sql<string>`encode(hash, 'hex')`.as('hash'))
    .where(({ and, eb, or }) =>
      or([
        and([eb('subject_type', '=', 'request'), eb('subject_id', '=', request)]),
        ...(letters.length > 0 ? [and([eb('subject_type', '=', 'letter'), eb('subject_id', 'in', [...letters])])] : []),
      ]),
    )
    .orderBy('chain')
    .orderBy('seq')
    .execute()
}
