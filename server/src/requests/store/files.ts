import type { Insertable, Selectable } from 'kysely'
import type { Handle, Schema } from '../../platform/database/schema.ts'
import '../../platform/files/store.ts'
import './tables.ts'

export type FileRecord = Pick<Selectable<Schema['request_files']>, 'file_id' | 'kind' | 'evidence' | 'added_at'> & {
  readonly name: string
  readonly size: number
  readonly media_type: string
}

export async function insertCaseFile(db: Handle, row: Insertable<Schema['request_files']>): Promise<void> {
  await db.insertInto('request_files').values(row).execute()
}

/** Files that came with a submission belong to the request it became as well. */
export async function giveFiles(db: Handle, submission_id: string, request_id: string): Promise<void> {
  await db.updateTable('request_files').set({ request_id }).where('submission_id', '=', submission_id).execute()
}

type Owner = 'request_id' | 'submission_id'

/** The files of a request or a submission, as they were added; their names still sealed. */
export const filesOf = (db: Handle, of: Owner, id: string): Promise<FileRecord[]> => caseFiles(db, of, id).execute()

export const caseFiles = (db: Handle, of: Owner, id: string) =>
  db
    .selectFrom('request_files')
    .innerJoin('files', 'files.id', 'request_files.file_id')
    .select(['file_id', 'kind', 'evidence', 'added_at', 'name', 'size', 'media_type'])
    .where(of, '=', id)
    .orderBy('added_at')
    .orderBy('file_id')
