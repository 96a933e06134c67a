import { actNames } from '@gongkai/rules/access'
import { z } from 'zod'
import { HistoryRow } from '../../platform/history-row.ts'
import { listAnswer, listQuery } from '../../platform/list.ts'
import { command, Id, line, paragraphs, query, Version } from '../../platform/operation.ts'
import { Account, Email, HeldRole, PersonName, Phone, RoleName, SignOnId, UserState } from './words.ts'

const one = z.strictObject({ id: Id })
const UserActs = z.array(z.enum(actNames)).describe('现在可以对这个账户做的事')
const OneTime = z.string().describe('一次性口令，只显示这一次；首次登录后必须更换')

/** One account in a list. */
export const UserRow = z.strictObject({
  id: Id,
  account: z.string(),
  name: z.string(),
  agency: Id.nullable(),
  agencyName: z.string().nullable(),
  post: z.string().nullable(),
  state: UserState,
  secondFactor: z.boolean(),
  roles: z.array(HeldRole).describe('今天有效的角色'),
  lastSeenAt: z.iso.datetime().nullable(),
  createdAt: z.iso.datetime(),
  version: Version,
})
export type UserRow = z.infer<typeof UserRow>

export const User = z.strictObject({
  ...UserRow.shape,
  phone: z.string().nullable(),
  email: z.string().nullable(),
  signOnId: z.string().nullable(),
  mustChangePassword: z.boolean(),
  lockedUntil: z.iso.datetime().nullable(),
  acts: UserActs,
  history: z.array(HistoryRow),
})
export type User = z.infer<typeof User>

const UserSorts = ['name', 'account', 'createdAt', 'lastSeenAt'] as const
export const UserQuery = listQuery(UserSorts, {
  state: UserState.optional(),
  agency: Id.optional(),
  role: RoleName.optional(),
})
export type UserQuery = z.output<typeof UserQuery>

export const listUsers = query({
  id: 'users.list',
  path: '/api/users',
  says: '账户列表',
  access: { act: 'user.read' },
  query: UserQuery,
  answer: listAnswer(UserRow),
})

export const exportUsers = query({
  id: 'users.export',
  path: '/api/users.xlsx',
  says: '账户列表，Excel',
  access: { act: 'user.read' },
  query: UserQuery,
  produces: 'file',
  answer: z.unknown(),
})

export const readUser = query({
  id: 'users.read',
  path: '/api/users/:id',
  says: '一个账户和它的历史',
  access: { act: 'user.read' },
  params: one,
  answer: User,
})

/** What an administrator writes about a person. */
export const UserFields = z.strictObject({
  name: PersonName,
  agency: Id.nullable().default(null).describe('所在机关'),
  post: line(40).nullable().default(null).describe('职务'),
  phone: Phone.nullable().default(null),
  email: Email.nullable().default(null),
  signOnId: SignOnId.nullable().default(null),
})
export type UserFields = z.output<typeof UserFields>

export const createUser = command({
  id: 'users.create',
  path: '/api/users',
  says: '建立账户，得到一次性口令',
  access: { act: 'user.create' },
  body: UserFields.extend({ account: Account }),
  answer: z.strictObject({ id: Id, oneTimePassword: OneTime }),
})

export const changeUser = command({
  id: 'users.change',
  method: 'PUT',
  path: '/api/users/:id',
  says: '修改账户信息',
  access: { act: 'user.change' },
  params: one,
  body: UserFields.extend({ version: Version }),
  answer: z.strictObject({ version: Version }),
})

const Reason = paragraphs(500).describe('原因')

export const disableUser = command({
  id: 'users.disable',
  path: '/api/users/:id/disable',
  says: '停用账户；有未办结工作的，先移交',
  access: { act: 'user.disable' },
  params: one,
  body: z.strictObject({ version: Version, reason: Reason }),
  answer: z.strictObject({ version: Version }),
})

export const enableUser = command({
  id: 'users.enable',
  path: '/api/users/:id/enable',
  says: '恢复停用的账户',
  access: { act: 'user.enable' },
  params: one,
  body: z.strictObject({ version: Version, reason: Reason }),
  answer: z.strictObject({ version: Version }),
})

export const resetUser = command({
  id: 'users.reset',
  path: '/api/users/:id/reset',
  says: '重置口令，得到一次性口令；可以同时停用丢失的动态口令',
  access: { act: 'user.reset' },
  params: one,
  body: z.strictObject({ reason: Reason, secondFactor: z.boolean().default(false).describe('同时停用动态口令') }),
  answer: z.strictObject({ oneTimePassword: OneTime }),
})

export const unlockUser = command({
  id: 'users.unlock',
  path: '/api/users/:id/unlock',
  says: '解除登录失败造成的锁定',
  access: { act: 'user.unlock' },
  params: one,
  body: z.strictObject({ reason: Reason }),
  answer: z.strictObject({}),
})
