import { z } from 'zod'
import { command, Id } from '../../platform/operation.ts'

export const Paper = z.enum(['receipt', 'register', 'envelope', 'service']).describe('登记回执、登记表、信封、送达回证')
export type Paper = z.output<typeof Paper>

/** What shows who asks and is taken away, so that whoever takes it is on record; a link reaches it all the same. */
export const taken = {
  method: 'GET',
  replays: false,
  ownTransactions: true,
  produces: 'file',
  answer: z.unknown(),
} as const

export const printPaper = command({
  ...taken,
  id: 'requests.print',
  path: '/api/requests/:id/prints/:kind',
  says: '打印登记回执、登记表、信封、送达回证（PDF，A4），记入审计',
  access: { act: 'request.read' },
  params: z.strictObject({ id: Id, kind: Paper }),
  query: z.strictObject({ letter: Id.optional().describe('送达回证、信封用于哪一份文书；不填写的为答复文书') }),
})

export const takeBundle = command({
  ...taken,
  id: 'requests.bundle',
  path: '/api/requests/:id/bundle',
  says: '导出案卷（ZIP）：目录、材料、文书、经过、证明，记入审计',
  access: { act: 'request.bundle' },
  limit: { times: 60, seconds: 60 },
  params: z.strictObject({ id: Id }),
})
