import type { Confidence } from './confidence.ts'
import { InputError } from './input.ts'

/** A value of the law from a day on (`YYYY-MM-DD`), until the next one of its series. */
export interface Dated<T> {
  readonly from: string
  readonly value: T
  /** The article, in the words used on screen. */
  readonly basis: string
  readonly confidence?: Confidence
}

export interface Term {
  readonly n: number
  readonly unit: 'day' | 'month'
}

/** The days on which the instruments took effect. */
export const effect = {
  /** 条例 in its revision by 国务院令第711号; nothing here reaches further back. */
  ogi: '2019-05-15',
  /** 国办函〔2020〕109号. */
  fees: '2021-01-01',
  /** 行政复议法（2023年修订）. */
  reviewLaw: '2024-01-01',
  /** 法释〔2025〕8号. */
  courtInterpretation: '2025-06-01',
  /** 行政复议法实施条例, 国务院令第836号. */
  reviewRegulations: '2026-07-01',
} as const

/** The terms that letters name; the clocks of a request have their own table in `deadlines`. */
export const terms = {
  review: [
    { from: effect.ogi, value: { n: 60, unit: 'day' }, basis: '行政复议法（2017年修正）第9条', confidence: 'memory' },
    { from: effect.reviewLaw, value: { n: 60, unit: 'day' }, basis: '行政复议法第20条第1款' },
  ],
  litigation: [{ from: effect.ogi, value: { n: 6, unit: 'month' }, basis: '行政诉讼法第46条' }],
  postReviewLitigation: [{ from: effect.ogi, value: { n: 15, unit: 'day' }, basis: '行政诉讼法第45条' }],
} as const satisfies Record<string, readonly Dated<Term>[]>

/** What the law commands or not, by date. */
export const switches = {
  /** 复议或者诉讼 for whatever needs no review first. */
  freeChoice: [
    { from: effect.ogi, value: true, basis: '行政复议法第20条；行政诉讼法第44条、第46条' },
    {
      from: effect.courtInterpretation,
      value: true,
      basis: '行政复议法第20条；行政诉讼法第44条、第46条；法释〔2025〕8号第1条第1、3、5项',
    },
  ],
  /** 复议前置一: a refusal on 第14、15、16条 must go to review before a court. */
  reviewFirstWhenWithheld: [
    { from: effect.ogi, value: false, basis: '行政复议法（2023年修订）自2024年1月1日起施行，此前作出的决定不须先复议' },
    { from: effect.reviewLaw, value: true, basis: '行政复议法第23条第1款第4项' },
    { from: effect.courtInterpretation, value: true, basis: '行政复议法第23条第1款第4项；法释〔2025〕8号第1条第2项' },
    { from: effect.reviewRegulations, value: true, basis: '行政复议法第23条第1款第4项；行政复议法实施条例第31条' },
  ],
  /** 复议前置二: silence past the term must go to review before a court. */
  reviewFirstWhenOverdue: [
    { from: effect.ogi, value: false, basis: '法释〔2025〕8号施行前按同一口径', confidence: 'convention' },
    { from: effect.courtInterpretation, value: false, basis: '法释〔2025〕8号第2条第2款' },
    { from: effect.reviewRegulations, value: true, basis: '行政复议法第23条第1款第3项；行政复议法实施条例第30条' },
  ],
  /** 法释〔2025〕8号第10条第2款: some replies the courts no longer take. */
  courtRefusesListedReplies: [
    { from: effect.ogi, value: false, basis: '法释〔2025〕8号自2025年6月1日起施行' },
    { from: effect.courtInterpretation, value: true, basis: '法释〔2025〕8号第10条第2款' },
  ],
  /** A decision served over the internet names the way to ask for review there. */
  reviewChannelWhenElectronic: [
    { from: effect.ogi, value: false, basis: '行政复议法（2023年修订）自2024年1月1日起施行' },
    { from: effect.reviewLaw, value: true, basis: '行政复议法第22条第2款' },
  ],
} as const satisfies Record<string, readonly Dated<boolean>[]>

/**
 * The entry of a series in force on a day. Throws {@link InputError} `beforeLaw` for a day before the series begins.
 *
 * @param at where the day stands in the caller's input
 */
export function inForce<T>(series: readonly Dated<T>[], day: string, at: string): Dated<T> {
  const entry = series.findLast(({ from }) => from <= day)
  if (entry) return entry
  throw new InputError('beforeLaw', `${day}早于${series[0]?.from}，没有可以适用的规定`, at)
}
