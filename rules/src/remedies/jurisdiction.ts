import { type Confidence, instruments, refuse } from '../law/index.ts'
import type { Agency, AgencyTree } from './agencies.ts'

/** Who hears the review, with the article; several where the applicant may choose. */
export interface Jurisdiction {
  readonly authorities: readonly Agency[]
  readonly basis: string
  readonly confidence?: Confidence
}

/** 县级以上人民政府, and the 派出机关 of a province that acts like a city (行政复议法第4条、第24条第3款). */
function isReviewGovernment(agency: Agency, tree: AgencyTree): boolean {
  if (agency.kind === 'localGov') return agency.level !== 'township'
  if (agency.kind === 'dispatchedOrgan') return tree.standing(agency.parent).kind === 'provincialGov'
  return agency.kind === 'provincialGov'
}

function government(id: string, of: Agency, tree: AgencyTree): Agency {
  const agency = tree.standing(id)
  if (isReviewGovernment(agency, tree)) return agency
  refuse('conflict', `${of.id}.parent`, '上级不是县级以上人民政府，没有行政复议职责')
}

/** 行政复议法第24至28条, for decisions from 2024-01-01 on. */
export function jurisdiction(agency: Agency, tree: AgencyTree): Jurisdiction {
  switch (agency.kind) {
    case 'localDept':
      return { authorities: [government(agency.parent, agency, tree)], basis: '行政复议法第24条第1款第1项' }
    case 'localGov':
      return { authorities: [government(agency.parent, agency, tree)], basis: '行政复议法第24条第1款第2项' }
    case 'dispatchedOrgan':
      return { authorities: [government(agency.parent, agency, tree)], basis: '行政复议法第24条第1款第3项' }
    case 'provincialGov':
      return { authorities: [agency], basis: '行政复议法第24条第2款' }
    case 'stateCouncilDept':
      return { authorities: [agency], basis: '行政复议法第25条第1项' }
    case 'verticalAgency':
      return { authorities: [tree.standing(agency.superior)], basis: '行政复议法第27条' }
    case 'justiceDept':
      return {
        authorities: [government(agency.parent, agency, tree), tree.standing(agency.superior)],
        basis: '行政复议法第28条',
      }
    case 'deptBranch':
      return ofBranch(agency, tree)
    case 'authorizedOrg':
      return ofAuthorized(agency, tree)
    case 'internalOrgan':
      return ofInternal(agency, tree)
  }
}

/** 行政复议法第24条第4款、第25条第2项; a branch of a vertical agency goes to that agency (第27条). */
function ofBranch(agency: Agency & { kind: 'deptBranch' }, tree: AgencyTree): Jurisdiction {
  const department = tree.standing(agency.parent)
  if (department.kind === 'stateCouncilDept') return { authorities: [department], basis: '行政复议法第25条第2项' }
  if (department.kind === 'verticalAgency')
    return { authorities: [department], basis: '行政复议法第27条', confidence: 'memory' }
  if (department.kind !== 'localDept' && department.kind !== 'justiceDept')
    refuse('conflict', `${agency.id}.parent`, '部门派出机构应由政府工作部门设立')
  const own = government(department.parent, department, tree)
  const isCity = own.kind === 'provincialGov' ? own.municipality : own.kind === 'localGov' && own.level === 'city'
  const seat = agency.seat && isCity ? [government(agency.seat, agency, tree)] : []
  return { authorities: [own, ...seat], basis: '行政复议法第24条第4款' }
}

/** 行政复议法第24条第1款第4项、第25条第3项. */
function ofAuthorized(agency: Agency & { kind: 'authorizedOrg' }, tree: AgencyTree): Jurisdiction {
  const manager = tree.standing(agency.parent)
  if (manager.kind === 'stateCouncilDept') return { authorities: [manager], basis: '行政复议法第25条第3项' }
  if (manager.kind === 'verticalAgency')
    return { authorities: [manager], basis: '行政复议法第27条', confidence: 'memory' }
  const id = manager.kind === 'localDept' || manager.kind === 'justiceDept' ? manager.parent : manager.id
  return { authorities: [government(id, agency, tree)], basis: '行政复议法第24条第1款第4项' }
}

/** 行政复议法实施条例第33条, in force from 2026-07-01 and taken as the reading before. */
function ofInternal(agency: Agency & { kind: 'internalOrgan' }, tree: AgencyTree): Jurisdiction {
  const organ = tree.standing(agency.parent)
  if (organ.kind === 'internalOrgan') refuse('conflict', `${agency.id}.parent`, '内设机构应由行政机关设立')
  const reviews =
    organ.kind === 'stateCouncilDept' || organ.kind === 'verticalAgency' || isReviewGovernment(organ, tree)
  return {
    authorities: reviews ? [organ] : jurisdiction(organ, tree).authorities,
    basis: '行政复议法实施条例第33条',
    ...(tree.on < instruments.reviewRegulations.from && { confidence: 'convention' as const }),
  }
}

/**
 * 行政复议法（2017年修正）第12至15条, for decisions before 2024: where it differs, departments could be taken to their
 * superior department too. Checked against accounts of the text only.
 */
export function jurisdictionBefore2024(agency: Agency, tree: AgencyTree): Jurisdiction {
  const partly = (authorities: readonly Agency[], article: string): Jurisdiction => ({
    authorities,
    basis: `行政复议法（2017年修正）${article}`,
    confidence: 'partly',
  })
  switch (agency.kind) {
    case 'localDept':
    case 'justiceDept':
      return partly(
        [government(agency.parent, agency, tree), ...(agency.superior ? [tree.standing(agency.superior)] : [])],
        '第12条第1款',
      )
    case 'verticalAgency':
      return partly([tree.standing(agency.superior)], '第12条第2款')
    case 'localGov':
      return partly([government(agency.parent, agency, tree)], '第13条')
    case 'provincialGov':
    case 'stateCouncilDept':
      return partly([agency], '第14条')
    case 'dispatchedOrgan':
      return partly([government(agency.parent, agency, tree)], '第15条第1款第1项')
    case 'deptBranch': {
      const department = tree.standing(agency.parent)
      const own = 'parent' in department ? [government(department.parent, department, tree)] : []
      return partly([department, ...own], '第15条第1款第2项')
    }
    case 'authorizedOrg':
    case 'internalOrgan':
      return partly([tree.standing(agency.parent)], '第15条第1款第3项')
  }
}
