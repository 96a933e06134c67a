import type { Place } from '@gongkai/rules/access'
import type { CivilDate } from '@gongkai/rules/dates'
import type { AgencyKind } from '@gongkai/rules/remedies'
import { isUnit, type Level } from './kinds.ts'

export interface AgencyName {
  readonly name: string
  readonly shortName: string | null
  /** The first day on which it counts. */
  readonly from: CivilDate
}

/** The review authority as a person decided it, where tree and law leave a doubt. */
export interface ReviewChoice {
  readonly authorities: string[]
  readonly reason: string
}

/** How to reach an agency, and what its guide says of itself (条例第12条第2款); what nobody filled in is absent. */
export interface Contact {
  readonly receivingUnit?: string | undefined
  readonly address?: string | undefined
  readonly postcode?: string | undefined
  readonly hours?: string | undefined
  readonly phone?: string | undefined
  readonly fax?: string | undefined
  readonly email?: string | undefined
  readonly arrangement?: string | undefined
  readonly channels?: string[] | undefined
}

/** What decides where an agency stands and what it is in law. */
export interface AgencyFacts {
  readonly kind: AgencyKind
  readonly level: Level | null
  readonly municipality: boolean
  readonly ownName: boolean
  readonly parent: string | null
  readonly superior: string | null
  readonly seat: string | null
  readonly external: boolean
  readonly disclosureOffice: boolean
  readonly region: string | null
  readonly prefix: string | null
  readonly position: number
  readonly basicCourt: string | null
  readonly intermediateCourt: string | null
  readonly review: ReviewChoice | null
}

export interface Agency extends AgencyFacts {
  readonly id: string
  readonly slug: string
  readonly contact: Contact
  readonly from: CivilDate
  /** The first day on which it no longer exists. */
  readonly to: CivilDate | null
  readonly names: readonly AgencyName[]
  readonly successors: readonly string[]
  readonly version: number
}

/** All agencies as one state of the database has them, those that ended too. */
export interface Tree {
  readonly version: number
  /** In the order in which they are shown: each after the one above it, siblings by position and name. */
  readonly all: readonly Agency[]
  find(id: string): Agency | undefined
  /** Throws when the id is of no agency: for references that the database vouches for. */
  get(id: string): Agency
  below(id: string | null): readonly Agency[]
}

const first = (a: Agency) => a.names.at(-1)?.name ?? ''
const inOrder = (a: Agency, b: Agency) =>
  a.position - b.position || (first(a) < first(b) ? -1 : 1) || (a.id < b.id ? -1 : 1)

export function makeTree(version: number, agencies: readonly Agency[]): Tree {
  const byId = new Map(agencies.map((a) => [a.id, a]))
  const byParent = new Map<string | null, Agency[]>()
  for (const a of [...agencies].sort(inOrder)) byParent.set(a.parent, [...(byParent.get(a.parent) ?? []), a])
  const below = (id: string | null) => byParent.get(id) ?? []
  const walk = (id: string | null): Agency[] => below(id).flatMap((a) => [a, ...walk(a.id)])
  return {
    version,
    all: walk(null),
    find: (id) => byId.get(id),
    get: (id) => {
      const agency = byId.get(id)
      if (!agency) throw new Error('no such agency')
      return agency
    },
    below,
  }
}

export const existsOn = ({ from, to }: Agency, on: CivilDate): boolean => from <= on && (to === null || on < to)
export type AgencyState = 'planned' | 'active' | 'ended'
export const stateOn = ({ from, to }: Agency, on: CivilDate): AgencyState =>
  on < from ? 'planned' : to !== null && to <= on ? 'ended' : 'active'

/** The name in force on a day; the first one before it began, the last one after it ended. */
export function nameOn({ names }: Agency, on: CivilDate): AgencyName {
  const name = names.findLast(({ from }) => from <= on) ?? names[0]
  if (!name) throw new Error('an agency without a name')
  return name
}

/** The agency and whatever is above it, up to the top. */
export function lineUp(tree: Tree, agency: Agency): Agency[] {
  return agency.parent === null ? [agency] : [agency, ...lineUp(tree, tree.get(agency.parent))]
}

/** Everything below an agency, at any depth. */
export const descendants = (tree: Tree, id: string): Agency[] =>
  tree.below(id).flatMap((a) => [a, ...descendants(tree, a.id)])

/** Parts that end with an agency: its sections and branches. */
export const unitsOf = (tree: Tree, id: string): Agency[] =>
  tree
    .below(id)
    .filter((a) => isUnit(a.kind))
    .flatMap((a) => [a, ...unitsOf(tree, a.id)])

const answersItself = ({ kind, ownName }: AgencyFacts) => ownName || !isUnit(kind)

/** The agency that answers for another: a section without a name of its own is answered for by its body. */
export const bodyOf = (tree: Tree, agency: Agency): Agency => lineUp(tree, agency).find(answersItself) ?? agency

/** 云川县自然资源局法规科: a section is named after its body, unless it carries that name already. */
export function fullNameOn(tree: Tree, agency: Agency, on: CivilDate): string {
  const { name } = nameOn(agency, on)
  if (answersItself(agency) || agency.parent === null) return name
  const above = fullNameOn(tree, tree.get(agency.parent), on)
  return name.startsWith(above) ? name : above + name
}

/** Who goes on with the functions of an agency on a day: itself while it exists, else its successors, and theirs. */
export function successorsOn(tree: Tree, id: string, on: CivilDate): Agency[] {
  const agency = tree.get(id)
  if (agency.to === null || on < agency.to) return [agency]
  return [...new Set(agency.successors.flatMap((s) => successorsOn(tree, s, on)))]
}

/**
 * Where a thing of this agency belongs on a day, for policies. Once the agency ended, its successors answer for it
 * (行政复议法第19条第4款), so whoever holds a role there reaches it too.
 */
export function placeOn(tree: Tree, id: string, on: CivilDate): Place {
  const places = [tree.get(id), ...successorsOn(tree, id, on)].map((agency) => {
    const up = lineUp(tree, agency)
    const at = up.findIndex(answersItself)
    const end = at < 0 ? up.length : at + 1
    return { line: up.slice(0, end), above: up.slice(end) }
  })
  const ids = (of: 'line' | 'above') => [...new Set(places.flatMap((p) => p[of].map((a) => a.id)))]
  return { line: ids('line'), above: ids('above') }
}

/** The unit that does the disclosure work of an agency on a day, if one is marked. */
export const disclosureOfficeOf = (tree: Tree, id: string, on: CivilDate): Agency | undefined =>
  tree.below(id).find((a) => a.disclosureOffice && existsOn(a, on))
