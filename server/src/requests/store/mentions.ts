import type { Handle } from '../../platform/database/schema.ts'
import './tables.ts'

declare module '../../platform/database/schema.ts' {
  interface Schema {
    request_mentions: {
      id: string
      request_id: string
      seq: number
      person_id: string
      at: Date
      read_at: Date | null
    }
  }
}

interface NewMention {
  readonly id: string
  readonly request_id: string
  readonly seq: number
  readonly person_id: string
  readonly at: Date
}

export async function insertMentions(db: Handle, rows: readonly NewMention[]): Promise<void> {
  if (rows.length === 0) return
  await db
    .insertInto('request_mentions')
    .values(rows.map((row) => ({ ...row, read_at: null })))
    .execute()
}

const MOST = 100

/** What a person was told and has not read, the newest first, with the act that says it. */
export const unreadOf = (db: Handle, person: string) =>
  db
    .selectFrom('request_mentions as m')
    .innerJoin('request_acts as a', (join) =>
      join.onRef('a.request_id', '=', 'm.request_id').onRef('a.seq', '=', 'm.seq'),
    )
    .select(['m.id', 'a.request_id', 'a.seq', 'a.by', 'a.on_day', 'a.at', 'a.act'])
    .where('m.person_id', '=', person)
    .where('m.read_at', 'is', null)
    .orderBy('m.at', 'desc')
    .orderBy('m.id')
    .limit(MOST)
    .execute()

/** Marks what a person was told as read; the request it is about, or undefined when nothing of theirs was unread. */
export const markRead = (db: Handle, id: string, person: string, at: Date) =>
  db
    .updateTable('request_mentions')
    .set({ read_at: at })
    .where('id', '=', id)
    .where('person_id', '=', person)
    .where('read_at', 'is', null)
    .returning('request_id')
    .executeTakeFirst()
