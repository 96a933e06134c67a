import { hash, parseOptions, verify } from '@node-rs/argon2'
import { refuse } from '../../platform/errors.ts'
import type { Settings } from '../../platform/settings.ts'
import { accountErrors } from '../errors.ts'

/** Argon2id with the least work that OWASP's password storage sheet allows: 19 MiB, two passes, one lane. */
const owasp = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
const quick = { memoryCost: 64, timeCost: 1, parallelism: 1 }

const costOf = ({ quickHashes }: Pick<Settings, 'quickHashes'>) => (quickHashes ? quick : owasp)

/** So many are computed at once, and so many wait; each takes a thread and 19 MiB. */
const AT_ONCE = 2
const WAITING = 100
let running = 0
const waiting: (() => void)[] = []

async function bounded<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) {
    if (waiting.length >= WAITING) throw refuse(accountErrors.busy)
    // Whoever is done hands its place on.
    await new Promise<void>((next) => waiting.push(next))
  } else running++
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else running--
  }
}

/** One text for the same password on every keyboard and system. */
const bytesOf = (password: string) => Buffer.from(password.normalize('NFC'))

/** The hash to keep, in PHC form. Throws `busy` when too many wait. Slow: never inside a transaction. */
export const hashPassword = (settings: Settings, password: string): Promise<string> =>
  bounded(() => hash(bytesOf(password), costOf(settings)))

/** A well-formed hash that no password has, so that an unknown account takes as long as a known one. */
const nobodys = (settings: Settings) => {
  const { memoryCost, timeCost, parallelism } = costOf(settings)
  return `$argon2id$v=19$m=${memoryCost},t=${timeCost},p=${parallelism}$${'A'.repeat(22)}$${'A'.repeat(43)}`
}

/** Whether the password has this hash; without one the same work is done for nothing. */
export async function verifyPassword(settings: Settings, hashed: string | null, password: string): Promise<boolean> {
  const right = await bounded(() => verify(hashed ?? nobodys(settings), bytesOf(password)))
  return right && hashed !== null
}

/** Whether the hash was made with less or more work than is done today. */
export function isOutdated(settings: Settings, hashed: string): boolean {
  const made = parseOptions(hashed)
  const today = costOf(settings)
  return (Object.keys(today) as (keyof typeof today)[]).some((k) => made[k] !== today[k])
}
