import { isAdministrator } from '@gongkai/rules/access'
import { toString as pictureOf } from 'qrcode'
import { INSTALLATION } from '../../platform/audit.ts'
import type { CommandContext, Context } from '../../platform/context.ts'
import { errors, refuse } from '../../platform/errors.ts'
import type { Exchange } from '../../platform/http/handler.ts'
import { perform } from '../../platform/perform.ts'
import { settingOf } from '../../platform/setting.ts'
import { accountErrors } from '../errors.ts'
import { factorPolicy } from '../policy.ts'
import {
  changeCredentials,
  getKnown,
  type Known,
  keepPassword,
  lockKnown,
  recoveryCodesLeft,
  replaceRecoveryCodes,
  takeStep,
} from '../store/credentials.ts'
import { deleteSession, deleteSessions, sessionsOf } from '../store/sessions.ts'
import { findUser } from '../store/users.ts'
import { attempt } from './attempts.ts'
import { addressOf, newSecret, openSecret, sealSecret, stepOf } from './factor.ts'
import { verifyPassword } from './hasher.ts'
import { newPassword, randomCode, recoveryDigest } from './passwords.ts'
import { openUser } from './sealed.ts'
import { endOfSessions, raiseSession } from './sessions.ts'
import { atStage, recordFailure, subjectOf } from './signIn.ts'

const RECOVERY_CODES = 10

/** Whether policy demands a second factor of whoever acts. */
async function isFactorRequired({ db, actor }: Context): Promise<boolean> {
  const { required } = await settingOf(db, factorPolicy)
  return required === 'everyone' || (required === 'administrators' && actor.grants.some((g) => isAdministrator(g.role)))
}

/** What a person sees of their own account. */
export async function readOwn(ctx: Context) {
  const { db, actor, now, today } = ctx
  const user = await findUser(db, actor.id, today, now)
  if (!user) throw refuse(errors.notFound)
  const { password_at } = await getKnown(db, actor.id)
  const { phone, email } = openUser(ctx.parts, user)
  return {
    id: user.id,
    account: user.account,
    name: user.name,
    post: user.post,
    phone,
    email,
    passwordAt: password_at?.toISOString() ?? null,
    secondFactor: user.has_totp,
    factorRequired: await isFactorRequired(ctx),
    recoveryCodesLeft: await recoveryCodesLeft(db, actor.id),
  }
}

/** Asks for the present password again; wrong ones count as failed sign-ins. */
async function confirm(ctx: Context, password: string, at: string, exchange: Exchange): Promise<Known> {
  const known = await getKnown(ctx.db, ctx.actor.id)
  if (known.password === null) throw refuse(accountErrors.noPassword)
  const tried = await attempt(ctx, known.account, exchange.address)
  if (!(await verifyPassword(ctx.parts.settings, known.password, password))) {
    await recordFailure(ctx, ctx.actor, 'user.passwordRefused', ctx.actor.id)
    throw refuse(accountErrors.passwordRefused, { at })
  }
  await tried.forgive(ctx.db)
  return known
}

/** Changes something about how the person signs in, if nobody else did since it was confirmed. */
const change = <T>(ctx: Context, known: Known, act: string, work: (tx: CommandContext) => Promise<T>): Promise<T> =>
  perform(ctx.parts, ctx.actor, async (tx) => {
    const present = await lockKnown(tx.db, known.user_id)
    if (present.password !== known.password || present.state !== 'active') throw refuse(errors.changedMeanwhile)
    const result = await work(tx)
    await tx.audit({ chain: INSTALLATION, act, subject: subjectOf(known.user_id) })
    return result
  })

interface Change {
  readonly current: string
  readonly password: string
}

export async function changePassword(ctx: Context, { current, password }: Change, exchange: Exchange): Promise<void> {
  const session = atStage(ctx, 'full')
  const known = await confirm(ctx, current, 'current', exchange)
  const hashed = await newPassword(ctx, { user: known.user_id, account: known.account, password })
  await change(ctx, known, 'user.passwordChanged', async (tx) => {
    await keepPassword(tx.db, known.user_id, hashed, tx.now)
    await deleteSessions(tx.db, known.user_id, session)
  })
}

/** Gives a new secret for the authenticator; it counts only once a first code was confirmed. */
export async function beginFactor(ctx: Context, password: string, exchange: Exchange) {
  atStage(ctx, 'newFactor', 'full')
  const known = await confirm(ctx, password, 'password', exchange)
  const secret = newSecret()
  const address = addressOf(known.account, secret)
  const picture = await pictureOf(address, { type: 'svg', margin: 2 })
  await change(ctx, known, 'user.factorBegun', (tx) =>
    changeCredentials(tx.db, known.user_id, { totp_next: sealSecret(ctx, known.user_id, secret) }),
  )
  return { secret, address, picture }
}

async function giveCodes({ db, parts }: CommandContext, user: string): Promise<string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, randomCode)
  await replaceRecoveryCodes(
    db,
    user,
    codes.map((code) => recoveryDigest(parts, user, code)),
  )
  return codes
}

/** Puts the new secret in force with its first code. Recovery codes and the session's new token. */
export async function confirmFactor(ctx: Context, code: string): Promise<{ recoveryCodes: string[]; token: string }> {
  const session = atStage(ctx, 'newFactor', 'full')
  const user = ctx.actor.id
  const known = await getKnown(ctx.db, user)
  if (known.totp_next === null) throw refuse(accountErrors.factorNotBegun)
  const next = known.totp_next
  const step = stepOf(openSecret(ctx, user, next), code)
  if (step === null) throw refuse(accountErrors.codeRefused, { at: 'code' })
  return change(ctx, known, 'user.factorSet', async (tx) => {
    if ((await getKnown(tx.db, user)).totp_next !== next) throw refuse(errors.changedMeanwhile)
    await changeCredentials(tx.db, user, { totp: next, totp_next: null, totp_step: 0 })
    await takeStep(tx.db, user, step)
    await deleteSessions(tx.db, user, session)
    return { recoveryCodes: await giveCodes(tx, user), token: await raiseSession(tx, session) }
  })
}

export async function removeFactor(ctx: Context, password: string, exchange: Exchange): Promise<void> {
  atStage(ctx, 'full')
  if (await isFactorRequired(ctx)) throw refuse(accountErrors.factorRequired)
  const known = await confirm(ctx, password, 'password', exchange)
  await change(ctx, known, 'user.factorRemoved', async (tx) => {
    await changeCredentials(tx.db, known.user_id, { totp: null, totp_next: null })
    await replaceRecoveryCodes(tx.db, known.user_id, [])
  })
}

export async function renewCodes(ctx: Context, password: string, exchange: Exchange): Promise<string[]> {
  atStage(ctx, 'full')
  const known = await confirm(ctx, password, 'password', exchange)
  if (known.totp === null) throw refuse(errors.notNow)
  return change(ctx, known, 'user.recoveryCodesRenewed', (tx) => giveCodes(tx, known.user_id))
}

/** The person's sessions that have not ended, the last used first. */
export async function listOwnSessions({ db, actor, now }: Context) {
  const rows = await sessionsOf(db, actor.id, await endOfSessions(db, now))
  return rows.map((r) => ({
    id: r.id,
    device: r.device,
    method: r.method,
    createdAt: r.created_at.toISOString(),
    seenAt: r.seen_at.toISOString(),
    current: r.id === actor.session,
  }))
}

export async function endOwnSession(ctx: CommandContext, session: string): Promise<void> {
  if (!(await deleteSession(ctx.db, ctx.actor.id, session))) throw refuse(errors.notFound)
  await ctx.audit({ chain: INSTALLATION, act: 'session.ended', subject: subjectOf(ctx.actor.id), after: { session } })
}

export async function endOtherSessions(ctx: CommandContext): Promise<number> {
  const ended = await deleteSessions(ctx.db, ctx.actor.id, ctx.actor.session)
  await ctx.audit({
    chain: INSTALLATION,
    act: 'session.othersEnded',
    subject: subjectOf(ctx.actor.id),
    after: { ended },
  })
  return ended
}
