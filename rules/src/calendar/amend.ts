import type { CivilDate } from '../dates/index.ts'
import type { Calendar, CalendarDay } from './calendar.ts'
import { type Arrangement, arrangementFaults, CalendarYear, type Days, daysThrough, type Fault } from './data.ts'
import { holidaysMissing } from './fixed.ts'

/** A notice on one year: of a year without notice all its holidays, of a known one those that it changes, by name. */
export interface NoticeOfYear {
  readonly year: number
  readonly number: string
  readonly issuedOn: CivilDate
  readonly arrangements: readonly Days[]
}

/** The year with the notice in it, or why it cannot be. */
export type Amended =
  | { readonly year: CalendarYear; readonly faults: readonly [] }
  | { readonly year: null; readonly faults: readonly Fault[] }

/** The last arrangement of a name is the one that counts (国办发明电〔2020〕1号 took the place of the Spring Festival's). */
function merged(base: CalendarYear | undefined, { number, arrangements }: NoticeOfYear): Arrangement[] {
  const named = new Set(arrangements.map((a) => a.name))
  const first = base?.notices[0]?.number
  const kept = (base?.arrangements ?? [])
    .filter((a) => !named.has(a.name))
    .map((a) => (a.notice || !first ? a : { ...a, notice: first }))
  const own = arrangements.map((a) => ({ ...a, notice: number, confidence: 'verified' as const }))
  return [...kept, ...own].sort((a, b) => (a.from < b.from ? -1 : 1))
}

/** Puts a notice into its year: the first one makes it known, a later one changes what it names. */
export function amended(base: CalendarYear | undefined, notice: NoticeOfYear): Amended {
  const refused = (faults: readonly Fault[]): Amended => ({ year: null, faults })
  const wrong = [...arrangementFaults(notice.year, notice.arrangements)]
  if (wrong.length > 0) return refused(wrong)
  const missing = base ? [] : holidaysMissing(notice.year, notice.arrangements)
  if (missing.length > 0)
    return refused([{ path: ['arrangements'], message: `${notice.year}年的通知没有安排${missing.join('、')}。` }])
  const { number, issuedOn } = notice
  const read = CalendarYear.safeParse({
    year: notice.year,
    notices: [...(base?.notices ?? []), { number, issuedOn, confidence: 'verified' }],
    arrangements: merged(base, notice),
  })
  if (read.success) return { year: read.data, faults: [] }
  return refused(read.error.issues.map(({ message }) => ({ path: ['arrangements'], message })))
}

export interface ChangedDay {
  readonly date: CivilDate
  readonly before: CalendarDay
  readonly after: CalendarDay
}

/** Ordinary days of a year that becomes known stay what they were taken for. */
const isConfirmed = (before: CalendarDay, after: CalendarDay) =>
  before.kind === 'unknown' && (after.kind === 'workday' || after.kind === 'rest')

/** The days from `from` through `to` that are something else in another calendar. */
export function changedDays(before: Calendar, after: Calendar, from: CivilDate, to: CivilDate): ChangedDay[] {
  return [...daysThrough(from, to)]
    .map((date) => ({ date, before: before.day(date), after: after.day(date) }))
    .filter(
      ({ before: b, after: a }) =>
        b.workday !== a.workday || (b.kind !== a.kind && !isConfirmed(b, a) && !isConfirmed(a, b)),
    )
}
