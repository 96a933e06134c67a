import { z } from 'zod'
import { Id, query } from '../../platform/operation.ts'
import { mineQuery, page, RequestRow } from './cases.ts'

export const approvalInbox = query({
  id: 'requests.inbox',
  path: '/api/requests/inbox',
  says: '轮到我审签的申请',
  access: { act: 'request.read' },
  query: mineQuery,
  answer: page,
})

export const reviewInbox = query({
  id: 'requests.reviews',
  path: '/api/requests/reviews',
  says: '等我保密审查的申请（条例第17条）',
  access: { act: 'request.read' },
  query: mineQuery,
  answer: page,
})

export const sealInbox = query({
  id: 'requests.seals',
  path: '/api/requests/seals',
  says: '等我确认的盖章件，连同所属的申请',
  access: { act: 'letter.accept' },
  answer: z.strictObject({
    rows: z.array(
      z.strictObject({
        letter: Id,
        documentNumber: z.string().nullable().describe('文号'),
        request: RequestRow,
      }),
    ),
  }),
})
