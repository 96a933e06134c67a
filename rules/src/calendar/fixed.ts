import { type CivilDate, dateOf, inChinese, isWeekend, partsOf } from '../dates/index.ts'
import { type Confidence, type Days, daysThrough } from './data.ts'

/** Why a day is off where no notice speaks of it. */
export const restRules = {
  /** What is a holiday by date alone; 春节、清明节、端午节、中秋节 move and wait for the notice. */
  holiday: { basis: '《全国年节及纪念日放假办法》第二条', confidence: 'verified' },
  /** Government offices rest on Saturday and Sunday: the article is from memory, the rule beyond doubt. */
  weekend: { basis: '《国务院关于职工工作时间的规定》第七条', confidence: 'memory' },
} as const satisfies Record<string, { basis: string; confidence: Confidence }>

const holidays: ReadonlyMap<string, { name: string; since: number }> = new Map([
  ['01-01', { name: '元旦', since: 0 }],
  ['05-01', { name: '劳动节', since: 0 }],
  ['05-02', { name: '劳动节', since: 2025 }],
  ['10-01', { name: '国庆节', since: 0 }],
  ['10-02', { name: '国庆节', since: 0 }],
  ['10-03', { name: '国庆节', since: 0 }],
])

/** The holiday of 全体公民 that falls on this date in every year, or null. */
export function fixedHoliday(date: CivilDate): string | null {
  const holiday = holidays.get(date.slice(5))
  return holiday && partsOf(date).year >= holiday.since ? holiday.name : null
}

/** What the notice fixes each year; a notice writes “清明节” or, with its neighbour, “国庆节、中秋节”. */
const moving = ['春节', '清明', '端午', '中秋']

/** The holidays of 全体公民 (放假办法第二条) that arrangements of a year pass over; empty when all are there. */
export function holidaysMissing(year: number, arrangements: readonly Days[]): string[] {
  const off = (date: CivilDate) => arrangements.some(({ from, to }) => from <= date && date <= to)
  const byDate = [...daysThrough(dateOf(year, 1, 1), dateOf(year, 12, 31))]
    .filter((date) => fixedHoliday(date) !== null && !off(date))
    .map((date) => `${fixedHoliday(date)}（${inChinese(date)}）`)
  return [...byDate, ...moving.filter((name) => !arrangements.some((a) => a.name.includes(name)))]
}

/**
 * 全年工作日 that follow from 放假办法 alone: a holiday on a weekend is made up for, and what is worked for a longer one
 * is taken back. A year that differs had days off beyond the 办法 (2020), or a slip in it.
 */
export function workdaysExpected(year: number): number {
  const holidays = year >= 2025 ? 13 : 11
  return [...daysThrough(dateOf(year, 1, 1), dateOf(year, 12, 31))].filter((date) => !isWeekend(date)).length - holidays
}
