import { addWorkdays, type Calendar, isWorkday } from '@gongkai/rules/calendar'
import { addDays, type CivilDate } from '@gongkai/rules/dates'
import type { Random } from '../random.ts'

/** The working day so many before a day. */
export function workdaysBefore(calendar: Calendar, day: CivilDate, n: number): CivilDate {
  let date = day
  for (let left = n; left > 0; ) {
    date = addDays(date, -1)
    if (isWorkday(calendar, date)) left--
  }
  return date
}

/** The working day so many after a day; the day itself for none. */
export const workdaysAfter = (calendar: Calendar, day: CivilDate, n: number): CivilDate =>
  n === 0 ? day : addWorkdays(calendar, day, n)

const AHEAD_OF_UTC = 8 * 60
/** Minutes after midnight in which an office works. */
export const OPENS = 9 * 60
const CLOSES = 17 * 60 + 30

/** The instant of a minute of a civil day in Asia/Shanghai. */
export const instantOf = (day: CivilDate, minute: number): Date =>
  new Date(Date.parse(`${day}T00:00:00Z`) + (minute - AHEAD_OF_UTC) * 60_000)

/** Some minute of the office's day, not before the one given. */
export const minuteFrom = (random: Random, least: number): number =>
  random.whole(Math.min(least, CLOSES), Math.min(CLOSES, Math.max(least, OPENS) + 90))
