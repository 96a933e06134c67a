import { isAdministrator, may, roles } from '@gongkai/rules/access'
import type { CommandContext, Context } from '../../platform/context.ts'
import { errors as common, refuse } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import type { Answer } from '../../platform/operation.ts'
import type { appointSubstitute, listSubstitutes, SubstituteQuery } from '../contract.ts'
import { errors } from '../errors.ts'
import { treeOf } from '../store/agencies.ts'
import { forceOf, grantsDuring, type Held } from '../store/grants.ts'
import * as store from '../store/substitutes.ts'
import { fullNameOn, placeOn, unitsOf } from '../tree.ts'
import { agencyFor, reachedBy } from './authority.ts'
import { recordOf } from './grants.ts'
import { keepApart, lockActive } from './holding.ts'

/** Who stands in for whom at the agencies where the actor appoints. */
export async function listOfSubstitutes(ctx: Context, query: SubstituteQuery): Promise<Answer<typeof listSubstitutes>> {
  const { db, actor, today } = ctx
  const tree = await treeOf(db)
  const reached = reachedBy(tree, actor, 'substitute.appoint', today)
  const { rows, total } = await store.findSubstitutes(db, query, reached, today)
  return {
    rows: rows.map((r) => {
      const force = forceOf(r, today)
      const mayEnd = force !== 'over' && decidable(ctx, { role: r.role, user: r.absent })
      return { ...r, agencyName: fullNameOn(tree, tree.get(r.agency), today), force, mayEnd }
    }),
    total,
    page: query.page,
    size: query.size,
  }
}

/** What somebody holds that another person may decide on: an administrator's role only who may grant it. */
export const decidable = ({ actor }: Context, { role, user }: Pick<Held, 'role' | 'user'>): boolean =>
  !isAdministrator(role) || may(actor, 'user.grant', { state: 'active', person: user })

type Given = (typeof appointSubstitute)['body']['_zod']['output']

/** AB角: for a time another person holds too what somebody holds at an agency and in its sections. */
export async function appoint(ctx: CommandContext, { agency: id, absent, substitute, from, to, reason }: Given) {
  const tree = await treeOf(ctx.db)
  const agency = agencyFor(ctx, tree, id, 'substitute.appoint')
  if (to < from) throw refuse(errors.datesReversed, { at: 'to' })
  if (to < ctx.today)
    throw refuse(errors.datesReversed, { at: 'to', says: '最后一天已经过去，请填写今天或者以后的日期。' })
  // Whoever appoints oneself would gain what was not granted.
  if (substitute === ctx.actor.id) throw refuse(errors.notToOneself, { at: 'substitute' })
  if (substitute === absent)
    throw refuse(errors.notToOneself, { at: 'substitute', says: '代行的人不能是被代行的人自己。' })
  await lockActive(ctx.db, substitute, 'substitute')
  const among = new Set([agency.id, ...unitsOf(tree, agency.id).map((u) => u.id)])
  const held = (await grantsDuring(ctx.db, absent, { from, to })).filter(
    (h) => among.has(h.agency) && decidable(ctx, h),
  )
  if (held.length === 0) throw refuse(errors.nothingToSubstitute, { at: 'absent' })
  await keepApart(
    ctx.db,
    substitute,
    held.map((h) => h.role),
    { from, to },
    'substitute',
  )
  const ids: string[] = []
  for (const h of held) {
    if (await store.standsIn(ctx.db, h.id, substitute, from, to)) throw refuse(errors.overlapping, { at: 'from' })
    const one = newId()
    await store.insertSubstitute(ctx.db, { id: one, grant: h.id, substitute, from, to, by: ctx.actor.id, at: ctx.now })
    await recordOf(ctx, 'substitute.appointed', { ...h, user: substitute }, { after: { absent, from, to } }, reason)
    ids.push(one)
  }
  return { ids }
}

/** Ends a substitution at once. */
export async function end(ctx: CommandContext, id: string, version: number, reason: string): Promise<void> {
  const found = await store.findSubstitute(ctx.db, id)
  if (!found) throw refuse(common.notFound)
  const tree = await treeOf(ctx.db)
  const reached = may(ctx.actor, 'substitute.appoint', { place: placeOn(tree, found.agency, ctx.today) })
  if (!reached || !decidable(ctx, { role: found.role, user: found.absent })) throw refuse(common.notFound)
  if (forceOf(found, ctx.today) === 'over') throw refuse(common.notNow, { says: '代行已经结束。' })
  if (found.version !== version || !(await store.endSubstitute(ctx.db, found, ctx.today)))
    throw refuse(common.changedMeanwhile)
  const { absent, substitute, from, to } = found
  await recordOf(ctx, 'substitute.ended', { ...found, user: substitute }, { before: { absent, from, to } }, reason)
}

export const substituteColumns = [
  { heading: '被代行的人', width: 16, of: (r: Shown) => r.absentName },
  { heading: '代行的人', width: 16, of: (r: Shown) => r.substituteName },
  { heading: '机关', width: 36, of: (r: Shown) => r.agencyName },
  { heading: '角色', width: 28, of: (r: Shown) => roles[r.role].says },
  { heading: '第一天', width: 14, of: (r: Shown) => r.from },
  { heading: '最后一天', width: 14, of: (r: Shown) => r.to },
] as const
type Shown = Answer<typeof listSubstitutes>['rows'][number]
