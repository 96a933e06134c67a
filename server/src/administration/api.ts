import { type Handlers, handle } from '../platform/http/handler.ts'
import { sheetOf } from '../platform/http/sheet.ts'
import { everything } from '../platform/list.ts'
import {
  changeSetting,
  exportAudit,
  listAudit,
  listSettings,
  readOperations,
  testMail,
  verifyAudit,
} from './contract.ts'
import {
  auditActs,
  auditPage,
  change,
  operations,
  settingsPage,
  type Told,
  testMail as test,
  verifyAudit as verify,
} from './service.ts'

const columns = [
  { heading: '时间', width: 24, of: (r: Row) => r.at },
  { heading: '记录链', width: 24, of: (r: Row) => r.chainName },
  { heading: '序号', width: 8, of: (r: Row) => r.seq },
  { heading: '操作人', width: 16, of: (r: Row) => r.actorName },
  { heading: '行为', width: 20, of: (r: Row) => r.actSays },
  { heading: '对象', width: 16, of: (r: Row) => r.subjectType },
  { heading: '对象编号', width: 38, of: (r: Row) => r.subjectId },
  { heading: '原来', width: 40, of: (r: Row) => shown(r.before) },
  { heading: '现在', width: 40, of: (r: Row) => shown(r.after) },
  { heading: '理由', width: 40, of: (r: Row) => r.reason },
] as const
type Row = Awaited<ReturnType<typeof auditPage>>['rows'][number]
const shown = (value: unknown) => (value === undefined ? null : JSON.stringify(value))

export const administrationApi = (told: Told): Handlers => [
  handle(listAudit, async (ctx, { query }) => ({ ...(await auditPage(ctx, told, query)), acts: await auditActs(ctx) })),
  handle(exportAudit, async (ctx, { query }) =>
    sheetOf('审计记录', columns, (await auditPage(ctx, told, everything(query))).rows),
  ),
  handle(verifyAudit, (ctx) => verify(ctx, told)),
  handle(readOperations, (ctx) => operations(ctx, told)),
  handle(testMail, (ctx, { body }) => test(ctx, body.to)),
  handle(listSettings, (ctx, { query }) => settingsPage(ctx, told, query.agency)),
  handle(changeSetting, (ctx, { params, body }) => change(ctx, told, params.name, body)),
]
