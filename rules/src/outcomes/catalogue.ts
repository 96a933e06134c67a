import type { Edition, RequestRow } from '../reports/forms/index.ts'
import { type OutcomeCode, outcomeCodes } from './codes.ts'
import { granted } from './data/granted.ts'
import { notProcessed } from './data/notProcessed.ts'
import { other } from './data/other.ts'
import { unavailable } from './data/unavailable.ts'
import { withheld } from './data/withheld.ts'
import type { Outcome } from './types.ts'

const data: Readonly<Record<OutcomeCode, Outcome>> = {
  ...granted,
  ...withheld,
  ...unavailable,
  ...notProcessed,
  ...other,
}

export const outcomeOf = (code: OutcomeCode): Outcome => data[code]

/** Every outcome, in the order of table three. */
export const outcomes: readonly Outcome[] = outcomeCodes.map(outcomeOf)

/** Where local practice counts differently. */
export interface CountingSettings {
  /** Some places count what has gone to the archives among 行政查询事项. */
  readonly transferredToArchive: 'otherMisc' | 'withheldAdministrativeInquiry'
}

export const countingDefaults: CountingSettings = { transferredToArchive: 'otherMisc' }

/** The edition of 2019 prints （六）其他处理 as one row. */
const others: readonly RequestRow[] = ['otherCorrectionLapsed', 'otherFeeLapsed', 'otherMisc']

/** The row of table three that counts a request with this outcome. */
export function rowOf(code: OutcomeCode, edition: Edition, settings: CountingSettings = countingDefaults): RequestRow {
  const row = code === 'transferredToArchive' ? settings.transferredToArchive : outcomeOf(code).t3
  return edition === '2019' && others.includes(row) ? 'otherHandling' : row
}
