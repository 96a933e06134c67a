import { z } from 'zod'
import { command, Id, query } from '../../platform/operation.ts'
import { HeldRole, Password } from './words.ts'

/** How far signing in has come, and who asks: what every step of signing in answers. */
export const Session = z.strictObject({
  stage: z
    .enum(['none', 'secondFactor', 'newPassword', 'newFactor', 'full'])
    .describe('下一步：登录、动态口令、更换口令、设置动态口令；full 为已登录'),
  setUp: z.boolean().describe('已经建立过账户'),
  signOn: z.boolean().describe('可以用统一身份认证登录（GET /api/session/sign-on）'),
  demo: z.boolean(),
  today: z.iso.date(),
  person: z
    .strictObject({ id: Id, account: z.string(), name: z.string(), grants: z.array(HeldRole) })
    .nullable()
    .describe('通过第一步之后的本人；角色在完成登录后才有'),
})
export type Session = z.infer<typeof Session>

/** Trying passwords is slowed down by locks; this only keeps the hashing from being flooded. */
const limit = { times: 60, seconds: 60 }

export const readSession = query({
  id: 'accounts.session',
  path: '/api/session',
  says: '现在的登录状态',
  access: 'public',
  answer: Session,
})

export const signIn = command({
  id: 'accounts.signIn',
  path: '/api/session',
  says: '用账号和口令登录',
  access: 'public',
  replays: false,
  ownTransactions: true,
  limit,
  body: z.strictObject({ account: z.string().trim().min(1, { error: '请填写' }).max(100), password: Password }),
  answer: Session,
})

export const showFactor = command({
  id: 'accounts.showFactor',
  path: '/api/session/code',
  says: '登录的第二步：动态口令或者恢复码',
  access: 'anySession',
  replays: false,
  ownTransactions: true,
  limit,
  body: z.strictObject({ code: z.string().trim().min(6, { error: '应为6位数字，或者一个恢复码' }).max(40) }),
  answer: Session,
})

export const choosePassword = command({
  id: 'accounts.choosePassword',
  path: '/api/session/password',
  says: '登录时更换初始的或者重置后的口令',
  access: 'anySession',
  replays: false,
  ownTransactions: true,
  limit,
  body: z.strictObject({ password: Password }),
  answer: Session,
})

export const signOut = command({
  id: 'accounts.signOut',
  path: '/api/session/end',
  says: '退出登录',
  access: 'anySession',
  replays: false,
  answer: z.strictObject({}),
})
