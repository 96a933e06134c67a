import type { Handle } from '../../platform/database/schema.ts'
import { recordsAbout } from '../../platform/history.ts'
import type { HistoryRow } from '../../platform/history-row.ts'
import { namesOfUsers } from '../store/users.ts'

/** Those among whoever acted who have an account. */
export const peopleAmong = (actors: readonly string[]): string[] =>
  [...new Set(actors)].filter((id) => id !== 'anyone' && id !== 'program')

/** Names of whoever acted, from those of the people among them. */
export const actorNames = (people: Iterable<readonly [id: string, name: string]>): ReadonlyMap<string, string> =>
  new Map([...people, ['anyone', '公众'], ['program', '系统']])

/** Names of whoever acted, by the ids of audit records. */
export const namesOfActors = async (db: Handle, actors: readonly string[]): Promise<ReadonlyMap<string, string>> =>
  actorNames(await namesOfUsers(db, peopleAmong(actors)))

/** The newest records about a thing with the names of who acted; whoever may read the thing may read them. */
export async function historyOf(db: Handle, subject: { type: string; id: string }): Promise<HistoryRow[]> {
  const records = await recordsAbout(db, subject)
  const names = await namesOfActors(
    db,
    records.map((r) => r.actor),
  )
  return records.map((r) => ({ ...r, actorName: names.get(r.actor) ?? r.actor }))
}
