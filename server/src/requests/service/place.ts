import { type Act, may, type Person, type Place, type Role } from '@gongkai/rules/access'
import type { CivilDate } from '@gongkai/rules/dates'
import { treeOf } from '../../agencies/store/agencies.ts'
import { type Agency, bodyOf, disclosureOfficeOf, existsOn, placeOn, type Tree } from '../../agencies/tree.ts'
import type { Context } from '../../platform/context.ts'
import type { Within } from '../store/lists.ts'

/**
 * Where a request belongs: the section that has it, up to the body it was put to, and the unit that does the disclosure
 * work of that body (条例第4条), which handles all of them.
 */
export function placeOfCase(tree: Tree, agency: string, section: string | null, on: CivilDate): Place {
  const { line, above } = placeOn(tree, section ?? agency, on)
  const office = disclosureOfficeOf(tree, agency, on)
  return { line: [...new Set([...line, agency, ...(office ? [office.id] : [])])], above }
}

/** Bodies that receive requests: those that answer in their own name and work in this program. */
export const receives = (tree: Tree, agency: Agency, on: CivilDate): boolean =>
  !agency.external && existsOn(agency, on) && bodyOf(tree, agency).id === agency.id

/** Every agency with the place of its requests. */
interface Placed {
  readonly agency: string
  readonly body: string
  readonly place: Place
}

/** The places of a state of the tree on the day last asked for: the same for everybody, and looked up for every list. */
const placed = new WeakMap<Tree, { readonly on: CivilDate; readonly all: readonly Placed[] }>()

function placesOn(tree: Tree, on: CivilDate): readonly Placed[] {
  const known = placed.get(tree)
  if (known?.on === on) return known.all
  const all = tree.all.map((agency): Placed => {
    const body = bodyOf(tree, agency).id
    return { agency: agency.id, body, place: placeOfCase(tree, body, agency.id === body ? null : agency.id, on) }
  })
  placed.set(tree, { on, all })
  return all
}

/** Whose requests the person reaches in one of the roles. */
function reached(tree: Tree, person: Person, roles: readonly Role[] | null, act: Act, on: CivilDate): Within {
  const grants = roles ? person.grants.filter(({ role }) => roles.includes(role)) : person.grants
  const held: Person = { ...person, grants }
  const bodies = new Set<string>()
  const sections: string[] = []
  for (const { agency, body, place } of placesOn(tree, on)) {
    if (!may(held, act, { place })) continue
    if (agency === body) bodies.add(agency)
    else if (!bodies.has(body)) sections.push(agency)
  }
  return { bodies: [...bodies], sections }
}

/** The bodies and sections whose requests the caller may work on, in any role or in these. */
export const scopeIn = (tree: Tree, { actor, today }: Context, roles: readonly Role[] | null = null): Within =>
  reached(tree, actor, roles, 'request.read', today)
export const scopeOf = async (ctx: Context, roles: readonly Role[] | null = null): Promise<Within> =>
  scopeIn(await treeOf(ctx.db), ctx, roles)

/** As much of a scope as is within one agency or section. */
export function narrowed(tree: Tree, { bodies, sections }: Within, agency: string | undefined): Within {
  if (agency === undefined) return { bodies, sections }
  if (bodies.includes(agency)) return { bodies: [agency], sections: [] }
  const found = tree.find(agency)
  if (!found) return { bodies: [], sections: [] }
  const inScope = sections.includes(agency) || bodies.includes(bodyOf(tree, found).id)
  return { bodies: [], sections: inScope ? [agency] : sections.filter((s) => bodyOf(tree, tree.get(s)).id === agency) }
}
