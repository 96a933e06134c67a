import { CivilDate } from '@gongkai/rules/dates'
import { z } from 'zod'
import { command, query } from '../../platform/operation.ts'
import { fromStrangers } from './attachments.ts'
import { codeCalled } from './code.ts'
import { jsonText } from './words.ts'

/** The fields of the form as they were typed, by their names. */
const Typed = z
  .record(z.string().regex(/^[a-z0-9-]{1,40}$/), z.string().max(20_000))
  .refine((fields) => Object.keys(fields).length <= 200, { error: '内容太多' })
export type Typed = z.output<typeof Typed>

const Code = codeCalled('续填码')

export const saveDraft = command({
  id: 'submissions.saveDraft',
  path: '/api/submissions/drafts',
  says: '没有填完的申请保存7天，以后凭续填码接着填；不是提出申请',
  access: 'public',
  limit: { times: 20, seconds: 3600 },
  // The code is a key: what it answers is kept nowhere.
  replays: false,
  consumes: 'multipart',
  attachments: fromStrangers,
  body: z.strictObject({
    fields: jsonText(Typed).describe('填写的内容，JSON'),
    code: Code.optional().describe('已经保存过的，它的续填码；内容和附件都替换'),
  }),
  answer: z.strictObject({
    code: z.string().describe('续填码，只显示这一次'),
    until: CivilDate.describe('保存到哪一天'),
  }),
})

export const openDraft = query({
  id: 'submissions.openDraft',
  method: 'POST',
  path: '/api/submissions/drafts/open',
  says: '凭续填码接着填写保存的申请',
  access: 'public',
  limit: { times: 20, seconds: 600 },
  body: z.strictObject({ code: Code }),
  answer: z.strictObject({
    fields: Typed,
    files: z.array(
      z.strictObject({
        field: z.string(),
        name: z.string(),
        type: z.string(),
        hash: z.string().describe('内容的SHA-256'),
        size: z.int(),
      }),
    ),
    until: CivilDate,
  }),
})
