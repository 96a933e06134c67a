import { actNames } from '@gongkai/rules/access'
import { letterSeries } from '@gongkai/rules/letters'
import { z } from 'zod'
import { listAnswer, listQuery } from '../../platform/list.ts'
import { command, Id, line, paragraphs, query, Version } from '../../platform/operation.ts'
import { Kind, TemplateState } from './words.ts'

const ofAgency = z.strictObject({ agency: Id.describe('机关') })
const ofKind = z.strictObject({ kind: Kind })
const one = z.strictObject({ id: Id })
const Acts = z.array(z.enum(actNames))

/** A blank of a letter, and how a template writes it. */
export const Blank = z.strictObject({
  key: z.string(),
  zh: z.string().describe('模板中的写法是 {名称}；列表是 {#名称}…{/名称}'),
  kind: z.enum(['line', 'text', 'date', 'list']),
  required: z.boolean().describe('必备要素：模板必须有，编号前必须填写'),
  bySystem: z.boolean().describe('由系统填写'),
  max: z.int().nullable().describe('最多字数；列表为最多项数'),
  items: z.array(z.strictObject({ key: z.string(), zh: z.string(), max: z.int() })).nullable(),
})

/** Which template letters of a kind are made from now; null: the default. */
const InUse = z.strictObject({ id: Id, number: z.int(), createdAt: z.iso.datetime() }).nullable()

export const LetterKind = z.strictObject({
  kind: Kind,
  zh: z.string(),
  to: z.enum(['applicant', 'thirdParty', 'agency', 'internal']),
  basis: z.string(),
  series: z.enum(Object.keys(letterSeries) as [keyof typeof letterSeries]),
  blanks: z.array(Blank),
  template: InUse,
})

export const listKinds = query({
  id: 'letters.kinds',
  path: '/api/letters/kinds',
  says: '文书种类、要素和正在使用的模板',
  access: { act: 'template.read' },
  query: ofAgency,
  answer: z.strictObject({ rows: z.array(LetterKind), acts: Acts }),
})

export const TemplateRow = z.strictObject({
  id: Id,
  kind: Kind,
  kindName: z.string(),
  number: z.int().describe('第几版'),
  state: TemplateState,
  fields: z.array(z.string()),
  note: z.string().nullable(),
  size: z.int(),
  createdBy: z.string(),
  createdByName: z.string(),
  createdAt: z.iso.datetime(),
  version: Version,
})

const templateQuery = listQuery(['kind', 'newest'], {
  agency: Id.describe('机关'),
  kind: Kind.optional(),
  state: TemplateState.optional(),
})
export type TemplateQuery = z.output<typeof templateQuery>

export const listTemplates = query({
  id: 'templates.list',
  path: '/api/letters/templates',
  says: '文书模板列表',
  access: { act: 'template.read' },
  query: templateQuery,
  answer: listAnswer(TemplateRow).extend({ acts: Acts }),
})

export const uploadTemplate = command({
  id: 'templates.upload',
  path: '/api/letters/templates',
  says: '上传文书模板，成为新的一版',
  access: { act: 'template.change' },
  consumes: 'multipart',
  // Reading a stranger's file takes its time and must not hold the database.
  replays: false,
  ownTransactions: true,
  limit: { times: 30, seconds: 60 },
  body: z.strictObject({ agency: Id, kind: Kind, note: line(200).optional() }),
  answer: z.strictObject({ id: Id, number: z.int(), fields: z.array(z.string()) }),
})

const changed = z.strictObject({ version: Version })

export const retireTemplate = command({
  id: 'templates.retire',
  path: '/api/letters/templates/:id/retire',
  says: '停用文书模板，此后用默认模板',
  access: { act: 'template.change' },
  params: one,
  body: z.strictObject({ version: Version, reason: paragraphs(500) }),
  answer: changed,
})

export const useTemplate = command({
  id: 'templates.use',
  path: '/api/letters/templates/:id/use',
  says: '重新使用原来的一版模板',
  access: { act: 'template.change' },
  params: one,
  body: z.strictObject({ version: Version }),
  answer: changed,
})

const html = z.strictObject({ html: z.string().describe('只含文字和排版标记的片段，没有脚本、图片和链接') })
const file = { produces: 'file', answer: z.unknown() } as const
const read = { access: { act: 'template.read' } } as const

export const downloadTemplate = query({
  ...read,
  ...file,
  id: 'templates.file',
  path: '/api/letters/templates/:id/file',
  says: '下载文书模板',
  params: one,
})
export const sampleTemplate = query({
  ...read,
  ...file,
  id: 'templates.sample',
  path: '/api/letters/templates/:id/sample',
  says: '用示例内容填好的文书（docx）',
  params: one,
})
export const previewTemplate = query({
  ...read,
  id: 'templates.preview',
  path: '/api/letters/templates/:id/preview',
  says: '预览用示例内容填好的文书',
  params: one,
  answer: html,
})
export const downloadDefault = query({
  ...read,
  ...file,
  id: 'templates.defaultFile',
  path: '/api/letters/defaults/:kind/file',
  says: '下载默认模板，用来修改',
  params: ofKind,
})
export const sampleDefault = query({
  ...read,
  ...file,
  id: 'templates.defaultSample',
  path: '/api/letters/defaults/:kind/sample',
  says: '默认模板用示例内容填好的文书（docx）',
  params: ofKind,
})
export const previewDefault = query({
  ...read,
  id: 'templates.defaultPreview',
  path: '/api/letters/defaults/:kind/preview',
  says: '预览默认模板',
  params: ofKind,
  answer: html,
})
