import type { Handle } from './database/schema.ts'
import type { HistoryRow } from './history-row.ts'

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
    const { at, actor, standsInFor, act, before, after, reason } = JSON.parse(entry)
    return {
      seq,
      at,
      actor,
      ...(standsInFor && { standsInFor }),
      act,
      ...(before !== undefined && { before }),
      ...(after !== undefined && { after }),
      ...(reason && { reason }),
    }
  })
}
