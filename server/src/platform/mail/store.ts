import { type Generated, sql } from 'kysely'
import type { Handle } from '../database/schema.ts'

declare module '../database/schema.ts' {
  interface Schema {
    mail_queue: {
      id: string
      sealed: string
      queued_at: Date
      attempts: Generated<number>
      next_at: Date
      failure: string | null
    }
  }
}

export const insertMail = (db: Handle, id: string, sealed: string, at: Date) =>
  db.insertInto('mail_queue').values({ id, sealed, queued_at: at, next_at: at, failure: null }).execute()

/** Takes the next one that is due: until the given time nobody else takes it. */
export const takeDue = (db: Handle, now: Date, until: Date) =>
  db
    .updateTable('mail_queue')
    .set({ next_at: until })
    .where('id', '=', ({ selectFrom }) =>
      selectFrom('mail_queue')
        .select('id')
        .where('next_at', '<=', now)
        .orderBy('next_at')
        .limit(1)
        .forUpdate()
        .skipLocked(),
    )
    .returning(['id', 'sealed', 'attempts'])
    .executeTakeFirst()

export const deleteMail = (db: Handle, id: string) => db.deleteFrom('mail_queue').where('id', '=', id).execute()

export const postpone = (db: Handle, id: string, until: Date, failure: string) =>
  db
    .updateTable('mail_queue')
    .set({ next_at: until, failure, attempts: sql`attempts + 1` })
    .where('id', '=', id)
    .execute()

/** How many wait, and how many of them failed at least once. */
export const countMail = async (db: Handle) => {
  const row = await db
    .selectFrom('mail_queue')
    .select((e) => [
      e.fn.countAll<number>().as('waiting'),
      e.fn.countAll<number>().filterWhere('attempts', '>', 0).as('failing'),
    ])
    .executeTakeFirstOrThrow()
  return { waiting: Number(row.waiting), failing: Number(row.failing) }
}
