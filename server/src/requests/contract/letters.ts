import { z } from 'zod'
import { Day, Kind, LetterState, Values } from '../../letters/contract/words.ts'
import { command, Id, inText, query, Version } from '../../platform/operation.ts'

const Missing = z.array(z.strictObject({ at: z.string(), message: z.string() })).describe('编号前还要填写的要素')
const Filled = z.array(z.string()).describe('由系统填入的要素')
const one = z.strictObject({ id: Id, letter: Id })

export const letterFacts = query({
  id: 'requests.letterFacts',
  path: '/api/requests/:id/letter-facts',
  says: '文书中由系统填入的要素，和由答复草稿而来、可以修改的要素',
  access: { act: 'letter.draft' },
  params: z.strictObject({ id: Id }),
  query: z.strictObject({
    kind: Kind,
    extensionDays: inText(z.int().min(1).max(20)).optional().describe('延长几个工作日'),
  }),
  answer: z.strictObject({ filled: Values, proposed: Values }),
})

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
    filled: Filled,
    missing: Missing,
  }),
})

export const rewriteLetter = command({
  id: 'requests.rewriteLetter',
  path: '/api/requests/:id/letters/:letter',
  says: '修改这件申请的文书草稿；由系统填入的要素重新填入',
  access: { act: 'letter.draft' },
  params: one,
  body: z.strictObject({ version: Version, values: Values }),
  answer: z.strictObject({ version: Version, filled: Filled, missing: Missing }),
})

export const numberLetterOfCase = command({
  id: 'requests.numberLetter',
  path: '/api/requests/:id/letters/:letter/number',
  says: '给这件申请的文书编号；成文日期为当日，答复文书在签发以后编号',
  access: { act: 'letter.number' },
  params: one,
  body: z.strictObject({ version: Version }),
  answer: z.strictObject({ version: Version, state: LetterState, documentNumber: z.string(), datedOn: Day }),
})
