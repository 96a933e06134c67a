import { randomBytes } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { type Database, transaction } from '../database/database.ts'
import { StartError } from '../start-error.ts'
import { decrypt, encrypt } from './cipher.ts'
import type { Secret } from './secret.ts'
import { findKeys, insertKeys, type Purpose, rewrapKey, type WrappedKey } from './store.ts'
import { createVault, type Vault } from './vault.ts'

const LENGTH = 32
const purposes: readonly Purpose[] = ['seal', 'index', 'sign']

const about = ({ number, purpose }: Pick<WrappedKey, 'number' | 'purpose'>) => `data_keys:${number}:${purpose}`

/** Makes the keys of a new database. */
const freshKeys = (secret: Secret): WrappedKey[] =>
  purposes.map((purpose, i) => {
    const number = i + 1
    return { number, purpose, wrapped: wrap(secret, { number, purpose }, randomBytes(LENGTH)) }
  })

const wrap = (secret: Secret, key: Pick<WrappedKey, 'number' | 'purpose'>, plain: Uint8Array) =>
  encrypt(secret.key, plain, about(key)).toString('base64url')

/** The plain keys by number. Null when the secret is another than the one they were wrapped with. */
function unwrapAll(secret: Secret, keys: readonly WrappedKey[]): Map<number, Buffer> | null {
  const plain = new Map<number, Buffer>()
  for (const key of keys) {
    const opened = decrypt(secret.key, Buffer.from(key.wrapped, 'base64url'), about(key))
    if (!opened) return null
    plain.set(key.number, opened)
  }
  return plain
}

/** The vault of wrapped keys. Null when the secret does not open them. */
export function vaultOf(secret: Secret, keys: readonly WrappedKey[]): Vault | null {
  const plain = unwrapAll(secret, keys)
  if (!plain) return null
  const of = (purpose: Purpose) =>
    keys.filter((k) => k.purpose === purpose).map((k) => [k.number, plain.get(k.number) ?? Buffer.alloc(0)] as const)
  const [index] = of('index')
  const [sign] = of('sign')
  const seal = new Map(of('seal'))
  if (!index || !sign || seal.size === 0) return null
  return createVault({ seal, index: index[1], sign: sign[1] })
}

/** The sentence for a secret that does not fit what it is to open. */
export const wrongSecret = ({ from }: Secret, what: string): StartError =>
  new StartError(
    `密钥（${from}）与${what}不符：个人信息用另一个密钥加密，无法读取。请换回原来的密钥（SECRET_KEY、SECRET_KEY_FILE 或者数据文件夹中的 secret.key）。`,
  )

/**
 * The vault of a migrated database; on a new one its keys are made. Throws `StartError` when the secret is not the one
 * the database was made with; a secret file made just now for it is removed again, so that the right one can be put there.
 */
export async function openVault(database: Database, secret: Secret): Promise<Vault> {
  const { db } = database
  if ((await findKeys(db)).length === 0) await insertKeys(db, freshKeys(secret))
  const vault = vaultOf(secret, await findKeys(db))
  if (vault) return vault
  if (!secret.made) throw wrongSecret(secret, '数据库')
  await rm(secret.from, { force: true })
  throw new StartError(
    `缺少密钥：数据库中的个人信息用原来的密钥加密。请把原来的 secret.key 放回 ${secret.from}，或者设置 SECRET_KEY。`,
  )
}

/** Wraps the data keys with another secret: all or none. What they sealed stays as it is. */
export async function changeSecret(database: Database, old: Secret, next: Secret): Promise<void> {
  await transaction(database, async (tx) => {
    const keys = await findKeys(tx)
    const plain = unwrapAll(old, keys)
    if (!plain) throw wrongSecret(old, '数据库')
    for (const key of keys)
      await rewrapKey(tx, { ...key, wrapped: wrap(next, key, plain.get(key.number) ?? Buffer.alloc(0)) })
  })
}
