import { randomBytes } from 'node:crypto'
import type { Secrets } from '../../platform/secrets.ts'
import { CODE_LENGTH, plainCode } from '../contract/code.ts'

/** 32 signs that nobody mistakes for one another: without 0 and O, 1 and I. */
const signs = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'

const written = (code: string) => `${code.slice(0, 4)}-${code.slice(4, 8)}-${code.slice(8)}`

/** A new query code, 60 random bits: nobody finds one by trying. */
export const newCode = (): string => written(Array.from(randomBytes(CODE_LENGTH), (byte) => signs[byte & 31]).join(''))

/** A code as it was given, however it was typed. */
export const codeAsGiven = (typed: string): string => written(plainCode(typed))

/** The digest by which a code is known, however it was typed; null for what is no code. */
export function keyOfCode(secrets: Secrets, typed: string): string | null {
  const code = plainCode(typed)
  const isCode = code.length === CODE_LENGTH && [...code].every((sign) => signs.includes(sign))
  return isCode ? secrets.blind(code, 'requests.code') : null
}

/** A new code with its digest, which alone is kept. */
export function issueCode(secrets: Secrets): { code: string; key: string } {
  const code = newCode()
  return { code, key: keyOfCode(secrets, code) ?? '' }
}
