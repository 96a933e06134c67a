import { z } from 'zod'
import { command, Id, query } from '../../platform/operation.ts'

export const MOST_IMPORTED = 5000

/** One row of the sheet: what becomes of it, and what is wrong in which column. */
export const ImportRow = z.strictObject({
  row: z.int().describe('表格中的行号'),
  account: z.string(),
  name: z.string(),
  outcome: z.enum(['new', 'there', 'refused']).describe('new：将建立；there：已有这个账号，不重复建立；refused：有错'),
  problems: z.array(z.strictObject({ column: z.string(), message: z.string() })),
})
export type ImportRow = z.infer<typeof ImportRow>

const counts = { new: z.int(), there: z.int(), refused: z.int() }

export const importTemplate = query({
  id: 'users.importTemplate',
  path: '/api/users/import.xlsx',
  says: '批量建立账户的空白表格',
  access: { act: 'user.create' },
  produces: 'file',
  answer: z.unknown(),
})

export const checkImport = query({
  id: 'users.checkImport',
  method: 'POST',
  path: '/api/users/import/check',
  says: '检查批量建立账户的表格（multipart 的 file），逐行说明，不建立',
  access: { act: 'user.create' },
  consumes: 'multipart',
  limit: { times: 30, seconds: 60 },
  answer: z.strictObject({ ...counts, rows: z.array(ImportRow) }),
})

export const applyImport = command({
  id: 'users.import',
  path: '/api/users/import',
  says: '按表格（multipart 的 file）建立其中没有错误的账户',
  access: { act: 'user.create' },
  consumes: 'multipart',
  limit: { times: 30, seconds: 60 },
  answer: z.strictObject({
    ...counts,
    rows: z.array(ImportRow),
    created: z
      .array(z.strictObject({ id: Id, account: z.string(), name: z.string(), oneTimePassword: z.string() }))
      .describe('建立的账户和一次性口令，只显示这一次'),
  }),
})
