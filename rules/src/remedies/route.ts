import type { CivilDate } from '../dates/index.ts'
import { type Confidence, instruments, refuse } from '../law/index.ts'
import { type Agency, type AgencyTree, agencyTree, nameOn } from './agencies.ts'
import { type Jurisdiction, jurisdiction, jurisdictionBefore2024 } from './jurisdiction.ts'

export interface Named {
  readonly id: string
  readonly name: string
}

/** Against whom, before whom, and before which court, on a day. */
export interface ReviewRoute {
  /** 被申请人、被告. */
  readonly respondent: Named
  /** 复议机关; several where the applicant may choose. */
  readonly authorities: readonly [Named, ...Named[]]
  /** Against the review decision the State Council may be asked for a ruling (行政复议法第26条). */
  readonly stateCouncil: boolean
  /** The court of first instance by 级别管辖; `name` is null when the tree does not tell it. */
  readonly court: { readonly level: 'basic' | 'intermediate'; readonly name: string | null }
  readonly basis: string
  readonly confidence?: Confidence
}

/**
 * 复议机关推导: the review authority and the court for what an agency did, from the agency tree and the law as of the day
 * on which the remedy is named or sought.
 * An agency that has been abolished or merged is answered for by its successor (行政复议法第19条第4款); a branch or
 * section without authority of its own by the agency that set it up (行政复议法实施条例第21条).
 *
 * Throws {@link InputError} for what the tree leaves open, with `at` naming the agency and field.
 */
export function reviewRoute(agencies: readonly Agency[], id: string, on: CivilDate): ReviewRoute {
  const tree = agencyTree(agencies, on)
  const respondent = respondentOf(tree.standing(id), tree)
  const { authorities, basis, confidence } = jurisdictionOn(respondent, tree)
  const [first, ...more] = authorities.map((agency) => ({ id: agency.id, name: nameOn(agency, on) }))
  if (!first) refuse('missing', id, '没有可以确定的行政复议机关')
  return {
    respondent: { id: respondent.id, name: nameOn(respondent, on) },
    authorities: [first, ...more],
    stateCouncil: respondent.kind === 'provincialGov' || respondent.kind === 'stateCouncilDept',
    court: courtOf(respondent, tree),
    basis,
    ...(confidence && { confidence }),
  }
}

const jurisdictionOn = (agency: Agency, tree: AgencyTree): Jurisdiction =>
  tree.on < instruments.reviewLaw.from ? jurisdictionBefore2024(agency, tree) : jurisdiction(agency, tree)

function respondentOf(agency: Agency, tree: AgencyTree, passed: readonly string[] = []): Agency {
  if (!('ownName' in agency) || agency.ownName) return agency
  if (passed.includes(agency.id)) refuse('conflict', `${agency.id}.parent`, '设立机关互相指向，请更正')
  return respondentOf(tree.standing(agency.parent), tree, [...passed, agency.id])
}

/** 行政诉讼法第15条第1项、第18条; after a review that upholds, the first agency still decides (法释〔2018〕1号第134条第3款). */
function courtOf(respondent: Agency, tree: AgencyTree): ReviewRoute['court'] {
  const high =
    respondent.kind === 'provincialGov' ||
    respondent.kind === 'stateCouncilDept' ||
    (respondent.kind === 'localGov' && respondent.level !== 'township')
  const level = high ? 'intermediate' : 'basic'
  const passed = new Set<string>()
  let agency = respondent
  while (!passed.has(agency.id)) {
    passed.add(agency.id)
    const name = agency.courts?.[level]
    if (name) return { level, name }
    if (!('parent' in agency)) break
    agency = tree.standing(agency.parent)
  }
  return { level, name: null }
}
