import type { CivilDate } from '@gongkai/rules/dates'
import type { Handle } from '../../platform/database/schema.ts'
import { treeOf } from '../store/agencies.ts'
import { disclosureOfficeOf, existsOn, fullNameOn, type Tree } from '../tree.ts'
import { reviewOf } from './reading.ts'

/** The government whose portal this is: the first at the top of the tree. */
const ownerOn = (tree: Tree, on: CivilDate) => tree.below(null).find((a) => existsOn(a, on) && !a.external)

/** What the portal tells of the agency it belongs to (条例第12条第2款); undefined before there is one. */
export async function portalAgency(db: Handle, on: CivilDate) {
  const tree = await treeOf(db)
  const owner = ownerOn(tree, on)
  if (!owner) return undefined
  // 政府信息公开工作机构 (条例第4条).
  const office = disclosureOfficeOf(tree, owner.id, on) ?? owner
  const { arrangement, channels, receivingUnit, ...contact } = { ...owner.contact, ...office.contact }
  const { authorities, court } = reviewOf(tree, owner, on)
  const known = {
    arrangement,
    channels,
    office: defined({ ...contact, name: receivingUnit ?? fullNameOn(tree, office, on) }),
    reviewAuthority: authorities.length > 0 ? authorities.join('或者') : undefined,
    court: court ?? undefined,
  }
  // A name or an end may take effect by the date alone.
  return {
    id: owner.id,
    version: `${tree.version}:${on}`,
    facts: { name: fullNameOn(tree, owner, on), ...defined(known) },
  }
}

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> }
const defined = <T extends object>(given: T): Defined<T> =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Defined<T>
