import '../../accounts/store/tables.ts'
import { namesOfUsers } from '../../accounts/store/users.ts'
import type { Handle } from '../../platform/database/schema.ts'

/** The person's account; other changes to what they hold wait until the transaction ends. */
export const lockPerson = (db: Handle, id: string) =>
  db.selectFrom('users').select(['id', 'name', 'state']).where('id', '=', id).forUpdate().executeTakeFirst()

/** Names of whoever acted, by the ids of audit records. */
export async function namesOfActors(db: Handle, actors: readonly string[]): Promise<Map<string, string>> {
  const people = [...new Set(actors)].filter((id) => id !== 'anyone' && id !== 'program')
  return new Map([...(await namesOfUsers(db, people)), ['anyone', '公众'], ['program', '系统']])
}
