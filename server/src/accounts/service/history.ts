import type { Handle } from '../../platform/database/schema.ts'
import { recordsAbout } from '../../platform/history.ts'
import type { HistoryRow } from '../../platform/history-row.ts'
import { namesOfUsers } from '../store/users.ts'

/** Names of whoever acted, by the ids of audit records. */
export async function namesOfActors(db: Handle, actors: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const people = [...new Set(actors)].filter((id) => id !== 'anyone' && id !== 'program')
  return new Map([...(await namesOfUsers(db, people)), ['anyone', '公众'], ['program', '系统']])
}

/** The newest records about a thing with the names of who acted; whoever may read the thing may read them. */
export async function historyOf(db: Handle, subject: { type: string; id: string }): Promise<HistoryRow[]> {
  const records = await recordsAbout(db, subject)
  const names = await namesOfActors(
    db,
    records.map((r) => r.actor),
  )
  return records.map((r) => ({ ...r, actorName: names.get(r.actor) ?? r.actor }))
}
