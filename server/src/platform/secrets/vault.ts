import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Secrets } from '../secrets.ts'
import { decrypt, encrypt } from './cipher.ts'

/** The secrets of the program, made from the data keys; those are in the database, wrapped by the operator's secret. */
export type Vault = Secrets

export interface DataKeys {
  /** By number; the highest seals, all open. */
  readonly seal: ReadonlyMap<number, Uint8Array>
  readonly index: Uint8Array
  readonly sign: Uint8Array
}

/** The number of the key, then what only that key opens. */
const form = /^k(\d{1,9})\.([\w-]+)$/

export function createVault({ seal, index, sign }: DataKeys): Vault {
  const newest = Math.max(...seal.keys())
  const keyOf = (n: number) => {
    const key = seal.get(n)
    if (!key) throw new Error(`data key ${n} is missing`)
    return key
  }
  const mac = (key: Uint8Array, text: string) => createHmac('sha256', key).update(text).digest()
  return {
    seal: (text, where) => `k${newest}.${encrypt(keyOf(newest), Buffer.from(text), where).toString('base64url')}`,
    open: (sealed, where) => {
      const [, n = '', body = ''] = form.exec(sealed) ?? []
      if (!body) throw new Error(`not a sealed value: ${where}`)
      const plain = decrypt(keyOf(Number(n)), Buffer.from(body, 'base64url'), where)
      if (!plain) throw new Error(`a sealed value does not open: ${where}`)
      return plain.toString()
    },
    blind: (text, what) => mac(index, `${what}\0${text}`).toString('base64url'),
    sign: (text) => mac(sign, text).toString('base64url'),
    signed: (text, signature) => {
      const right = mac(sign, text)
      const given = Buffer.from(signature, 'base64url')
      return given.length === right.length && timingSafeEqual(given, right)
    },
  }
}
