import type { CommandContext } from '../../platform/context.ts'
import { errors as common, refuse } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import type * as contract from '../contract.ts'
import { errors } from '../errors.ts'
import {
  insertAgency,
  lockTree,
  putName,
  updateContact,
  updateFacts,
  updateVersion,
  type Which,
} from '../store/agencies.ts'
import type { Agency, AgencyFacts, AgencyName, Contact, Tree } from '../tree.ts'
import { agencyFor } from './authority.ts'
import { checkName, checkPlace, checkUnshared, spansOf } from './checks.ts'

const blank: Omit<AgencyFacts, 'kind'> = {
  level: null,
  municipality: false,
  ownName: false,
  parent: null,
  superior: null,
  seat: null,
  external: false,
  disclosureOffice: false,
  region: null,
  prefix: null,
  position: 0,
  basicCourt: null,
  intermediateCourt: null,
  review: null,
}

type Given = { readonly [K in keyof AgencyFacts]?: AgencyFacts[K] | undefined }

/** The facts with those that were given put in. */
function factsWith<T extends Omit<AgencyFacts, 'kind'>>(base: T, given: Given): T & AgencyFacts {
  const told = Object.keys(blank)
    .concat('kind')
    .map((key) => [key, given[key as keyof Given]] as const)
    .filter(([, value]) => value !== undefined)
  return { ...base, ...(Object.fromEntries(told) as unknown as AgencyFacts) }
}

/** Those facts that differ, as they were and as they are. */
function differences(before: AgencyFacts, after: AgencyFacts) {
  const keys = (Object.keys(blank) as (keyof AgencyFacts)[]).concat('kind')
  const changed = keys.filter((k) => JSON.stringify(before[k]) !== JSON.stringify(after[k]))
  const of = (facts: AgencyFacts) => Object.fromEntries(changed.map((k) => [k, facts[k]]))
  return { changed: changed.length > 0, before: of(before), after: of(after) }
}

/** Refuses when the caller read another state of the agency than there is. */
export function sameVersion(agency: Agency, version: number): Which {
  if (agency.version !== version) throw refuse(common.changedMeanwhile)
  return { id: agency.id, version }
}

export const saved = (done: boolean): void => {
  if (!done) throw refuse(common.changedMeanwhile)
}

/** Writes a new agency into the tree that is locked. Its id. */
export async function insert(
  ctx: CommandContext,
  tree: Tree,
  { slug, name, shortName, from, contact, ...given }: contract.NewAgency,
  reason?: string,
): Promise<string> {
  if (tree.all.some((a) => a.slug === slug)) throw refuse(errors.slugTaken, { at: 'slug' })
  const draft = { id: newId(), slug, from, to: null, ...factsWith(blank, given) }
  checkPlace(tree, draft)
  checkUnshared(tree, draft)
  checkName(tree, draft, { name, from, to: null })
  await insertAgency(ctx.db, { ...draft, contact, name: { name, shortName, from } })
  await ctx.audit({
    chain: draft.id,
    act: 'agency.created',
    subject: { type: 'agency', id: draft.id },
    after: {
      slug,
      name,
      shortName,
      from,
      ...differences({ ...blank, kind: draft.kind }, draft).after,
      kind: draft.kind,
    },
    ...(reason !== undefined && { reason }),
  })
  return draft.id
}

export async function createAgency(ctx: CommandContext, given: contract.NewAgency) {
  const id = await insert(ctx, await lockTree(ctx.db), given)
  return { id, version: 1 }
}

export async function changeAgency(
  ctx: CommandContext,
  id: string,
  { version, ...given }: Given & { readonly version: number },
) {
  const tree = await lockTree(ctx.db)
  const agency = agencyFor(ctx, tree, id, 'agency.change')
  const which = sameVersion(agency, version)
  const draft = factsWith(agency, given)
  checkPlace(tree, draft)
  checkUnshared(tree, draft)
  if (draft.parent !== agency.parent || draft.ownName !== agency.ownName)
    for (const span of spansOf(draft)) checkName(tree, draft, span, 'parent')
  saved(await updateFacts(ctx.db, which, draft))
  const { before, after } = differences(agency, draft)
  await ctx.audit({ chain: id, act: 'agency.changed', subject: { type: 'agency', id }, before, after })
  return { version: version + 1 }
}

export async function describeAgency(ctx: CommandContext, id: string, version: number, contact: Contact) {
  const tree = await lockTree(ctx.db)
  const agency = agencyFor(ctx, tree, id, 'agency.describe')
  saved(await updateContact(ctx.db, sameVersion(agency, version), contact))
  const subject = { type: 'agency', id }
  await ctx.audit({ chain: id, act: 'agency.described', subject, before: agency.contact, after: contact })
  return { version: version + 1 }
}

/** Gives a name from a day on. On the day the present one began, it corrects that one. */
export async function renameAgency(
  ctx: CommandContext,
  id: string,
  { version, reason, ...name }: AgencyName & { readonly version: number; readonly reason: string },
) {
  const tree = await lockTree(ctx.db)
  const agency = agencyFor(ctx, tree, id, 'agency.change')
  const which = sameVersion(agency, version)
  const last = agency.names.at(-1)
  if (name.from < agency.from || (agency.to !== null && name.from >= agency.to))
    throw refuse(errors.dateOutside, { at: 'from' })
  if (last && name.from < last.from) throw refuse(errors.renameOrder, { at: 'from' })
  checkName(tree, agency, { ...name, to: agency.to })
  await putName(ctx.db, id, name)
  saved(await updateVersion(ctx.db, which))
  await ctx.audit({
    chain: id,
    act: last?.from === name.from ? 'agency.nameCorrected' : 'agency.renamed',
    subject: { type: 'agency', id },
    before: last,
    after: name,
    reason,
  })
  return { version: version + 1 }
}
