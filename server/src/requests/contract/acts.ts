import { CivilDate } from '@gongkai/rules/dates'
import { actShapes, table } from '@gongkai/rules/requests'
import { z } from 'zod'
import { command, Id, Version } from '../../platform/operation.ts'
import { Evidence, Status, VersionText } from './words.ts'

const one = z.strictObject({ id: Id })
const done = z.strictObject({ version: Version, status: Status })
const access = { act: 'request.work' } as const

type Shaped = Exclude<keyof typeof actShapes, 'registered' | 'filed' | 'sealed'>

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
  actOperation('drafted', 'draft'),
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
