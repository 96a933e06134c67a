import type { CivilDate } from '../dates/index.ts'
import type { Confidence, Sourced } from './confidence.ts'
import { refuse } from './input.ts'
import { type Instrument, instruments as i } from './instruments.ts'

export type Unit = 'workday' | 'day' | 'month' | 'year'

/** One length of a clock, from the day its instrument applies. */
export interface Term extends Sourced {
  readonly from: CivilDate
  readonly length: number
  readonly unit: Unit
}

export interface Clock {
  /** The clock's name in the trace; several limits of one right share it. */
  readonly key: ClockKey
  readonly title: string
  /** What the first day, which is not counted, is called. */
  readonly starts: string
  /** Earliest first. */
  readonly terms: readonly [Term, ...Term[]]
}

/** The clocks a trace may name; those without a length of their own are settled by the agency. */
export type ClockKey =
  | 'correctionNotice'
  | 'correctionDue'
  | 'response'
  | 'extension'
  | 'thirdParty'
  | 'coAuthor'
  | 'otherAgency'
  | 'feePayment'
  | 'reasonsDelay'
  | 'proactive'
  | 'penaltyWithdrawal'
  | 'review'
  | 'reviewMax'
  | 'litigation'
  | 'postReviewLitigation'
  | 'reviewReply'
  | 'courtDisclosure'
  | 'redo'
  | 'reviewOpinion'

const term = (
  instrument: Instrument,
  article: string,
  length: number,
  unit: Unit = 'workday',
  confidence?: Confidence,
): Term => ({
  from: instrument.from,
  length,
  unit,
  basis: `${instrument.cite}${article}`,
  ...(confidence && { confidence }),
})

const clock = (key: ClockKey, title: string, starts: string, ...terms: [Term, ...Term[]]): Clock => ({
  key,
  title,
  starts,
  terms,
})

/** Every length the law sets, with its article and the day it applies from: in one table. */
export const clocks = {
  correctionNotice: clock('correctionNotice', '补正告知', '收到申请之日', term(i.ogi, '第三十条', 7)),
  response: clock('response', '答复', '收到申请之日', term(i.ogi, '第三十三条第二款', 20)),
  extension: clock('extension', '延长答复期限', '原期限届满日', term(i.ogi, '第三十三条第二款', 20)),
  thirdParty: clock('thirdParty', '第三方提出意见', '收到征求意见书之日', term(i.ogi, '第三十二条', 15)),
  coAuthor: clock('coAuthor', '共同制作机关提出意见', '收到征求意见书之日', term(i.ogi, '第三十四条', 15)),
  feePayment: clock('feePayment', '缴纳信息处理费', '收到收费通知之日', term(i.fees, '第六条', 20)),
  proactive: clock('proactive', '主动公开', '信息形成或者变更之日', term(i.ogi, '第二十六条', 20)),
  // “三日”是工作日：行政处罚法第85条。
  penaltyWithdrawal: clock(
    'penaltyWithdrawal',
    '撤回已公开的行政处罚决定信息',
    '决定被变更、撤销、确认违法或者无效之日',
    term(i.penaltyLaw, '第四十八条第二款、第八十五条', 3),
  ),
  review: clock(
    'review',
    '申请行政复议',
    '知道或者应当知道之日',
    term(i.oldReviewLaw, '第九条', 60, 'day', 'memory'),
    term(i.reviewLaw, '第二十条第一款', 60, 'day'),
  ),
  reviewMax: clock(
    'reviewMax',
    '未告知复议权利、机关和期限的，申请行政复议的最长期限',
    '知道或者应当知道行政行为内容之日',
    term(i.reviewLaw, '第二十条第三款', 1, 'year'),
  ),
  litigation: clock(
    'litigation',
    '提起行政诉讼',
    '知道或者应当知道之日，逾期不答复的为答复期限届满之日',
    term(i.litigationLaw, '第四十六条第一款', 6, 'month'),
  ),
  litigationUntold: clock(
    'litigation',
    '未告知起诉期限的，提起行政诉讼的最长期限',
    '知道或者应当知道行政行为内容之日',
    term(i.litigationInterpretation, '第六十四条', 1, 'year'),
  ),
  litigationMax: clock(
    'litigation',
    '提起行政诉讼的最长期限',
    '行政行为作出之日',
    term(i.litigationLaw, '第四十六条第二款', 5, 'year'),
  ),
  postReviewLitigation: clock(
    'postReviewLitigation',
    '复议后提起行政诉讼',
    '收到复议决定书或者复议期满之日',
    term(i.litigationLaw, '第四十五条', 15, 'day'),
  ),
  // “五日”“十日”是工作日：行政复议法第88条。
  reviewReplySimple: clock(
    'reviewReply',
    '复议答复（简易程序）',
    '收到申请书副本之日',
    term(i.reviewLaw, '第五十四条、第八十八条', 5),
  ),
  reviewReplyOrdinary: clock(
    'reviewReply',
    '复议答复（普通程序）',
    '收到申请书副本之日',
    term(i.reviewLaw, '第四十八条、第八十八条', 10),
  ),
  courtDisclosure: clock('courtDisclosure', '判决公开', '判决生效之日', term(i.courtInterpretation, '第十一条', 20)),
  redo: clock(
    'redo',
    '复议责令重新答复',
    '收到复议决定书之日',
    term(i.reviewRegulations, '第五十八条、条例第三十三条第二款', 20),
  ),
  redoOther: clock(
    'redo',
    '复议责令重新作出（法定期限没有规定的）',
    '收到复议决定书之日',
    term(i.reviewRegulations, '第五十八条', 60, 'day'),
  ),
  reviewOpinion: clock(
    'reviewOpinion',
    '报送行政复议意见书的纠正情况',
    '收到意见书之日',
    term(i.reviewLaw, '第七十六条', 60, 'day'),
  ),
} as const satisfies Record<string, Clock>

export type ClockName = keyof typeof clocks

/**
 * The length of a clock that starts on a date.
 * @throws {InputError} `beforeLaw` before the first instrument that sets it
 */
export function termOn(name: ClockName, on: CivilDate, at: string): Term {
  const { title, terms }: Clock = clocks[name]
  const found = terms.findLast((t) => t.from <= on)
  return found ?? refuse('beforeLaw', at, `${title}的期限自${terms[0].from}起才有规定（${terms[0].basis}）`)
}

/** The length of a clock of the request; a date before the statute takes its first length, with a warning elsewhere. */
export const requestTerm = (
  name: 'correctionNotice' | 'response' | 'extension' | 'thirdParty' | 'coAuthor' | 'feePayment',
  on: CivilDate,
): Term => {
  const { terms }: Clock = clocks[name]
  return terms.findLast((t) => t.from <= on) ?? terms[0]
}
