import { z } from 'zod'
import { Kind, Values } from '../../letters/contract/words.ts'
import { command, Id, Version } from '../../platform/operation.ts'

export const beginLetter = command({
  id: 'requests.letter',
  path: '/api/requests/:id/letters',
  says: '拟写这件申请的文书；申请人、编号、日期、期限和救济途径由系统填入',
  access: { act: 'letter.draft' },
  params: z.strictObject({ id: Id }),
  body: z.strictObject({ kind: Kind, values: Values.describe('其余要素；系统填入的不用填写') }),
  answer: z.strictObject({
    id: Id,
    version: Version,
    filled: z.array(z.string()).describe('由系统填入的要素'),
    missing: z.array(z.strictObject({ at: z.string(), message: z.string() })).describe('编号前还要填写的要素'),
  }),
})
