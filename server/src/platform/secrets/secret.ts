import { hkdfSync, randomBytes, scryptSync } from 'node:crypto'
import { chmod, readFile } from 'node:fs/promises'
import { messageOf } from '../errors.ts'
import { OWN_FILE, writeDurably } from '../folder/durable.ts'
import { StartError } from '../start-error.ts'

const SHORTEST = 32

/** The secret that the operator keeps, and where it came from. */
export interface Secret {
  /** Wraps the data keys; 32 bytes. */
  readonly key: Buffer
  /** How messages call it. */
  readonly from: string
  /** It was just made: right for a new database, a loss for an old one. */
  readonly made: boolean
}

interface Given {
  readonly secretKey: string | null
  readonly secretKeyFile: string | null
}

/** The operator may have typed a sentence; a slow derivation makes guessing it dear. */
function keyFrom(text: string): Buffer {
  const slow = scryptSync(text, 'gongkai secret key', 32, { N: 16_384, r: 8, p: 1 })
  return Buffer.from(hkdfSync('sha256', slow, '', 'wrap data keys', 32))
}

async function textIn(path: string): Promise<string | null> {
  try {
    return (await readFile(path, 'utf8')).trim()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw new StartError(`密钥文件 ${path} 读不出来（${messageOf(error)}）。请检查它的属主和权限。`)
  }
}

function checked(text: string, from: string): string {
  if (text.length < SHORTEST)
    throw new StartError(`密钥文件 ${from} 的内容太短：至少${SHORTEST}个字符。请放回原来的密钥文件。`)
  return text
}

/**
 * SECRET_KEY, or the file of SECRET_KEY_FILE, or `secret.key` in the data folder, which is made when missing (unless
 * `make` is false). Throws `StartError`.
 */
export async function readSecret({ secretKey, secretKeyFile }: Given, ownFile: string, make = true): Promise<Secret> {
  if (secretKey !== null) return { key: keyFrom(secretKey), from: 'SECRET_KEY', made: false }
  if (secretKeyFile !== null) {
    const text = await textIn(secretKeyFile)
    if (text === null) throw new StartError(`设置 SECRET_KEY_FILE 所指的文件 ${secretKeyFile} 不存在。`)
    return { key: keyFrom(checked(text, secretKeyFile)), from: secretKeyFile, made: false }
  }
  const there = await textIn(ownFile)
  if (there !== null) {
    await chmod(ownFile, OWN_FILE).catch(() => {})
    return { key: keyFrom(checked(there, ownFile)), from: ownFile, made: false }
  }
  if (!make) throw new StartError(`缺少密钥：请把原来的 secret.key 放到 ${ownFile}，或者设置 SECRET_KEY。`)
  return { key: keyFrom(await makeSecretFile(ownFile)), from: ownFile, made: true }
}

/** Makes a file with a new random secret and gives its text. Throws `EEXIST` when it is there already. */
export async function makeSecretFile(path: string): Promise<string> {
  const text = randomBytes(32).toString('hex')
  await writeDurably(path, `${text}\n`, { once: true })
  return text
}
