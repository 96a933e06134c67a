import { z } from 'zod'

const pattern = /^\d{4}-\d{2}-\d{2}$/
const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

export const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

/** Days of a month; months count from 1. */
export const daysInMonth = (year: number, month: number): number =>
  month === 2 && isLeapYear(year) ? 29 : (monthLengths[month - 1] ?? 0)

function exists(text: string): boolean {
  if (!pattern.test(text)) return false
  const { year, month, day } = partsOf(text as CivilDate)
  return year > 0 && day > 0 && day <= daysInMonth(year, month)
}

/**
 * A civil date of Beijing time, `YYYY-MM-DD`. It is a day on the calendar and never an instant, so no time zone can
 * move it; such dates sort and compare as text.
 */
export const CivilDate = z
  .string()
  // What is no date is looked at no further: checks of what it stands in reckon with dates.
  .refine(exists, { error: '应为日历上有的日期，写作 2024-01-31', abort: true })
  .brand<'CivilDate'>()
  .meta({ format: 'date', description: '北京时间的日期，YYYY-MM-DD' })
export type CivilDate = z.infer<typeof CivilDate>

export const isCivilDate = (value: unknown): value is CivilDate => typeof value === 'string' && exists(value)

/**
 * A date from text.
 * @throws {RangeError} when the text is no day of the calendar
 */
export function civilDate(text: string): CivilDate {
  if (isCivilDate(text)) return text
  throw new RangeError(`${JSON.stringify(text)} 不是日历上有的日期，应写作 2024-01-31。`)
}

/** Digits as a number; every day that is walked is read so, ten times as fast as by `Number`. */
function digits(text: string, from: number, to: number): number {
  let number = 0
  for (let i = from; i < to; i++) number = number * 10 + text.charCodeAt(i) - 48
  return number
}

/** Year, month and day as numbers; months count from 1. */
export const partsOf = (date: CivilDate): { year: number; month: number; day: number } => ({
  year: digits(date, 0, 4),
  month: digits(date, 5, 7),
  day: digits(date, 8, 10),
})

const two = (n: number) => (n < 10 ? `0${n}` : String(n))

/** Year, month and day that are known to be a date, as text. */
export const written = (year: number, month: number, day: number): CivilDate =>
  `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}` as CivilDate

/**
 * A date from year, month and day.
 * @throws {RangeError} when there is no such day, or outside the years 1 to 9999
 */
export const dateOf = (year: number, month: number, day: number): CivilDate => civilDate(written(year, month, day))

/** As the statute and letters write it: `2026年4月21日`. */
export function inChinese(date: CivilDate): string {
  const { year, month, day } = partsOf(date)
  return `${year}年${month}月${day}日`
}
