import { type Act, type ActRule, acts, actsOn, may, type Subject } from '@gongkai/rules/access'
import type { Context } from '../../platform/context.ts'
import { errors, refuse } from '../../platform/errors.ts'
import type { Asked, Neighbours } from '../neighbours.ts'
import { findUser, type UserRecord } from '../store/users.ts'

type Account = Pick<UserRecord, 'id' | 'state' | 'locked_until' | 'agency_id'>

export const stateOf = ({ state, locked_until }: Pick<Account, 'state' | 'locked_until'>) =>
  state === 'active' && locked_until !== null ? 'locked' : state

/** An account as permission sees it: where the person works, in which state the account is, whose it is. */
async function subjectOf(ctx: Asked, around: Neighbours, user: Account): Promise<Subject> {
  const place = user.agency_id === null ? undefined : await around.placeOf(ctx, user.agency_id)
  return { person: user.id, state: stateOf(user), ...(place && { place }) }
}

const userActs = (Object.keys(acts) as Act[]).filter((act) => act.startsWith('user.') && act !== 'user.create')

/** What the actor may do to the account now. */
export const actsOnUser = async (ctx: Asked & Pick<Context, 'actor'>, around: Neighbours, user: Account) =>
  actsOn(ctx.actor, await subjectOf(ctx, around, user), userActs)

/**
 * The account, if the actor may do the act to it. Throws `notFound` when they may not at all, and `notNow` when it is
 * only in the wrong state for it.
 */
export async function accountFor(
  ctx: Asked & Pick<Context, 'actor' | 'now'>,
  around: Neighbours,
  id: string,
  act: Act,
): Promise<UserRecord> {
  const { actor } = ctx
  const user = await findUser(ctx.db, id, ctx.today, ctx.now)
  if (!user) throw refuse(errors.notFound)
  const subject = await subjectOf(ctx, around, user)
  if (may(actor, act, subject)) return user
  const states = (acts[act] as ActRule).in ?? []
  const inAnother = states.some((state) => may(actor, act, { ...subject, state }))
  throw refuse(inAnother && may(actor, 'user.read', subject) ? errors.notNow : errors.notFound)
}
