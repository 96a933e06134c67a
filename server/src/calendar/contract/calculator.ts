import { CivilDate } from '@gongkai/rules/dates'
import { CalculatorInput } from '@gongkai/rules/deadlines'
import { FeeCase } from '@gongkai/rules/fees'
import { z } from 'zod'
import { query } from '../../platform/operation.ts'
import { Day } from './days.ts'

/** Computing costs well under a millisecond; this keeps one caller from taking the whole program. */
const limit = { times: 6000, seconds: 60 }

/**
 * Described as the rules read it, and read by them: they say what is wrong with a case, and where, in the words of the
 * calculators, for pages and files alike.
 */
function readByRules(schema: z.ZodType) {
  const { $schema, ...described } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })
  return z.unknown().meta(described)
}

const TraceRow = z.strictObject({
  date: CivilDate,
  kind: Day.shape.kind,
  clock: z.string().describe('哪个期限，如 response'),
  count: z.int().nullable().describe('第几日；不计入的为 null'),
  note: z.string(),
  basis: z.string(),
})

const DeadlineAnswer = z.strictObject({
  receivedOn: CivilDate.describe('收到申请之日'),
  correctionNoticeBy: CivilDate.describe('补正告知最迟'),
  correctionNoticeTimely: z.boolean().optional(),
  correctionDueBy: CivilDate.optional(),
  respondByBeforeCorrection: CivilDate.optional(),
  consultationReplyBy: z.array(CivilDate).optional(),
  suspendedWorkdays: z.int().optional().describe('扣除的工作日'),
  extensionDecisionBy: CivilDate.optional(),
  extensionTimely: z.boolean().optional(),
  feeNoticeIssuedBy: CivilDate.optional(),
  feeNoticeTimely: z.boolean().optional(),
  payBy: CivilDate.optional(),
  feePaidTimely: z.boolean().optional(),
  respondBy: CivilDate.optional().describe('答复最迟'),
  respondTimely: z.boolean().optional(),
  abandonedFrom: CivilDate.optional(),
  withdrawnOn: CivilDate.optional(),
  status: z.enum(['open', 'abandoned', 'withdrawn', 'answered']),
  provisional: z.array(z.enum(['calendar', 'consultation'])).describe('为什么日期还可能改变'),
  warnings: z.array(z.strictObject({ code: z.string(), message: z.string(), basis: z.string() })),
  trace: z.array(TraceRow).describe('每个期限逐日怎样计算'),
})

export const calculateDeadlines = query({
  id: 'calculator.deadlines',
  method: 'POST',
  path: '/api/calculator/deadlines',
  says: '计算一件申请的法定期限，逐日说明理由',
  access: 'public',
  limit,
  body: readByRules(CalculatorInput),
  answer: DeadlineAnswer,
})

const tiers = z
  .array(
    z.strictObject({
      from: z.int(),
      to: z.int().nullable(),
      yuanEach: z.number(),
      count: z.int(),
      yuan: z.number(),
    }),
  )
  .readonly()
  .describe('各档件数或者页数、单价、金额')

export const calculateFees = query({
  id: 'calculator.fees',
  method: 'POST',
  path: '/api/calculator/fees',
  says: '计算信息处理费，列出各档金额',
  access: 'public',
  limit,
  body: readByRules(FeeCase),
  answer: z.union([
    z.strictObject({ totalYuan: z.number(), tiers }),
    z.strictObject({ chargeYuan: z.number(), tiers }),
    z.strictObject({
      yuan: z.union([z.number(), z.array(z.number()).readonly(), z.record(z.string(), z.number()).readonly()]),
      tiers,
    }),
  ]),
})
