import { z } from 'zod'
import { type Calendar, type CalendarDay, daysAfter } from '../calendar/index.ts'
import { addDays, addMonths, addYears, type CivilDate, dateOf } from '../dates/index.ts'
import { type Clock, type ClockName, type Confidence, clocks, instruments, type Term, termOn } from '../law/index.ts'
import type { Provisional, TraceRow, Warning } from './answer.ts'
import { unknownYears } from './unknown.ts'
import { joined, markRow, noteOf, type Start, walkOne } from './walk.ts'

const ROLLING = '民事诉讼法第八十五条'

export const PeriodSettings = z.strictObject({
  makeupDay: z
    .enum(['workday', 'rest'])
    .default('workday')
    .meta({ description: '自然日期限末日为调休上班的周六、周日：当日届满，或者顺延（民事诉讼法第85条没有写明）' }),
})
export type PeriodSettings = z.infer<typeof PeriodSettings>

/** When a single period ends, and why. */
export interface Period {
  readonly kind: ClockName
  /** The last day before it is moved off rest days; null for periods in working days, which have none to move off. */
  readonly nominal: CivilDate | null
  readonly due: CivilDate
  readonly basis: string
  /** How far the article was checked; in full without one. */
  readonly confidence?: Confidence
  readonly provisional: readonly Provisional[]
  readonly warnings: readonly Warning[]
  readonly trace: readonly TraceRow[]
}

/** The corresponding day, or the end of a month without one (民法典第202条). */
function nominalEnd(start: CivilDate, { length, unit }: Term): CivilDate {
  if (unit === 'month') return addMonths(start, length)
  return unit === 'year' ? addYears(start, length) : addDays(start, length)
}

/** Days one by one; of months and years, which may be long, only the last. */
function* daysToNominal(
  calendar: Calendar,
  start: CivilDate,
  nominal: CivilDate,
  unit: Term['unit'],
): Generator<CalendarDay> {
  if (unit !== 'day') return yield calendar.day(nominal)
  for (const day of daysAfter(calendar, start)) {
    yield day
    if (day.date === nominal) return
  }
}

/** A period in days, months or years: rest days count, but it does not end on one (民事诉讼法第85条). */
function walkCalendarDays(calendar: Calendar, { key }: Clock, term: Term, start: Start, settings: PeriodSettings) {
  const nominal = nominalEnd(start.date, term)
  const rests = (day: CalendarDay) => !day.workday || (day.kind === 'makeup' && settings.makeupDay === 'rest')
  const rows = [markRow(calendar.day(start.date), key, start.note, start.basis)]
  for (const day of daysToNominal(calendar, start.date, nominal, term.unit)) {
    const ending = day.date === nominal ? (rests(day) ? '末日是休假日，顺延' : '届满') : ''
    const count = term.unit === 'day' ? rows.length : null
    rows.push(markRow(day, key, joined(noteOf(day), ending), term.basis, count))
  }
  let last = calendar.day(nominal)
  while (rests(last)) {
    last = calendar.day(addDays(last.date, 1))
    rows.push(markRow(last, key, rests(last) ? noteOf(last) : '休假日后第一日，届满', ROLLING))
  }
  return { nominal, due: last.date, rows }
}

/**
 * The end of one statutory period that starts on a given day, which is not counted.
 * @throws {InputError} `beforeLaw` for a start before the rule applied
 */
export function computePeriod(
  { kind, start: date }: { kind: ClockName; start: CivilDate },
  calendar: Calendar,
  settings: PeriodSettings = PeriodSettings.parse({}),
): Period {
  const clock = clocks[kind]
  const term = termOn(kind, date, 'start')
  const start = { date, note: `${clock.starts}，不计入`, basis: term.basis }
  const { nominal, due, rows } =
    term.unit === 'workday'
      ? {
          nominal: null,
          ...walkOne(calendar, start, { clock: clock.key, length: term.length, basis: term.basis, ends: '届满' }),
        }
      : walkCalendarDays(calendar, clock, term, start, settings)
  // Of rest days that count anyway it does not matter whether they are known.
  const warnings = unknownYears(rows.filter((r) => nominal === null || r.date >= nominal))
  return {
    kind,
    nominal,
    due,
    basis: term.basis,
    ...(term.confidence && { confidence: term.confidence }),
    provisional: warnings.length > 0 ? ['calendar'] : [],
    warnings,
    trace: rows,
  }
}

/** 部门: 条例第49条第1款; 地方政府主管部门: 第2款. */
export type AnnualReportPublisher = 'department' | 'government'

/** The last day to publish the report of a year: a fixed date, rest day or not (条例第49条). */
export function annualReportDue(
  publisher: AnnualReportPublisher,
  reportYear: number,
): { due: CivilDate; basis: string } {
  const { cite } = instruments.ogi
  return publisher === 'department'
    ? { due: dateOf(reportYear + 1, 1, 31), basis: `${cite}第四十九条第一款` }
    : { due: dateOf(reportYear + 1, 3, 31), basis: `${cite}第四十九条第二款` }
}
