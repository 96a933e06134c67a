import { CivilDate } from '@gongkai/rules/dates'
import { Channel } from '@gongkai/rules/deadlines'
import { type EvidenceKey, evidence, outcomeCodes } from '@gongkai/rules/outcomes'
import { applicantClasses, routes, shownSteps, statusNames } from '@gongkai/rules/requests'
import { z } from 'zod'
import { inText, Version } from '../../platform/operation.ts'

const keys = <T extends object>(of: T) => Object.keys(of) as [keyof T & string, ...(keyof T & string)[]]

export const Status = z.enum(statusNames)
export const Turn = z.enum(routes.full).describe('轮到谁审签')
export const Next = z.enum(keys(shownSteps)).describe('下一步')
export const Class = z.enum(applicantClasses).describe('年报表三的申请人情况')
export const Outcome = z.enum(outcomeCodes)
export const Evidence = z.enum(keys(evidence) as [EvidenceKey, ...EvidenceKey[]])
export const Alarm = z.enum(['none', 'yellow', 'red', 'urgent', 'overdue'])
export { Channel }

/** 2026-0029, by which people know a case. */
export const Number_ = z.string().describe('申请编号')
export const SubmissionState = z.enum(['waiting', 'confirmed', 'answered']).describe('待确认、已成为申请、已答复')
export const AnsweredAs = z
  .enum(['petition', 'consultation', 'duplicate', 'withdrawn', 'other'])
  .describe('信访投诉举报、咨询、重复提交、提交人收回、其他')

/** The clocks of a case day by day, each with its reason (rules/deadlines). */
export const Trace = z.array(
  z.strictObject({
    date: CivilDate,
    kind: z.enum(['workday', 'rest', 'holiday', 'makeup', 'unknown']),
    clock: z.string().describe('哪个期限，如 response'),
    count: z.int().nullable(),
    note: z.string(),
    basis: z.string(),
  }),
)

/** A value that comes as JSON in a field of a form with files. */
export const jsonText = <S extends z.ZodType>(schema: S) =>
  z
    .string()
    .max(200_000, { error: '内容太多' })
    .transform((text, context): unknown => {
      try {
        return JSON.parse(text)
      } catch {
        context.addIssue({ code: 'custom', message: '没有读懂：应为JSON' })
        return z.NEVER
      }
    })
    .pipe(schema)

/** A version that came in a form with files, where everything is text. */
export const VersionText = inText(Version).describe('读取时的版本号')

export const CaseFile = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  type: z.string(),
  size: z.int(),
  kind: z.enum(['application', 'correction', 'paper']).describe('随申请提交、随补正提交、存入的材料'),
  evidence: Evidence.nullable(),
  addedAt: z.iso.datetime(),
})
