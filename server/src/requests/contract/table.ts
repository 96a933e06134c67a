import { requestColumns } from '@gongkai/rules/reports'
import { z } from 'zod'
import { Id, inText, query } from '../../platform/operation.ts'

const Year = inText(z.int().min(2019).max(2099))
const Figures = z.record(z.enum(requestColumns.map((c) => c.key) as ['total']), z.int())

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

export const readTable = query({
  id: 'requests.table',
  path: '/api/requests/table',
  says: '年报表三和按期率，由登记簿随时算出',
  access: { act: 'request.count' },
  query: asked,
  answer: z.strictObject({
    year: z.int(),
    edition: z.enum(['2019', '2021']),
    agencies: z.array(z.strictObject({ id: Id, name: z.string() })),
    rows: z.array(z.strictObject({ key: z.string(), label: z.string(), group: z.array(z.string()), figures: Figures })),
    onTime: OnTime,
    problems: z.array(z.string()).describe('勾稽关系不符之处；应当没有'),
  }),
})
