import type { CivilDate } from '../dates/index.ts'
import { type Confidence, inForce, refuse, switches } from '../law/index.ts'
import { type FieldValues, type OutcomeCode, outcomeOf, partsOf, type Variant } from '../outcomes/index.ts'

/**
 * `preReview`: review first, a court after it. `standard`: review or a court. `reviewOnly`: review alone, for replies
 * the courts do not take, where the agency chooses so. `none`: the letter names no remedy.
 */
export interface Remedy {
  readonly variant: Variant | 'reviewOnly'
  readonly basis: string
  readonly confidence?: Confidence
}

export interface RemedySettings {
  /** What letters name for replies of 法释〔2025〕8号第10条第2款; whether a case is one is for the court to say. */
  readonly courtExcluded: 'standard' | 'reviewOnly'
}

export const remedyDefaults: RemedySettings = { courtExcluded: 'standard' }

/**
 * The remedy that the letter of a decision names, by its date and its grounds (行政复议法第23条第1款第4项;
 * 行政复议法实施条例第31条): review comes first where 条例第14、15、16条 keep all or a part back and the letter is dated
 * 2024-01-01 or later. `values` tells the grounds of the parts of a partial grant, and whether a repeated request had been
 * granted. Throws {@link InputError} for a day before 2019-05-15, and for a partial grant without parts.
 */
export function remedyOf(
  decision: { readonly outcome: OutcomeCode; readonly decidedOn: CivilDate; readonly values: FieldValues },
  settings: RemedySettings = remedyDefaults,
): Remedy {
  const { outcome, decidedOn, values } = decision
  const reviewFirst = inForce<boolean>(switches.reviewFirstWhenWithheld, decidedOn, 'decidedOn')
  const variant = variantOf(outcome, values)
  if (variant === 'none') return { variant, basis: '撤回确认不载救济途径' }
  if (variant === 'preReview')
    return reviewFirst.value ? { variant, basis: reviewFirst.basis } : { variant: 'standard', basis: reviewFirst.basis }
  if (settings.courtExcluded === 'reviewOnly') {
    const refused = courtRefuses(decision)
    if (refused) return { variant: 'reviewOnly', basis: refused }
  }
  return { variant, basis: inForce<boolean>(switches.freeChoice, decidedOn, 'decidedOn').basis }
}

function variantOf(code: OutcomeCode, values: FieldValues): Variant {
  const { remedy } = outcomeOf(code)
  if (typeof remedy === 'string') return remedy
  const parts = partsOf(values)
  if (!parts.length) refuse('missing', 'values.withheldParts', '部分公开的救济取决于不公开部分的依据，请填写')
  const articles = parts.flatMap(({ ground }) => outcomeOf(ground).cites.map((cite) => cite.split('.')[0] ?? ''))
  return articles.some((article) => remedy.preReviewIf.includes(article)) ? 'preReview' : remedy.else
}

/** Item of 法释〔2025〕8号第10条第2款 for each outcome that it names. */
const refusedItems: Partial<Record<OutcomeCode, number>> = {
  notProcessedRepeat: 4,
  withheldAdministrativeInquiry: 5,
  unavailableRequiresCreation: 6,
  notProcessedPetition: 7,
  notProcessedPublication: 8,
}

/**
 * The article on which a court would not take a suit against a reply, null when it would: from 2025-06-01, for a repeated
 * request only when what it asks for had been granted (法释〔2025〕8号第10条第2款第4至8项).
 */
export function courtRefuses(decision: {
  readonly outcome: OutcomeCode
  readonly decidedOn: CivilDate
  readonly values: FieldValues
}): string | null {
  const { outcome, decidedOn, values } = decision
  const rule = inForce<boolean>(switches.courtRefusesListedReplies, decidedOn, 'decidedOn')
  const item = refusedItems[outcome]
  if (!rule.value || !item || (outcome === 'notProcessedRepeat' && values.previousGranted !== true)) return null
  return `${rule.basis}第${item}项`
}

/**
 * The remedy against silence past the term, by the day on which it is sought: there is no letter to go by, so that day is
 * the product's reading. From 2026-07-01 review comes first (行政复议法实施条例第30条); before, 法释〔2025〕8号第2条第2款.
 */
export function overdueRemedy(soughtOn: CivilDate): Remedy {
  const { value, basis } = inForce<boolean>(switches.reviewFirstWhenOverdue, soughtOn, 'soughtOn')
  return { variant: value ? 'preReview' : 'standard', basis, confidence: 'convention' }
}
