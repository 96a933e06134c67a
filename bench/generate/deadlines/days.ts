/**
 * The calendar a second time, typed from the published arrangements as day ranges and built on UTC timestamps, so that
 * neither a slip in the data files nor one in the civil-date arithmetic can hide.
 */
const rest: Record<number, string> = {
  2019: '1/1 2/4-2/10 4/5-4/7 5/1-5/4 6/7-6/9 9/13-9/15 10/1-10/7',
  2020: '1/1 1/24-2/2 4/4-4/6 5/1-5/5 6/25-6/27 10/1-10/8',
  2021: '1/1-1/3 2/11-2/17 4/3-4/5 5/1-5/5 6/12-6/14 9/19-9/21 10/1-10/7',
  2022: '1/1-1/3 1/31-2/6 4/3-4/5 4/30-5/4 6/3-6/5 9/10-9/12 10/1-10/7 12/31',
  2023: '1/1-1/2 1/21-1/27 4/5 4/29-5/3 6/22-6/24 9/29-10/6',
  2024: '1/1 2/10-2/17 4/4-4/6 5/1-5/5 6/10 9/15-9/17 10/1-10/7',
  2025: '1/1 1/28-2/4 4/4-4/6 5/1-5/5 5/31-6/2 10/1-10/8',
  2026: '1/1-1/3 2/15-2/23 4/4-4/6 5/1-5/5 6/19-6/21 9/25-9/27 10/1-10/7',
}

const makeup: Record<number, string> = {
  2019: '2/2 2/3 4/28 5/5 9/29 10/12',
  2020: '1/19 4/26 5/9 6/28 9/27 10/10',
  2021: '2/7 2/20 4/25 5/8 9/18 9/26 10/9',
  2022: '1/29 1/30 4/2 4/24 5/7 10/8 10/9',
  2023: '1/28 1/29 4/23 5/6 6/25 10/7 10/8',
  2024: '2/4 2/18 4/7 4/28 5/11 9/14 9/29 10/12',
  2025: '1/26 2/8 4/27 9/28 10/11',
  2026: '1/4 2/14 2/28 5/9 9/20 10/10',
}

/** 全年工作日 as published. */
export const workdaysOfYear: Record<number, number> = {
  2019: 250,
  2020: 249,
  2021: 250,
  2022: 249,
  2023: 249,
  2024: 251,
  2025: 248,
  2026: 248,
}

const DAY = 86_400_000
const time = (year: number, monthDay: string) => {
  const [month = 0, day = 0] = monthDay.split('/').map(Number)
  return Date.UTC(year, month - 1, day)
}
const text = (t: number) => new Date(t).toISOString().slice(0, 10)

function expand(table: Record<number, string>): Set<string> {
  const days = new Set<string>()
  for (const [year, ranges] of Object.entries(table))
    for (const range of ranges.split(' ')) {
      const [from = '', to = from] = range.split('-')
      for (let t = time(Number(year), from); t <= time(Number(year), to); t += DAY) days.add(text(t))
    }
  return days
}

const off = expand(rest)
const on = expand(makeup)

const LAST_KNOWN = '2026-12-31'
/** 放假办法第2条: what is a holiday by its date alone, in the years after the last notice. */
const byDate = ['01-01', '05-01', '05-02', '10-01', '10-02', '10-03']

const isWeekend = (date: string) => [0, 6].includes(new Date(Date.parse(date)).getUTCDay())

/** What kind of day it is, from 2019 on; after 2026 nobody knows yet. */
export function naiveKind(date: string): 'workday' | 'rest' | 'holiday' | 'makeup' | 'unknown' {
  if (date > LAST_KNOWN) return 'unknown'
  if (on.has(date)) return 'makeup'
  if (off.has(date)) return 'holiday'
  return isWeekend(date) ? 'rest' : 'workday'
}

/** Days of a year without notice count for the time being. */
export const naiveIsWorkday = (date: string): boolean =>
  naiveKind(date) === 'unknown'
    ? !isWeekend(date) && !byDate.includes(date.slice(5))
    : ['workday', 'makeup'].includes(naiveKind(date))

export const naiveAddDays = (date: string, days: number): string => text(Date.parse(date) + days * DAY)

/** The n-th working day after `start` that `skipped` does not take out. */
export function naiveNthWorkday(start: string, n: number, skipped: (date: string) => boolean = () => false): string {
  let date = start
  for (let left = n; left > 0; ) {
    date = naiveAddDays(date, 1)
    if (naiveIsWorkday(date) && !skipped(date)) left--
  }
  return date
}
