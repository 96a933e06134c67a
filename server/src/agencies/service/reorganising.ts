import type { Role } from '@gongkai/rules/access'
import type { CivilDate } from '@gongkai/rules/dates'
import type { CommandContext } from '../../platform/context.ts'
import { refuse } from '../../platform/errors.ts'
import type { Successor } from '../contract.ts'
import { errors } from '../errors.ts'
import { dropNames, lockTree, putSuccessors, treeOf, updateEnd, type Which } from '../store/agencies.ts'
import { endGrantsAt } from '../store/grants.ts'
import { type Agency, descendants, existsOn, nameOn, type Tree, unitsOf } from '../tree.ts'
import { agencyFor } from './authority.ts'
import { laterThan } from './checks.ts'
import { keepAdministratorsFrom, laterOf } from './holding.ts'
import { insert, sameVersion, saved } from './writing.ts'

export interface Reorganisation {
  readonly ends: readonly Which[]
  readonly successors: readonly Successor[]
  /** The first day on which they no longer exist. */
  readonly on: CivilDate
  readonly reason: string
}

/**
 * Ends agencies with their sections and branches, and says who goes on with their functions from that day: nobody, one
 * (a merger) or several (a split). All of it in one transaction. The ids of the successors.
 */
export async function reorganise(ctx: CommandContext, { ends, successors, on, reason }: Reorganisation) {
  const tree = await lockTree(ctx.db)
  const ending = ends.map(({ id, version }) => {
    const agency = agencyFor(ctx, tree, id, 'agency.end')
    sameVersion(agency, version)
    return agency
  })
  const going = new Set(ending.flatMap((a) => [a.id, ...unitsOf(tree, a.id).map((u) => u.id)]))
  for (const agency of ending) checkEnding(ctx, tree, agency, on, going)
  const gone = []
  for (const id of going) if (await end(ctx, tree.get(id), on, ending)) gone.push(tree.get(id))
  // Only now, so that a new agency may take the name and the prefix of the one it follows.
  const ids: string[] = []
  for (const [i, successor] of successors.entries())
    ids.push(
      'create' in successor
        ? await insert(ctx, await treeOf(ctx.db), { ...successor.create, from: on }, reason)
        : standing(tree, successor.id, on, going, i),
    )
  const ended: Role[] = []
  for (const agency of gone) ended.push(...(await succeed(ctx, agency, on, ids, reason)))
  await keepAdministratorsFrom(ctx.db, laterOf(on, ctx.today), ended)
  return { successors: ids }
}

function checkEnding({ today }: CommandContext, tree: Tree, agency: Agency, on: CivilDate, going: ReadonlySet<string>) {
  if (on <= agency.from || (agency.to !== null && on > agency.to)) throw refuse(errors.dateOutside, { at: 'on' })
  const above = agency.parent === null ? null : tree.get(agency.parent)
  if (laterThan(on, above?.to ?? null)) throw refuse(errors.outsideValidity, { at: 'on' })
  const lasting = descendants(tree, agency.id).filter((a) => !going.has(a.id) && laterThan(a.to, on))
  if (lasting.length > 0) {
    const names = lasting.slice(0, 5).map((a) => nameOn(a, today).name)
    throw refuse(errors.bodiesBelow, { says: `${names.join('、')}在这一天以后存续，请先处理。` })
  }
  const heirs = tree.all.filter(
    (a) => a.to !== null && a.to >= on && !going.has(a.id) && a.successors.includes(agency.id),
  )
  if (heirs.length > 0) throw refuse(errors.alreadySucceeds, { at: 'on' })
}

function standing(tree: Tree, id: string, on: CivilDate, going: ReadonlySet<string>, i: number): string {
  const successor = tree.find(id)
  if (!successor || going.has(id) || !existsOn(successor, on))
    throw refuse(errors.successorAbsent, { at: `successors[${i}]` })
  return id
}

/** Whether it ends now: a section that was gone before keeps its own end. */
async function end(ctx: CommandContext, agency: Agency, on: CivilDate, meant: readonly Agency[]): Promise<boolean> {
  if (agency.to !== null && agency.to <= on && !meant.includes(agency)) return false
  if (agency.from >= on)
    throw refuse(errors.bodiesBelow, { says: `${nameOn(agency, on).name}在这一天以后才设立，请先处理。` })
  saved(await updateEnd(ctx.db, agency, on))
  await dropNames(ctx.db, agency.id, on)
  return true
}

/** Records who goes on with the functions of an agency. The roles that ended with it. */
async function succeed(ctx: CommandContext, agency: Agency, on: CivilDate, successors: string[], reason: string) {
  await putSuccessors(ctx.db, agency.id, successors)
  const ended = await endGrantsAt(ctx.db, agency.id, on)
  await ctx.audit({
    chain: agency.id,
    act: 'agency.ended',
    subject: { type: 'agency', id: agency.id },
    before: { ...(agency.to !== null && { to: agency.to, successors: agency.successors }), name: agency.names.at(-1) },
    after: { to: on, successors, grants: ended.length },
    reason,
  })
  return ended
}
