import { createWriteStream } from 'node:fs'
import { mkdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { finished } from 'node:stream/promises'
import { messageOf, UsageError } from './errors.ts'
import { columnsShown, send } from './terminal.ts'

/** Where results go: standard output, or a file that appears under its name only when it is complete. */
export interface Output {
  /** Somebody looks at it as it appears. */
  readonly terminal: boolean
  /** Where its lines should end; nowhere in a file or a pipe. */
  readonly columns: number
  write(chunk: string | Uint8Array): Promise<void>
  close(): Promise<void>
  /** Leaves nothing behind. */
  discard(): Promise<void>
}

const standard: Output = {
  terminal: process.stdout.isTTY === true,
  columns: columnsShown(),
  write: (chunk) => send(process.stdout, chunk),
  close: async () => undefined,
  discard: async () => undefined,
}

const refusal = (path: string, error: unknown) =>
  new UsageError(`不能写入 ${path}，请检查文件夹是否存在、是否有权限、磁盘是否已满。（${messageOf(error)}）`)

/** Opens the output. Throws `UsageError` where it cannot be written. */
export async function openOutput(path: string | undefined): Promise<Output> {
  if (path === undefined || path === '-') return standard
  const info = await stat(path).catch(() => null)
  if (info?.isDirectory()) throw new UsageError(`${path} 是文件夹，请在 -o 后写文件名。`)
  // A device or a pipe cannot be replaced, only written to.
  const draft = info && !info.isFile() ? path : `${path}.${process.pid}.part`
  const file = createWriteStream(draft)
  const end = finished(file).then(
    () => null,
    (error: unknown) => error,
  )
  await new Promise<void>((opened) => file.once('open', () => opened()).once('error', () => opened()))
  if (file.errored) throw refusal(path, file.errored)
  return {
    terminal: false,
    columns: Number.POSITIVE_INFINITY,
    write: async (chunk) => {
      if (file.errored) throw refusal(path, file.errored)
      if (!file.write(chunk))
        await Promise.race([new Promise<void>((drained) => file.once('drain', () => drained())), end])
    },
    close: async () => {
      file.end()
      const error = await end
      if (error) throw refusal(path, error)
      if (draft !== path) await rename(draft, path)
    },
    discard: async () => {
      file.destroy()
      if (draft !== path) await rm(draft, { force: true })
    },
  }
}

/** Makes a folder with those above it. Throws `UsageError` where that cannot be. */
export async function makeFolder(path: string): Promise<void> {
  try {
    await withParents(resolve(path))
  } catch (error) {
    throw refusal(path, error)
  }
}

/** The engine's own recursion never ends where the system lets nobody make a folder (`/proc`). */
async function withParents(path: string): Promise<void> {
  if ((await stat(path).catch(() => null))?.isDirectory()) return
  if (dirname(path) !== path) await withParents(dirname(path))
  await mkdir(path).catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST' || !(await stat(path)).isDirectory()) throw error
  })
}

type Content = string | Uint8Array

/** Writes a whole file; what is for people may be set for where it is shown. */
export async function writeOut(
  path: string | undefined,
  content: Content | ((output: Output) => Content),
): Promise<void> {
  const output = await openOutput(path)
  try {
    await output.write(typeof content === 'function' ? content(output) : content)
    await output.close()
  } catch (error) {
    await output.discard()
    throw error
  }
}
