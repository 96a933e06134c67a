import { z } from 'zod'
import type { Handle } from './database/schema.ts'

/** One record of a thing's history: who, when, what changed, why. */
export const HistoryRow = z.strictObject({
  seq: z.int(),
  at: z.iso.datetime(),
  actor: z.string().describe('操作人的内部编号；anyone 为公众，program 为系统'),
  act: z.string(),
  before: z.unknown().optional(),
  after: z.unknown().optional(),
  reason: z.string().optional(),
})
export type HistoryRow = z.infer<typeof HistoryRow>

/** The newest records about a thing, newest first; whoever may read the thing may read them. */
export async function historyOf(db: Handle, subject: { type: string; id: string }, most = 200): Promise<HistoryRow[]> {
  const rows = await db
    .selectFrom('audit_log')
    .select(['seq', 'entry'])
    .where('subject_type', '=', subject.type)
    .where('subject_id', '=', subject.id)
    .orderBy('at', 'desc')
    .orderBy('seq', 'desc')
    .limit(most)
    .execute()
  return rows.map(({ seq, entry }) => {
    const { at, actor, act, before, after, reason } = JSON.parse(entry)
    return {
      seq,
      at,
      actor,
      act,
      ...(before !== undefined && { before }),
      ...(after !== undefined && { after }),
      ...(reason && { reason }),
    }
  })
}
