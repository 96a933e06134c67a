import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

const NONCE = 12
const TAG = 16

/** AES-256-GCM: nonce, tag and ciphertext in one. What stands in `about` must be the same when it is opened. */
export function encrypt(key: Uint8Array, plain: Uint8Array, about: string): Buffer {
  const nonce = randomBytes(NONCE)
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG }).setAAD(Buffer.from(about))
  const text = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), text])
}

/** The plain bytes; null when key or `about` differ or anything was changed. */
export function decrypt(key: Uint8Array, sealed: Uint8Array, about: string): Buffer | null {
  if (sealed.length < NONCE + TAG) return null
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE), { authTagLength: TAG })
    .setAAD(Buffer.from(about))
    .setAuthTag(sealed.subarray(NONCE, NONCE + TAG))
  try {
    // All of it comes at once; the end only says whether it is true.
    const plain = decipher.update(sealed.subarray(NONCE + TAG))
    decipher.final()
    return plain
  } catch {
    return null
  }
}
