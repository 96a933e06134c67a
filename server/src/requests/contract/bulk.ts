import { z } from 'zod'
import { command, Id, Version } from '../../platform/operation.ts'

const MOST_AT_ONCE = 100

export const assignMany = command({
  id: 'requests.assignMany',
  path: '/api/requests/assign',
  says: '一次交办多件申请，每件各记一步；不能交办的逐件说明',
  access: { act: 'request.work' },
  body: z.strictObject({
    cases: z
      .array(z.strictObject({ id: Id, version: Version }))
      .min(1, { error: '请选择申请' })
      .max(MOST_AT_ONCE, { error: `一次最多${MOST_AT_ONCE}件` })
      .refine((cases) => new Set(cases.map((c) => c.id)).size === cases.length, { error: '有重复的申请' }),
    section: Id.nullable(),
    person: Id.nullable(),
  }),
  answer: z.strictObject({
    rows: z.array(z.strictObject({ id: Id, why: z.string().nullable().describe('为什么没有交办；已交办的为 null') })),
  }),
})
