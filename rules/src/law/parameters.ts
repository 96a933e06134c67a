import type { Sourced } from './confidence.ts'
import { refuse } from './input.ts'
import { instruments as i } from './instruments.ts'

/** A value of the law from a day on (`YYYY-MM-DD`), until the next one of its series. */
export interface Dated<T> extends Sourced {
  readonly from: string
  readonly value: T
}

/** What the law commands or not, by date; the lengths of its terms are `clocks`. */
export const switches = {
  /** 复议或者诉讼 for whatever needs no review first. */
  freeChoice: [
    { from: i.ogi.from, value: true, basis: '行政复议法第20条；行政诉讼法第44条、第46条' },
    {
      from: i.courtInterpretation.from,
      value: true,
      basis: '行政复议法第20条；行政诉讼法第44条、第46条；法释〔2025〕8号第1条第1、3、5项',
    },
  ],
  /** 复议前置一: a refusal on 第14、15、16条 must go to review before a court. */
  reviewFirstWhenWithheld: [
    { from: i.ogi.from, value: false, basis: '行政复议法（2023年修订）自2024年1月1日起施行，此前作出的决定不须先复议' },
    { from: i.reviewLaw.from, value: true, basis: '行政复议法第23条第1款第4项' },
    { from: i.courtInterpretation.from, value: true, basis: '行政复议法第23条第1款第4项；法释〔2025〕8号第1条第2项' },
    { from: i.reviewRegulations.from, value: true, basis: '行政复议法第23条第1款第4项；行政复议法实施条例第31条' },
  ],
  /** 复议前置二: silence past the term must go to review before a court. */
  reviewFirstWhenOverdue: [
    { from: i.ogi.from, value: false, basis: '法释〔2025〕8号施行前按同一口径', confidence: 'convention' },
    { from: i.courtInterpretation.from, value: false, basis: '法释〔2025〕8号第2条第2款' },
    { from: i.reviewRegulations.from, value: true, basis: '行政复议法第23条第1款第3项；行政复议法实施条例第30条' },
  ],
  /** 法释〔2025〕8号第10条第2款: some replies the courts no longer take. */
  courtRefusesListedReplies: [
    { from: i.ogi.from, value: false, basis: '法释〔2025〕8号自2025年6月1日起施行' },
    { from: i.courtInterpretation.from, value: true, basis: '法释〔2025〕8号第10条第2款' },
  ],
  /** A decision served over the internet names the way to ask for review there. */
  reviewChannelWhenElectronic: [
    { from: i.ogi.from, value: false, basis: '行政复议法（2023年修订）自2024年1月1日起施行' },
    { from: i.reviewLaw.from, value: true, basis: '行政复议法第22条第2款' },
  ],
} as const satisfies Record<string, readonly Dated<boolean>[]>

/** On payment of the fee the reply's period is counted anew from the next day. */
export const paymentRestarts: Sourced = { basis: `${i.fees.cite}第六条第二款`, confidence: 'memory' }

/** The article does not say that an extension may not be repeated; that it may not is from memory. */
export const extendedOnce: Sourced = { basis: '条例第三十三条第二款', confidence: 'memory' }

/**
 * The entry of a series in force on a day. Throws {@link InputError} `beforeLaw` for a day before the series begins.
 *
 * @param at where the day stands in the caller's input
 */
export function inForce<T>(series: readonly Dated<T>[], day: string, at: string): Dated<T> {
  const entry = series.findLast(({ from }) => from <= day)
  if (entry) return entry
  refuse('beforeLaw', at, `${day}早于${series[0]?.from}，没有可以适用的规定`)
}
