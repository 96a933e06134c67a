import { type Act, actsOn, may, type Person, roles } from '@gongkai/rules/access'
import type { CivilDate } from '@gongkai/rules/dates'
import type { Context } from '../../platform/context.ts'
import { errors as common, refuse } from '../../platform/errors.ts'
import { type Agency, placeOn, stateOn, type Tree } from '../tree.ts'

/** Acts upon an agency itself, of which a screen is told those that are allowed. */
const ownActs = ['agency.change', 'agency.describe', 'agency.end', 'substitute.appoint', 'work.handOver'] as const

export const subjectOf = (tree: Tree, agency: Agency, today: CivilDate) => ({
  place: placeOn(tree, agency.id, today),
  // What begins later is worked on like what there is.
  state: stateOn(agency, today) === 'ended' ? 'ended' : 'active',
})

/** The agency, if there is one and the actor may do the act to it. What one may not do looks like what is not there. */
export function agencyFor({ actor, today }: Context, tree: Tree, id: string, act: Act): Agency {
  const agency = tree.find(id)
  if (!agency) throw refuse(common.notFound)
  const subject = subjectOf(tree, agency, today)
  if (may(actor, act, subject)) return agency
  if (subject.state === 'ended' && may(actor, act, { ...subject, state: 'active' }))
    throw refuse(common.notNow, { says: '这个机关已经撤销，不能再修改。' })
  throw refuse(common.notFound)
}

export const actsOnAgency = ({ actor, today }: Context, tree: Tree, agency: Agency): Act[] =>
  actsOn(actor, subjectOf(tree, agency, today), ownActs)

/** The agencies at which a person may do an act; null: at all of them. */
export function reachedBy(tree: Tree, person: Person, act: Act, today: CivilDate): string[] | null {
  const everywhere = may({ ...person, grants: person.grants.filter((g) => roles[g.role].reach === 'all') }, act, {
    state: 'active',
  })
  if (everywhere) return null
  return tree.all
    .filter((a) => may(person, act, { place: placeOn(tree, a.id, today), state: 'active' }))
    .map((a) => a.id)
}
