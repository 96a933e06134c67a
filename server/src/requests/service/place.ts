import { may, type Person, type Place, type Role } from '@gongkai/rules/access'
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

/** What is found of a state of the tree on the day last asked for: looked up for every list. */
interface Found {
  readonly on: CivilDate
  /** The same for everybody. */
  readonly places: readonly Placed[]
  /** How far grants reach, by those grants alone: a list is of nobody's own. */
  readonly scopes: Map<string, Within>
}
const found = new WeakMap<Tree, Found>()

function foundOn(tree: Tree, on: CivilDate): Found {
  const known = found.get(tree)
  if (known?.on === on) return known
  const places = tree.all.map((agency): Placed => {
    const body = bodyOf(tree, agency).id
    return { agency: agency.id, body, place: placeOfCase(tree, body, agency.id === body ? null : agency.id, on) }
  })
  const fresh = { on, places, scopes: new Map() }
  found.set(tree, fresh)
  return fresh
}

/** Whose requests the person reaches. */
function reached(places: readonly Placed[], person: Person): Within {
  const bodies = new Set<string>()
  const sections: string[] = []
  for (const { agency, body, place } of places) {
    if (!may(person, 'request.read', { place })) continue
    if (agency === body) bodies.add(agency)
    else if (!bodies.has(body)) sections.push(agency)
  }
  return { bodies: [...bodies], sections }
}

/** The bodies and sections whose requests the caller may work on, in any role or in these. */
export function scopeIn(tree: Tree, { actor, today }: Context, roles: readonly Role[] | null = null): Within {
  const grants = roles ? actor.grants.filter(({ role }) => roles.includes(role)) : actor.grants
  const { places, scopes } = foundOn(tree, today)
  const key = grants.map(({ role, agency }) => `${role}@${agency}`).join()
  const scope = scopes.get(key) ?? reached(places, { ...actor, grants })
  scopes.set(key, scope)
  return scope
}
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
