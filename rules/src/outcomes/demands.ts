import { outcomeOf } from './catalogue.ts'
import type { OutcomeCode } from './codes.ts'
import type { Condition, EvidenceDemand, FieldDemand, FieldValues, WithheldPart } from './types.ts'

/** Grounds on which a part may be kept back: what is withheld, or cannot be given (条例第14至16条、第36条、第37条、第38条). */
export const partGrounds: readonly OutcomeCode[] = [
  'withheldStateSecret',
  'withheldProhibitedByLaw',
  'withheldSafetyStability',
  'withheldThirdParty',
  'withheldInternalAffairs',
  'withheldProcessInfo',
  'withheldEnforcementFile',
  'withheldAdministrativeInquiry',
  'notHeld',
  'otherAgency',
  'unavailableRequiresCreation',
  'notGovInfo',
  'transferredToArchive',
]

/** Whether a ground is nothing without the law or administrative regulation that it rests on (条例第14条、第36条第七项). */
export const restsOnLaw = (ground: OutcomeCode): boolean =>
  outcomeOf(ground).fields.some(({ field }) => field === 'lawName')

/** The parts not given, as far as they are stated on a possible ground. */
export const partsOf = ({ withheldParts }: FieldValues): readonly WithheldPart[] =>
  Array.isArray(withheldParts) ? withheldParts.filter((part) => partGrounds.includes(part?.ground)) : []

function holds(condition: Condition | undefined, values: FieldValues): boolean {
  if (!condition) return true
  if ('partOn' in condition) return partsOf(values).some(({ ground }) => ground === condition.partOn)
  const value = values[condition.field]
  return condition.is.some((wanted) => (Array.isArray(value) ? value.includes(wanted) : value === wanted))
}

/** The fields that an outcome demands, given what has been filled in so far. Optional ones are among them. */
export const fieldsDemanded = (code: OutcomeCode, values: FieldValues): FieldDemand[] =>
  outcomeOf(code).fields.filter(({ when }) => holds(when, values))

/**
 * The evidence that an outcome demands, given what has been filled in. A partial grant also needs what the ground of
 * each part not given would need by itself, as far as that does not depend on fields of its own.
 */
export function evidenceDemanded(code: OutcomeCode, values: FieldValues): EvidenceDemand[] {
  const own = outcomeOf(code).evidence.filter(({ when }) => holds(when, values))
  if (code !== 'partiallyGranted') return own
  const ofParts = partsOf(values).flatMap(({ ground }) => outcomeOf(ground).evidence.filter(({ when }) => !when))
  const byKey = new Map([...own, ...ofParts].map((demand) => [demand.evidence, demand]))
  return [...byKey.values()]
}
