import '../../accounts/store/tables.ts'
import type { Handle } from '../../platform/database/schema.ts'

/** The person's account; other changes to what they hold wait until the transaction ends. */
export const lockPerson = (db: Handle, id: string) =>
  db.selectFrom('users').select(['id', 'name', 'state']).where('id', '=', id).forUpdate().executeTakeFirst()
