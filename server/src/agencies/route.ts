import type { CivilDate } from '@gongkai/rules/dates'
import { InputError } from '@gongkai/rules/law'
import { type AgencyPlace, type Agency as InLaw, type ReviewRoute, reviewRoute } from '@gongkai/rules/remedies'
import type { Agency, Tree } from './tree.ts'

/** Stands above what has nobody above it here, so that looking for courts upwards comes to an end. */
const UNKNOWN = ''
const unknown: InLaw = { id: UNKNOWN, kind: 'stateCouncilDept', names: [] }
const unsaid = '没有填写上级机关，不能推定行政复议机关'

function placeInLaw({ kind, level, municipality, ownName, parent, superior, seat }: Agency): AgencyPlace {
  const above = parent ?? UNKNOWN
  switch (kind) {
    case 'localGov':
      return { kind, level: level ?? 'county', parent: above }
    case 'provincialGov':
      return { kind, municipality }
    case 'stateCouncilDept':
      return { kind }
    case 'localDept':
      return { kind, parent: above, ...(superior && { superior }) }
    case 'justiceDept':
      return { kind, parent: above, superior: superior ?? UNKNOWN }
    case 'verticalAgency':
      return { kind, superior: superior ?? UNKNOWN }
    case 'dispatchedOrgan':
    case 'authorizedOrg':
      return { kind, parent: above }
    case 'deptBranch':
      return { kind, parent: above, ownName, ...(seat && { seat }) }
    case 'internalOrgan':
      return { kind, parent: above, ownName }
  }
}

const inLaw = (agency: Agency): InLaw => ({
  id: agency.id,
  ...placeInLaw(agency),
  names: agency.names.map(({ name, from }) => ({ name, from })),
  ...(agency.to && { until: agency.to, successors: agency.successors }),
  courts: {
    ...(agency.basicCourt && { basic: agency.basicCourt }),
    ...(agency.intermediateCourt && { intermediate: agency.intermediateCourt }),
  },
})

/** The review route as the law finds it in the tree, or the sentence that says what the tree leaves open. */
export type Found =
  | { readonly route: ReviewRoute; readonly problem: null }
  | { readonly route: null; readonly problem: string }

/** 复议机关和管辖法院 of an agency on a day, by the tree alone. */
export function routeOn(tree: Tree, id: string, on: CivilDate): Found {
  try {
    const route = reviewRoute([unknown, ...tree.all.map(inLaw)], id, on)
    const isKnown = route.authorities.every((a) => a.id !== UNKNOWN)
    return isKnown ? { route, problem: null } : { route: null, problem: unsaid }
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    const agency = tree.find(error.at.split('.')[0] ?? '')
    const isTop = agency?.parent === null && error.at.endsWith('.parent')
    return { route: null, problem: isTop ? unsaid : error.message }
  }
}
