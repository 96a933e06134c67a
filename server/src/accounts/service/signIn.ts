import { INSTALLATION } from '../../platform/audit.ts'
import { type Actor, anyone, type CommandContext, type Context } from '../../platform/context.ts'
import { errors, refuse } from '../../platform/errors.ts'
import type { Exchange } from '../../platform/http/handler.ts'
import { perform } from '../../platform/perform.ts'
import { accountErrors } from '../errors.ts'
import {
  changeCredentials,
  findByAccount,
  getKnown,
  type Known,
  keepPassword,
  lockKnown,
} from '../store/credentials.ts'
import { deleteSession, deleteSessions } from '../store/sessions.ts'
import { type Attempt, accountKey, attempt } from './attempts.ts'
import { takeFactor } from './factor.ts'
import { hashPassword, isOutdated, verifyPassword } from './hasher.ts'
import { newPassword, oneTimeDigest } from './passwords.ts'
import { beginSession, raiseSession } from './sessions.ts'

export const subjectOf = (user: string) => ({ type: 'user', id: user })

/** Records under the person's own id what they did before their session says who they are. */
export const as = (user: string): Actor => ({ ...anyone, id: user })

/** A failed attempt leaves a record although the command is refused. */
export const recordFailure = (ctx: Context, actor: Actor, act: string, user: string): Promise<void> =>
  perform(ctx.parts, actor, (tx) => tx.audit({ chain: INSTALLATION, act, subject: subjectOf(user) }))

type Shown = 'own' | 'oneTime'

/** What a typed password is to a person: the same work whether there is such a person, and whichever it is. */
async function examine({ parts, now }: Context, known: Known | undefined, typed: string): Promise<Shown | null> {
  const own = await verifyPassword(parts.settings, known?.password ?? null, typed)
  if (known?.state !== 'active') return null
  if (own) return 'own'
  const { one_time, one_time_until } = known
  const inTime = one_time !== null && one_time_until !== null && one_time_until > now
  return inTime && one_time === oneTimeDigest(parts, known.user_id, typed) ? 'oneTime' : null
}

interface Typed {
  readonly account: string
  readonly password: string
}

/** The first step of signing in. The token of the new session. Throws `signInRefused`, `signInLocked`. */
export async function signIn(ctx: Context, { account, password }: Typed, exchange: Exchange): Promise<string> {
  const tried = await attempt(ctx, account, exchange.address)
  const known = await findByAccount(ctx.db, accountKey(account))
  const shown = await examine(ctx, known, password)
  if (!known || shown === null) {
    await recordFailure(ctx, anyone, 'session.refused', known?.user_id ?? 'unknown')
    throw refuse(accountErrors.signInRefused)
  }
  const { settings } = ctx.parts
  const better =
    shown === 'own' && known.password && isOutdated(settings, known.password)
      ? await hashPassword(settings, password)
      : null
  const token = await perform(ctx.parts, as(known.user_id), (tx) =>
    admit(tx, { known, shown, better, tried, exchange }, ctx.actor),
  )
  if (token === null) throw refuse(accountErrors.signInRefused)
  return token
}

interface Admitted {
  readonly known: Known
  readonly shown: Shown
  readonly better: string | null
  readonly tried: Attempt
  readonly exchange: Exchange
}

/** Begins the session, unless what was shown was changed or used up while it was examined. */
async function admit(tx: CommandContext, { known, shown, better, tried, exchange }: Admitted, before: Actor) {
  const user = known.user_id
  const present = await lockKnown(tx.db, user)
  const same = shown === 'own' ? present.password === known.password : present.one_time === known.one_time
  if (!same || present.state !== 'active') {
    await tx.audit({ chain: INSTALLATION, act: 'session.refused', subject: subjectOf(user) })
    return null
  }
  if (better) await changeCredentials(tx.db, user, { password: better })
  if (present.totp === null) await tried.clear(tx.db, tx.now)
  else await tried.forgive(tx.db)
  if (before.session !== null) await deleteSession(tx.db, before.id, before.session)
  const { id, token } = await beginSession(tx, { user, method: 'password', agent: exchange.agent })
  await tx.audit({ chain: INSTALLATION, act: 'session.begun', subject: subjectOf(user), after: { session: id, shown } })
  return token
}

/** The session of an actor who has come as far as one of these stages. */
export function atStage({ actor }: Context, ...stages: Actor['stage'][]): string {
  if (actor.session === null || !stages.includes(actor.stage)) throw refuse(errors.notNow)
  return actor.session
}

/** The second step: a code of the authenticator or a recovery code. The session's new token. */
export async function showFactor(ctx: Context, code: string, exchange: Exchange): Promise<string> {
  const session = atStage(ctx, 'secondFactor')
  const user = ctx.actor.id
  const tried = await attempt(ctx, (await getKnown(ctx.db, user)).account, exchange.address)
  const token = await perform(ctx.parts, ctx.actor, async (tx) => {
    const taken = await takeFactor(tx, user, code)
    const act = taken ? 'session.factorShown' : 'session.factorRefused'
    await tx.audit({ chain: INSTALLATION, act, subject: subjectOf(user), after: { session, ...(taken && { taken }) } })
    if (!taken) return null
    await tried.clear(tx.db, tx.now)
    return raiseSession(tx, session)
  })
  if (token === null) throw refuse(accountErrors.codeRefused, { at: 'code' })
  return token
}

/** The forced change: a password that only the person knows replaces the one somebody set. */
export async function choosePassword(ctx: Context, password: string): Promise<void> {
  const session = atStage(ctx, 'newPassword')
  const user = ctx.actor.id
  const { account } = await getKnown(ctx.db, user)
  const hashed = await newPassword(ctx, { user, account, password })
  await perform(ctx.parts, ctx.actor, async (tx) => {
    const { must_change } = await lockKnown(tx.db, user)
    if (!must_change) throw refuse(errors.notNow)
    await keepPassword(tx.db, user, hashed, tx.now)
    await deleteSessions(tx.db, user, session)
    await tx.audit({ chain: INSTALLATION, act: 'user.passwordChosen', subject: subjectOf(user) })
  })
}

export async function signOut(ctx: CommandContext): Promise<void> {
  const { id, session } = ctx.actor
  if (session === null) throw refuse(errors.signInFirst)
  await deleteSession(ctx.db, id, session)
  await ctx.audit({ chain: INSTALLATION, act: 'session.ended', subject: subjectOf(id), after: { session } })
}
