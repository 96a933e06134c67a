import type { Confidence } from '../law/index.ts'
import type { RequestRow } from '../reports/forms/index.ts'
import type { OutcomeCode } from './codes.ts'
import type { EvidenceKey } from './evidence.ts'
import type { FieldKey } from './fields.ts'
import type { LetterId, Variant } from './letters.ts'

/** A part of a record that is not given: what it is, on the ground of which outcome, and why (条例第37条). */
export interface WithheldPart {
  readonly what: string
  readonly ground: OutcomeCode
  readonly reason: string
  /** The law or administrative regulation, and its article, where the ground is one that rests on another law. */
  readonly lawName?: string
  readonly lawArticle?: string
}

export type FieldValue = string | boolean | readonly string[] | readonly WithheldPart[]
export type FieldValues = { readonly [K in FieldKey]?: FieldValue }

/** Holds when the field has one of the values (or, for several choices, contains one), or a part rests on the ground. */
export type Condition =
  | { readonly field: FieldKey; readonly is: readonly (string | boolean)[] }
  | { readonly partOn: OutcomeCode }

export interface FieldDemand {
  readonly field: FieldKey
  /** May be left out. */
  readonly optional?: true
  readonly when?: Condition
  /** Another answer forbids the outcome; the sentence says why. */
  readonly mustBe?: { readonly value: boolean; readonly sentence: string }
  /** The date is this one or earlier, or strictly earlier. */
  readonly notAfter?: FieldKey | 'decidedOn'
  readonly before?: FieldKey | 'decidedOn'
  /** How well the demand is founded; absent: by the statute or the official forms. */
  readonly confidence?: Confidence
}

export interface EvidenceDemand {
  readonly evidence: EvidenceKey
  readonly when?: Condition
  /** `error`: no decision without it; `warning`: the case would not stand in review (LT-15). */
  readonly severity: 'error' | 'warning'
}

export interface ByGrounds {
  readonly rule: 'byGrounds'
  /** Articles of 条例; one of them among the grounds of the parts not given demands review first. */
  readonly preReviewIf: readonly string[]
  readonly else: Variant
}

export interface Outcome {
  readonly code: OutcomeCode
  readonly zh: string
  /** Row of table three in the edition of 2021. */
  readonly t3: RequestRow
  readonly t3Confidence?: Confidence
  /** As printed in the taxonomy. */
  readonly basis: string
  /** The articles of 条例 in `basis`, as `article.paragraph.item`. */
  readonly cites: readonly string[]
  readonly effect: 'full' | 'partial' | 'none'
  readonly remedy: Variant | ByGrounds
  readonly letter: LetterId
  /** When it applies, what the letter must say, common mistakes, what follows; `—` for nothing. */
  readonly when: string
  readonly must: string
  readonly mistake: string
  readonly next: string
  readonly fields: readonly FieldDemand[]
  readonly evidence: readonly EvidenceDemand[]
}
