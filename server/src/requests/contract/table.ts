import { CivilDate } from '@gongkai/rules/dates'
import { requestColumns } from '@gongkai/rules/reports'
import { z } from 'zod'
import { Id, inText, query } from '../../platform/operation.ts'
import { Number_ } from './words.ts'

const Year = inText(z.int().min(2019).max(2099))
const Column = z.enum(requestColumns.map((c) => c.key) as ['total'])
const Figures = z.record(Column, z.int())

const asked = z.strictObject({
  agency: Id,
  year: Year,
  edition: z.enum(['2019', '2021']).optional().describe('年报格式；不填写的，用当年的格式'),
  below: z
    .enum(['yes', 'no'])
    .transform((v) => v === 'yes')
    .default(false)
    .describe('连同所属各机关'),
})
export type TableQuery = z.output<typeof asked>

export const OnTime = z.strictObject({
  decided: z.int().describe('作出决定的件数，不含撤回和视为放弃的'),
  onTime: z.int().describe('其中按送达证明按期的'),
  late: z.int(),
  unserved: z.int().describe('还没有送达证明的'),
  rate: z.number().nullable().describe('按期率；没有决定的为 null'),
})

const Finding = z.strictObject({
  rule: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  force: z.enum(['statutory', 'definitional', 'practical', 'reading']),
  cells: z.array(z.string()).describe('例如 requests.granted.total'),
  suspects: z.array(z.string()),
  message: z.string(),
  basis: z.string(),
})

const Counted = z.strictObject({
  id: Id,
  name: z.string(),
  endedOn: CivilDate.nullable().describe('撤销、合并之日'),
  joined: z.boolean().describe('因并入而计在这里'),
})

const read = { access: { act: 'request.count' } } as const

export const readTable = query({
  ...read,
  id: 'requests.table',
  path: '/api/requests/table',
  says: '年报表三和按期率，由登记簿随时算出',
  query: asked,
  answer: z.strictObject({
    year: z.int(),
    edition: z.enum(['2019', '2021']),
    agency: z.strictObject({ id: Id, name: z.string() }),
    agencies: z.array(Counted).describe('件数计在表中的机关'),
    elsewhere: z.strictObject({ id: Id, name: z.string() }).nullable().describe('这个机关的件数计入哪个机关'),
    rows: z.array(z.strictObject({ key: z.string(), label: z.string(), group: z.array(z.string()), figures: Figures })),
    onTime: OnTime,
    findings: z.array(Finding).describe('年报校验规则在表三发现的问题；登记簿完好的没有'),
  }),
})

export const tableCases = query({
  ...read,
  id: 'requests.tableCases',
  path: '/api/requests/table/cases',
  says: '表三一格或者按期率一项背后的申请',
  query: asked.extend({
    row: z.string().max(60).describe('表三的行，或者 rate.decided、rate.onTime、rate.late、rate.unserved'),
    column: Column.default('total'),
    size: inText(z.int().min(1).max(100)).default(50),
    after: z.string().max(300).optional().describe('上一页的 next'),
  }),
  answer: z.strictObject({
    rows: z.array(
      z.strictObject({
        id: Id,
        number: Number_,
        agencyName: z.string(),
        receivedOn: CivilDate,
        decidedOn: CivilDate.nullable(),
        outcomeSays: z.string().nullable(),
        statusSays: z.string(),
        onTime: z.boolean().nullable(),
        description: z.string().nullable().describe('申请内容的开头；不办理这件申请的人看不到'),
        open: z.boolean().describe('可以打开这件申请'),
      }),
    ),
    next: z.string().nullable(),
  }),
})
export type CasesQuery = z.output<typeof tableCases.query>

export const Format = z.enum(['json', 'md', 'html', 'docx', 'xlsx', 'csv', 'pdf'])

export const exportTable = query({
  ...read,
  id: 'requests.tableFile',
  path: '/api/requests/table/file',
  says: '导出表三',
  produces: 'file',
  limit: { times: 60, seconds: 60 },
  query: asked.extend({ format: Format }),
  answer: z.unknown(),
})
export type FileQuery = z.output<typeof exportTable.query>
