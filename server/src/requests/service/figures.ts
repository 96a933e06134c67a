import { dateOf } from '@gongkai/rules/dates'
import { type CountingSettings, type OutcomeCode, outcomeCodes, rowOf } from '@gongkai/rules/outcomes'
import type { Edition } from '@gongkai/rules/reports'
import { errors, refuse } from '../../platform/errors.ts'
import type { RequestFilter } from '../store/lists.ts'

/** Ended without a reply: no part of the on-time rate. */
export const withoutReply: readonly OutcomeCode[] = ['withdrawn', 'otherCorrectionLapsed', 'otherFeeLapsed']

interface Of {
  readonly year: number
  readonly edition: Edition
  readonly counts: CountingSettings
}

const asCounted = {
  newlyReceived: 'received',
  carriedIn: 'carriedIn',
  carriedOut: 'carriedOut',
  totalHandled: 'decided',
} as const

const timely = {
  'rate.decided': undefined,
  'rate.onTime': true,
  'rate.late': false,
  'rate.unserved': null,
} as const

const has = <T extends object>(of: T, key: string): key is keyof T & string => Object.hasOwn(of, key)

/** The cases that a row of table three, or a figure of the on-time rate, counts. */
export function figureOf(row: string, { year, edition, counts }: Of): RequestFilter {
  const span = { from: dateOf(year, 1, 1), to: dateOf(year, 12, 31) }
  if (has(asCounted, row)) return { counted: { ...span, as: asCounted[row] } }
  if (has(timely, row)) {
    const outcomes = outcomeCodes.filter((code) => !withoutReply.includes(code))
    return { counted: { ...span, as: 'decided', outcomes }, onTime: timely[row] }
  }
  const outcomes = outcomeCodes.filter((code) => rowOf(code, edition, counts) === row)
  if (outcomes.length === 0) throw refuse(errors.invalidInput, { at: 'row', says: '年报表三没有这一行。' })
  return { counted: { ...span, as: 'decided', outcomes } }
}
