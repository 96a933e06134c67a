import { z } from 'zod'

/** One record of a thing's history: who, when, what changed, why. */
export const HistoryRow = z.strictObject({
  seq: z.int(),
  at: z.iso.datetime(),
  actor: z.string().describe('操作人的内部编号；anyone 为公众，program 为系统'),
  actorName: z.string().describe('操作人的姓名'),
  standsInFor: z.array(z.string()).readonly().optional().describe('操作人当时代行其职的人（AB角）'),
  act: z.string(),
  before: z.unknown().optional(),
  after: z.unknown().optional(),
  reason: z.string().optional(),
})
export type HistoryRow = z.infer<typeof HistoryRow>
