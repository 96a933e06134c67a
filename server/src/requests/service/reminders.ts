import type { CivilDate } from '@gongkai/rules/dates'
import { type ShownStep, shownSteps } from '@gongkai/rules/requests'
import { treeOf } from '../../agencies/store/agencies.ts'
import { fullNameOn } from '../../agencies/tree.ts'
import { calendarOf } from '../../calendar/service/effective.ts'
import type { Context } from '../../platform/context.ts'
import {
  type Level,
  type Reader,
  type ReminderKind,
  remindersOfRequests,
  remindersOfSubmissions,
  type Stage,
} from '../store/reminders.ts'
import { pressing, readDays } from './days.ts'
import { datesOf } from './due.ts'
import { scopeOf } from './place.ts'
import { beginningOf, rowsOf } from './rows.ts'
import { openSubmission } from './sealing.ts'

const MOST = 500

const readerOf = async (ctx: Context): Promise<Reader> => ({
  person: ctx.actor.id,
  at: {
    clerk: await scopeOf(ctx, ['clerk']),
    sectionHead: await scopeOf(ctx, ['sectionHead']),
    officeDirector: await scopeOf(ctx, ['officeDirector']),
  },
})

interface Stored {
  readonly reminder: string
  readonly kind: ReminderKind
  readonly stage: Stage
  readonly level: Level
  readonly on: CivilDate
}

const order: readonly Stage[] = ['before', 'on', 'after']

/** Of each date the latest reminder alone: whoever is reminded that it is over needs not hear that it is near. */
function latest<R extends Stored & { readonly id: string }>(rows: readonly R[]): R[] {
  const kept = new Map<string, R>()
  for (const row of rows) {
    const key = `${row.id}:${row.kind}`
    const before = kept.get(key)
    if (!before || order.indexOf(row.stage) > order.indexOf(before.stage)) kept.set(key, row)
  }
  return [...kept.values()]
}

const why: Readonly<Record<ReminderKind, string>> = {
  confirm: '双方确认之日为收到申请之日，确认不得拖延。条例第三十一条第三项',
  correctionNotice: '自收到申请之日起7个工作日内一次性告知补正。条例第三十条',
  reply: '自收到申请之日起20个工作日内答复，延长的按延长后的期限。条例第三十三条',
  lapse: '逾期不补正的，视为放弃申请，不再处理。条例第三十条',
  conclude: '申请已经终结，以文书告知申请人，登记件应有办理结果。',
}

function saysOf(kind: ReminderKind, stage: Stage, next: ShownStep): string {
  switch (kind) {
    case 'confirm':
      return '与申请人确认收到申请'
    case 'correctionNotice':
      return '审查申请内容，需要补正的告知补正'
    case 'lapse':
      return '申请人逾期没有补正，认定是否视为放弃申请'
    case 'conclude':
      return `结案，下一步：${shownSteps[next]}`
    case 'reply':
      return stage === 'after'
        ? `答复已经逾期，说明原因，下一步：${shownSteps[next]}`
        : `答复申请人，下一步：${shownSteps[next]}`
  }
}

/**
 * What the caller is reminded of, the most pressing first. A reminder holds while the case has the date that it was
 * written for: done, ended or with another date, it is gone without anybody striking it off.
 */
export async function remindersFor(ctx: Context) {
  const reader = await readerOf(ctx)
  const found = [...(await ofRequests(ctx, reader)), ...(await ofSubmissions(ctx, reader))]
  return { rows: found.sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0)) }
}

async function ofRequests(ctx: Context, reader: Reader) {
  const stored = await remindersOfRequests(ctx.db, reader, ctx.today, MOST)
  const daysOf = await readDays(
    ctx,
    await calendarOf(ctx.db),
    stored.map((row) => row.agency_id),
  )
  const holding = stored.filter((row) =>
    datesOf(row, daysOf(row.agency_id).calendar).some((due) => due.kind === row.kind && due.on === row.on),
  )
  const kept = latest(holding)
  const rows = await rowsOf(ctx, kept)
  return rows.flatMap(({ id, number, agencyName, description, personName, next }, i) => {
    const one = kept[i]
    if (!one) return []
    const { kind, stage, level, on } = one
    const { left, alarm } = pressing(on, ctx.today, daysOf(one.agency_id))
    return {
      ...{ id: one.reminder, kind, stage, level, request: id, submission: null, number },
      ...{ agencyName, description, personName, says: saysOf(kind, stage, next), why: why[kind] },
      ...{ dueOn: on, left, alarm },
    }
  })
}

async function ofSubmissions(ctx: Context, reader: Reader) {
  const kept = latest(await remindersOfSubmissions(ctx.db, reader, MOST))
  const tree = await treeOf(ctx.db)
  const daysOf = await readDays(
    ctx,
    await calendarOf(ctx.db),
    kept.map((one) => one.agency_id),
  )
  return kept.map((one) => ({
    ...{ id: one.reminder, kind: one.kind, stage: one.stage, level: one.level },
    ...{ request: null, submission: one.id, number: null, personName: null },
    agencyName: fullNameOn(tree, tree.get(one.agency_id), ctx.today),
    description: beginningOf(openSubmission(ctx, one)),
    says: saysOf(one.kind, one.stage, 'nothing'),
    why: why[one.kind],
    dueOn: one.on,
    ...pressing(one.on, ctx.today, daysOf(one.agency_id)),
  }))
}
