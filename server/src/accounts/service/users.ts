import { administrators, isAdministrator } from '@gongkai/rules/access'
import { INSTALLATION } from '../../platform/audit.ts'
import type { CommandContext, Context } from '../../platform/context.ts'
import { errors, refuse } from '../../platform/errors.ts'
import { everything } from '../../platform/list.ts'
import type { User, UserFields, UserQuery, UserRow } from '../contract.ts'
import { accountErrors } from '../errors.ts'
import type { Neighbours } from '../neighbours.ts'
import { clearAttempts } from '../store/attempts.ts'
import { changeCredentials, lockKnown, replaceRecoveryCodes } from '../store/credentials.ts'
import { grantsOn } from '../store/grants.ts'
import { deleteSessions } from '../store/sessions.ts'
import { listUsers as list, lockHoldersOf, namesOfUsers, type UserRecord, updateUser } from '../store/users.ts'
import { accountFor, actsOnUser, stateOf } from './access.ts'
import { auditOf, checkFields, columnsOf, giveOneTimePassword } from './create.ts'
import { historyOf } from './history.ts'
import { openUser } from './sealed.ts'
import { subjectOf } from './signIn.ts'

const rowOf = (user: UserRecord, agencies: ReadonlyMap<string, string>): UserRow => ({
  id: user.id,
  account: user.account,
  name: user.name,
  agency: user.agency_id,
  agencyName: user.agency_id === null ? null : (agencies.get(user.agency_id) ?? null),
  post: user.post,
  state: stateOf(user),
  secondFactor: user.has_totp,
  roles: user.roles.map((r) => ({ ...r, agencyName: agencies.get(r.agency) ?? '' })),
  lastSeenAt: user.seen_at?.toISOString() ?? null,
  createdAt: user.created_at.toISOString(),
  version: user.version,
})

const agenciesOf = (users: readonly UserRecord[]) => [
  ...new Set(users.flatMap((u) => [...(u.agency_id === null ? [] : [u.agency_id]), ...u.roles.map((r) => r.agency)])),
]

/** The accounts that the actor may see. */
export async function listUsers(ctx: Context, around: Neighbours, query: UserQuery) {
  const within = await around.reached(ctx, ctx.actor, 'user.read')
  const { rows, total } = await list(ctx.db, { ...query, within }, ctx.today, ctx.now)
  const names = await around.namesOf(ctx, agenciesOf(rows))
  return { rows: rows.map((r) => rowOf(r, names)), total, page: query.page, size: query.size }
}

export const exportUsers = async (ctx: Context, around: Neighbours, query: UserQuery): Promise<readonly UserRow[]> =>
  (await listUsers(ctx, around, everything(query))).rows

/** One account with what was done to it, by whom. */
export async function readUser(ctx: Context, around: Neighbours, id: string): Promise<User> {
  const user = await accountFor(ctx, around, id, 'user.read')
  const { phone, email, sign_on } = openUser(ctx.parts, user)
  return {
    ...rowOf(user, await around.namesOf(ctx, agenciesOf([user]))),
    phone,
    email,
    signOnId: sign_on,
    mustChangePassword: user.must_change,
    lockedUntil: user.state === 'active' ? (user.locked_until?.toISOString() ?? null) : null,
    acts: await actsOnUser(ctx, around, user),
    history: await historyOf(ctx.db, subjectOf(id)),
  }
}

type Changed = UserFields & { readonly version: number }

export async function changeUser(ctx: CommandContext, around: Neighbours, id: string, { version, ...fields }: Changed) {
  const user = await accountFor(ctx, around, id, 'user.change')
  await checkFields(ctx, around, fields, id)
  const row = columnsOf(ctx, id, fields)
  const next = await updateUser(ctx.db, { id, version }, row)
  if (next === null) throw refuse(errors.changedMeanwhile)
  const was = openUser(ctx.parts, user)
  const reached = { phone: fields.phone, email: fields.email, sign_on: fields.signOnId }
  const contact = (['phone', 'email', 'sign_on'] as const).filter((c) => was[c] !== reached[c])
  if (contact.includes('sign_on')) await demandNoAdministrator(ctx, id)
  await ctx.audit({
    chain: INSTALLATION,
    act: 'user.changed',
    subject: subjectOf(id),
    before: auditOf(user),
    after: { ...auditOf(row), ...(contact.length > 0 && { changed: contact }) },
  })
  return { version: next }
}

/** Who could say as whom an administrator signs on, could sign on as every administrator. */
async function demandNoAdministrator({ db, today }: CommandContext, user: string): Promise<void> {
  const held = await grantsOn(db, user, today)
  if (held.some(({ role }) => isAdministrator(role)))
    throw refuse(accountErrors.signOnOfAdministrator, { at: 'signOnId' })
}

interface Because {
  readonly version: number
  readonly reason: string
}

/** Without one of the three administrators nobody could mend anything. */
async function keepAdministrators({ db, today }: CommandContext, leaving: string): Promise<void> {
  for (const role of administrators) {
    const holders = await lockHoldersOf(db, role, today)
    if (holders.length === 1 && holders[0] === leaving) throw refuse(accountErrors.lastAdministrator)
  }
}

/** Ends what a person may do here. Their open work must be handed over first. */
export async function disableUser(ctx: CommandContext, around: Neighbours, id: string, { version, reason }: Because) {
  await accountFor(ctx, around, id, 'user.disable')
  await keepAdministrators(ctx, id)
  const open = (await Promise.all(around.openWork.map((of) => of(ctx, id)))).flat()
  if (open.length > 0)
    throw refuse(accountErrors.workOpen, { says: `这个人还有没办结的工作：${open.join('、')}。请先移交，再停用账户。` })
  const next = await updateUser(ctx.db, { id, version }, { state: 'disabled' })
  if (next === null) throw refuse(errors.changedMeanwhile)
  await deleteSessions(ctx.db, id)
  await ctx.audit({ chain: INSTALLATION, act: 'user.disabled', subject: subjectOf(id), reason })
  return { version: next }
}

export async function enableUser(ctx: CommandContext, around: Neighbours, id: string, { version, reason }: Because) {
  await accountFor(ctx, around, id, 'user.enable')
  const next = await updateUser(ctx.db, { id, version }, { state: 'active' })
  if (next === null) throw refuse(errors.changedMeanwhile)
  await ctx.audit({ chain: INSTALLATION, act: 'user.enabled', subject: subjectOf(id), reason })
  return { version: next }
}

interface Reset {
  readonly reason: string
  readonly secondFactor: boolean
}

/** Gives a person a one-time password and ends their sessions; whoever lost the authenticator sets up a new one. */
export async function reset(ctx: CommandContext, user: UserRecord, { reason, secondFactor }: Reset): Promise<string> {
  await lockKnown(ctx.db, user.id)
  const oneTimePassword = await giveOneTimePassword(ctx, user.id)
  if (secondFactor) {
    await changeCredentials(ctx.db, user.id, { totp: null, totp_next: null })
    await replaceRecoveryCodes(ctx.db, user.id, [])
  }
  await deleteSessions(ctx.db, user.id)
  await clearAttempts(ctx.db, user.attempts_key, ctx.now)
  await ctx.audit({
    chain: INSTALLATION,
    act: 'user.reset',
    subject: subjectOf(user.id),
    after: { secondFactor },
    reason,
  })
  return oneTimePassword
}

export async function resetUser(ctx: CommandContext, around: Neighbours, id: string, how: Reset) {
  return { oneTimePassword: await reset(ctx, await accountFor(ctx, around, id, 'user.reset'), how) }
}

export async function unlockUser(ctx: CommandContext, around: Neighbours, id: string, reason: string): Promise<void> {
  const user = await accountFor(ctx, around, id, 'user.unlock')
  // Of two who unlock at once, one does and the other hears of it.
  if (!(await clearAttempts(ctx.db, user.attempts_key, ctx.now))) throw refuse(errors.notNow)
  await ctx.audit({ chain: INSTALLATION, act: 'user.unlocked', subject: subjectOf(id), reason })
}

/** Names of persons by id, for whatever mentions them; what is no person's id is left out. */
export const namesOfPersons = namesOfUsers
