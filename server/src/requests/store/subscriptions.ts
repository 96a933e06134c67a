import '../../accounts/store/tables.ts'
import type { Handle } from '../../platform/database/schema.ts'

declare module '../../platform/database/schema.ts' {
  interface Schema {
    date_subscriptions: { user_id: string; token_key: string; made_at: Date }
  }
}

export const findSubscription = (db: Handle, user: string) =>
  db.selectFrom('date_subscriptions').select('made_at').where('user_id', '=', user).executeTakeFirst()

/** Puts a new address in the place of the one before. */
export async function putSubscription(db: Handle, user_id: string, token_key: string, made_at: Date): Promise<void> {
  await db
    .insertInto('date_subscriptions')
    .values({ user_id, token_key, made_at })
    .onConflict((c) => c.column('user_id').doUpdateSet({ token_key, made_at }))
    .execute()
}

/** Takes an address away; false when there was none. */
export async function dropSubscription(db: Handle, user: string): Promise<boolean> {
  const { numDeletedRows } = await db.deleteFrom('date_subscriptions').where('user_id', '=', user).executeTakeFirst()
  return numDeletedRows > 0n
}

/** Whose address it is, as long as their account is in use. */
export const subscriberOf = (db: Handle, token_key: string) =>
  db
    .selectFrom('date_subscriptions as s')
    .innerJoin('users as u', 'u.id', 's.user_id')
    .select(['u.id', 'u.name'])
    .where('s.token_key', '=', token_key)
    .where('u.state', '=', 'active')
    .executeTakeFirst()
