import type { Selectable } from 'kysely'
import type { Handle } from '../../platform/database/schema.ts'
import { insertKeys } from './requests.ts'
import './tables.ts'

declare module '../../platform/database/schema.ts' {
  interface Schema {
    request_earlier_contents: { request_id: string; seq: number; content: string }
  }
}

export type EarlierContent = Selectable<{ request_id: string; seq: number; content: string }>

/** Writes a content anew that was narrowed to one matter, or corrected. */
export async function replaceContent(db: Handle, id: string, content: string): Promise<void> {
  await db.updateTable('requests').set({ content }).where('id', '=', id).execute()
}

/** A request is found by these digests of its applicant, and by those before no longer. */
export async function replaceKeys(db: Handle, id: string, keys: Parameters<typeof insertKeys>[2]): Promise<void> {
  await db.deleteFrom('request_keys').where('request_id', '=', id).execute()
  await insertKeys(db, id, keys)
}

/** Keeps what a request said before the act that corrected it. */
export async function insertEarlier(db: Handle, row: EarlierContent): Promise<void> {
  await db.insertInto('request_earlier_contents').values(row).execute()
}

/** What a request said before each correction, the earliest first. */
export const earlierOf = (db: Handle, request: string): Promise<EarlierContent[]> =>
  db.selectFrom('request_earlier_contents').selectAll().where('request_id', '=', request).orderBy('seq').execute()

export const findEarlier = (db: Handle, request: string, seq: number): Promise<EarlierContent | undefined> =>
  db
    .selectFrom('request_earlier_contents')
    .selectAll()
    .where('request_id', '=', request)
    .where('seq', '=', seq)
    .executeTakeFirst()
