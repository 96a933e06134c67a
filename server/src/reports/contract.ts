import { z } from 'zod'
import { type Limit, query } from '../platform/operation.ts'

const figure = z.union([z.number(), z.string(), z.null()])

const Finding = z.object({
  rule: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  force: z.enum(['statutory', 'definitional', 'practical', 'reading']),
  cells: z.array(z.string()),
  suspects: z.array(z.string()),
  at: z.array(z.looseObject({})),
  expected: figure,
  actual: figure,
  message: z.string(),
  basis: z.string(),
})

/** What `gongkai check --format json` prints of one document. */
export const CheckResult = z.object({
  file: z.string().describe('文件名'),
  report: z.object({
    agency: z.string().nullable(),
    year: z.int().nullable(),
    edition: z.enum(['2019', '2021']),
  }),
  findings: z.array(Finding).describe('问题，按规则目录的次序'),
  unread: z.array(z.looseObject({ cell: z.string(), raw: z.string(), reason: z.string() })).describe('未能读出的格'),
})

/** So many files in so many seconds from one address. */
export const checkLimit: Limit = { times: 30, seconds: 600 }

/** A document that cannot be read answers 422 with `{ file, error: { code, message } }`. */
export const checkUploaded = query({
  id: 'reports.check',
  method: 'POST',
  path: '/api/reports/check',
  says: '校验一份政府信息公开工作年度报告（multipart 的 file）；文件只用于这次校验，不留存',
  access: 'public',
  consumes: 'multipart',
  limit: checkLimit,
  answer: CheckResult,
})
