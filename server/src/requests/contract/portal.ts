import { CivilDate } from '@gongkai/rules/dates'
import { z } from 'zod'
import { command, Id, line, paragraphs, query } from '../../platform/operation.ts'
import { fromStrangers } from './attachments.ts'
import { codeCalled } from './code.ts'
import { Number_ } from './words.ts'

const Code = codeCalled('查询码')
const limit = { times: 20, seconds: 600 } as const

/** What an applicant sees of a case: no name of whoever works on it, and no more of themselves than to know it by. */
export const PublicCase = z.strictObject({
  stage: z.enum(['submission', 'request']),
  number: Number_.nullable(),
  agencyName: z.string(),
  phone: z.string().nullable().describe('工作机构的电话'),
  applicant: z.string().describe('遮盖后的姓名，共同申请的逐个列出'),
  description: z.string(),
  status: z.enum(['waiting', 'told', 'handling', 'correcting', 'serving', 'answered', 'ended', 'voided']),
  statusSays: z.string(),
  submittedOn: CivilDate.nullable(),
  receivedOn: CivilDate.nullable(),
  receivedBy: z.string().nullable().describe('收到之日怎样确定'),
  respondBy: CivilDate.nullable(),
  left: z.int().nullable().describe('还有几个工作日'),
  overdue: z.boolean(),
  remedy: z.strictObject({ text: z.string(), basis: z.string() }).nullable().describe('逾期没有答复怎么办'),
  days: z
    .array(
      z.strictObject({
        clock: z.enum(['response', 'extension']),
        date: CivilDate,
        kind: z.enum(['workday', 'rest', 'holiday', 'makeup', 'unknown']),
        count: z.int().nullable(),
        note: z.string(),
        basis: z.string(),
      }),
    )
    .describe('答复期限逐日怎样计算'),
  timeline: z.array(z.strictObject({ on: CivilDate, says: z.string(), why: z.string().nullable() })),
  correctBy: CivilDate.nullable().describe('最迟哪一天补正'),
  told: z.string().nullable().describe('来件的答复'),
  files: z.array(z.strictObject({ id: Id, name: z.string(), what: z.enum(['notice', 'answer', 'information']) })),
  may: z.array(z.enum(['correct', 'withdraw'])),
})
export type PublicCase = z.output<typeof PublicCase>

export const lookUp = query({
  id: 'submissions.lookUp',
  method: 'POST',
  path: '/api/submissions/lookup',
  says: '凭查询码查询办理情况',
  access: 'public',
  limit,
  body: z.strictObject({ code: Code }),
  answer: PublicCase,
})

export const publicFile = query({
  id: 'submissions.publicFile',
  method: 'POST',
  path: '/api/submissions/lookup/file',
  says: '凭查询码下载答复书、告知书和提供的信息',
  access: 'public',
  limit: { times: 60, seconds: 600 },
  body: z.strictObject({ code: Code, file: Id }),
  produces: 'file',
  answer: z.unknown(),
})

export const correct = command({
  id: 'submissions.correct',
  path: '/api/submissions/lookup/correction',
  says: '申请人补正，可以附最多5个文件；自收到补正之日起重新计算答复期限',
  access: 'public',
  limit,
  consumes: 'multipart',
  attachments: fromStrangers,
  body: z.strictObject({ code: Code, text: paragraphs(4000) }),
  answer: PublicCase,
})

export const withdraw = command({
  id: 'submissions.withdraw',
  path: '/api/submissions/lookup/withdrawal',
  says: '申请人撤回申请',
  access: 'public',
  limit,
  body: z.strictObject({ code: Code }),
  answer: PublicCase,
})

const rare = { times: 5, seconds: 3600 } as const
const Owner = {
  name: line(80).describe('申请时填写的姓名或者名称'),
  number: line(40).describe('申请时填写的证件号码'),
  phone: line(40).describe('申请时填写的联系电话'),
} as const

export const findOwn = query({
  id: 'submissions.findOwn',
  method: 'POST',
  path: '/api/submissions/own',
  says: '查询码丢失的，凭姓名、证件号码和电话找到自己的申请',
  access: 'public',
  limit: rare,
  body: z.strictObject(Owner),
  answer: z.strictObject({
    rows: z.array(
      z.strictObject({
        id: Id,
        number: Number_.nullable(),
        agencyName: z.string(),
        on: CivilDate.describe('收到之日；还没有登记的，提出之日'),
        description: z.string(),
      }),
    ),
  }),
})

export const recoverCode = command({
  id: 'submissions.recoverCode',
  path: '/api/submissions/own/code',
  says: '凭姓名、证件号码和电话补发查询码，原来的作废',
  access: 'public',
  limit: rare,
  body: z.strictObject({ ...Owner, id: Id }),
  answer: z.strictObject({ code: z.string().describe('查询码，只显示这一次') }),
})
