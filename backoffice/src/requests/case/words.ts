import { roles } from '@gongkai/rules/access'
import type { TemplateLetter } from '@gongkai/rules/letters'
import { citedOnScreen, type OutcomeCode, outcomeOf, spelledOut } from '@gongkai/rules/outcomes'
import type { ActType, Route, ShownStep } from '@gongkai/rules/requests'
import type { RequestCase } from '../../api/requests.ts'

/** The acts that a next step is done with, the usual one first. */
export const actsOfStep: Readonly<Record<ShownStep, readonly ActType[]>> = {
  assign: ['assigned', 'claimed'],
  claim: ['claimed', 'assigned'],
  draft: ['drafted'],
  review: ['secrecyReviewed'],
  submit: ['submitted', 'drafted'],
  revise: ['drafted', 'submitted'],
  conclude: ['drafted'],
  awaitCorrection: ['corrected', 'correctionLapsed'],
  approve: ['approved', 'returned'],
  seal: ['sealed'],
  confirmSeal: [],
  recordSeal: ['sealed'],
  serve: ['served'],
  archive: ['archived'],
  nothing: [],
}

/** Acts that are seldom done, behind 其他. */
export const seldom: readonly ActType[] = ['withdrawn', 'voided', 'amended', 'split', 'assigned']

export const routeNames: Readonly<Record<Route, string>> = {
  ordinary: '普通：科室负责人、公开工作机构负责人、分管负责人',
  full: '全程：另由主要负责人签发',
}

export const serviceMethods = {
  direct: '直接送达',
  entrusted: '委托送达',
  post: '邮寄（邮政企业）',
  online: '网上送达',
} as const

/** What proves each way of service (国办公开办函〔2016〕235号). */
export const proofs: Readonly<Record<keyof typeof serviceMethods, string>> = {
  direct: '签收人姓名、与申请人的关系；拒绝签收的，见证人姓名',
  entrusted: '受委托人、签收人姓名',
  post: '邮件号码；送达之日为交邮之日',
  online: '到达的系统或者邮箱、到达时间',
}

export const letterStates = {
  draft: ['草稿', 'tag-warn'],
  numbered: ['已编号，待盖章', 'tag-q'],
  sealed: ['盖章件待确认', 'tag-warn'],
  issued: ['已定稿', 'tag-ok'],
  void: ['已作废', 'tag-no'],
} as const

export const roleName = (role: keyof typeof roles): string => roles[role].says

/** The letter that says an outcome. */
export const letterOf = (outcome: OutcomeCode): TemplateLetter => outcomeOf(outcome).letter as TemplateLetter

/** The letter of the reply as it stands: the newest of its kind that was not made void. */
export function replyLetter({ draft, letters }: RequestCase): RequestCase['letters'][number] | undefined {
  return draft ? letters.filter((l) => l.kind === letterOf(draft.outcome) && l.state !== 'void').at(-1) : undefined
}

/** What the file sizes and the like are shown beside: 3月5日 without the year. */
export const shortDate = (day: string): string => {
  const [, m, d] = day.slice(0, 10).split('-').map(Number)
  return `${m}月${d}日`
}

/** On what an outcome rests, in the words of the statute; empty where it is the applicant's will alone. */
export function basisOf(outcome: OutcomeCode): string {
  const { basis, cites } = outcomeOf(outcome)
  if (cites.length > 0) return `条例${cites.map(citedOnScreen).join('、')}`
  return basis === '—' ? '' : spelledOut(basis)
}
