import { roleNames } from '@gongkai/rules/access'
import { CivilDate } from '@gongkai/rules/dates'
import { z } from 'zod'
import { listAnswer, listQuery } from '../../platform/list.ts'
import { command, Id, query, Version } from '../../platform/operation.ts'
import { AgencyDate, one, Reason } from './agency.ts'

const RoleName = z.enum(roleNames)
/** In force on the day, yet to come, or over. */
export const Force = z.enum(['now', 'later', 'over'])

const GrantRow = z.strictObject({
  id: Id,
  user: Id,
  userName: z.string(),
  account: z.string(),
  agency: Id,
  agencyName: z.string(),
  role: RoleName,
  from: CivilDate,
  to: CivilDate.nullable().describe('最后一天；null 为没有期限'),
  force: Force,
  mayRevoke: z.boolean(),
  version: Version,
})

const grantQuery = listQuery(['agency', 'user', 'from', 'to'], {
  user: Id.optional(),
  agency: Id.optional(),
  role: RoleName.optional(),
  force: Force.optional(),
})
export type GrantQuery = z.output<typeof grantQuery>

export const listGrants = query({
  id: 'grants.list',
  path: '/api/grants',
  says: '角色列表',
  access: { act: 'user.read' },
  query: grantQuery,
  answer: listAnswer(GrantRow),
})

export const exportGrants = query({
  id: 'grants.export',
  path: '/api/grants.xlsx',
  says: '角色列表，Excel',
  access: { act: 'user.read' },
  query: grantQuery,
  produces: 'file',
  answer: z.unknown(),
})

export const giveGrant = command({
  id: 'grants.give',
  path: '/api/grants',
  says: '授予角色',
  access: { act: 'user.grant' },
  body: z.strictObject({
    user: Id,
    agency: Id,
    role: RoleName,
    from: AgencyDate.describe('第一天'),
    to: AgencyDate.nullable().default(null).describe('最后一天；null 为没有期限'),
    reason: Reason.optional(),
  }),
  answer: z.strictObject({ id: Id }),
})

export const revokeGrant = command({
  id: 'grants.revoke',
  path: '/api/grants/:id/revoke',
  says: '收回角色；立即生效',
  access: { act: 'user.grant' },
  params: one,
  body: z.strictObject({ version: Version, reason: Reason }),
  answer: z.strictObject({}),
})

const SubstituteRow = z.strictObject({
  id: Id,
  agency: Id,
  agencyName: z.string(),
  role: RoleName,
  absent: Id.describe('被代行的人'),
  absentName: z.string(),
  substitute: Id.describe('代行的人'),
  substituteName: z.string(),
  from: CivilDate,
  to: CivilDate.describe('最后一天'),
  force: Force,
  mayEnd: z.boolean(),
  version: Version,
})

const substituteQuery = listQuery(['from', 'to', 'agency'], {
  agency: Id.optional(),
  user: Id.optional().describe('代行的人或者被代行的人'),
  force: Force.optional(),
})
export type SubstituteQuery = z.output<typeof substituteQuery>

export const listSubstitutes = query({
  id: 'substitutes.list',
  path: '/api/substitutes',
  says: 'AB角列表',
  access: { act: 'substitute.appoint' },
  query: substituteQuery,
  answer: listAnswer(SubstituteRow),
})

export const exportSubstitutes = query({
  id: 'substitutes.export',
  path: '/api/substitutes.xlsx',
  says: 'AB角列表，Excel',
  access: { act: 'substitute.appoint' },
  query: substituteQuery,
  produces: 'file',
  answer: z.unknown(),
})

export const appointSubstitute = command({
  id: 'substitutes.appoint',
  path: '/api/substitutes',
  says: '确定AB角：代行的人在这段时间也有被代行的人在这个机关的角色',
  access: { act: 'substitute.appoint' },
  body: z.strictObject({
    agency: Id,
    absent: Id.describe('被代行的人'),
    substitute: Id.describe('代行的人'),
    from: AgencyDate.describe('第一天'),
    to: AgencyDate.describe('最后一天'),
    reason: Reason,
  }),
  answer: z.strictObject({ ids: z.array(Id) }),
})

export const endSubstitute = command({
  id: 'substitutes.end',
  path: '/api/substitutes/:id/end',
  says: '结束代行；立即生效',
  access: { act: 'substitute.appoint' },
  params: one,
  body: z.strictObject({ version: Version, reason: Reason }),
  answer: z.strictObject({}),
})

export const handOver = command({
  id: 'work.handOver',
  path: '/api/users/:id/hand-over',
  says: '移交工作：角色和没有办结的工作转给另一个人',
  access: { act: 'work.handOver' },
  params: one,
  body: z.strictObject({
    agency: Id.describe('哪个机关的工作，连同它的内设机构'),
    to: Id.describe('接手的人'),
    reason: Reason,
  }),
  answer: z.strictObject({
    grants: z.int().describe('转给接手的人的角色'),
    work: z.array(z.strictObject({ says: z.string(), count: z.int() })).describe('转给接手的人的工作'),
  }),
})
