import type { Handle } from './database/schema.ts'
import type { HistoryRow } from './history-row.ts'

type Row = Omit<HistoryRow, 'actorName'>
const MOST = 200

/** The newest records about a thing, newest first. */
export async function recordsAbout(db: Handle, subject: { type: string; id: string }): Promise<Row[]> {
  const rows = await db
    .selectFrom('audit_log')
    .select(['seq', 'entry'])
    .where('subject_type', '=', subject.type)
    .where('subject_id', '=', subject.id)
    .orderBy('at', 'desc')
    .orderBy('seq', 'desc')
    .limit(MOST)
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
