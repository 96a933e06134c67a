import type { Insertable, Selectable, Updateable } from 'kysely'
import type { Handle } from '../../platform/database/schema.ts'
import type { CredentialTable, UserTable } from './tables.ts'

const GROUP = 1000

/** What signing in asks about a person. */
export type Known = Selectable<CredentialTable> & Pick<Selectable<UserTable>, 'account' | 'state'>

const known = (db: Handle) =>
  db
    .selectFrom('credentials')
    .innerJoin('users', 'users.id', 'credentials.user_id')
    .selectAll('credentials')
    .select(['users.account', 'users.state'])

export const findByAccount = (db: Handle, account_key: string): Promise<Known | undefined> =>
  known(db).where('account_key', '=', account_key).executeTakeFirst()

export const getKnown = (db: Handle, user: string): Promise<Known> =>
  known(db).where('users.id', '=', user).executeTakeFirstOrThrow()

/** The same, and until the transaction ends nobody else changes how the person signs in. */
export const lockKnown = (db: Handle, user: string): Promise<Known> =>
  known(db).where('users.id', '=', user).forUpdate('credentials').executeTakeFirstOrThrow()

/** The person whom the sign-on provider calls so, if the account is in use. */
export const findBySignOn = (db: Handle, sign_on_key: string): Promise<{ id: string } | undefined> =>
  db
    .selectFrom('users')
    .select('id')
    .where('sign_on_key', '=', sign_on_key)
    .where('state', '=', 'active')
    .executeTakeFirst()

export async function insertCredentials(db: Handle, rows: readonly Insertable<CredentialTable>[]): Promise<void> {
  for (let i = 0; i < rows.length; i += GROUP)
    await db
      .insertInto('credentials')
      .values(rows.slice(i, i + GROUP))
      .execute()
}

export async function changeCredentials(db: Handle, user: string, change: Updateable<CredentialTable>): Promise<void> {
  await db.updateTable('credentials').set(change).where('user_id', '=', user).execute()
}

/** Keeps an own password and its hash among those that may not come again. */
export async function keepPassword(db: Handle, user: string, password: string, at: Date): Promise<void> {
  await changeCredentials(db, user, {
    password,
    password_at: at,
    one_time: null,
    one_time_until: null,
    must_change: false,
  })
  await db
    .insertInto('password_history')
    .values({ user_id: user, password, at })
    .onConflict((c) => c.columns(['user_id', 'at']).doUpdateSet({ password }))
    .execute()
}

/** Hashes of the last own passwords, the present one first. */
export async function rememberedPasswords(db: Handle, user: string, most: number): Promise<string[]> {
  const rows = await db
    .selectFrom('password_history')
    .select('password')
    .where('user_id', '=', user)
    .orderBy('at', 'desc')
    .limit(most)
    .execute()
  return rows.map((r) => r.password)
}

/** Uses up the step of a TOTP code. False when that or a later one was used before. */
export async function takeStep(db: Handle, user: string, step: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('credentials')
    .set({ totp_step: step })
    .where('user_id', '=', user)
    .where('totp_step', '<', step)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Uses up a recovery code. False when there is none such, or no more. */
export async function takeRecoveryCode(db: Handle, user: string, digest: string, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('recovery_codes')
    .set({ used_at: now })
    .where('user_id', '=', user)
    .where('digest', '=', digest)
    .where('used_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Puts new recovery codes in the place of all older ones; none removes them. */
export async function replaceRecoveryCodes(db: Handle, user: string, digests: readonly string[]): Promise<void> {
  await db.deleteFrom('recovery_codes').where('user_id', '=', user).execute()
  if (digests.length > 0)
    await db
      .insertInto('recovery_codes')
      .values(digests.map((digest) => ({ user_id: user, digest, used_at: null })))
      .execute()
}

export async function recoveryCodesLeft(db: Handle, user: string): Promise<number> {
  const { left } = await db
    .selectFrom('recovery_codes')
    .select(({ fn }) => fn.countAll<number>().as('left'))
    .where('user_id', '=', user)
    .where('used_at', 'is', null)
    .executeTakeFirstOrThrow()
  return left
}
