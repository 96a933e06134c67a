import { z } from 'zod'

/** What the law leaves open and an agency may settle for itself; the defaults are the cautious or the usual reading. */
export const Settings = z.strictObject({
  restDayReceipt: z
    .enum(['asIs', 'nextWorkday'])
    .default('asIs')
    .meta({ description: '休息日到达的申请：当日即为收到之日，或者视为次一工作日收到' }),
  region: z.string().min(1).max(20).optional().meta({ description: '行政区划代码，用来叠加地方放假安排' }),
  correctionDays: z
    .int()
    .min(7)
    .max(15)
    .default(10)
    .meta({ description: '告知补正时没有写明期限的，按几个工作日（条例第30条：合理的补正期限）' }),
  confirmationDays: z.int().min(1).max(10).default(2).meta({
    description: '网上提出的申请，提交后几个工作日没有与申请人确认的预警（条例第31条第3项：双方确认之日）',
  }),
  suspension: z.enum(['afterSent', 'fromSent']).default('afterSent').meta({
    description: '征求意见的扣除：发出次日至收到意见之日，或者发出之日至收到意见前一日（条例第33条第3款：所需时间）',
  }),
  lateReply: z.enum(['counted', 'capped']).default('counted').meta({
    description: '15个工作日届满后才收到的意见：扣除至收到之日，或者只扣除至届满日（条例第32、34条）',
  }),
  secondCorrection: z
    .enum(['refused', 'allowed'])
    .default('refused')
    .meta({ description: '补正以后能否再次告知补正（条例第30条：一次性告知）' }),
  restart: z.enum(['forgets', 'carries']).default('forgets').meta({
    description: '重新计算时，此前的扣除和延长一并清空，或者仍然保留（条例第30条、国办函〔2020〕109号第6条）',
  }),
})
export type Settings = z.infer<typeof Settings>

/** The settings of the public calculator; the others belong to the agency. */
export const CalculatorSettings = Settings.pick({ restDayReceipt: true, region: true, correctionDays: true })
