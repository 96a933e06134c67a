/** Where a request stands, told by its acts alone. */
export const statuses = {
  handling: '办理中',
  correcting: '待申请人补正',
  approving: '审签中',
  signed: '已签发，待用印',
  sealed: '已用印，待送达',
  served: '已送达',
  archived: '已归档',
  voided: '已作废',
} as const

export type Status = keyof typeof statuses
export const statusNames = Object.keys(statuses) as [Status, ...Status[]]

/** The reply is out of the agency's hands: the clock of 条例第33条 is over. */
export const isDone = (status: Status): boolean => status === 'served' || status === 'archived' || status === 'voided'

/** The routes of approval (三级审签): each step by one role, in this order. A case may climb to `full`, never descend. */
export const routes = {
  ordinary: ['sectionHead', 'officeDirector', 'deputy'],
  full: ['sectionHead', 'officeDirector', 'deputy', 'head'],
} as const

export type Route = keyof typeof routes
export type Approver = (typeof routes)['full'][number]

/** 来件: what came through the portal, and what became of it. */
export const submissionStates = {
  waiting: '待确认',
  confirmed: '已登记为申请',
  answered: '已答复，不属于申请',
} as const
