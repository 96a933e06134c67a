import { may, roles } from '@gongkai/rules/access'
import type { CommandContext, Context } from '../../platform/context.ts'
import { errors as common, refuse } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import type { Answer } from '../../platform/operation.ts'
import type { GrantQuery, giveGrant, listGrants } from '../contract.ts'
import { errors } from '../errors.ts'
import { lockTree, treeOf } from '../store/agencies.ts'
import { endGrant, findGrant, findGrants, forceOf, grantsDuring, type Held, insertGrant } from '../store/grants.ts'
import { fullNameOn } from '../tree.ts'
import { reachedBy } from './authority.ts'
import { checkHolding, keepAdministrators, keepApart, lockActive } from './holding.ts'

/** The grants that the actor may see, at the agencies they reach. */
export async function listOfGrants(
  { db, actor, today }: Context,
  query: GrantQuery,
): Promise<Answer<typeof listGrants>> {
  const tree = await treeOf(db)
  const { rows, total } = await findGrants(db, query, reachedBy(tree, actor, 'user.read', today), today)
  return {
    rows: rows.map((r) => {
      const force = forceOf(r, today)
      const mayRevoke = force !== 'over' && may(actor, 'user.grant', { state: 'active', person: r.user })
      return { ...r, agencyName: fullNameOn(tree, tree.get(r.agency), today), force, mayRevoke }
    }),
    total,
    page: query.page,
    size: query.size,
  }
}

type New = Pick<Held, 'user' | 'agency' | 'role' | 'from' | 'to'>
type Given = (typeof giveGrant)['body']['_zod']['output']

/** Gives a person a role at an agency. Nobody gives oneself anything (三员分立). */
export async function give(ctx: CommandContext, given: Given): Promise<{ id: string }> {
  if (given.user === ctx.actor.id) throw refuse(errors.notToOneself, { at: 'user' })
  if (!may(ctx.actor, 'user.grant', { state: 'active', person: given.user })) throw refuse(common.notFound)
  return { id: await grant(ctx, given, given.reason) }
}

/** Gives a role without asking who gives it: for the services that asked, and for the first start. */
export async function grant(ctx: CommandContext, given: New, reason?: string): Promise<string> {
  const tree = await lockTree(ctx.db)
  const agency = tree.find(given.agency)
  if (!agency) throw refuse(common.notFound, { at: 'agency', says: '没有这个机关，请重新选择。' })
  checkHolding(tree, agency, given.role, given)
  await lockActive(ctx.db, given.user, 'user')
  const held = await grantsDuring(ctx.db, given.user, given)
  if (held.some((h) => h.role === given.role && h.agency === given.agency))
    throw refuse(errors.grantThere, { at: 'role' })
  await keepApart(ctx.db, given.user, [given.role], given, 'role')
  const id = newId()
  const { user, agency: at, role, from, to } = given
  await insertGrant(ctx.db, { id, user, agency: at, role, from, to, by: ctx.actor.id, at: ctx.now })
  await recordOf(ctx, 'grant.given', { user, agency: at, role }, { after: { from, to } }, reason)
  return id
}

/** Who holds what stands in the chain of the agency, and under the person whom it is about. */
export const recordOf = (
  ctx: CommandContext,
  act: string,
  { user, agency, role }: Pick<New, 'user' | 'agency' | 'role'>,
  { before, after }: { before?: object; after?: object },
  reason: string | undefined,
) =>
  ctx.audit({
    chain: agency,
    act,
    subject: { type: 'user', id: user },
    ...(before && { before: { role, agency, ...before } }),
    ...(after && { after: { role, agency, ...after } }),
    ...(reason !== undefined && { reason }),
  })

/** Takes a role back at once: it counts on no day from today on. */
export async function revoke(ctx: CommandContext, id: string, version: number, reason: string): Promise<void> {
  const held = await findGrant(ctx.db, id)
  if (!held) throw refuse(common.notFound)
  if (held.user === ctx.actor.id)
    throw refuse(errors.notToOneself, { says: '不能收回自己的角色，请由另一名有权的人办理。' })
  if (!may(ctx.actor, 'user.grant', { state: 'active', person: held.user })) throw refuse(common.notFound)
  if (forceOf(held, ctx.today) === 'over') throw refuse(common.notNow, { says: '这个角色已经收回或者到期。' })
  if (held.version !== version) throw refuse(common.changedMeanwhile)
  await keepAdministrators(ctx, held)
  if (!(await endGrant(ctx.db, held, ctx.today))) throw refuse(common.changedMeanwhile)
  await recordOf(ctx, 'grant.revoked', held, { before: { from: held.from, to: held.to } }, reason)
}

export const grantColumns = [
  { heading: '姓名', width: 16, of: (r: GrantShown) => r.userName },
  { heading: '账号', width: 20, of: (r: GrantShown) => r.account },
  { heading: '机关', width: 36, of: (r: GrantShown) => r.agencyName },
  { heading: '角色', width: 28, of: (r: GrantShown) => roles[r.role].says },
  { heading: '第一天', width: 14, of: (r: GrantShown) => r.from },
  { heading: '最后一天', width: 14, of: (r: GrantShown) => r.to },
] as const
type GrantShown = Answer<typeof listGrants>['rows'][number]
