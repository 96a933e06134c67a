import { type Calendar, type CalendarDay, daysAfter } from '../calendar/index.ts'
import { type CivilDate, partsOf, weekdayOf } from '../dates/index.ts'
import type { ClockKey } from '../law/index.ts'
import type { TraceRow } from './answer.ts'

/** The day a period starts from; it is not counted itself (民事诉讼法第85条, 行政诉讼解释第48条). */
export interface Start {
  readonly date: CivilDate
  readonly note: string
  readonly basis: string
}

/** So many working days under one clock. */
export interface Stretch {
  readonly clock: ClockKey
  readonly length: number
  readonly basis: string
  /** What the last day is called. */
  readonly ends: string
}

/** Why a working day does not count; `endless` while nothing says when the pause ends. */
export interface Pause {
  note(): string
  readonly basis: string
  readonly endless: boolean
}

export interface Walk {
  /** The last day of each stretch; shorter than the stretches when an endless pause was met. */
  readonly ends: readonly CivilDate[]
  /** The days in words. Most walks only ask when a period ends, and words cost more than counting. */
  rows(): TraceRow[]
  /** Working days a pause took out. */
  readonly suspended: number
  /** Days of all stretches that were not reached. */
  readonly left: number
}

/** What to say of a day besides its count. */
export function noteOf(day: CalendarDay): string {
  switch (day.kind) {
    case 'workday':
      return ''
    case 'rest':
      return weekdayOf(day.date) === 6 ? '周六' : '周日'
    case 'holiday':
      return `${day.name}放假`
    case 'makeup':
      return `${day.name}调休上班`
    case 'unknown':
      return `没有${partsOf(day.date).year}年的放假安排，暂按${day.name ?? (day.workday ? '工作日' : '休息日')}计`
  }
}

/** Two notes of a day, or whichever there is. */
export const joined = (one: string, other: string | null): string =>
  one && other ? `${one}；${other}` : one || other || ''

/** The row of a day: of one that a clock counts, or from which it starts or at which it stands still. */
export const markRow = (
  { date, kind }: CalendarDay,
  clock: ClockKey,
  note: string,
  basis: string,
  count: number | null = null,
): TraceRow => ({ date, kind, clock, count, note, basis })

/** A day of a walk, and which day of its stretch it is; null when it does not count. */
interface Step {
  readonly day: CalendarDay
  readonly stretch: Stretch
  readonly count: number | null
  readonly pause: Pause | null
}

function rowOf({ day, stretch: { clock, length, basis, ends }, count, pause }: Step): TraceRow {
  if (pause?.endless) return markRow(day, clock, pause.note(), pause.basis)
  if (count === null)
    return markRow(day, clock, joined(noteOf(day), pause?.note() ?? null), pause?.basis ?? day.basis ?? basis)
  const note = joined(noteOf(day), count === length ? ends : null)
  return markRow(day, clock, note, joined(basis, day.basis), count)
}

/** Walks day by day from the day after the start through all stretches, skipping rest days and pauses. */
export function walkWorkdays(
  calendar: Calendar,
  start: Start,
  stretches: readonly [Stretch, ...Stretch[]],
  pauseOn: (date: CivilDate) => Pause | null = () => null,
): Walk {
  const steps: Step[] = []
  const ends: CivilDate[] = []
  let suspended = 0
  let left = stretches.reduce((sum, s) => sum + s.length, 0)
  const began = () => markRow(calendar.day(start.date), stretches[0].clock, start.note, start.basis)
  const walked = (): Walk => ({ ends, suspended, left, rows: () => [began(), ...steps.map(rowOf)] })
  const days = daysAfter(calendar, start.date)
  for (const stretch of stretches) {
    for (let counted = 0; counted < stretch.length; ) {
      const day = days.next().value
      const pause = day.workday ? pauseOn(day.date) : null
      const counts = day.workday && pause === null
      if (counts) {
        counted++
        left--
      }
      steps.push({ day, stretch, count: counts ? counted : null, pause })
      if (pause?.endless) return walked()
      if (pause) suspended++
    }
    ends.push(steps.at(-1)?.day.date ?? start.date)
  }
  return walked()
}

/** {@link walkWorkdays} with one stretch: its rows and its last day. */
export function walkOne(
  calendar: Calendar,
  start: Start,
  stretch: Stretch,
): { due: CivilDate; rows: readonly TraceRow[] } {
  const { ends, rows } = walkWorkdays(calendar, start, [stretch])
  return { due: ends[0] ?? start.date, rows: rows() }
}
