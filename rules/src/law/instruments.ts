import { type CivilDate, civilDate } from '../dates/index.ts'
import type { Confidence } from './confidence.ts'

export interface Instrument {
  readonly title: string
  /** As cited in a basis. */
  readonly cite: string
  readonly from: CivilDate
  /** How far its first day was checked; what its articles say is marked where they are used. */
  readonly confidence?: Confidence
}

const instrument = (from: string, cite: string, title: string, confidence?: Confidence): Instrument => ({
  title,
  cite,
  from: civilDate(from),
  ...(confidence && { confidence }),
})

/** The instruments that set parameters, each from its first day. */
export const instruments = {
  litigationLaw: instrument('2017-07-01', '行政诉讼法', '《中华人民共和国行政诉讼法》（2017年修正）', 'memory'),
  oldReviewLaw: instrument(
    '2018-01-01',
    '行政复议法（2017年修正）',
    '《中华人民共和国行政复议法》（2017年修正）',
    'memory',
  ),
  litigationInterpretation: instrument('2018-02-08', '法释〔2018〕1号', '《关于适用〈行政诉讼法〉的解释》'),
  ogi: instrument('2019-05-15', '条例', '《中华人民共和国政府信息公开条例》（国务院令第711号）'),
  fees: instrument('2021-01-01', '国办函〔2020〕109号', '《政府信息公开信息处理费管理办法》', 'partly'),
  penaltyLaw: instrument('2021-07-15', '行政处罚法', '《中华人民共和国行政处罚法》（2021年修订）', 'memory'),
  reviewLaw: instrument('2024-01-01', '行政复议法', '《中华人民共和国行政复议法》（2023年修订）'),
  courtInterpretation: instrument(
    '2025-06-01',
    '法释〔2025〕8号',
    '《关于审理政府信息公开行政案件适用法律若干问题的解释》',
  ),
  reviewRegulations: instrument('2026-07-01', '行政复议法实施条例', '《行政复议法实施条例》（国务院令第836号）'),
} as const satisfies Record<string, Instrument>
