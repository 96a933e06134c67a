import { randomInt } from 'node:crypto'
import type { z } from 'zod'
import type { Context, Parts } from '../../platform/context.ts'
import { refuse } from '../../platform/errors.ts'
import { settingOf } from '../../platform/setting.ts'
import { accountErrors } from '../errors.ts'
import { passwordPolicy } from '../policy.ts'
import { rememberedPasswords } from '../store/credentials.ts'
import { isCommon } from './common.ts'
import { hashPassword, verifyPassword } from './hasher.ts'

type Policy = z.output<(typeof passwordPolicy)['schema']>

const classes = [/\p{Ll}/u, /\p{Lu}/u, /\p{N}/u, /[^\p{L}\p{N}]/u, /\p{Lo}/u]

/** What is wrong with a new password, in a sentence; null when nothing is. Reads no history. */
export function faultOf({ length, mixedLength }: Policy, password: string, account: string): string | null {
  const characters = [...password].length
  const kinds = classes.filter((c) => c.test(password)).length
  if (characters < length && !(characters >= mixedLength && kinds >= 3))
    return `口令至少${length}位；大小写字母、数字、符号有三类以上的，至少${mixedLength}位。`
  if (password.toLowerCase().includes(account.toLowerCase())) return '口令不能包含账号。'
  if (isCommon(password)) return '这个口令太常见，容易被猜到，请换一个。可以用几个不相关的词连成一句话。'
  return null
}

/**
 * Checks a new password against the policy and the person's last ones, and hashes it. Throws `passwordWeak` with the
 * reason. Slow: before the transaction.
 */
export async function newPassword(
  { db, parts }: Pick<Context, 'db' | 'parts'>,
  { user, account, password, at = 'password' }: { user: string | null; account: string; password: string; at?: string },
): Promise<string> {
  const policy = await settingOf(db, passwordPolicy)
  const says = faultOf(policy, password, account)
  if (says) throw refuse(accountErrors.passwordWeak, { at, says })
  const before = user === null ? [] : await rememberedPasswords(db, user, policy.remembered)
  for (const hashed of before)
    if (await verifyPassword(parts.settings, hashed, password))
      throw refuse(accountErrors.passwordWeak, { at, says: `不能与最近${policy.remembered}个口令相同，请换一个。` })
  return hashPassword(parts.settings, password)
}

/** No characters that look alike, on paper or over the telephone. */
const alphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
const random = (length: number) => Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('')
const grouped = (text: string, by: number) => text.replace(new RegExp(`(.{${by}})(?=.)`, 'g'), '$1-')

/** 80 random bits in four groups: as hard to guess as it is to type once. */
export const randomPassword = (): string => grouped(random(16), 4)
/** 50 random bits; guessing is bounded by the lock. */
export const randomCode = (): string => grouped(random(10), 5)

/** The same for however a person writes groups and case. */
const normalCode = (typed: string): string => typed.replace(/[\s-]/g, '').toUpperCase()

/** What is kept of a random password: enough bits that a slow hash would add nothing. */
export const oneTimeDigest = ({ secrets }: Pick<Parts, 'secrets'>, user: string, typed: string): string =>
  secrets.blind(`${user}:${normalCode(typed)}`, 'one-time password')

export const recoveryDigest = ({ secrets }: Pick<Parts, 'secrets'>, user: string, typed: string): string =>
  secrets.blind(`${user}:${normalCode(typed)}`, 'recovery code')
