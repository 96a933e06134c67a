import { roleNames } from '@gongkai/rules/access'
import { z } from 'zod'
import { Id, line } from '../../platform/operation.ts'

/** A name to sign in with: compared without regard to case. */
export const Account = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._@-]{1,39}$/, {
    error: '账号应为2至40个字母、数字或 . _ - @，以字母或数字开头',
  })
  .describe('账号，不分大小写')

export const PersonName = line(40).describe('姓名')
export const Phone = z
  .string()
  .trim()
  .regex(/^[\d+][\d\-() ]{4,29}$/, { error: '应为电话号码，如 010-12345678' })
export const Email = z
  .string()
  .trim()
  .max(100, { error: '最多100个字' })
  .pipe(z.email({ error: '应为电子邮件地址，如 name@example.com' }))

/** A password as it is typed; what a new one must be like is a setting (policy.ts). */
export const Password = z.string().min(1, { error: '请填写' }).max(200, { error: '最多200个字' }).describe('口令')

/** Who the person is at the sign-on provider, by the claim that the setting names. */
export const SignOnId = line(200).describe('统一身份认证中的标识')

export const RoleName = z.enum(roleNames)
export const UserState = z.enum(['active', 'locked', 'disabled'])

/** A role at an agency as it is shown. */
export const HeldRole = z.strictObject({
  role: RoleName,
  agency: Id,
  agencyName: z.string(),
  instead: z.string().nullable().describe('代行时，被代行人的姓名'),
})
