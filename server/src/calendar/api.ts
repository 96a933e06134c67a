import { type Handlers, handle } from '../platform/http/handler.ts'
import { sheetOf } from '../platform/http/sheet.ts'
import { everything } from '../platform/list.ts'
import * as contract from './contract.ts'
import { deadlines, fees } from './service/calculate.ts'
import { apply, change, enter, notice, noticesPage, preview, withdraw } from './service/notices.ts'
import type { DatesWatched } from './service/preview.ts'
import { holidays, year, years } from './service/years.ts'

const scopes = { national: '全国', local: '地方' } as const
const states = { draft: '未用于日历', applied: '已用于日历', withdrawn: '已撤回' } as const
type Row = Awaited<ReturnType<typeof noticesPage>>['rows'][number]

const columns = [
  { heading: '年份', width: 8, of: (r: Row) => r.year },
  { heading: '通知名称', width: 40, of: (r: Row) => r.name },
  { heading: '发文字号', width: 26, of: (r: Row) => r.number },
  { heading: '发文日期', width: 14, of: (r: Row) => r.issuedOn },
  { heading: '范围', width: 8, of: (r: Row) => scopes[r.scope] },
  { heading: '行政区划', width: 12, of: (r: Row) => r.region },
  { heading: '状态', width: 14, of: (r: Row) => states[r.state] },
  { heading: '撤回理由', width: 40, of: (r: Row) => r.reason },
  { heading: '公布网页', width: 40, of: (r: Row) => r.sourceUrl },
] as const

/** `watchers` tell of running matters whose dates follow from the calendar. */
export const calendarApi = (watchers: readonly DatesWatched[]): Handlers => [
  handle(contract.calculateDeadlines, (ctx, { body }) => deadlines(ctx, body)),
  handle(contract.calculateFees, async (_ctx, { body }) => fees(body)),
  handle(contract.listYears, (ctx) => years(ctx)),
  handle(contract.readYear, (ctx, { params, query }) => year(ctx, params.year, query.region)),
  handle(contract.exportHolidays, (ctx, { params, query }) => holidays(ctx, params.year, query.region)),
  handle(contract.listNotices, (ctx, { query }) => noticesPage(ctx, query)),
  handle(contract.exportNotices, async (ctx, { query }) =>
    sheetOf('放假通知', columns, (await noticesPage(ctx, everything(query))).rows),
  ),
  handle(contract.readNotice, (ctx, { params }) => notice(ctx, params.id)),
  handle(contract.previewNotice, (ctx, { params, query }) => preview(ctx, watchers, params.id, query.act)),
  handle(contract.enterNotice, (ctx, { body }) => enter(ctx, body.notice)),
  handle(contract.changeNotice, (ctx, { params, body }) => change(ctx, params.id, body.version, body.notice)),
  handle(contract.applyNotice, (ctx, { params, body }) => apply(ctx, watchers, params.id, body)),
  handle(contract.withdrawNotice, (ctx, { params, body }) => withdraw(ctx, watchers, params.id, body)),
]
