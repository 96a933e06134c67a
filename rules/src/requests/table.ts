import type { Person, Place, Role } from '../access/index.ts'
import type { ActType } from './acts.ts'
import { type Approver, routes, type Status, statuses } from './statuses.ts'

/** Who may do an act, and in which states of the request. */
export interface ActRule {
  readonly says: string
  readonly by: readonly Role[]
  readonly in: readonly Status[]
}

const open: readonly Status[] = ['handling', 'correcting', 'approving', 'signed', 'sealed']
const clerks: readonly Role[] = ['clerk', 'officeDirector']
const office: readonly Role[] = ['clerk', 'sectionHead', 'officeDirector']
const approvers: readonly Role[] = routes.full

/**
 * The literal table: status × act × role. What is not here is not allowed. Extension is decided by the head of the
 * disclosure office alone (条例第33条第2款); `approved` and `returned` belong to whoever's turn it is on the route.
 */
export const table: Readonly<Record<ActType, ActRule>> = {
  // The first act; nothing comes before it.
  registered: { says: '登记', by: clerks, in: [] },
  assigned: { says: '交办', by: office, in: open },
  claimed: { says: '认领', by: ['clerk', 'sectionHead'], in: ['handling', 'correcting'] },
  split: { says: '拆分', by: clerks, in: ['handling'] },
  // What goes up is signed as it is: another applicant or description goes up again.
  applicationCorrected: { says: '更正申请人信息', by: clerks, in: ['handling', 'correcting'] },
  noted: { says: '记事', by: [...office, 'deputy', 'head', 'secrecyReviewer'], in: [...open, 'served'] },
  filed: { says: '存入材料', by: [...office, 'secrecyReviewer'], in: [...open, 'served'] },
  correctionAsked: { says: '告知补正', by: clerks, in: ['handling'] },
  corrected: { says: '收到补正', by: clerks, in: ['correcting'] },
  correctionLapsed: { says: '认定逾期不补正', by: clerks, in: ['correcting'] },
  extended: { says: '延长答复期限', by: ['officeDirector'], in: ['handling'] },
  searched: { says: '记录检索', by: ['clerk', 'sectionHead'], in: ['handling'] },
  secrecyReviewed: { says: '保密审查', by: ['secrecyReviewer'], in: ['handling', 'approving'] },
  drafted: { says: '拟定答复', by: clerks, in: ['handling'] },
  submitted: { says: '报送审签', by: clerks, in: ['handling'] },
  approved: { says: '同意', by: approvers, in: ['approving'] },
  climbed: { says: '提级审签', by: approvers, in: ['approving'] },
  returned: { says: '退回', by: approvers, in: ['approving', 'signed', 'sealed'] },
  sealed: { says: '登记用印件', by: clerks, in: ['signed'] },
  served: { says: '登记送达', by: clerks, in: ['sealed'] },
  lateExplained: { says: '说明逾期原因', by: clerks, in: [...open, 'served'] },
  withdrawn: { says: '登记撤回', by: clerks, in: ['handling', 'correcting', 'approving'] },
  archived: { says: '归档', by: clerks, in: ['served'] },
  voided: { says: '作废', by: ['officeDirector'], in: ['handling', 'correcting'] },
  amended: { says: '更正记录', by: ['sectionHead', 'officeDirector'], in: [...open, 'served'] },
}

/** Why the status forbids the act, and what opens the way where something does. */
export function forbiddenIn(type: ActType, status: Status): string {
  const way =
    type === 'applicationCorrected' && table.returned.in.includes(status)
      ? '请先退回，更正以后重新报送'
      : '请重新打开，查看现在的状态'
  return `${statuses[status]}的申请不能${table[type].says}。${way}`
}

/** What decides whether an act is allowed now: the status, and on the route whose turn it is. */
export interface Standing {
  readonly status: Status
  readonly turn: Approver | null
}

const ofTheRoute: readonly ActType[] = ['approved', 'returned', 'climbed']

/** The roles that may do the act in this standing; none when the status forbids it. */
export function rolesFor(type: ActType, { status, turn }: Standing): readonly Role[] {
  const rule = table[type]
  if (!rule.in.includes(status)) return []
  if (!ofTheRoute.includes(type)) return rule.by
  // Only who has the turn; a case climbs at the latest before the last signature.
  if (turn) return [turn]
  // A slip that is seen after the last signature: nobody changes what was signed, it is signed anew.
  return type === 'returned' ? ['officeDirector'] : []
}

/** Whether the person may do the act to the request, which belongs to this place. */
export function mayDo(person: Person, type: ActType, standing: Standing, place: Place): boolean {
  const roles = rolesFor(type, standing)
  return person.grants.some(({ role, agency }) => roles.includes(role) && place.line.includes(agency))
}

/** Acts a person may do now, in the order of the table: what the screens show. */
export const actsFor = (person: Person, standing: Standing, place: Place): ActType[] =>
  (Object.keys(table) as ActType[]).filter((type) => mayDo(person, type, standing, place))
