import type { CivilDate } from '@gongkai/rules/dates'
import type { Handle } from '../../platform/database/schema.ts'

declare module '../../platform/database/schema.ts' {
  interface Schema {
    submission_drafts: DraftRecord
  }
}

export interface DraftRecord {
  readonly id: string
  readonly code_key: string
  readonly content: string
  /** The last day on which it can be opened. */
  readonly until: CivilDate
}

/** The draft of a code, unless its days are over. */
export const findDraft = (db: Handle, code_key: string, today: CivilDate) =>
  db
    .selectFrom('submission_drafts')
    .selectAll()
    .where('code_key', '=', code_key)
    .where('until', '>=', today)
    .executeTakeFirst()

/** Keeps a draft, in the place of the one of the same code. */
export async function putDraft(db: Handle, draft: DraftRecord): Promise<void> {
  const { content, until } = draft
  await db
    .insertInto('submission_drafts')
    .values(draft)
    .onConflict((c) => c.column('code_key').doUpdateSet({ content, until }))
    .execute()
}

export async function deleteDraft(db: Handle, id: string): Promise<void> {
  await db.deleteFrom('submission_drafts').where('id', '=', id).execute()
}

/** Takes away the drafts whose last day was before a day. Their ids. */
export async function deleteDraftsBefore(db: Handle, day: CivilDate): Promise<string[]> {
  const gone = await db.deleteFrom('submission_drafts').where('until', '<', day).returning('id').execute()
  return gone.map(({ id }) => id)
}
