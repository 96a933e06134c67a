import type { CommandContext } from '../../platform/context.ts'
import { refuse } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import { errors } from '../errors.ts'
import { lockTree } from '../store/agencies.ts'
import { endGrant, grantsDuring, type Held, insertGrant } from '../store/grants.ts'
import { lockPerson } from '../store/people.ts'
import { endSubstitutesOf } from '../store/substitutes.ts'
import { unitsOf } from '../tree.ts'
import { agencyFor } from './authority.ts'
import { recordOf } from './grants.ts'
import { covers, keepApart, laterOf, lockActive } from './holding.ts'
import { decidable } from './substitutes.ts'

/** Whose work at which agencies goes to whom. */
export interface HandedOver {
  readonly from: string
  readonly to: string
  /** The agency with its sections and branches. */
  readonly agencies: readonly string[]
  readonly reason: string
}

/** A kind of work that persons have open; each later slice gives one, and app.ts hands them in. */
export interface OnHandOver {
  readonly says: string
  /** Moves the open work in this transaction, with its own records. How many. */
  move(ctx: CommandContext, handed: HandedOver): Promise<number>
}

interface Given {
  readonly agency: string
  readonly to: string
  readonly reason: string
}

/** Gives what a person holds at an agency, with the work that is open there, to somebody else at once. */
export async function handOver(
  ctx: CommandContext,
  works: readonly OnHandOver[],
  user: string,
  { agency: id, to, reason }: Given,
) {
  const tree = await lockTree(ctx.db)
  const agency = agencyFor(ctx, tree, id, 'work.handOver')
  if (to === ctx.actor.id)
    throw refuse(errors.notToOneself, { at: 'to', says: '不能把工作移交给自己，请由另一名有权的人办理。' })
  if (to === user) throw refuse(errors.notToOneself, { at: 'to', says: '接手的人不能是移交的人自己。' })
  await lockPerson(ctx.db, user)
  await lockActive(ctx.db, to, 'to')
  const agencies = [agency.id, ...unitsOf(tree, agency.id).map((u) => u.id)]
  const leaving = (await grantsDuring(ctx.db, user, { from: ctx.today, to: null })).filter(
    (h) => agencies.includes(h.agency) && decidable(ctx, h),
  )
  if (leaving.length === 0) throw refuse(errors.nothingToHandOver, { at: 'agency' })
  for (const held of leaving) await pass(ctx, held, to, reason)
  await endSubstitutesOf(ctx.db, user, agencies, ctx.today)
  const work: { says: string; count: number }[] = []
  for (const { says, move } of works) work.push({ says, count: await move(ctx, { from: user, to, agencies, reason }) })
  return { grants: leaving.length, work }
}

async function pass(ctx: CommandContext, held: Held, to: string, reason: string): Promise<void> {
  const span = { from: laterOf(held.from, ctx.today), to: held.to }
  const same = (await grantsDuring(ctx.db, to, span)).filter((h) => h.role === held.role && h.agency === held.agency)
  await endGrant(ctx.db, held, ctx.today)
  await recordOf(ctx, 'grant.handedOver', held, { before: { from: held.from, to: held.to }, after: { to } }, reason)
  if (same.some((h) => covers(h, span))) return
  await keepApart(ctx.db, to, [held.role], span, 'to')
  const { agency, role } = held
  await insertGrant(ctx.db, { id: newId(), user: to, agency, role, ...span, by: ctx.actor.id, at: ctx.now })
  await recordOf(ctx, 'grant.given', { user: to, agency, role }, { after: { ...span, instead: held.user } }, reason)
}
