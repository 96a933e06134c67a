import { type CivilDate, dateOf, daysInMonth, partsOf, written } from './civil.ts'

const DAYS_OF_400_YEARS = 146_097
/** Days from 1 March of year 0, where the leap day ends a year, to 1 January 1970. */
const EPOCH = 719_468

/** Days since 1970-01-01, by the proleptic Gregorian calendar and integer arithmetic alone. */
export function dayNumber(date: CivilDate): number {
  const { year, month, day } = partsOf(date)
  const marchYear = month > 2 ? year : year - 1
  const era = Math.floor(marchYear / 400)
  const yearOfEra = marchYear - era * 400
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * DAYS_OF_400_YEARS + dayOfEra - EPOCH
}

/**
 * The inverse of {@link dayNumber}.
 * @throws {RangeError} outside the years 1 to 9999
 */
export function dateOfDayNumber(number: number): CivilDate {
  const days = number + EPOCH
  const era = Math.floor(days / DAYS_OF_400_YEARS)
  const dayOfEra = days - era * DAYS_OF_400_YEARS
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const day = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
  const year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0)
  if (year < 1 || year > 9999) throw new RangeError(`第${number}日不在公元1年至9999年之间。`)
  return written(year, month, day)
}

/** `days` later; earlier when negative. */
export const addDays = (date: CivilDate, days: number): CivilDate => dateOfDayNumber(dayNumber(date) + days)

/** Days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: CivilDate, to: CivilDate): number => dayNumber(to) - dayNumber(from)

/** The corresponding day `months` later, or the end of that month where it has none (民法典第202条). */
export function addMonths(date: CivilDate, months: number): CivilDate {
  const { year, month, day } = partsOf(date)
  const index = year * 12 + month - 1 + months
  const [toYear, toMonth] = [Math.floor(index / 12), (index % 12) + 1]
  return dateOf(toYear, toMonth, Math.min(day, daysInMonth(toYear, toMonth)))
}

/** The corresponding day `years` later; 28 February for a 29th without one. */
export const addYears = (date: CivilDate, years: number): CivilDate => addMonths(date, years * 12)

/** 1 for Monday to 7 for Sunday. */
export const weekdayOf = (date: CivilDate): number => ((((dayNumber(date) + 3) % 7) + 7) % 7) + 1

/** 六、日. */
export const isWeekend = (date: CivilDate): boolean => weekdayOf(date) > 5
