import { type FieldKey, type FieldValues, fields, type OutcomeCode, partsOf } from '../outcomes/index.ts'
import { conclusions } from './conclusions.ts'
import { plain } from './plain.ts'

/** Fields that hold reasons; those who write put them in their own words. */
const reasons: readonly FieldKey[] = [
  'reason',
  'secrecyGround',
  'dangerReason',
  'harmReason',
  'endedReason',
  'missingForm',
  'workNeeded',
  'unclearPoints',
  'volumeFacts',
  'reasonsAsked',
  'unreasonable',
  'obtainedFacts',
]

/** What every decision says and gives no reason by: articles, forms of address, that nothing is given. */
const idle = [
  /《[^》]{0,100}》/g,
  /第[零一二三四五六七八九十\d]{1,6}条(?:第[一二三四五六七八九十\d]{1,3}款)?(?:第?[（(]?[一二三四五六七八九十\d]{1,3}[）)]?项)?/g,
  /经审查|经研究|经核实|本机关|我局|我办|你单位|申请人|政府信息|信息|内容|材料|申请|公开条例|条例|规定|依法|依据|根据|依照|按照|决定|答复|如下|特此|告知/g,
  /不予(?:公开|提供|处理)|不能(?:公开|提供)|无法提供|不公开|不提供|不属于|属于|不由|负责公开|予以|负责|联系|电话|咨询|提出|请向|部分公开/g,
  /[你您所的是为了将该对由现上述等其]/g,
]

const stripped = (text: string): string => plain(idle.reduce((left, words) => left.replace(words, ''), text))

/** Below this a text besides conclusion, articles and facts is no reason: 涉及隐私 has four signs. */
const SHORTEST = 4
/** Shorter runs of signs are in every text. */
const RUN = 3

/** What is left of a text without the runs of signs that the conclusion has too. */
function unlike(text: string, conclusion: string): string {
  let left = ''
  for (let at = 0; at < text.length; ) {
    let end = at
    while (end < text.length && conclusion.includes(text.slice(at, end + 1))) end++
    if (end - at < RUN) {
      left += text[at]
      at++
    } else at = end
  }
  return left
}

/** What a decision states besides its reasons, to be left out of what may be one. */
function factsOf(demanded: readonly FieldKey[], values: FieldValues): string[] {
  const ofFields = demanded.flatMap((key) => {
    const [field, value] = [fields[key], values[key]]
    if (reasons.includes(key) || value === undefined) return []
    if (field.kind === 'choices' && Array.isArray(value))
      return value.map((one) => (field.options as Readonly<Record<string, string>>)[String(one)] ?? '')
    return typeof value === 'string' ? [value] : []
  })
  return [...ofFields, ...partsOf(values).map(({ what }) => String(what))].filter(Boolean)
}

/** How many signs a text has besides conclusion, labels, facts and what every decision says. */
function besides(outcome: OutcomeCode, demanded: readonly FieldKey[], values: FieldValues, text: string): number {
  const labels = demanded.map((key) => `${fields[key].zh}：`)
  const left = [...labels, ...factsOf(demanded, values)].reduce((rest, one) => rest.replaceAll(one, ''), text)
  const conclusion = stripped(conclusions[outcome])
  return left
    .split(/[。；;！，,：\n]/)
    .map((clause) => unlike(stripped(clause), conclusion))
    .join('').length
}

/** What the decision states as its reasons, as far as that is more than the conclusion again. */
function reasonsStated(outcome: OutcomeCode, own: readonly FieldKey[], values: FieldValues): string[] {
  const stated = [...own.map((key) => values[key]), ...partsOf(values).map(({ reason }) => reason)]
  const conclusion = plain(conclusions[outcome])
  return stated
    .map((one) => (typeof one === 'string' ? plain(one) : ''))
    .filter((one) => unlike(one, conclusion).length > 1)
}

/**
 * Whether the text of a decision gives the reason for it: one that the decision states, or whatever is said besides the
 * conclusion, the articles and the facts. Right where the outcome asks for none.
 */
export function givesReason(
  outcome: OutcomeCode,
  demanded: readonly FieldKey[],
  values: FieldValues,
  text: string,
): boolean {
  // 条例第39条第1款: the applicant is told that it is no application, and where to turn to.
  const own = outcome === 'notProcessedPetition' ? [] : demanded.filter((key) => reasons.includes(key))
  if (own.length === 0 && outcome !== 'partiallyGranted') return true
  const there = plain(text)
  const isThere = reasonsStated(outcome, own, values).some((one) => there.includes(one))
  return isThere || besides(outcome, demanded, values, text) >= SHORTEST
}
