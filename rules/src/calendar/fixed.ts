import { type CivilDate, partsOf } from '../dates/index.ts'
import type { Confidence } from './data.ts'

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
