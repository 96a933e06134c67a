import { CivilDate } from '@gongkai/rules/dates'
import { RequestFacts } from '@gongkai/rules/deadlines'
import { Application, applicantClasses, statusNames } from '@gongkai/rules/requests'
import { z } from 'zod'
import { command, Id, inText, line, query, Version } from '../../platform/operation.ts'
import { taken } from './papers.ts'
import { Alarm, Channel, Class, jsonText, Next, Number_, Outcome, Status, Trace, Turn } from './words.ts'

/** A request as it comes in at the office, with the proof of its day of receipt (条例第31条). */
const Registration = z.strictObject({
  application: Application,
  facts: RequestFacts.omit({ receivedOn: true }).refine(({ channel }) => channel !== 'online', {
    error: '网上提出的，请在来件中确认',
    path: ['channel'],
  }),
  proof: line(200).describe('邮件号、签收人、与申请人确认的方式'),
  splitFrom: Id.optional().describe('从哪一件拆分出来（一事一申请）'),
})
export type Registration = z.output<typeof Registration>

const register = { access: { act: 'request.register' } } as const

export const registerRequest = command({
  ...register,
  id: 'requests.register',
  path: '/api/requests',
  says: '登记信函、当面、传真、电子邮件、口头提出的申请，可以附扫描件',
  consumes: 'multipart',
  body: z.strictObject({ agency: Id, registration: jsonText(Registration).describe('登记内容，JSON') }),
  answer: z.strictObject({
    id: Id,
    number: Number_,
    version: Version,
    code: z.string().describe('查询码，写入登记回执，只显示这一次'),
    receivedOn: CivilDate,
    respondBy: CivilDate.nullable(),
    letter: Id.nullable().describe('已经拟好、待编号的登记回执文书'),
  }),
})

export const listRegistering = query({
  ...register,
  id: 'requests.receivers',
  path: '/api/requests/receivers',
  says: '可以为哪些机关登记申请',
  answer: z.strictObject({ rows: z.array(z.strictObject({ id: Id, name: z.string() })) }),
})

export const previewReceipt = query({
  ...register,
  id: 'requests.receipt',
  method: 'POST',
  path: '/api/requests/receipt',
  says: '登记以前：收到申请之日和由此而来的期限，逐日说明理由',
  body: z.strictObject({ agency: Id, facts: RequestFacts.omit({ receivedOn: true }) }),
  answer: z.strictObject({
    receivedOn: CivilDate,
    receivedBy: z.string().describe('收到之日怎样确定'),
    correctionNoticeBy: CivilDate.describe('补正告知最迟'),
    respondBy: CivilDate.describe('答复最迟'),
    provisional: z.boolean().describe('日历还没有发布，日期为暂定'),
    warnings: z.array(z.strictObject({ message: z.string(), basis: z.string() })),
    trace: Trace,
  }),
})

export const RequestRow = z.strictObject({
  id: Id,
  number: Number_,
  agency: Id,
  agencyName: z.string(),
  status: Status,
  statusSays: z.string(),
  turn: Turn.nullable(),
  next: Next,
  nextSays: z.string(),
  applicant: z.string().describe('第一申请人；共同申请的加“等n人”'),
  class: Class,
  description: z.string().describe('申请内容的开头'),
  channel: Channel,
  section: Id.nullable(),
  sectionName: z.string().nullable(),
  person: Id.nullable(),
  personName: z.string().nullable(),
  receivedOn: CivilDate,
  respondBy: CivilDate.nullable().describe('答复期限届满日；期限停止或者已经终结的没有'),
  dueOn: CivilDate.nullable().describe('下一步最迟哪一天'),
  left: z.int().nullable().describe('到这一天还有几个工作日；逾期的为负的工作日数'),
  alarm: Alarm,
  provisional: z.boolean().describe('日历还没有发布，日期为暂定'),
  decidedOn: CivilDate.nullable(),
  outcome: Outcome.nullable(),
  outcomeSays: z.string().nullable(),
  servedOn: CivilDate.nullable(),
  onTime: z.boolean().nullable(),
  lateExplained: z.boolean(),
  version: Version,
})

const flag = z.enum(['yes', 'no']).transform((v) => v === 'yes')
const size = inText(z.int().min(1).max(100)).default(50)

const Sort = z.enum(['due', '-received', 'received', '-number', 'number'])

/** What a list is narrowed to, without words. */
const choices = {
  agency: Id.optional().describe('机关或者内设机构'),
  status: z.enum(['open', 'done', ...statusNames]).optional(),
  section: Id.optional(),
  person: z.union([Id, z.literal('none')]).optional(),
  class: z.enum(applicantClasses).optional(),
  channel: Channel.optional(),
  outcome: Outcome.optional(),
  alarm: z.enum(['overdue', 'near']).optional().describe('已逾期，或者临近届满：剩余的工作日已到标黄的天数'),
  receivedFrom: CivilDate.optional(),
  receivedTo: CivilDate.optional(),
} as const

/** What a saved view keeps: the choices of a list, not what was searched for, which names applicants. */
export const Kept = z.strictObject({ ...choices, sort: Sort.optional(), onTime: z.enum(['yes', 'no']).optional() })

/** The filters of the office list; they stand in the address, so everything is text. */
const filters = {
  q: z.string().trim().max(100).optional().describe('申请编号，或者申请人的完整姓名、证件号码、电话'),
  sort: Sort.default('due'),
  ...choices,
  onTime: flag.optional(),
  year: inText(z.int().min(2019).max(2099)).optional().describe('与 row 一起：年报表三的一格'),
  row: z.string().max(60).optional().describe('年报表三的行'),
  below: flag.default(false).describe('连同所属各机关'),
} as const

const listQuery = z.strictObject({
  ...filters,
  size,
  after: z.string().max(300).optional().describe('上一页的 next'),
})
export type ListQuery = z.output<typeof listQuery>
export const page = z.strictObject({
  rows: z.array(RequestRow),
  next: z.string().nullable().describe('下一页从这里起；没有了为 null'),
})

const read = { access: { act: 'request.read' } } as const

export const listRequests = query({
  ...read,
  id: 'requests.list',
  path: '/api/requests',
  says: '申请列表',
  query: listQuery,
  answer: page.extend({ mayRegister: z.boolean() }),
})
export const exportRequests = command({
  ...read,
  ...taken,
  id: 'requests.export',
  path: '/api/requests.xlsx',
  says: '导出申请列表（登记表），记入审计',
  query: z.strictObject(filters),
})

export const mineQuery = z.strictObject({ size, after: z.string().max(300).optional() })
export const myRequests = query({
  ...read,
  id: 'requests.mine',
  path: '/api/requests/mine',
  says: '我的工作：由我承办的申请',
  query: mineQuery,
  answer: page,
})
