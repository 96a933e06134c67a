import { may } from '@gongkai/rules/access'
import { years as builtIn, type Days } from '@gongkai/rules/calendar'
import { historyOf } from '../../accounts/service/history.ts'
import { INSTALLATION } from '../../platform/audit.ts'
import type { CommandContext, Context } from '../../platform/context.ts'
import { errors as common, refuse } from '../../platform/errors.ts'
import { newId } from '../../platform/ids.ts'
import type { NoticeInput, noticeActs } from '../contract.ts'
import { errors } from '../errors.ts'
import {
  advanceHead,
  appliedNotices,
  type Entered,
  findNotice,
  findNotices,
  holdHead,
  insertNotice,
  isNumberTaken,
  type NoticeFilter,
  type NoticeState,
  readHead,
  type StoredNotice,
  updateNotice,
} from '../store.ts'
import { calendarOf } from './effective.ts'
import {
  changeBy,
  type DatesWatched,
  examplesOf,
  type NoticeAct,
  ruling,
  warningsOf,
  watchedChanges,
  workdaysOf,
} from './preview.ts'

type Act = (typeof noticeActs)[number]

/** What may be done to a notice in each state. */
const actsIn: { readonly [S in NoticeState]: readonly Act[] } = {
  draft: ['change', 'apply', 'withdraw'],
  applied: ['withdraw'],
  withdrawn: [],
}

const moment = (at: Date | null) => at?.toISOString() ?? null

const rowOf = ({ createdAt, appliedAt, withdrawnAt, days, ...rest }: StoredNotice) => ({
  ...rest,
  createdAt: createdAt.toISOString(),
  appliedAt: moment(appliedAt),
  withdrawnAt: moment(withdrawnAt),
})

const mayChange = ({ actor }: Context) => may(actor, 'calendar.change', {})

export async function noticesPage(ctx: Context, filter: NoticeFilter) {
  const { rows, total } = await findNotices(ctx.db, filter)
  return { rows: rows.map(rowOf), total, page: filter.page, size: filter.size, mayEnter: mayChange(ctx) }
}

async function getNotice({ db }: Context, id: string): Promise<StoredNotice> {
  const notice = await findNotice(db, id)
  if (!notice) throw refuse(common.notFound)
  return notice
}

/** The days of a notice in the shape in which its form takes them. */
const linesOf = (n: StoredNotice) =>
  n.scope === 'national'
    ? { arrangements: n.days.map((d) => ({ ...d, makeup: [...d.makeup] })), entries: [] }
    : { arrangements: [], entries: n.days.map((d) => ({ ...d })) }

export async function notice(ctx: Context, id: string) {
  const found = await getNotice(ctx, id)
  const history = await historyOf(ctx.db, { type: 'calendarNotice', id })
  return { ...rowOf(found), ...linesOf(found), acts: mayChange(ctx) ? [...actsIn[found.state]] : [], history }
}

const enteredOf = (given: NoticeInput): Entered => {
  const { year, name, number, issuedOn, sourceUrl } = given
  const head = { year, name, number, issuedOn, sourceUrl }
  return given.scope === 'national'
    ? { ...head, scope: 'national', region: null, days: given.arrangements as readonly Days[] }
    : { ...head, scope: 'local', region: given.region, days: given.entries }
}

/** What cannot be seen in the form alone: whether the notice is there already, or from the future. */
async function demandNew({ db, today }: Context, { number, region, issuedOn }: Entered, except: string | null) {
  if (issuedOn > today) throw refuse(common.invalidInput, { at: 'notice.issuedOn', says: '发文日期不能晚于今天。' })
  const known = builtIn.some((y) => y.notices.some((n) => n.number === number))
  if (known || (await isNumberTaken(db, { number, region, except })))
    throw refuse(errors.noticeTwice, { at: 'notice.number' })
}

const subjectOf = (id: string) => ({ type: 'calendarNotice', id })

export async function enter(ctx: CommandContext, given: NoticeInput) {
  const entered = enteredOf(given)
  await demandNew(ctx, entered, null)
  const id = newId()
  await insertNotice(ctx.db, id, entered, ctx.now)
  await ctx.audit({ chain: INSTALLATION, act: 'calendar.entered', subject: subjectOf(id), after: entered })
  return { id, version: 1 }
}

/** The notice in the version that the caller read, in a state in which the act is possible. */
async function take(ctx: Context, id: string, version: number, act: Act): Promise<StoredNotice> {
  const found = await getNotice(ctx, id)
  if (found.version !== version) throw refuse(common.changedMeanwhile)
  if (!actsIn[found.state].includes(act)) throw refuse(common.notNow)
  return found
}

const orElse = (changed: boolean) => {
  if (!changed) throw refuse(common.changedMeanwhile)
}

export async function change(ctx: CommandContext, id: string, version: number, given: NoticeInput) {
  const before = await take(ctx, id, version, 'change')
  const entered = enteredOf(given)
  await demandNew(ctx, entered, id)
  orElse(await updateNotice(ctx.db, before, entered))
  const was = { ...rowOf(before), days: before.days }
  await ctx.audit({ chain: INSTALLATION, act: 'calendar.changed', subject: subjectOf(id), before: was, after: entered })
  return { id, version: version + 1 }
}

/** Everything that would change, before anybody decides. */
export async function preview(ctx: Context, watchers: readonly DatesWatched[], id: string, act: NoticeAct) {
  const found = await getNotice(ctx, id)
  if (!actsIn[found.state].includes(act)) throw refuse(common.notNow)
  const { version: calendarVersion } = await readHead(ctx.db)
  const made = changeBy(found, act, await appliedNotices(ctx.db))
  const { before, after, days, problems } = made
  const years = { before: ruling(before, found), after: ruling(after, found) }
  return {
    version: found.version,
    calendarVersion,
    problems: [...problems],
    warnings: act === 'apply' ? warningsOf(found, after) : [],
    year: {
      year: found.year,
      known: { before: before.years.has(found.year), after: after.years.has(found.year) },
      workdays: { before: workdaysOf(years.before, found.year), after: workdaysOf(years.after, found.year) },
    },
    days: days.map((d) => ({ date: d.date, before: { ...d.before }, after: { ...d.after } })),
    examples: examplesOf(found, made),
    watched: await watchedChanges(ctx, watchers, made),
  }
}

interface Confirmed {
  readonly version: number
  readonly calendarVersion: number
}

/** Holds the calendar still and works the change out again: what was previewed is what happens. */
async function confirm(ctx: CommandContext, id: string, { version, calendarVersion }: Confirmed, act: NoticeAct) {
  const head = await holdHead(ctx.db)
  const found = await take(ctx, id, version, act)
  if (head.version !== calendarVersion) throw refuse(common.changedMeanwhile)
  const made = changeBy(found, act, await appliedNotices(ctx.db))
  if (made.problems.length > 0)
    throw refuse(act === 'apply' ? errors.noticeUnfit : errors.noticeNeeded, { problems: made.problems })
  return { head, found, days: made.days.map(({ date, before, after }) => ({ date, was: before.kind, is: after.kind })) }
}

export async function apply(ctx: CommandContext, watchers: readonly DatesWatched[], id: string, confirmed: Confirmed) {
  const { head, found, days } = await confirm(ctx, id, confirmed, 'apply')
  orElse(await updateNotice(ctx.db, found, { state: 'applied', applied_at: ctx.now }))
  const calendarVersion = await advanceHead(ctx.db, head)
  await ctx.audit({
    chain: INSTALLATION,
    act: 'calendar.applied',
    subject: subjectOf(id),
    before: { state: found.state },
    after: { state: 'applied', number: found.number, calendarVersion, days },
  })
  await recompute(ctx, watchers)
  return { version: found.version + 1, calendarVersion }
}

/** Whatever keeps dates that follow from the calendar writes them anew, in the same transaction. */
async function recompute(ctx: CommandContext, watchers: readonly DatesWatched[]): Promise<void> {
  const calendar = await calendarOf(ctx.db)
  for (const watcher of watchers) await watcher.recompute?.(ctx, calendar)
}

export async function withdraw(
  ctx: CommandContext,
  watchers: readonly DatesWatched[],
  id: string,
  confirmed: Confirmed & { readonly reason: string },
) {
  const { head, found, days } = await confirm(ctx, id, confirmed, 'withdraw')
  const { reason } = confirmed
  orElse(await updateNotice(ctx.db, found, { state: 'withdrawn', withdrawn_at: ctx.now, reason }))
  const calendarVersion = found.state === 'applied' ? await advanceHead(ctx.db, head) : head.version
  await ctx.audit({
    chain: INSTALLATION,
    act: 'calendar.withdrawn',
    subject: subjectOf(id),
    before: { state: found.state },
    after: { state: 'withdrawn', number: found.number, calendarVersion, days: found.state === 'applied' ? days : [] },
    reason,
  })
  if (found.state === 'applied') await recompute(ctx, watchers)
  return { version: found.version + 1, calendarVersion }
}
