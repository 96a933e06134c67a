import { actNames } from '@gongkai/rules/access'
import { CivilDate } from '@gongkai/rules/dates'
import { z } from 'zod'
import { HistoryRow } from '../../platform/history-row.ts'
import { listAnswer, listQuery } from '../../platform/list.ts'
import { command, Id, line, paragraphs, query, Version } from '../../platform/operation.ts'
import { kindNames } from '../kinds.ts'

export const one = z.strictObject({ id: Id })
export const Kind = z.enum(kindNames)
export const Level = z.enum(['city', 'county', 'township'])
export const AgencyState = z.enum(['planned', 'active', 'ended'])
export const Reason = paragraphs(500).describe('原因、依据')
/** Dates of agencies: nothing here is older than the republic or further away than a term of office. */
export const AgencyDate = CivilDate.refine((d) => d >= '1949-10-01' && d < '2100-01-01', {
  error: '应在1949年10月1日以后、2100年以前',
})

export const Slug = z
  .string()
  .trim()
  .regex(/^(?=.{2,40}$)[a-z][a-z0-9]*(-[a-z0-9]+)*$/, {
    error: '应为2至40个小写字母、数字，可以用短横线隔开，以字母开头，如 zrzyj',
  })
  .describe('网址中的名称，建立以后不能改，也不再给别的机关')

const Named = z.strictObject({
  name: line(60).describe('全称，与印章一致；内设机构只写自己的名称'),
  shortName: line(30).nullable().default(null).describe('简称'),
})

const phone = z
  .string()
  .trim()
  .regex(/^[\d+][\d\-（）() 转]{4,39}$/, { error: '应为电话号码，固定电话带区号，如 0000-6021234' })

/** What the guide tells (条例第12条第2款). */
export const Contact = z.strictObject({
  receivingUnit: line(60).optional().describe('受理机构的名称'),
  address: line(120).optional().describe('办公地址'),
  postcode: z
    .string()
    .trim()
    .regex(/^\d{6}$/, { error: '邮政编码应为6位数字' })
    .optional()
    .describe('邮政编码'),
  hours: line(120).optional().describe('办公时间'),
  phone: phone.optional().describe('联系电话'),
  fax: phone.optional().describe('传真号码'),
  email: z
    .string()
    .trim()
    .max(100, { error: '最多100个字' })
    .pipe(z.email({ error: '应为电子邮件地址，如 name@example.com' }))
    .optional()
    .describe('电子邮箱'),
  arrangement: paragraphs(2000).optional().describe('信息的编排体系'),
  channels: z.array(line(200)).max(10, { error: '最多10项' }).optional().describe('当面、邮寄以外的申请方式'),
})

/** What an agency is, where it stands, and what depends on it. */
export const facts = z.strictObject({
  kind: Kind.describe('机关的种类（行政复议法第24至28条）'),
  level: Level.nullable().describe('地方人民政府的级别'),
  municipality: z.boolean().describe('直辖市'),
  ownName: z.boolean().describe('派出机构、内设机构经授权以自己的名义行使职权'),
  parent: Id.nullable().describe('上级机关：本级人民政府，或者设立它的机关'),
  superior: Id.nullable().describe('上一级主管部门'),
  seat: Id.nullable().describe('派出机构所在地的人民政府'),
  external: z.boolean().describe('不使用本系统，只用来确定行政复议机关'),
  disclosureOffice: z.boolean().describe('上级机关的政府信息公开工作机构（条例第4条）'),
  region: z
    .string()
    .regex(/^\d{6}(\d{3}|\d{6})?$/, { error: '行政区划代码应为6位、9位或者12位数字' })
    .nullable()
    .describe('行政区划代码'),
  prefix: z
    .string()
    .trim()
    .regex(/^\p{Script=Han}{1,10}$/u, { error: '机关代字应为1至10个汉字，如 云自然资' })
    .nullable()
    .describe('机关代字，用于文号'),
  position: z.int().min(0).max(100_000).describe('同一上级之下的排列次序'),
  basicCourt: line(60).nullable().describe('管辖的基层人民法院；不填的，用上级机关的'),
  intermediateCourt: line(60).nullable().describe('管辖的中级人民法院；不填的，用上级机关的'),
  review: z
    .strictObject({
      authorities: z.array(line(60)).min(1).max(3, { error: '最多3个' }),
      reason: line(300).describe('为什么不用推定的复议机关'),
    })
    .nullable()
    .describe('人工确定的行政复议机关'),
})
export type Facts = z.output<typeof facts>

const optional = facts.partial().required({ kind: true })

export const NewAgency = z.strictObject({
  slug: Slug,
  ...Named.shape,
  from: AgencyDate.describe('设立之日'),
  ...optional.shape,
  contact: Contact.default({}),
})
export type NewAgency = z.output<typeof NewAgency>

export const Ref = z.strictObject({ id: Id, slug: z.string(), name: z.string() })

export const AgencyRow = z.strictObject({
  ...Ref.shape,
  shortName: z.string().nullable(),
  fullName: z.string().describe('内设机构连同所属机关的名称'),
  kind: Kind,
  level: Level.nullable(),
  parent: Id.nullable(),
  parentName: z.string().nullable(),
  external: z.boolean(),
  disclosureOffice: z.boolean(),
  region: z.string().nullable(),
  prefix: z.string().nullable(),
  from: CivilDate,
  to: CivilDate.nullable().describe('不再存在的第一天'),
  state: AgencyState,
  version: Version,
})
export type AgencyRow = z.input<typeof AgencyRow>

const agencyQuery = listQuery(['order', 'name', 'slug', 'from', 'to'], {
  kind: Kind.optional(),
  state: AgencyState.optional(),
  parent: Id.optional().describe('直接上级'),
  below: Id.optional().describe('其下，不论几层'),
  on: CivilDate.optional().describe('按哪一天的名称和存续；没有则为今天'),
  bodies: z
    .enum(['true', 'false'])
    .optional()
    .transform((v) => (v === undefined ? undefined : v === 'true'))
    .describe('true：只要机关，不要内设机构和派出机构'),
})
export type AgencyQuery = z.output<typeof agencyQuery>

const access = { act: 'agency.read' } as const

export const listAgencies = query({
  id: 'agencies.list',
  path: '/api/agencies',
  says: '机关列表',
  access,
  query: agencyQuery,
  answer: listAnswer(AgencyRow),
})

export const exportAgencies = query({
  id: 'agencies.export',
  path: '/api/agencies.xlsx',
  says: '机关列表，Excel',
  access,
  query: agencyQuery,
  produces: 'file',
  answer: z.unknown(),
})

export const readTree = query({
  id: 'agencies.tree',
  path: '/api/agencies/tree',
  says: '某一天的机关树，每个机关排在它的上级之后',
  access,
  query: z.strictObject({ on: CivilDate.optional() }),
  answer: z.strictObject({ on: CivilDate, rows: z.array(AgencyRow.extend({ depth: z.int().min(0) })) }),
})

const NameOn = z.strictObject({ name: z.string(), shortName: z.string().nullable(), from: CivilDate })

export const Agency = z.strictObject({
  ...AgencyRow.shape,
  ...facts.shape,
  body: Ref.describe('对外负责的机关'),
  contact: Contact,
  names: z.array(NameOn).describe('名称的沿革，从早到晚'),
  line: z.array(Ref).describe('上级机关，从近到远'),
  below: z.array(Ref).describe('现有的下级机关和内设机构'),
  successors: z.array(Ref).describe('撤销后继续行使职权的机关'),
  successorsNow: z.array(Ref).describe('今天行使其职权的机关'),
  predecessors: z.array(Ref).describe('职权由它继续行使的机关'),
  reviewRoute: z.strictObject({
    authorities: z.array(z.string()).describe('文书上写的行政复议机关'),
    court: z.string().nullable().describe('管辖法院'),
    courtLevel: z.enum(['basic', 'intermediate']).nullable(),
    basis: z.string().nullable(),
    confidence: z.string().nullable().describe('对法律的理解有存疑时'),
    decided: z.boolean().describe('人工确定的，不是推定的'),
    problem: z.string().nullable().describe('不能推定的原因'),
  }),
  acts: z.array(z.enum(actNames)).describe('现在可以对这个机关做的事'),
  history: z.array(HistoryRow),
})
export type Agency = z.input<typeof Agency>

export const readAgency = query({
  id: 'agencies.read',
  path: '/api/agencies/:id',
  says: '一个机关和它的沿革',
  access,
  params: one,
  answer: Agency,
})

export const createAgency = command({
  id: 'agencies.create',
  path: '/api/agencies',
  says: '新增机关',
  access: { act: 'agency.create' },
  body: NewAgency,
  answer: z.strictObject({ id: Id, version: Version }),
})

const changed = z.strictObject({ version: Version })

export const changeAgency = command({
  id: 'agencies.change',
  method: 'PUT',
  path: '/api/agencies/:id',
  says: '修改机关信息：只改给出的各项',
  access: { act: 'agency.change' },
  params: one,
  body: facts.partial().extend({ version: Version }),
  answer: changed,
})

export const describeAgency = command({
  id: 'agencies.describe',
  method: 'PUT',
  path: '/api/agencies/:id/contact',
  says: '填写机关的联系信息和指南内容',
  access: { act: 'agency.describe' },
  params: one,
  body: z.strictObject({ version: Version, contact: Contact }),
  answer: changed,
})

export const renameAgency = command({
  id: 'agencies.rename',
  path: '/api/agencies/:id/names',
  says: '机关更名；启用日期与现在名称相同的，更正现在的名称',
  access: { act: 'agency.change' },
  params: one,
  body: z.strictObject({ version: Version, ...Named.shape, from: AgencyDate.describe('启用之日'), reason: Reason }),
  answer: changed,
})
