import { type CivilDate, dateOfDayNumber, dayNumber, isWeekend, partsOf } from '../dates/index.ts'
import { type CalendarYear, daysThrough, type RegionOverlay } from './data.ts'
import { fixedHoliday, restRules } from './fixed.ts'

/** `holiday`: named by a notice, weekends among it included; `makeup`: a weekend worked; `unknown`: no notice yet. */
export type DayKind = 'workday' | 'rest' | 'holiday' | 'makeup' | 'unknown'

export interface CalendarDay {
  readonly date: CivilDate
  readonly kind: DayKind
  /** Whether the day counts as 工作日; in a year without data, for the time being. */
  readonly workday: boolean
  /** The holiday the day belongs to or is worked for. */
  readonly name: string | null
  /** What makes the day no ordinary weekday; null for one. */
  readonly basis: string | null
}

export interface Calendar {
  day(date: CivilDate): CalendarDay
  /** The same by the number of the day ({@link dayNumber}), for whoever walks from one to the next. */
  numbered(number: number): CalendarDay
  /** Years with data, ascending. */
  readonly years: readonly number[]
  /** Whether a local arrangement was given for the region or what it lies in. */
  hasOverlay(region: string): boolean
  /** The same calendar as kept in a region. */
  inRegion(region: string): Calendar
}

type SpecialDays = ReadonlyMap<CivilDate, CalendarDay>

function nationalDays(years: Iterable<CalendarYear>): SpecialDays {
  const days = new Map<CivilDate, CalendarDay>()
  for (const { arrangements, notices } of years)
    for (const { name, from, to, makeup, notice } of arrangements) {
      const basis = notice ?? notices[0]?.number ?? restRules.holiday.basis
      for (const date of daysThrough(from, to)) days.set(date, { date, kind: 'holiday', workday: false, name, basis })
      for (const date of makeup) days.set(date, { date, kind: 'makeup', workday: true, name, basis })
    }
  return days
}

/** The wider region first, so that the narrower one has the last word. */
function localDays(overlays: readonly RegionOverlay[]): SpecialDays {
  const days = new Map<CivilDate, CalendarDay>()
  const widerFirst = [...overlays].sort((a, b) => a.region.length - b.region.length)
  for (const { name, from, to, kind, basis } of widerFirst.flatMap((o) => o.entries))
    for (const date of daysThrough(from, to)) days.set(date, { date, kind, workday: kind === 'makeup', name, basis })
  return days
}

/**
 * A weekday or weekend no notice names. In a year without data it is `unknown`: Monday to Friday count for the time
 * being, save the holidays the 放假办法 fixes by date.
 */
function ordinaryDay(date: CivilDate, known: boolean): CalendarDay {
  const weekend = isWeekend(date)
  if (known)
    return {
      date,
      kind: weekend ? 'rest' : 'workday',
      workday: !weekend,
      name: null,
      basis: weekend ? restRules.weekend.basis : null,
    }
  const name = fixedHoliday(date)
  return {
    date,
    kind: 'unknown',
    workday: !weekend && name === null,
    name,
    basis: name ? restRules.holiday.basis : weekend ? restRules.weekend.basis : null,
  }
}

/**
 * A working-day calendar from reviewed years and local overlays. A year given twice counts as given last: a changed
 * notice replaces the whole year.
 */
export function createCalendar(data: {
  years: readonly CalendarYear[]
  overlays?: readonly RegionOverlay[]
}): Calendar {
  const byYear = new Map(data.years.map((y) => [y.year, y]))
  const overlays = data.overlays ?? []
  const national = nationalDays(byYear.values())
  const years = [...byYear.keys()].sort((a, b) => a - b)
  const known = new Set(years)
  /** By the overlays that apply: most regions have none of their own. */
  const calendars = new Map<string, Calendar>()
  const inRegion = (region: string): Calendar => {
    const applying = overlays.filter((o) => region.startsWith(o.region))
    const key = applying.map((o) => o.region).join()
    const calendar = calendars.get(key) ?? calendarOver(localDays(applying))
    calendars.set(key, calendar)
    return calendar
  }
  const calendarOver = (local: SpecialDays): Calendar => {
    /** Days of years with data: the same few are walked again and again. */
    const walked = new Map<number, CalendarDay>()
    const numbered = (number: number): CalendarDay => {
      const before = walked.get(number)
      if (before) return before
      const date = dateOfDayNumber(number)
      const hasData = known.has(partsOf(date).year)
      const day = local.get(date) ?? national.get(date) ?? ordinaryDay(date, hasData)
      if (hasData) walked.set(number, day)
      return day
    }
    return {
      day: (date) => numbered(dayNumber(date)),
      numbered,
      years,
      hasOverlay: (region) => overlays.some((o) => region.startsWith(o.region)),
      inRegion,
    }
  }
  return inRegion('')
}

/** The days after `date`, one by one and without end. */
export function* daysAfter(calendar: Calendar, date: CivilDate): Generator<CalendarDay, never> {
  for (let next = dayNumber(date) + 1; ; next++) yield calendar.numbered(next)
}
