import { type CivilDate, partsOf } from '../dates/index.ts'

/** 第2条: what is a holiday by date alone; 春节、清明节、端午节、中秋节 move and wait for the notice. */
export const HOLIDAY_RULES = '《全国年节及纪念日放假办法》第二条'

/** Government offices rest on Saturday and Sunday; wording from memory, the rule itself is beyond doubt. */
export const WEEKEND_RULES = '《国务院关于职工工作时间的规定》第七条'

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
