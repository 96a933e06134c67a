import { z } from 'zod'
import { command, Id, query } from '../../platform/operation.ts'
import { Password } from './words.ts'

const limit = { times: 60, seconds: 60 }
const nothing = z.strictObject({})
/** What changes how one signs in asks for the password again: the desk may have been left alone. */
const confirmed = z.strictObject({ password: Password.describe('现在的口令') })
const Codes = z.array(z.string()).describe('恢复码，各用一次，只显示这一次')

/** What a person sees of their own account. */
export const readOwn = query({
  id: 'accounts.own',
  path: '/api/account',
  says: '自己的账户',
  access: 'signedIn',
  answer: z.strictObject({
    id: Id,
    account: z.string(),
    name: z.string(),
    post: z.string().nullable(),
    phone: z.string().nullable(),
    email: z.string().nullable(),
    passwordAt: z.iso.datetime().nullable().describe('口令上次更换的时间；没有口令（只用统一身份认证）为空'),
    secondFactor: z.boolean(),
    factorRequired: z.boolean().describe('按安全策略必须使用动态口令'),
    recoveryCodesLeft: z.int(),
  }),
})

export const changePassword = command({
  id: 'accounts.changePassword',
  path: '/api/account/password',
  says: '更换自己的口令，其他登录同时退出',
  access: 'signedIn',
  replays: false,
  ownTransactions: true,
  limit,
  body: z.strictObject({ current: Password, password: Password }),
  answer: nothing,
})

export const beginFactor = command({
  id: 'accounts.beginFactor',
  path: '/api/account/factor',
  says: '设置动态口令：取得新的密钥，用验证器扫描',
  access: 'anySession',
  replays: false,
  ownTransactions: true,
  limit,
  body: confirmed,
  answer: z.strictObject({
    secret: z.string().describe('手工输入用'),
    address: z.string().describe('otpauth:// 地址'),
    picture: z.string().describe('二维码，SVG'),
  }),
})

export const confirmFactor = command({
  id: 'accounts.confirmFactor',
  path: '/api/account/factor/confirm',
  says: '输入验证器显示的第一个动态口令，启用',
  access: 'anySession',
  replays: false,
  ownTransactions: true,
  limit,
  body: z.strictObject({
    code: z
      .string()
      .trim()
      .regex(/^\d{6}$/, { error: '应为6位数字' }),
  }),
  answer: z.strictObject({ recoveryCodes: Codes }),
})

export const removeFactor = command({
  id: 'accounts.removeFactor',
  path: '/api/account/factor/remove',
  says: '停用动态口令',
  access: 'signedIn',
  replays: false,
  ownTransactions: true,
  limit,
  body: confirmed,
  answer: nothing,
})

export const renewCodes = command({
  id: 'accounts.renewCodes',
  path: '/api/account/recovery-codes',
  says: '换一组恢复码，原来的作废',
  access: 'signedIn',
  replays: false,
  ownTransactions: true,
  limit,
  body: confirmed,
  answer: z.strictObject({ recoveryCodes: Codes }),
})

export const listSessions = query({
  id: 'accounts.sessions',
  path: '/api/account/sessions',
  says: '自己在哪些设备上登录',
  access: 'signedIn',
  answer: z.strictObject({
    rows: z.array(
      z.strictObject({
        id: Id,
        device: z.string(),
        method: z.enum(['password', 'signOn']),
        createdAt: z.iso.datetime(),
        seenAt: z.iso.datetime(),
        current: z.boolean(),
      }),
    ),
  }),
})

export const endSession = command({
  id: 'accounts.endSession',
  path: '/api/account/sessions/:id/end',
  says: '退出自己的一个登录',
  access: 'signedIn',
  params: z.strictObject({ id: Id }),
  answer: nothing,
})

export const endOtherSessions = command({
  id: 'accounts.endOtherSessions',
  path: '/api/account/sessions/end-others',
  says: '退出自己的其他登录',
  access: 'signedIn',
  answer: z.strictObject({ ended: z.int() }),
})
