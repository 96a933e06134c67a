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
import { insertUser, takenAccounts, takenSignOns } from '../store/users.ts'
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

/**
 * Makes an account without asking for permission: for the services that asked, and for the first start. With the hash
 * of an own password (`newPassword`) it is used at once; without, its one-time password is given.
 */
export async function addUser(ctx: CommandContext, fields: NewUser, password: string | null = null) {
  const id = newId()
  const { account } = fields
  const key = accountKey(account)
  if ((await takenAccounts(ctx.db, [key])).size > 0) throw refuse(accountErrors.accountTaken, { at: 'account' })
  const row = columnsOf(ctx, id, fields)
  const attempts_key = attemptsKey(ctx.parts, account)
  await insertUser(ctx.db, { id, account, account_key: key, attempts_key, created_at: ctx.now, ...row })
  await insertCredentials(ctx.db, { user_id: id })
  if (password) await keepPassword(ctx.db, id, password, ctx.now)
  const oneTimePassword = password ? null : await giveOneTimePassword(ctx, id)
  await ctx.audit({
    chain: INSTALLATION,
    act: 'user.created',
    subject: subjectOf(id),
    after: { account, ...auditOf(row) },
  })
  return { id, oneTimePassword }
}

/** Puts a random password in place of the person's own; it must be changed at the first sign-in. */
export async function giveOneTimePassword(ctx: CommandContext, user: string): Promise<string> {
  const { oneTimeHours } = await settingOf(ctx.db, passwordPolicy)
  const text = randomPassword()
  await changeCredentials(ctx.db, user, {
    password: null,
    one_time: oneTimeDigest(ctx.parts, user, text),
    one_time_until: new Date(ctx.now.getTime() + oneTimeHours * HOUR),
    must_change: true,
  })
  return text
}

/** Makes an account; the answer holds its one-time password, which is kept nowhere else. */
export async function createUser(ctx: CommandContext, around: Neighbours, fields: NewUser) {
  await checkFields(ctx, around, fields, null)
  const { id, oneTimePassword } = await addUser(ctx, fields)
  return { id, oneTimePassword: oneTimePassword ?? '' }
}
