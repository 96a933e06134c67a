import { addDays, type CivilDate } from '../dates/index.ts'
import { type Calendar, daysAfter } from './calendar.ts'

/** Days off in a row are under three weeks in any calendar a government keeps; a year off is broken data. */
const LONGEST_REST = 366

export const isWorkday = (calendar: Calendar, date: CivilDate): boolean => calendar.day(date).workday

/** The date itself when it is a working day, else the next that is (民事诉讼法第85条: 顺延). */
export function workdayFrom(calendar: Calendar, date: CivilDate): CivilDate {
  for (let i = 0; i < LONGEST_REST; i++) {
    const day = calendar.day(addDays(date, i))
    if (day.workday) return day.date
  }
  throw new RangeError('日历里一年没有工作日。')
}

/**
 * The n-th working day after `start`, which itself is not counted (民事诉讼法第85条). Days are walked one by one.
 * @throws {RangeError} unless `n` is a whole number from 1
 */
export function addWorkdays(calendar: Calendar, start: CivilDate, n: number): CivilDate {
  if (!Number.isInteger(n) || n < 1) throw new RangeError('工作日数应为不小于1的整数。')
  let date = start
  for (let i = 0; i < n; i++) date = workdayFrom(calendar, addDays(date, 1))
  return date
}

/** Working days after `after` up to and including `through`. */
export function countWorkdays(calendar: Calendar, after: CivilDate, through: CivilDate): number {
  let count = 0
  for (const day of daysAfter(calendar, after)) {
    if (day.date > through) return count
    if (day.workday) count++
  }
  return count
}
