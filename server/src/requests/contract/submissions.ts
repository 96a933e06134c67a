import { CivilDate } from '@gongkai/rules/dates'
import { Applicant, Application, CompleteApplication } from '@gongkai/rules/requests'
import { z } from 'zod'
import { listAnswer, listQuery } from '../../platform/list.ts'
import { command, Id, line, paragraphs, query, Version } from '../../platform/operation.ts'
import { fromStrangers } from './attachments.ts'
import { AnsweredAs, CaseFile, Class, jsonText, Number_, SubmissionState } from './words.ts'

const ApplicantShown = z.strictObject(Applicant.shape).extend({ number: z.string().nullable() })

/** What an application looks like in an answer; what it came without is null. */
export const ApplicationShown = z.strictObject({
  ...Application.shape,
  applicants: z.array(ApplicantShown),
  agent: ApplicantShown.nullable(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  address: z.string().nullable(),
  postcode: z.string().nullable(),
  help: z.string().nullable(),
})

export const listReceivers = query({
  id: 'submissions.receivers',
  path: '/api/submissions/receivers',
  says: '可以向哪些机关提出申请',
  access: 'public',
  answer: z.strictObject({ rows: z.array(z.strictObject({ id: Id, name: z.string(), phone: z.string().nullable() })) }),
})

export const submit = command({
  id: 'submissions.submit',
  path: '/api/submissions',
  says: '提出政府信息公开申请；可以附最多5个文件',
  access: 'public',
  // Right or wrong: contents are received before anybody can tell.
  limit: { times: 60, seconds: 3600 },
  consumes: 'multipart',
  attachments: fromStrangers,
  body: z.strictObject({
    agency: Id.describe('向哪个机关'),
    application: jsonText(CompleteApplication).describe('申请，JSON'),
    notice: z.literal('accepted', { error: '请阅读个人信息处理告知并同意' }).describe('已阅读个人信息处理告知'),
    draft: z.string().max(40).optional().describe('由保存的申请接着填的，它的续填码；提出以后不再保存'),
  }),
  answer: z.strictObject({
    code: z.string().describe('查询码，只显示这一次'),
    agencyName: z.string(),
    submittedAt: z.iso.datetime(),
    applicant: z.string().describe('遮盖后的姓名，共同申请的逐个列出'),
    phone: z.string().describe('遮盖后的电话'),
    description: z.string(),
    confirmBy: CivilDate.describe('工作机构一般在这一天前确认'),
    correctionNoticeBy: CivilDate.describe('如果今天确认，最迟这一天告知补正'),
    respondBy: CivilDate.describe('如果今天确认，最迟这一天答复'),
  }),
})

export const SubmissionRow = z.strictObject({
  id: Id,
  agency: Id,
  agencyName: z.string(),
  state: SubmissionState,
  submittedAt: z.iso.datetime(),
  submittedOn: CivilDate,
  applicant: z.string(),
  class: Class,
  description: z.string(),
  waited: z.int().describe('已经过去几个工作日'),
  alarm: z.enum(['none', 'remind', 'alarm']).describe('1个工作日提醒，本机关确定的天数（默认2个工作日）预警'),
  request: z.strictObject({ id: Id, number: Number_ }).nullable(),
  version: Version,
})

const submissionQuery = listQuery(['oldest'], {
  q: z.string().trim().max(100).optional().describe('申请人或者代理人的完整姓名、证件号码、电话'),
  agency: Id.optional(),
  state: SubmissionState.optional(),
})
export type SubmissionQuery = z.output<typeof submissionQuery>

const read = { access: { act: 'submission.read' } } as const
const settle = { access: { act: 'submission.settle' } } as const
const one = z.strictObject({ id: Id })

export const listSubmissions = query({
  ...read,
  id: 'submissions.list',
  path: '/api/submissions',
  says: '来件列表',
  query: submissionQuery,
  answer: listAnswer(SubmissionRow),
})
export const exportSubmissions = query({
  ...read,
  id: 'submissions.export',
  path: '/api/submissions.xlsx',
  says: '导出来件列表',
  query: submissionQuery,
  produces: 'file',
  answer: z.unknown(),
})

export const readSubmission = query({
  ...read,
  id: 'submissions.read',
  path: '/api/submissions/:id',
  says: '查看来件',
  params: one,
  answer: SubmissionRow.extend({
    application: ApplicationShown,
    files: z.array(CaseFile),
    answeredAs: AnsweredAs.nullable(),
    answer: z.string().nullable(),
    closedOn: CivilDate.nullable(),
    maySettle: z.boolean(),
  }),
})

export const submissionFile = query({
  ...read,
  id: 'submissions.file',
  path: '/api/submissions/:id/files/:file',
  says: '下载来件的附件',
  params: one.extend({ file: Id }),
  produces: 'file',
  answer: z.unknown(),
})

export const confirmSubmission = command({
  ...settle,
  id: 'submissions.confirm',
  path: '/api/submissions/:id/confirm',
  says: '与申请人确认，登记为申请；确认之日即收到申请之日（条例第31条）',
  params: one,
  body: z.strictObject({
    version: Version,
    confirmedOn: CivilDate.describe('双方确认之日'),
    how: line(200).describe('怎样确认：电话、通话人'),
    class: Class.optional().describe('核对后的申请人情况'),
  }),
  answer: z.strictObject({ request: Id, number: Number_, version: Version }),
})

export const answerSubmission = command({
  ...settle,
  id: 'submissions.answer',
  path: '/api/submissions/:id/answer',
  says: '答复不属于申请的来件，不登记、不计数',
  params: one,
  body: z.strictObject({ version: Version, as: AnsweredAs, text: paragraphs(2000).describe('告知提交人的内容') }),
  answer: z.strictObject({ version: Version, state: SubmissionState }),
})

const renewed = {
  params: one,
  body: z.strictObject({ seen: line(200).describe('核对了什么身份证明') }),
  answer: z.strictObject({ code: z.string() }),
} as const

export const renewSubmissionCode = command({
  ...settle,
  ...renewed,
  id: 'submissions.code',
  path: '/api/submissions/:id/code',
  says: '核对身份证明后补发查询码，原来的作废',
})
export const renewCode = command({
  ...renewed,
  id: 'requests.code',
  path: '/api/requests/:id/code',
  says: '核对身份证明后补发查询码，原来的作废',
  access: { act: 'request.register' },
})
