import { z } from 'zod'
import { setting } from '../platform/setting.ts'

const whole = (least: number, most: number) => z.int().min(least).max(most)

/** How long a session lasts. */
export const sessionPolicy = setting({
  name: 'accounts.session',
  says: '登录状态保持多久',
  why: '无人操作的终端应当自动退出（GB/T 22239 身份鉴别）',
  per: 'installation',
  act: 'security.change',
  schema: z.strictObject({
    idleMinutes: whole(5, 24 * 60).describe('多少分钟没有操作就退出'),
    hours: whole(1, 24 * 30).describe('登录多少小时后必须重新登录'),
  }),
  otherwise: { idleMinutes: 30, hours: 12 },
})

/** When failed sign-ins lock, each further failure twice as long. */
export const lockPolicy = setting({
  name: 'accounts.lock',
  says: '登录失败后锁定',
  why: '应当限制连续登录失败的次数（GB/T 22239 身份鉴别）',
  per: 'installation',
  act: 'security.change',
  schema: z.strictObject({
    failures: whole(3, 20).describe('同一账户连续失败多少次后锁定'),
    addressFailures: whole(5, 1000).describe('同一地址连续失败多少次后锁定；整个单位可能共用一个地址'),
    minutes: whole(1, 24 * 60).describe('第一次锁定多少分钟；以后每失败一次加倍，最长一天'),
  }),
  otherwise: { failures: 5, addressFailures: 50, minutes: 10 },
})

/** What an own password must be like. */
export const passwordPolicy = setting({
  name: 'accounts.password',
  says: '口令要求',
  why: '口令应有复杂度并防止重复使用（GB/T 22239 身份鉴别）',
  per: 'installation',
  act: 'security.change',
  schema: z.strictObject({
    length: whole(10, 64).describe('至少多少位'),
    mixedLength: whole(8, 64).describe('大小写字母、数字、符号有三类以上时，至少多少位'),
    remembered: whole(0, 10).describe('不能与最近几个口令相同'),
    oneTimeHours: whole(1, 24 * 30).describe('一次性口令多少小时内有效'),
  }),
  otherwise: { length: 12, mixedLength: 10, remembered: 5, oneTimeHours: 24 * 7 },
})

/** Who must show a second factor. */
export const factorPolicy = setting({
  name: 'accounts.secondFactor',
  says: '动态口令',
  why: '管理员应当采用两种以上的鉴别方式（GB/T 22239 身份鉴别）',
  per: 'installation',
  act: 'security.change',
  schema: z.strictObject({
    required: z.enum(['administrators', 'everyone', 'nobody']).describe('谁必须使用动态口令'),
  }),
  otherwise: { required: 'administrators' as const },
})

/** By what the sign-on provider tells who somebody is. */
export const signOnPolicy = setting({
  name: 'accounts.signOn',
  says: '统一身份认证',
  why: '各地的统一身份认证用不同的声明表示同一个人',
  per: 'installation',
  act: 'security.change',
  schema: z.strictObject({
    claim: z
      .string()
      .regex(/^[\w.:/-]{1,100}$/, { error: '应为声明的名称，如 preferred_username' })
      .describe('用哪个声明对应账户中的统一身份认证标识'),
    scope: z
      .string()
      .regex(/^openid( [\w.:/-]{1,60}){0,10}$/, { error: '应以 openid 开头，各项之间空一格' })
      .describe('向统一身份认证请求的范围'),
  }),
  otherwise: { claim: 'preferred_username', scope: 'openid profile' },
})

/** Every setting of this slice, for the settings page. */
export const accountSettings = [sessionPolicy, lockPolicy, passwordPolicy, factorPolicy, signOnPolicy]
