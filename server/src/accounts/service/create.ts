import { INSTALLATION } from '../../platform/audit.ts'
import type { CommandContext } from '../../platform/context.ts'
import { errors, refuse } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { settingOf } from '../../platform/setting.ts'
import type { UserFields } from '../contract.ts'
import { accountErrors } from '../errors.ts'
import type { Neighbours } from '../neighbours.ts'
import { passwordPolicy } from '../policy.ts'
import { changeCredentials, insertCredentials, keepPassword } from '../store/credentials.ts'
import { insertUsers, takenAccounts, takenSignOns } from '../store/users.ts'
import { accountKey, attemptsKey } from './attempts.ts'
import { oneTimeDigest, randomPassword } from './passwords.ts'
import { sealColumn, signOnKey } from './sealed.ts'
import { subjectOf } from './signIn.ts'

const HOUR = 3_600_000

/** The columns of an account that a person writes, sealed where they say how to reach somebody. */
export const columnsOf = ({ parts }: Pick<CommandContext, 'parts'>, id: string, fields: UserFields) => ({
  name: fields.name,
  agency_id: fields.agency,
  post: fields.post,
  phone: sealColumn(parts, 'phone', id, fields.phone),
  email: sealColumn(parts, 'email', id, fields.email),
  sign_on: sealColumn(parts, 'sign_on', id, fields.signOnId),
  sign_on_key: fields.signOnId === null ? null : signOnKey(parts, fields.signOnId),
})

/** What of an account stands in the audit: office data, never how to reach somebody. */
export const auditOf = ({
  name,
  agency_id,
  post,
}: {
  name: string
  agency_id: string | null
  post: string | null
}) => ({
  name,
  agency: agency_id,
  post,
})

/** Refuses an agency that there is not, and a sign-on identity that somebody else has. */
export async function checkFields(ctx: CommandContext, around: Neighbours, fields: UserFields, id: string | null) {
  if (fields.agency !== null && !(await around.placeOf(ctx, fields.agency)))
    throw refuse(errors.invalidInput, { at: 'agency', says: '没有这个机关，请重新选择。' })
  if (fields.signOnId === null) return
  const [owner] = (await takenSignOns(ctx.db, [signOnKey(ctx.parts, fields.signOnId)])).values()
  if (owner !== undefined && owner !== id) throw refuse(accountErrors.signOnTaken, { at: 'signOnId' })
}

export type NewUser = UserFields & { readonly account: string }

interface Made {
  readonly id: string
  readonly account: string
  readonly name: string
  /** Null for whoever has an own password. */
  readonly oneTimePassword: string | null
}

/**
 * Makes accounts without asking for permission: for the services that asked, and for the first start. With the hash of
 * an own password (`newPassword`) an account is used at once; without, its one-time password is given.
 */
export async function addUsers(
  ctx: CommandContext,
  news: readonly (NewUser & { password?: string })[],
): Promise<Made[]> {
  const taken = await takenAccounts(
    ctx.db,
    news.map((n) => accountKey(n.account)),
  )
  if (taken.size > 0) throw refuse(accountErrors.accountTaken, { at: 'account' })
  const until = await endOfOneTime(ctx)
  const made = news.map((fields) => {
    const id = newId()
    const oneTimePassword = fields.password ? null : randomPassword()
    return { id, fields, row: columnsOf(ctx, id, fields), oneTimePassword }
  })
  await insertUsers(
    ctx.db,
    made.map(({ id, row, fields: { account } }) => ({
      ...{ id, account, account_key: accountKey(account), attempts_key: attemptsKey(ctx.parts, account) },
      ...{ created_at: ctx.now, ...row },
    })),
  )
  await insertCredentials(
    ctx.db,
    made.map(({ id, oneTimePassword: text }) => ({ user_id: id, ...oneTimeColumns(ctx, id, text, until) })),
  )
  for (const { id, row, fields } of made) {
    if (fields.password) await keepPassword(ctx.db, id, fields.password, ctx.now)
    const after = { account: fields.account, ...auditOf(row) }
    await ctx.audit({ chain: INSTALLATION, act: 'user.created', subject: subjectOf(id), after })
  }
  return made.map(({ id, fields: { account, name }, oneTimePassword }) => ({ id, account, name, oneTimePassword }))
}

/** Makes one account; `password` is the hash of an own one. */
export async function addUser(ctx: CommandContext, fields: NewUser, password: string | null = null) {
  const [made] = await addUsers(ctx, [{ ...fields, ...(password !== null && { password }) }])
  return { id: made?.id ?? '', oneTimePassword: made?.oneTimePassword ?? null }
}

async function endOfOneTime({ db, now }: CommandContext): Promise<Date> {
  const { oneTimeHours } = await settingOf(db, passwordPolicy)
  return new Date(now.getTime() + oneTimeHours * HOUR)
}

const oneTimeColumns = ({ parts }: CommandContext, user: string, text: string | null, until: Date) => ({
  one_time: text === null ? null : oneTimeDigest(parts, user, text),
  one_time_until: text === null ? null : until,
  must_change: text !== null,
})

/** Puts a random password in place of the person's own; it must be changed at the first sign-in. */
export async function giveOneTimePassword(ctx: CommandContext, user: string): Promise<string> {
  const text = randomPassword()
  const columns = oneTimeColumns(ctx, user, text, await endOfOneTime(ctx))
  await changeCredentials(ctx.db, user, { password: null, ...columns })
  return text
}

/** Makes an account; its one-time password is in the answer, and otherwise kept only hashed or sealed. */
export async function createUser(ctx: CommandContext, around: Neighbours, fields: NewUser) {
  await checkFields(ctx, around, fields, null)
  const { id, oneTimePassword } = await addUser(ctx, fields)
  return { id, oneTimePassword: oneTimePassword ?? '' }
}
