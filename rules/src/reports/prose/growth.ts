import type { Passage } from './facts.ts'
import { isEarlier, type Mention } from './mentions.ts'
import type { CountFact, GrowthFact } from './model.ts'

const UP = /(?:增加|增长|增幅|增|多|上升|提高|提升)(?:了|为|达|达到)?$/
const DOWN = /(?:减少|下降|降低|降幅|减|少|回落)(?:了|为|达|达到)?$/
const COMPARES = /(?:[较比与同]|同比)(?:[上去]一?年|\d{4}年)|同比/

const signOf = (lead: string) => (UP.test(lead.slice(-4)) ? 1 : DOWN.test(lead.slice(-4)) ? -1 : 0)

/** The sign of a change, and the figure it sets out from where the sentence names it. */
function change(mentions: readonly Mention[], i: number, year: number | null) {
  const { lead, sentence, quantity } = mentions[i] as Mention
  const sign = signOf(lead)
  if (sign === 0) return
  const since = sentence.text.slice(0, quantity.start - sentence.start)
  const compared = COMPARES.exec(since.slice(-40))
  const named = compared?.[0].match(/\d{4}/)
  const lastYear = compared && (!named || (year !== null && Number(named[0]) === year - 1))
  return lastYear ? sign : undefined
}

/**
 * 收到 12 件，较上年增加 3 件，增长 33.3%: the changes that follow a count, with the figures they can be recomputed from.
 * The count is the last one before the comparison; a change further away than the next clauses is not taken.
 */
export function growthOf(
  mentions: readonly Mention[],
  counts: readonly (CountFact | undefined)[],
  passage: Passage,
): GrowthFact[] {
  const facts: GrowthFact[] = []
  let base: { mention: Mention; count: CountFact | undefined } | undefined
  let earlier: number | undefined
  let by: number | undefined
  for (const [i, mention] of mentions.entries()) {
    const { quantity, lead } = mention
    const changed = change(mentions, i, passage.year)
    if (!changed) {
      if (isEarlier(lead) && quantity.unit === base?.mention.quantity.unit) earlier = quantity.value
      else if (quantity.unit !== '%' && signOf(lead) === 0) {
        base = { mention, count: counts[i] }
        earlier = undefined
        by = undefined
      }
      continue
    }
    if (!base || mention.clause - base.mention.clause > 3) continue
    const percent = quantity.unit === '%'
    if (!percent && quantity.unit !== base.mention.quantity.unit) continue
    const signed = changed * quantity.value
    facts.push({
      kind: 'growth',
      ...passage.spotOf({ start: base.mention.sentence.clauses[base.mention.clause]?.start ?? 0, end: quantity.end }),
      ...(base.count && { of: base.count }),
      current: base.mention.quantity.value,
      ...(earlier !== undefined && { earlier }),
      ...(percent ? { percent: signed, ...(by !== undefined && { by }) } : { by: signed }),
      step: quantity.step,
      exact: !quantity.approximate && !base.mention.quantity.approximate && base.mention.quantity.step === 1,
    })
    if (!percent) by = signed
  }
  return facts
}
