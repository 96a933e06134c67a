import { type Act, may } from '@gongkai/rules/access'
import type { CivilDate } from '@gongkai/rules/dates'
import type { Neighbours } from '../accounts/neighbours.ts'
import type { Context } from '../platform/context.ts'
import type { Handle } from '../platform/database/schema.ts'
import { reachedBy } from './service/authority.ts'
import { treeOf } from './store/agencies.ts'
import { existsOn, fullNameOn, placeOn, stateOn } from './tree.ts'

/** What accounts ask about agencies. */
export const agenciesForAccounts: Omit<Neighbours, 'openWork'> = {
  placeOf: async ({ db, today }, agency) => {
    const tree = await treeOf(db)
    return tree.find(agency) && placeOn(tree, agency, today)
  },
  reached: async ({ db, today }, person, act) => reachedBy(await treeOf(db), person, act, today),
  namesOf: ({ db, today }, agencies) => namesOfAgencies(db, agencies, today),
  idsByName: async ({ db, today }) => {
    const tree = await treeOf(db)
    const present = tree.all.filter((a) => existsOn(a, today) && !a.external)
    return new Map(present.map((a) => [fullNameOn(tree, a, today), a.id]))
  },
}

/** Full names of agencies on a day by id; what is no agency's id is left out. */
export async function namesOfAgencies(db: Handle, ids: readonly string[], on: CivilDate): Promise<Map<string, string>> {
  const tree = await treeOf(db)
  const found = ids.flatMap((id) => tree.find(id) ?? [])
  return new Map(found.map((a) => [a.id, fullNameOn(tree, a, on)]))
}

/** Whether the caller may do the act at the agency. */
export async function mayAt({ db, actor, today }: Context, act: Act, agency: string): Promise<boolean> {
  const tree = await treeOf(db)
  const found = tree.find(agency)
  return found !== undefined && may(actor, act, { place: placeOn(tree, agency, today), state: stateOn(found, today) })
}
