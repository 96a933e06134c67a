import { type Calendar, type ChangedDay, changedDays, countWorkdays, workdaysExpected } from '@gongkai/rules/calendar'
import { addDays, type CivilDate, dateOf } from '@gongkai/rules/dates'
import { computeDeadlines } from '@gongkai/rules/deadlines'
import type { CommandContext, Context } from '../../platform/context.ts'
import type { Problem } from '../../platform/errors.ts'
import type { StoredNotice } from '../store.ts'
import { type Effective, effectiveOf } from './effective.ts'

/** A date that somebody works towards, under one calendar; null while a clock stands still. */
export interface WatchedDate {
  readonly name: string
  readonly date: CivilDate | null
  readonly provisional: boolean
}

/** A running matter whose dates follow from the calendar. */
export interface Watched {
  readonly subject: { readonly type: string; readonly id: string }
  readonly label: string
  datesUnder(calendar: Calendar): readonly WatchedDate[]
}

/** What later slices keep running: asked for before the calendar changes, so that nobody is surprised. */
export interface DatesWatched {
  /** `在办申请`. */
  readonly says: string
  watched(ctx: Context): Promise<readonly Watched[]>
  /** Writes the dates anew that are kept with the matters, once the calendar is another one. How many moved. */
  recompute?(ctx: CommandContext, calendar: Calendar): Promise<number>
}

export type NoticeAct = 'apply' | 'withdraw'

export interface Change {
  readonly before: Effective
  readonly after: Effective
  readonly days: readonly ChangedDay[]
  readonly problems: readonly Problem[]
}

const spanOf = ({ scope, year, days }: StoredNotice): [CivilDate, CivilDate] =>
  scope === 'national'
    ? [dateOf(year - 1, 12, 25), dateOf(year, 12, 31)]
    : [
        days.map((d) => d.from).sort()[0] ?? dateOf(year, 1, 1),
        days
          .map((d) => d.to)
          .sort()
          .at(-1) ?? dateOf(year, 12, 31),
      ]

/** The calendar as the notice's place is ruled by it. */
export const ruling = ({ calendar }: Effective, { region }: Pick<StoredNotice, 'region'>): Calendar =>
  region ? calendar.inRegion(region) : calendar

/** In the order of issue, as they are read again. */
const withNotice = (applied: readonly StoredNotice[], notice: StoredNotice) => {
  const later = applied.findIndex((n) => n.issuedOn > notice.issuedOn)
  return later < 0 ? [...applied, notice] : applied.toSpliced(later, 0, notice)
}

function* conflicts(notice: StoredNotice, before: Effective): Generator<Problem> {
  if (notice.scope !== 'local') return
  const there = before.overlays.filter((o) => o.region === notice.region).flatMap((o) => o.entries)
  for (const [i, { from, to }] of notice.days.entries()) {
    const other = there.find((e) => e.from <= to && from <= e.to)
    if (other)
      yield { at: `entries[${i}].from`, message: `与${other.basis}的${other.name}（${other.from}至${other.to}）重叠` }
  }
}

const placeOf = (path: readonly (string | number)[]) =>
  path
    .map((p) => (typeof p === 'number' ? `[${p}]` : `.${p}`))
    .join('')
    .replace(/^\./, '')

function* problemsOf(notice: StoredNotice, act: NoticeAct, change: Omit<Change, 'problems'>): Generator<Problem> {
  const { before, after, days } = change
  const unfit = after.unfit.filter((u) => !before.unfit.some((b) => b.notice.id === u.notice.id))
  for (const { notice: one, faults } of unfit)
    for (const { path, message } of faults)
      yield one.id === notice.id
        ? { at: placeOf(path), message }
        : { at: '', message: `${one.number}以它为基础：${message}` }
  if (act === 'withdraw' || unfit.length > 0) return
  const overlapping = [...conflicts(notice, before)]
  yield* overlapping
  const becomesKnown = after.years.has(notice.year) && !before.years.has(notice.year)
  if (overlapping.length === 0 && days.length === 0 && !becomesKnown)
    yield { at: '', message: '日历里的每一天都没有改变，可能已经登记过同样的安排' }
}

/** What applying or withdrawing the notice makes of the calendar, and what speaks against it. */
export function changeBy(notice: StoredNotice, act: NoticeAct, applied: readonly StoredNotice[]): Change {
  const others = applied.filter((n) => n.id !== notice.id)
  const [without, within] = [effectiveOf(others), effectiveOf(withNotice(others, notice))]
  const isIn = applied.length !== others.length
  const before = isIn ? within : without
  const after = act === 'apply' ? within : without
  const days = changedDays(ruling(before, notice), ruling(after, notice), ...spanOf(notice))
  const change = { before, after, days }
  return { ...change, problems: [...problemsOf(notice, act, change)] }
}

/** What is possible and yet unusual. */
export function warningsOf({ scope, year }: StoredNotice, after: Effective): string[] {
  const worked = workdaysOf(after.calendar, year)
  const expected = workdaysExpected(year)
  if (scope !== 'national' || !after.years.has(year) || worked === expected) return []
  return [`${year}年算得${worked}个工作日，按放假办法应为${expected}个。除非通知延长了假期，请逐日核对。`]
}

export const workdaysOf = (calendar: Calendar, year: number): number =>
  countWorkdays(calendar, dateOf(year - 1, 12, 31), dateOf(year, 12, 31))

const changedDates = (before: readonly WatchedDate[], after: readonly WatchedDate[]) =>
  [...new Set([...before, ...after].map((d) => d.name))].flatMap((name) => {
    const none = { date: null, provisional: false }
    const of = (dates: readonly WatchedDate[]) => {
      const { date, provisional } = dates.find((d) => d.name === name) ?? none
      return { date, provisional }
    }
    const change = { name, before: of(before), after: of(after) }
    return JSON.stringify(change.before) === JSON.stringify(change.after) ? [] : [change]
  })

const MOST_EXAMPLES = 12
/** Working days of a reply with its extension, in calendar days with long holidays between. */
const REACH = 45

function exampleDates(receivedOn: CivilDate, calendar: Calendar): WatchedDate[] {
  const answer = computeDeadlines({ request: { channel: 'inPerson', receivedOn } }, calendar)
  const provisional = answer.provisional.includes('calendar')
  return [
    { name: '补正告知最迟', date: answer.correctionNoticeBy, provisional },
    { name: '答复最迟', date: answer.respondBy ?? null, provisional },
  ]
}

/** Requests received before and among the changed days, of which a date changes; a few, spread over all there are. */
export function examplesOf(notice: StoredNotice, { before, after, days }: Change) {
  const [from, to] = [days[0]?.date, days.at(-1)?.date]
  if (!from || !to) return []
  const [b, a] = [ruling(before, notice), ruling(after, notice)]
  const found = []
  for (let on = addDays(from, -REACH); on <= to; on = addDays(on, 1)) {
    const dates = a.day(on).workday ? changedDates(exampleDates(on, b), exampleDates(on, a)) : []
    if (dates.length > 0) found.push({ receivedOn: on, dates })
  }
  const step = Math.max(1, found.length / MOST_EXAMPLES)
  return found.filter((_, i) => Math.floor(i / step) !== Math.floor((i - 1) / step))
}

const MOST_WATCHED = 200

/** The running matters of which a date changes, by what they are. */
export async function watchedChanges(ctx: Context, watchers: readonly DatesWatched[], { before, after }: Change) {
  const found = []
  for (const { says, watched } of watchers) {
    const all = (await watched(ctx)).flatMap(({ subject, label, datesUnder }) => {
      const dates = changedDates(datesUnder(before.calendar), datesUnder(after.calendar))
      return dates.length > 0 ? [{ subject: { ...subject }, label, dates }] : []
    })
    found.push({ says, total: all.length, rows: all.slice(0, MOST_WATCHED) })
  }
  return found
}
