import { randomBytes } from 'node:crypto'
import { chmod, mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'

/** Only the account that the program runs under may look. */
export const OWN_FOLDER = 0o700
export const OWN_FILE = 0o600

const cannotSync = new Set(['EISDIR', 'EPERM', 'EACCES', 'EINVAL', 'ENOTSUP'])

/** Makes what was created, renamed or removed in a folder last over a power cut, where the system can (not Windows). */
export async function syncFolder(path: string): Promise<void> {
  try {
    const folder = await open(path, 'r')
    try {
      await folder.sync()
    } finally {
      await folder.close()
    }
  } catch (error) {
    if (!cannotSync.has((error as NodeJS.ErrnoException).code ?? '')) throw error
  }
}

/** Makes what was written to a file last over a power cut. */
export async function syncFile(path: string): Promise<void> {
  const file = await open(path, 'r+')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}

/** Puts a finished file in its place: afterwards it is there whole, also after a power cut, or not at all. */
export async function renameDurably(from: string, to: string): Promise<void> {
  await rename(from, to)
  await syncFolder(dirname(to))
}

/** Writes a small file whole or not at all. With `once`, throws `EEXIST` when it is there already. */
export async function writeDurably(path: string, content: string | Uint8Array, { once = false } = {}): Promise<void> {
  const draft = once ? path : `${path}.${randomBytes(4).toString('hex')}.part`
  const file = await open(draft, 'wx', OWN_FILE)
  try {
    await file.writeFile(content)
    await file.sync()
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  } finally {
    await file.close()
  }
  if (once) await syncFolder(dirname(path))
  else await renameDurably(draft, path)
}

/** A folder of our own, with its rights as they should be. */
export async function makeOwnFolder(path: string): Promise<void> {
  await withParents(path)
  await chmod(path, OWN_FOLDER)
}

/** The engine's own recursion never ends where the system lets nobody make a folder (`/proc`). */
async function withParents(path: string): Promise<void> {
  if ((await stat(path).catch(() => null))?.isDirectory()) return
  if (dirname(path) !== path) await withParents(dirname(path))
  await mkdir(path, { mode: OWN_FOLDER }).catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST' || !(await stat(path)).isDirectory()) throw error
  })
}

const full = new Set(['ENOSPC', 'EDQUOT', 'EFBIG'])

/** Whether something failed because there is no room left, however deep it is wrapped. */
export function isFull(error: unknown): boolean {
  const { code, cause } = (error ?? {}) as { code?: unknown; cause?: unknown }
  return full.has(String(code)) || (cause !== undefined && cause !== error && isFull(cause))
}
