import { type Calendar, daysThrough, workdaysExpected } from '@gongkai/rules/calendar'
import { addDays, type CivilDate, dateOf } from '@gongkai/rules/dates'
import type { Context } from '../../platform/context.ts'
import type { Download } from '../../platform/http/handler.ts'
import { icalendar } from '../../platform/icalendar.ts'
import { appliedNotices } from '../store.ts'
import { currentCalendar } from './effective.ts'
import { workdaysOf } from './preview.ts'

/** From the year of the present 条例 through the first that nobody knows. */
const FIRST = 2019

export async function years({ db, today }: Context) {
  const { calendar, years: known, overlays, unfit, version } = await currentCalendar(db)
  const entered = new Map((await appliedNotices(db)).map((n) => [n.number, n.id]))
  const last = Math.max(Number(today.slice(0, 4)), ...known.keys()) + 1
  const rows = Array.from({ length: last - FIRST + 1 }, (_, i) => FIRST + i).map((year) => ({
    year,
    known: known.has(year),
    workdays: workdaysOf(calendar, year),
    expected: workdaysExpected(year),
    notices: (known.get(year)?.notices ?? []).map(({ number, issuedOn = null }) => ({
      number,
      issuedOn,
      id: entered.get(number) ?? null,
    })),
    unfit: unfit.filter((u) => u.notice.year === year).map((u) => u.notice.number),
  }))
  return { rows, regions: overlays.map((o) => o.region).sort(), calendarVersion: version }
}

const daysOf = (calendar: Calendar, year: number) =>
  [...daysThrough(dateOf(year, 1, 1), dateOf(year, 12, 31))].map((date) => ({ ...calendar.day(date) }))

async function ruled({ db }: Context, region: string | undefined) {
  const current = await currentCalendar(db)
  return { ...current, calendar: region ? current.calendar.inRegion(region) : current.calendar }
}

export async function year(ctx: Context, which: number, region: string | undefined) {
  const { calendar, years: known } = await ruled(ctx, region)
  return {
    year: which,
    known: known.has(which),
    workdays: workdaysOf(calendar, which),
    days: daysOf(calendar, which),
  }
}

interface Run {
  from: CivilDate
  to: CivilDate
  readonly title: string
  readonly basis: string
}

/** Days off in a row are one entry, each weekend worked another. */
function runsOf(calendar: Calendar, which: number): Run[] {
  const runs: Run[] = []
  for (const { date, kind, name, basis } of daysOf(calendar, which)) {
    if (kind !== 'holiday' && kind !== 'makeup') continue
    const title = kind === 'holiday' ? `${name}放假` : `${name}调休上班`
    const last = runs.at(-1)
    if (last && last.title === title && addDays(last.to, 1) === date) last.to = date
    else runs.push({ from: date, to: date, title, basis: basis ?? '' })
  }
  return runs
}

/** The holidays of a year, to subscribe to or to print. */
export async function holidays(ctx: Context, which: number, region: string | undefined): Promise<Download> {
  const { calendar } = await ruled(ctx, region)
  const entries = runsOf(calendar, which).map(({ basis, ...run }) => ({
    ...run,
    id: `${run.from}-${region ?? 'national'}`,
    about: basis,
  }))
  return icalendar(`${which}年放假安排`, entries, ctx.now)
}
