import type { Quantity } from './numbers.ts'
import type { Sentence } from './sentences.ts'

/** A number with the words around it that belong to it. */
export interface Mention {
  readonly quantity: Quantity
  readonly sentence: Sentence
  /** Index of the sentence in the passage, of the clause in the sentence. */
  readonly at: number
  readonly clause: number
  /** Words of the clause before the number, from the number before it on. */
  readonly lead: string
  /** Words of the clause after it, where no other number follows in the clause. */
  readonly tail: string
  /** Both, with a mark between. */
  readonly words: string
  /** May be a total or a part: no percentage, no change, no figure of an earlier year. */
  readonly plain: boolean
}

/** Words further from a number than this say nothing certain about it. */
const LONGEST_LEAD = 80
/** Numbers further from another than this are no parts or totals of it; lists are shorter. */
export const NEAR = 40

const CHANGE =
  /(?:增加|增长|增幅|增|多|减少|下降|降低|降幅|减|少|上升|提高|提升|回落|同比|环比|翻)(?:了|约|为|达|达到)?$/
const EARLIER = /(?:[上去]一?年度?|\d{4}年度?)(?:同期)?的?(?:为|是)?$|[由从]$/

/** 较上年增加 12 件: a change, no count of its own. The end of the words tells, and is quickly looked at. */
export const isChange = (lead: string) => CHANGE.test(lead.slice(-4))
/** 上年的 12 件, beside which a sentence sets this year's. */
export const isEarlier = (lead: string) => EARLIER.test(lead.slice(-10))

/** 个百分点 is the distance of two percentages. */
export const isPercent = (unit: string) => unit === '%' || unit.endsWith('百分点')

const NONE: readonly Mention[] = []

/** The numbers of a sentence with their words. */
export function mentionsIn(sentence: Sentence, at: number, text: string): readonly Mention[] {
  const { numbers } = sentence
  if (numbers.length === 0) return NONE
  const { clauses } = sentence
  let clause = 0
  return numbers.map((quantity, i) => {
    while (clause < clauses.length - 1 && (clauses[clause]?.end ?? 0) <= quantity.start) clause++
    const { start, end } = clauses[clause] ?? sentence
    const before = Math.max(start, numbers[i - 1]?.end ?? 0, quantity.start - LONGEST_LEAD)
    const next = numbers[i + 1]?.start ?? end
    const lead = text.slice(before, quantity.start)
    const tail = next < end ? '' : text.slice(quantity.end, Math.min(end, quantity.end + LONGEST_LEAD))
    const plain = !isPercent(quantity.unit) && !isChange(lead) && !isEarlier(lead)
    return { quantity, sentence, at, clause, lead, tail, words: `${lead}|${tail}`, plain }
  })
}
