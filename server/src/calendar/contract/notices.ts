import { arrangementFaults, type Days } from '@gongkai/rules/calendar'
import { CivilDate, daysBetween, partsOf } from '@gongkai/rules/dates'
import { z } from 'zod'
import { HistoryRow } from '../../platform/history-row.ts'
import { listAnswer, listQuery } from '../../platform/list.ts'
import { command, Id, inText, line, paragraphs, query, Version } from '../../platform/operation.ts'
import { Day, Region, Year } from './days.ts'

const MOST_LINES = 20
const LONGEST_LOCAL = 60

const common = {
  year: Year.describe('安排哪一年'),
  name: line(100).describe('通知名称'),
  number: line(60).describe('发文字号'),
  issuedOn: CivilDate.describe('发文日期'),
  sourceUrl: z
    .url({ protocol: /^https?$/, error: '应为 http:// 或者 https:// 开头的网址' })
    .max(500, { error: '最多500个字' })
    .nullable()
    .default(null)
    .describe('公布通知的网页'),
}

const Arrangement = z.strictObject({
  name: line(40).describe('节日'),
  from: CivilDate.describe('放假第一天，连休的周末在内'),
  to: CivilDate.describe('放假最后一天'),
  makeup: z.array(CivilDate).max(10, { error: '最多10天' }).default([]).describe('调休上班的周六、周日'),
})

const Entry = z.strictObject({
  name: line(40).describe('节日'),
  from: CivilDate,
  to: CivilDate,
  kind: z.enum(['holiday', 'makeup']).describe('放假，或者调休上班'),
})

interface Wrong {
  readonly path: readonly (string | number)[]
  readonly message: string
}

/** 〔2025〕 of a number is the year in which it was given, and a notice comes at the earliest in the year before. */
function* numberFaults(n: { year: number; number: string; issuedOn: CivilDate }): Generator<Wrong> {
  const { year: issued } = partsOf(n.issuedOn)
  const numbered = /[〔[［(（](\d{4})[〕\]］)）]/.exec(n.number)?.[1]
  if (numbered && Number(numbered) !== issued)
    yield { path: ['number'], message: `发文字号里的年份是${numbered}，发文日期在${issued}年，请核对` }
  if (issued !== n.year && issued !== n.year - 1)
    yield { path: ['year'], message: `${issued}年发布的通知不能安排${n.year}年，请核对年份` }
}

function* entryFaults({
  year,
  entries,
}: {
  year: number
  entries: readonly z.output<typeof Entry>[]
}): Generator<Wrong> {
  for (const [i, { from, to }] of entries.entries()) {
    if (to < from) yield { path: ['entries', i, 'to'], message: '不应早于第一天' }
    else if (daysBetween(from, to) >= LONGEST_LOCAL)
      yield { path: ['entries', i, 'to'], message: `不应超过${LONGEST_LOCAL}日，请核对` }
    if (partsOf(from).year !== year || partsOf(to).year !== year)
      yield { path: ['entries', i, 'from'], message: `不是${year}年的日期，请核对` }
  }
}

const refined = <T>(faults: (value: T) => Iterable<Wrong>) => {
  return (value: T, context: z.core.$RefinementCtx) => {
    for (const { path, message } of faults(value)) context.addIssue({ code: 'custom', path: [...path], message })
  }
}

const National = z
  .strictObject({
    scope: z.literal('national'),
    ...common,
    arrangements: z.array(Arrangement).min(1, { error: '请填写放假安排' }).max(MOST_LINES, { error: '最多20行' }),
  })
  .superRefine(refined((n) => [...numberFaults(n), ...arrangementFaults(n.year, n.arrangements as Days[])]))

const Local = z
  .strictObject({
    scope: z.literal('local'),
    ...common,
    region: Region,
    entries: z.array(Entry).min(1, { error: '请填写放假安排' }).max(MOST_LINES, { error: '最多20行' }),
  })
  .superRefine(refined((n) => [...numberFaults(n), ...entryFaults(n)]))

/** What a notice says: of the State Council's General Office on a year, or of a local government on its own holidays. */
export const NoticeInput = z.discriminatedUnion('scope', [National, Local], {
  error: '请选择全国通知（national）或者地方通知（local）',
})
export type NoticeInput = z.output<typeof NoticeInput>

const noticeStates = ['draft', 'applied', 'withdrawn'] as const
export const noticeActs = ['change', 'apply', 'withdraw'] as const

export const NoticeRow = z.strictObject({
  id: Id,
  scope: z.enum(['national', 'local']),
  year: z.int(),
  region: z.string().nullable(),
  name: z.string(),
  number: z.string(),
  issuedOn: CivilDate,
  sourceUrl: z.string().nullable(),
  state: z.enum(noticeStates),
  createdAt: z.iso.datetime(),
  appliedAt: z.iso.datetime().nullable(),
  withdrawnAt: z.iso.datetime().nullable(),
  reason: z.string().nullable().describe('为什么撤回'),
  version: Version,
})

const noticeQuery = listQuery(['newest', 'year', 'number'], {
  scope: z.enum(['national', 'local']).optional(),
  state: z.enum(noticeStates).optional(),
  year: inText(Year).optional(),
})

export const listNotices = query({
  id: 'calendar.notices',
  path: '/api/calendar/notices',
  says: '查看登记的放假通知',
  access: { act: 'calendar.read' },
  query: noticeQuery,
  answer: listAnswer(NoticeRow).extend({ mayEnter: z.boolean().describe('能否登记通知') }),
})

export const exportNotices = query({
  id: 'calendar.notices.export',
  path: '/api/calendar/notices.xlsx',
  says: '导出登记的放假通知',
  access: { act: 'calendar.read' },
  query: noticeQuery,
  produces: 'file',
  answer: z.unknown(),
})

const params = z.strictObject({ id: Id })

export const readNotice = query({
  id: 'calendar.notice',
  path: '/api/calendar/notices/:id',
  says: '查看一个放假通知',
  access: { act: 'calendar.read' },
  params,
  answer: NoticeRow.extend({
    arrangements: z.array(Arrangement).describe('全国通知的安排'),
    entries: z.array(Entry).describe('地方通知的安排'),
    acts: z.array(z.enum(noticeActs)).describe('现在能做什么'),
    history: z.array(HistoryRow),
  }),
})

const entered = z.strictObject({ id: Id, version: Version })

export const enterNotice = command({
  id: 'calendar.notice.enter',
  path: '/api/calendar/notices',
  says: '登记放假通知，先不用于日历',
  access: { act: 'calendar.change' },
  body: z.strictObject({ notice: NoticeInput }),
  answer: entered,
})

export const changeNotice = command({
  id: 'calendar.notice.change',
  method: 'PUT',
  path: '/api/calendar/notices/:id',
  says: '修改还没有用于日历的通知',
  access: { act: 'calendar.change' },
  params,
  body: z.strictObject({ version: Version, notice: NoticeInput }),
  answer: entered,
})

const Dated = z.strictObject({ date: CivilDate.nullable(), provisional: z.boolean() })
const Changed = z.strictObject({ name: z.string(), before: Dated, after: Dated })

export const previewNotice = query({
  id: 'calendar.notice.preview',
  path: '/api/calendar/notices/:id/preview',
  says: '看用于日历或者撤回以后，哪些日期改变',
  access: { act: 'calendar.change' },
  params,
  query: z.strictObject({ act: z.enum(['apply', 'withdraw']).default('apply') }),
  answer: z.strictObject({
    version: Version,
    calendarVersion: z.int().describe('确认时原样送回'),
    problems: z.array(z.strictObject({ at: z.string(), message: z.string() })).describe('有问题就不能确认'),
    warnings: z.array(z.string()),
    year: z.strictObject({
      year: z.int(),
      known: z.strictObject({ before: z.boolean(), after: z.boolean() }),
      workdays: z.strictObject({ before: z.int(), after: z.int() }),
    }),
    days: z.array(z.strictObject({ date: CivilDate, before: Day, after: Day })),
    examples: z
      .array(z.strictObject({ receivedOn: CivilDate, dates: z.array(Changed) }))
      .describe('当面提交的申请，期限怎样改变'),
    watched: z
      .array(
        z.strictObject({
          says: z.string().describe('哪一类，如在办申请'),
          total: z.int(),
          rows: z.array(
            z.strictObject({
              subject: z.strictObject({ type: z.string(), id: z.string() }),
              label: z.string(),
              dates: z.array(Changed),
            }),
          ),
        }),
      )
      .describe('正在进行的期限怎样改变'),
  }),
})

const confirmed = { version: Version, calendarVersion: z.int().describe('预览时的日历版本') }
const settled = z.strictObject({ version: Version, calendarVersion: z.int() })

export const applyNotice = command({
  id: 'calendar.notice.apply',
  path: '/api/calendar/notices/:id/apply',
  says: '把通知用于日历',
  access: { act: 'calendar.change' },
  params,
  body: z.strictObject(confirmed),
  answer: settled,
})

export const withdrawNotice = command({
  id: 'calendar.notice.withdraw',
  path: '/api/calendar/notices/:id/withdraw',
  says: '撤回通知，写明理由',
  access: { act: 'calendar.change' },
  params,
  body: z.strictObject({ ...confirmed, reason: paragraphs(500).describe('撤回的理由') }),
  answer: settled,
})
