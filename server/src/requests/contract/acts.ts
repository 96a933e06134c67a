import { CivilDate } from '@gongkai/rules/dates'
import { actShapes, CorrectedApplication, StatedValues, table } from '@gongkai/rules/requests'
import { z } from 'zod'
import { command, Id, Version } from '../../platform/operation.ts'
import { Evidence, Number_, Status, VersionText } from './words.ts'

const one = z.strictObject({ id: Id })
const done = z.strictObject({ version: Version, status: Status })
const access = { act: 'request.work' } as const

type Shaped = Exclude<keyof typeof actShapes, 'registered' | 'filed' | 'sealed' | 'split' | 'applicationCorrected'>

/** The operation of an act that a person does with nothing but its form; `more` replaces what the server computes. */
const actOperation = <
  const T extends Shaped,
  const W extends string,
  S extends z.core.$ZodLooseShape = (typeof actShapes)[T],
>(
  type: T,
  word: W,
  shape: S = actShapes[type] as never,
) => ({
  type,
  operation: command({
    id: `requests.${word}`,
    path: `/api/requests/:id/${word}`,
    says: table[type].says,
    access,
    params: one,
    body: z.strictObject({ version: Version, ...shape }),
    answer: done,
  }),
})

/** One operation per act of the table, in its order; each says what `rules/requests` says of the act. */
export const actOperations = [
  actOperation('assigned', 'assign'),
  actOperation('claimed', 'claim'),
  actOperation('noted', 'note'),
  actOperation('correctionAsked', 'ask-correction', {
    ...actShapes.correctionAsked,
    dueOn: CivilDate.optional().describe('不填写的，按本机关约定的工作日计算'),
  }),
  actOperation('corrected', 'correct'),
  actOperation('correctionLapsed', 'lapse'),
  actOperation('extended', 'extend'),
  actOperation('searched', 'search'),
  actOperation('secrecyReviewed', 'review-secrecy'),
  actOperation('drafted', 'draft', { ...actShapes.drafted, values: StatedValues }),
  actOperation('submitted', 'submit'),
  actOperation('approved', 'approve'),
  actOperation('climbed', 'climb'),
  actOperation('returned', 'return'),
  actOperation('served', 'serve'),
  actOperation('lateExplained', 'explain-lateness'),
  actOperation('withdrawn', 'withdraw'),
  actOperation('archived', 'archive'),
  actOperation('voided', 'void'),
  actOperation('amended', 'amend'),
] as const

export const fileIn = command({
  id: 'requests.file',
  path: '/api/requests/:id/files',
  says: table.filed.says,
  access,
  consumes: 'multipart',
  params: one,
  body: z.strictObject({ version: VersionText, evidence: Evidence.optional().describe('是哪一种应有的材料') }),
  answer: done.extend({ file: Id }),
})

export const seal = command({
  id: 'requests.seal',
  path: '/api/requests/:id/seal',
  says: table.sealed.says,
  access,
  params: one,
  body: z.strictObject({ version: Version, letter: Id.describe('已定稿的答复文书，文号和成文日期由它而来') }),
  answer: done,
})

export const correctApplicant = command({
  id: 'requests.correct-applicant',
  path: '/api/requests/:id/application',
  says: '更正、补充登记的申请：申请人、联系方式、申请内容；原来的内容保留',
  access,
  params: one,
  body: z.strictObject({
    version: Version,
    application: CorrectedApplication.describe('更正以后的整个申请，申请人类别除外'),
    reason: actShapes.applicationCorrected.reason.describe('更正的理由'),
  }),
  answer: done,
})

/** One matter as it is split out, described in the words of the application. */
const Part = actShapes.split.keeps

export const split = command({
  id: 'requests.split',
  path: '/api/requests/:id/split',
  says: '一事一申请：把一件申请拆成几件，各编一号，收到之日相同',
  access,
  params: one,
  body: z.strictObject({
    version: Version,
    keeps: Part.describe('这一件继续办理的内容'),
    parts: z
      .array(Part)
      .min(1, { error: '至少拆出1件' })
      .max(20, { error: '最多拆出20件' })
      .describe('拆出的各件，每件的申请内容'),
  }),
  answer: done.extend({
    parts: z.array(
      z.strictObject({ id: Id, number: Number_, code: z.string().describe('查询码，告知申请人，只显示这一次') }),
    ),
  }),
})
