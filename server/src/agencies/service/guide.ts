import type { CivilDate } from '@gongkai/rules/dates'
import type { Handle } from '../../platform/database/schema.ts'
import { treeOf } from '../store/agencies.ts'
import { type Agency, type Contact, disclosureOfficeOf, existsOn, fullNameOn, nameOn, type Tree } from '../tree.ts'
import { reviewOf } from './reading.ts'

type Said<T> = { readonly [K in keyof T]?: Exclude<T[K], undefined> }

/** What the portal says of an agency in its guide (条例第12条第2款); what nobody filled in is absent. */
export interface GuideFacts {
  readonly name: string
  readonly office: { readonly name: string } & Said<Omit<Contact, 'receivingUnit' | 'arrangement' | 'channels'>>
  readonly arrangement?: string
  readonly channels?: readonly string[]
  readonly reviewAuthority?: string
  readonly court?: string
  readonly sponsor: string
}

/** The agency whose portal this is: the topmost that uses the program. */
const ownAgency = (tree: Tree, on: CivilDate): Agency | undefined =>
  tree.all.find((a) => !a.external && existsOn(a, on) && (a.parent === null || tree.get(a.parent).external))

/** The units that do its disclosure work, each a part of the one before: the office, and its section for it. */
function officesOf(tree: Tree, agency: Agency, on: CivilDate): Agency[] {
  const office = disclosureOfficeOf(tree, agency.id, on)
  return office ? [office, ...officesOf(tree, office, on)] : []
}

export function guideFacts(tree: Tree, agency: Agency, on: CivilDate): GuideFacts {
  const offices = officesOf(tree, agency, on)
  const last = offices.at(-1) ?? agency
  // What the section does not say, the office says for it, and the agency for both.
  const contact: Said<Contact> = Object.assign({}, ...[agency, ...offices].map((a) => a.contact))
  const { receivingUnit, arrangement, channels, ...reached } = contact
  const { authorities, court } = reviewOf(tree, agency, on)
  return {
    name: nameOn(agency, on).name,
    office: { name: receivingUnit ?? fullNameOn(tree, last, on), ...reached },
    ...(arrangement !== undefined && { arrangement }),
    ...(channels !== undefined && { channels }),
    ...(authorities.length > 0 && { reviewAuthority: authorities.join('或者') }),
    ...(court !== null && { court }),
    sponsor: fullNameOn(tree, offices[0] ?? agency, on),
  }
}

/** The agency whose portal this is, with what its pages say of it; undefined before anybody set it up. */
export async function portalAgency(db: Handle, on: CivilDate) {
  const tree = await treeOf(db)
  const agency = ownAgency(tree, on)
  return agency && { id: agency.id, version: `${tree.version}@${on}`, facts: guideFacts(tree, agency, on) }
}
