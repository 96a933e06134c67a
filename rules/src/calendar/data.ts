import { z } from 'zod'
import { addDays, CivilDate, dateOf, daysBetween, inChinese, isWeekend } from '../dates/index.ts'

/** `memory`: taken down without the text at hand; to be confirmed before it decides a deadline. */
export const Confidence = z.enum(['verified', 'memory'])
export type Confidence = z.infer<typeof Confidence>

/** Longer than any holiday, extensions of 2020 included; more is a slip of the year. */
const LONGEST_REST = 60

const name = z.string().min(1).max(40)
const basis = z.string().min(1).max(200)

/** A 国务院办公厅 notice on holiday arrangements. */
export const Notice = z.strictObject({
  number: basis.meta({ description: '发文字号' }),
  issuedOn: CivilDate.optional(),
  confidence: Confidence,
})

/** One sentence of a notice: days off in a row, and the weekends worked for them. */
export const Arrangement = z.strictObject({
  name,
  from: CivilDate,
  to: CivilDate,
  makeup: z.array(CivilDate).default([]).meta({ description: '调休上班的周六、周日' }),
  notice: basis.optional().meta({ description: '作出或者改变这项安排的通知；没有写明的为当年第一个通知' }),
  confidence: Confidence.default('verified'),
})
export type Arrangement = z.infer<typeof Arrangement>
/** What is off and what is worked for it, whoever said so. */
export type Days = Pick<Arrangement, 'name' | 'from' | 'to' | 'makeup'>

/**
 * The arrangements of one year. Days of the last week of the year before belong here when this year's notice names
 * them (2018-12-29 to 31 by the notice for 2019).
 */
export const CalendarYear = z
  .strictObject({
    year: z.int().min(2000).max(2099),
    notices: z.array(Notice).min(1),
    arrangements: z.array(Arrangement).min(1),
    workdays: z.int().optional().meta({ description: '全年工作日数，用来核对' }),
  })
  .superRefine((data, context) => {
    for (const { path, message } of faultsOf(data)) context.addIssue({ code: 'custom', message, path: [...path] })
  })
export type CalendarYear = z.infer<typeof CalendarYear>

/** A local holiday, or local make-up days (放假办法第4条: 少数民族习惯的节日由地方人民政府规定放假日期). */
export const OverlayEntry = z
  .strictObject({
    name,
    from: CivilDate,
    to: CivilDate,
    kind: z.enum(['holiday', 'makeup']),
    basis: basis.meta({ description: '地方人民政府的通知' }),
  })
  .refine((e) => e.from <= e.to && daysBetween(e.from, e.to) < LONGEST_REST, {
    path: ['to'],
    error: `应不早于开始之日，且不超过${LONGEST_REST}日`,
  })
export type OverlayEntry = z.infer<typeof OverlayEntry>

/** What a region keeps besides the national calendar; a longer code is a part of the shorter it begins with. */
export const RegionOverlay = z.strictObject({
  region: z.string().min(1).max(20).meta({ description: '行政区划代码或其前几位，如 4501' }),
  entries: z.array(OverlayEntry),
})
export type RegionOverlay = z.infer<typeof RegionOverlay>

/** Every day from `from` through `to`; none when `to` is earlier. */
export function* daysThrough(from: CivilDate, to: CivilDate): Generator<CivilDate> {
  for (let date = from; date <= to; date = addDays(date, 1)) yield date
}

/** What is wrong with data, and where. */
export interface Fault {
  readonly path: readonly (string | number)[]
  readonly message: string
}

/** The days that the notice of a year may arrange: the year's own, and the last week of the year before. */
function rangeOf(year: number) {
  const [first, last] = [dateOf(year - 1, 12, 25), dateOf(year, 12, 31)]
  return { outside: (date: CivilDate) => date < first || date > last }
}

const cannotArrange = (year: number) => `不是${year}年通知能够安排的日期。`

function* restFaults(year: number, arrangements: readonly Days[], off: Map<CivilDate, string>): Generator<Fault> {
  const { outside } = rangeOf(year)
  for (const [i, { name, from, to }] of arrangements.entries()) {
    const path = ['arrangements', i, 'from']
    if (to < from || outside(from) || outside(to)) {
      yield { path, message: `${name}：${inChinese(from)}至${inChinese(to)}${cannotArrange(year)}` }
      continue
    }
    if (daysBetween(from, to) >= LONGEST_REST) {
      yield { path, message: `${name}：放假超过${LONGEST_REST}日，请核对。` }
      continue
    }
    const days = [...daysThrough(from, to)]
    const taken = days.find((date) => off.has(date))
    if (taken) yield { path, message: `${inChinese(taken)}已经属于${off.get(taken)}，不能又属于${name}。` }
    for (const date of days) off.set(date, name)
  }
}

/** Impossible or contradicting days, each with its place in `arrangements`. */
export function* arrangementFaults(year: number, arrangements: readonly Days[]): Generator<Fault> {
  const { outside } = rangeOf(year)
  const off = new Map<CivilDate, string>()
  yield* restFaults(year, arrangements, off)
  const makeup = new Set<CivilDate>()
  for (const [i, a] of arrangements.entries())
    for (const [j, date] of a.makeup.entries()) {
      const path = ['arrangements', i, 'makeup', j]
      if (off.has(date)) yield { path, message: `${inChinese(date)}既放假又上班。` }
      if (!isWeekend(date)) yield { path, message: `${inChinese(date)}不是周六、周日，不能是调休上班日。` }
      if (outside(date)) yield { path, message: `${inChinese(date)}${cannotArrange(year)}` }
      if (makeup.has(date)) yield { path, message: `${inChinese(date)}写了两次。` }
      makeup.add(date)
    }
}

type Draft = Pick<CalendarYear, 'year' | 'notices' | 'arrangements' | 'workdays'>

function* faultsOf({ year, notices, arrangements, workdays }: Draft): Generator<Fault> {
  yield* arrangementFaults(year, arrangements)
  for (const [i, { name, notice }] of arrangements.entries())
    if (notice && !notices.some((n) => n.number === notice))
      yield { path: ['arrangements', i, 'notice'], message: `${name}：没有列出通知${notice}。` }
  const worked = workdaysOf(year, arrangements)
  if (workdays !== undefined && worked !== workdays)
    yield { path: ['workdays'], message: `${year}年算得${worked}个工作日，应为${workdays}个。` }
}

/** 全年工作日 under these arrangements. */
function workdaysOf(year: number, arrangements: readonly Days[]): number {
  const off = new Set(arrangements.flatMap(({ from, to }) => [...daysThrough(from, to)]))
  const makeup = new Set(arrangements.flatMap((a) => a.makeup))
  return [...daysThrough(dateOf(year, 1, 1), dateOf(year, 12, 31))].filter(
    (date) => makeup.has(date) || (!off.has(date) && !isWeekend(date)),
  ).length
}
