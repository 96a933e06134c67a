import { actNames } from '@gongkai/rules/access'
import { letterSeries } from '@gongkai/rules/letters'
import { z } from 'zod'
import { HistoryRow } from '../../platform/history-row.ts'
import { listAnswer, listQuery } from '../../platform/list.ts'
import { command, Id, inText, paragraphs, query, Version } from '../../platform/operation.ts'
import { Day, Kind, LetterState, Values, VersionText } from './words.ts'

const one = z.strictObject({ id: Id })
const changed = z.strictObject({ version: Version, state: LetterState })
const Verdict = z.enum(['same', 'different', 'noTextLayer']).describe('与草稿相同、不同、没有文字层不能比对')

export const LetterRow = z.strictObject({
  id: Id,
  kind: Kind,
  kindName: z.string(),
  state: LetterState,
  documentNumber: z.string().nullable(),
  datedOn: Day.nullable().describe('成文日期'),
  caseId: Id.nullable(),
  verdict: Verdict.nullable(),
  createdByName: z.string(),
  createdAt: z.iso.datetime(),
  changedAt: z.iso.datetime(),
  version: Version,
})

const Difference = z.strictObject({ draft: z.string(), sealed: z.string(), before: z.string(), after: z.string() })
/** What came of comparing the sealed copy with its draft. */
export const Comparison = z.discriminatedUnion('verdict', [
  z.strictObject({ verdict: z.literal('same') }),
  z.strictObject({ verdict: z.literal('different'), differences: z.array(Difference).readonly(), count: z.int() }),
  z.strictObject({ verdict: z.literal('noTextLayer'), message: z.string() }),
])

export const Missing = z.array(z.strictObject({ at: z.string(), message: z.string() })).describe('还没有填写的必备要素')

export const Letter = z.strictObject({
  ...LetterRow.shape,
  agency: Id.describe('以哪个机关的名义'),
  unit: Id.describe('拟写的单位：机关本身或者内设机构'),
  values: Values,
  missing: Missing,
  template: z.strictObject({ id: Id, number: z.int() }).nullable().describe('编号时所用的模板；null 为默认模板'),
  comparison: Comparison.nullable(),
  acceptedByName: z.string().nullable(),
  acceptedReason: z.string().nullable(),
  voidReason: z.string().nullable(),
  acts: z.array(z.enum(actNames)).describe('现在可以做的事'),
  history: z.array(HistoryRow),
})

const letterQuery = listQuery(['newest', 'number', 'kind'], {
  agency: Id.describe('机关，或者机关的内设机构'),
  kind: Kind.optional(),
  state: LetterState.optional(),
  series: z.enum(Object.keys(letterSeries) as [keyof typeof letterSeries]).optional(),
  year: inText(z.int().min(2019).max(2100)).optional().describe('编号的年份'),
  caseId: Id.optional(),
})
export type LetterQuery = z.output<typeof letterQuery>

const read = { access: { act: 'letter.read' } } as const
const file = { produces: 'file', answer: z.unknown() } as const

export const listLetters = query({
  ...read,
  id: 'letters.list',
  path: '/api/letters',
  says: '文书列表（编号登记簿）',
  query: letterQuery,
  answer: listAnswer(LetterRow).extend({ acts: z.array(z.enum(actNames)) }),
})
export const exportLetters = query({
  ...read,
  ...file,
  id: 'letters.export',
  path: '/api/letters.xlsx',
  says: '导出文书列表',
  query: letterQuery,
})
export const readLetter = query({
  ...read,
  id: 'letters.read',
  path: '/api/letters/:id',
  says: '查看文书',
  params: one,
  answer: Letter,
})

export const draftLetter = command({
  id: 'letters.draft',
  path: '/api/letters',
  says: '拟写文书',
  access: { act: 'letter.draft' },
  body: z.strictObject({ agency: Id, kind: Kind, values: Values }),
  answer: z.strictObject({ id: Id, version: Version, missing: Missing }),
})
export const changeLetter = command({
  id: 'letters.change',
  method: 'PUT',
  path: '/api/letters/:id',
  says: '修改草稿',
  access: { act: 'letter.draft' },
  params: one,
  body: z.strictObject({ version: Version, values: Values }),
  answer: z.strictObject({ version: Version, missing: Missing }),
})
export const previewLetter = query({
  ...read,
  id: 'letters.preview',
  path: '/api/letters/:id/preview',
  says: '预览文书，填入的内容有标记',
  params: one,
  answer: z.strictObject({ html: z.string(), missing: Missing }),
})
export const numberLetter = command({
  id: 'letters.number',
  path: '/api/letters/:id/number',
  says: '编号，此后不能修改',
  access: { act: 'letter.number' },
  params: one,
  body: z.strictObject({ version: Version }),
  answer: changed.extend({ documentNumber: z.string() }),
})
export const downloadLetter = query({
  ...read,
  ...file,
  id: 'letters.file',
  path: '/api/letters/:id/file',
  says: '下载文书（docx）；草稿以“待填”标出未填之处',
  params: one,
})
export const sealLetter = command({
  id: 'letters.seal',
  path: '/api/letters/:id/sealed',
  says: '上传盖章件，与草稿比对；相同即定稿',
  access: { act: 'letter.seal' },
  consumes: 'multipart',
  // Reading the PDF comes before the transaction.
  replays: false,
  ownTransactions: true,
  limit: { times: 30, seconds: 60 },
  params: one,
  body: z.strictObject({ version: VersionText }),
  answer: changed.extend({ comparison: Comparison }),
})
export const acceptLetter = command({
  id: 'letters.accept',
  path: '/api/letters/:id/accept',
  says: '人工核对后确认盖章件，写明理由',
  access: { act: 'letter.accept' },
  params: one,
  body: z.strictObject({ version: Version, reason: paragraphs(500) }),
  answer: changed,
})
export const downloadSealed = query({
  ...read,
  ...file,
  id: 'letters.sealedFile',
  path: '/api/letters/:id/sealed/file',
  says: '下载盖章件',
  params: one,
})
export const voidLetter = command({
  id: 'letters.void',
  path: '/api/letters/:id/void',
  says: '作废文书；编号保留',
  access: { act: 'letter.void' },
  params: one,
  body: z.strictObject({ version: Version, reason: paragraphs(500) }),
  answer: changed,
})
