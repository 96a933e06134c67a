import { CivilDate } from '@gongkai/rules/dates'
import { z } from 'zod'
import { Id, query } from '../../platform/operation.ts'
import { Number_, Outcome } from './words.ts'

const one = z.strictObject({ id: Id })

export const SimilarRow = z.strictObject({
  id: Id,
  number: Number_,
  description: z.string().describe('申请内容的开头'),
  receivedOn: CivilDate,
  statusSays: z.string(),
  decidedOn: CivilDate.nullable(),
  outcome: Outcome.nullable(),
  outcomeSays: z.string().nullable(),
  sameApplicant: z.boolean().describe('同一申请人'),
  alike: z.int().min(0).max(100).describe('这次申请的内容，有百分之几那一件也写到'),
  split: z.boolean().describe('由同一件申请拆分'),
})

/** What the same applicant asked before, and what that means now. */
const Hint = z.strictObject({
  kind: z.enum(['repeat', 'pending']).describe('已经答复过的重复申请；前次还没有答复'),
  request: Id,
  number: Number_,
  says: z.string(),
  basis: z.string(),
  previousNumber: z.string().nullable().describe('前次答复文号'),
  previousOn: CivilDate.nullable().describe('前次答复日期'),
  previousGranted: z.boolean().nullable().describe('前次已经予以公开'),
})

const Similar = z.strictObject({
  rows: z.array(SimilarRow).describe('相近的申请：同一申请人的、内容相近的、由同一件拆分的'),
  hint: Hint.nullable(),
})
export type Similar = z.output<typeof Similar>

export const similarToRequest = query({
  id: 'requests.similar',
  path: '/api/requests/:id/similar',
  says: '与这件申请相近的申请',
  access: { act: 'request.read' },
  params: one,
  answer: Similar,
})

export const similarToSubmission = query({
  id: 'submissions.similar',
  path: '/api/submissions/:id/similar',
  says: '与这件来件相近的申请',
  access: { act: 'submission.read' },
  params: one,
  answer: Similar,
})
