import { randomBytes } from 'node:crypto'
import { inChinese } from '@gongkai/rules/dates'
import { nextSteps } from '@gongkai/rules/requests'
import { grantsOn } from '../../accounts/store/grants.ts'
import { treeOf } from '../../agencies/store/agencies.ts'
import { fullNameOn } from '../../agencies/tree.ts'
import { calendarOf } from '../../calendar/service/effective.ts'
import { INSTALLATION } from '../../platform/audit.ts'
import type { CommandContext, Context } from '../../platform/context.ts'
import { errors, refuse } from '../../platform/errors.ts'
import type { Download } from '../../platform/http/handler.ts'
import { type Entry, icalendar } from '../../platform/icalendar.ts'
import { type ReminderKind, runningWithin, submissionsWaiting } from '../store/reminders.ts'
import { dropSubscription, findSubscription, putSubscription, subscriberOf } from '../store/subscriptions.ts'
import { readDays } from './days.ts'
import { datesOf, waitingSince } from './due.ts'
import { scopeOf } from './place.ts'
import { numberOf } from './register.ts'

export async function readSubscription({ db, actor }: Context) {
  const found = await findSubscription(db, actor.id)
  return { madeAt: found?.made_at.toISOString() ?? null }
}

const keyOf = ({ parts }: Context, token: string) => parts.secrets.blind(token, 'requests.subscription')
const subjectOf = ({ actor }: Context) => ({ type: 'user', id: actor.id })

/**
 * Gives an address under which a calendar fetches the dates of the caller's cases without signing in. It is a key of 256
 * random bits and shown once; asking again gives another and takes the first away.
 */
export async function subscribe(ctx: CommandContext) {
  const token = randomBytes(32).toString('base64url')
  await putSubscription(ctx.db, ctx.actor.id, keyOf(ctx, token), ctx.now)
  await ctx.audit({ chain: INSTALLATION, act: 'subscription.made', subject: subjectOf(ctx) })
  return { madeAt: ctx.now.toISOString(), path: `/api/dates/${token}/dates.ics` }
}

/** Takes the address away: calendars that know it get nothing more. */
export async function unsubscribe(ctx: CommandContext) {
  if (!(await dropSubscription(ctx.db, ctx.actor.id))) throw refuse(errors.notNow, { says: '没有订阅，或者已经取消。' })
  await ctx.audit({ chain: INSTALLATION, act: 'subscription.revoked', subject: subjectOf(ctx) })
  return { madeAt: null }
}

const MOST = 2000

const titles: Readonly<Record<ReminderKind, string>> = {
  confirm: '来件待双方确认',
  correctionNotice: '补正告知最迟',
  reply: '答复最迟',
  lapse: '申请人补正最迟',
  conclude: '待结案',
}

/**
 * The dates of the running cases that whoever has the address may see today, with the roles of today. Numbers, agencies
 * and steps alone: a calendar lies on servers of others, so nothing in it says who asked or for what.
 */
export async function subscribedDates(ctx: Context, token: string): Promise<Download> {
  const person = await subscriberOf(ctx.db, keyOf(ctx, token))
  if (!person) throw refuse(errors.notFound)
  const grants = await grantsOn(ctx.db, person.id, ctx.today)
  const reading: Context = { ...ctx, actor: { ...person, grants, session: null, stage: 'none' } }
  const entries = [...(await ofRequests(reading)), ...(await ofSubmissions(reading))]
  return icalendar('依申请公开期限', entries, ctx.now)
}

async function ofRequests(ctx: Context): Promise<Entry[]> {
  const tree = await treeOf(ctx.db)
  const rows = await runningWithin(ctx.db, await scopeOf(ctx), MOST)
  const daysOf = await readDays(
    ctx,
    await calendarOf(ctx.db),
    rows.map((row) => row.agency_id),
  )
  return rows.flatMap((row) => {
    const about = `${fullNameOn(tree, tree.get(row.agency_id), ctx.today)}，下一步：${nextSteps[row.next_step]}`
    return datesOf(row, daysOf(row.agency_id).calendar)
      .filter(({ kind, on }) => kind !== 'correctionNotice' || on >= ctx.today)
      .map(({ kind, on }) => ({
        ...{ id: `${row.id}-${kind}`, from: on, to: on, title: `${numberOf(row)} ${titles[kind]}`, about },
      }))
  })
}

async function ofSubmissions(ctx: Context): Promise<Entry[]> {
  const tree = await treeOf(ctx.db)
  const { bodies } = await scopeOf(ctx, ['clerk', 'officeDirector'])
  const rows = await submissionsWaiting(ctx.db, bodies, ctx.today, MOST)
  const daysOf = await readDays(
    ctx,
    await calendarOf(ctx.db),
    rows.map((row) => row.agency_id),
  )
  return rows.map(({ id, agency_id, submitted_on }) => {
    const { kind, on } = waitingSince(submitted_on, daysOf(agency_id).calendar)
    const about = `${fullNameOn(tree, tree.get(agency_id), ctx.today)}，${inChinese(submitted_on)}网上提出`
    return { id: `${id}-${kind}`, from: on, to: on, title: titles[kind], about }
  })
}
