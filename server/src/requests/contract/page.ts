import { CivilDate } from '@gongkai/rules/dates'
import { actShapes, routes } from '@gongkai/rules/requests'
import { z } from 'zod'
import { command, Id, inText, query } from '../../platform/operation.ts'
import { RequestRow } from './cases.ts'
import { ApplicationShown } from './submissions.ts'
import { CaseFile, Outcome, Turn } from './words.ts'

const one = z.strictObject({ id: Id })
const read = { access: { act: 'request.read' } } as const
const ActName = z.enum(Object.keys(actShapes) as [keyof typeof actShapes])

/** The clocks of a case, day by day, with their reasons (rules/deadlines). */
const Clocks = z.looseObject({
  receivedOn: CivilDate,
  correctionNoticeBy: CivilDate,
  respondBy: CivilDate.optional(),
  status: z.enum(['open', 'abandoned', 'withdrawn', 'answered']),
  provisional: z.array(z.string()),
  warnings: z.array(z.strictObject({ code: z.string(), message: z.string(), basis: z.string() })),
  trace: z.array(
    z.strictObject({
      date: CivilDate,
      kind: z.enum(['workday', 'rest', 'holiday', 'makeup', 'unknown']),
      clock: z.string(),
      count: z.int().nullable(),
      note: z.string(),
      basis: z.string(),
    }),
  ),
})

export const Happened = z.strictObject({
  seq: z.int(),
  by: z.string(),
  byName: z.string(),
  on: CivilDate,
  at: z.iso.datetime(),
  act: z.looseObject({ type: ActName }),
  says: z.string(),
})

const Problem = z.strictObject({ at: z.string(), message: z.string() })

export const RequestPage = RequestRow.extend({
  application: ApplicationShown.describe('证件号码和联系方式已遮盖'),
  proof: z.string(),
  submission: Id.nullable(),
  splitFrom: Id.nullable(),
  facts: z.looseObject({ channel: z.string() }),
  clocks: Clocks,
  acts: z.array(ActName).describe('我现在可以做的事'),
  notYet: z
    .array(z.strictObject({ act: ActName, says: z.string(), why: z.string() }))
    .describe('本来由我做、今天还不能做的事'),
  turnMine: z.boolean(),
  sealMine: z.boolean().describe('答复的盖章件等确认，我可以确认'),
  draft: z
    .strictObject({ outcome: Outcome, outcomeSays: z.string(), values: z.looseObject({}), letter: Id.nullable() })
    .nullable(),
  missing: z.array(Problem).describe('报送审签前还缺什么'),
  evidence: z.array(z.string()),
  secrecy: z.boolean().nullable(),
  route: z.enum(Object.keys(routes) as [keyof typeof routes]).nullable(),
  returned: z.string().nullable().describe('退回的理由'),
  signatures: z.array(z.strictObject({ role: Turn, by: z.string(), byName: z.string(), at: CivilDate })),
  ended: z.string().nullable(),
  letter: z.strictObject({ id: Id.nullable(), on: CivilDate, number: z.string() }).nullable(),
  flagged: z.array(Id).describe('更正后需要再看的文书'),
  history: z.array(Happened),
  names: z.record(Id, z.string()).describe('经过中提到的人和内设机构'),
  files: z.array(CaseFile),
  letters: z.array(
    z.strictObject({
      id: Id,
      kind: z.string(),
      kindName: z.string(),
      state: z.string(),
      documentNumber: z.string().nullable(),
    }),
  ),
})

export const readRequest = query({
  ...read,
  id: 'requests.read',
  path: '/api/requests/:id',
  says: '查看申请：期限、经过、可以做的事',
  params: one,
  answer: RequestPage,
})

export const readApplicant = command({
  ...read,
  id: 'requests.applicant',
  path: '/api/requests/:id/applicant',
  says: '显示申请人的证件号码和联系方式，记入审计',
  // What it answers is not to be kept anywhere in clear.
  replays: false,
  ownTransactions: true,
  params: one,
  answer: ApplicationShown,
})

export const readEarlierApplicant = command({
  ...read,
  id: 'requests.earlierApplicant',
  path: '/api/requests/:id/applicant/:seq',
  says: '显示更正以前的申请，记入审计',
  replays: false,
  ownTransactions: true,
  params: one.extend({ seq: inText(z.int().min(0).max(1_000_000)).describe('更正在经过中的序号') }),
  answer: ApplicationShown,
})

export const readPeople = query({
  ...read,
  id: 'requests.people',
  path: '/api/requests/:id/people',
  says: '可以交办、可以提到的人和内设机构',
  params: one,
  answer: z.strictObject({
    sections: z.array(z.strictObject({ id: Id, name: z.string() })),
    people: z.array(
      z.strictObject({
        id: Id,
        name: z.string(),
        post: z.string().nullable(),
        everywhere: z.boolean().describe('不论由哪个内设机构承办'),
        sections: z.array(Id).describe('由这些内设机构承办的'),
      }),
    ),
  }),
})

export const requestFile = query({
  ...read,
  id: 'requests.fileContent',
  path: '/api/requests/:id/files/:file',
  says: '下载案卷材料',
  params: one.extend({ file: Id }),
  produces: 'file',
  answer: z.unknown(),
})
