import { randomFillSync } from 'node:crypto'

const bytes = new Uint8Array(16)

/** A UUID of version 7 (RFC 9562): sorts by the time it was made, so indexes grow at their end. */
export function newId(): string {
  randomFillSync(bytes, 6)
  const at = Date.now()
  for (let i = 0; i < 6; i++) bytes[i] = Math.floor(at / 2 ** (8 * (5 - i))) & 0xff
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = Buffer.from(bytes).toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
