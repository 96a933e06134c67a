import { randomBytes } from 'node:crypto'
import { chmod, open, readdir, readFile, rm } from 'node:fs/promises'
import type { Server, Socket } from 'node:net'
import { join } from 'node:path'
import { StartError } from '../start-error.ts'
import { makeOwnFolder, OWN_FILE } from './durable.ts'
import { Holder, stillRuns, thisProcess, whereIs } from './holder.ts'
import { callIn, listenIn } from './socket.ts'

/*
 * One process per data folder. `lock/` holds numbered files; the highest number is the lock, and its file names the
 * holder. Who finds the holder gone makes the next number — the system lets only one make it — and looks again whether
 * a higher one has appeared. A number is never reused and the highest never removed, so two that find the same dead
 * holder cannot both have the folder. The holder listens on a socket: it answers as long as the process lives, also
 * from another container, and takes the requests of the command line.
 */

const BEAT = 2_000
/** So long is waited for the beat of a holder on another machine. */
const WATCH = 4 * BEAT
/** A lock file without content: its maker is writing it, or died before it could. */
const WRITING = 1_000

export interface Lock {
  /** The one before did not let go by itself: killed, or the power failed. */
  readonly afterCrash: boolean
  /** From now on callers of the socket are answered. */
  answer(onCaller: (caller: Socket) => void): void
  release(): Promise<void>
}

interface Options {
  /** The folder has another holder now; this process must stop writing. */
  readonly onLost?: () => void
  /** Milliseconds between beats, and how long another machine's beat is watched; for tests. */
  readonly beat?: number
  readonly watch?: number
}

const lockFolder = (folder: string) => join(folder, 'lock')
const later = (ms: number) => new Promise<void>((done) => setTimeout(done, ms))

async function numbers(folder: string): Promise<number[]> {
  const names = await readdir(lockFolder(folder)).catch(() => [])
  return names
    .filter((n) => /^\d+$/.test(n))
    .map(Number)
    .sort((a, b) => a - b)
}

const pathOf = (folder: string, n: number) => join(lockFolder(folder), String(n))

async function readHolder(folder: string, n: number): Promise<Holder | null> {
  for (let waited = 0; ; waited += 50) {
    const text = await readFile(pathOf(folder, n), 'utf8').catch(() => null)
    if (text === null) return null
    try {
      return Holder.parse(JSON.parse(text))
    } catch {
      if (waited >= WRITING) return null
      await later(50)
    }
  }
}

async function lives(folder: string, n: number, holder: Holder, watch: number): Promise<boolean> {
  if (holder.released) return false
  const where = whereIs(holder)
  if (where === 'gone') return false
  if (where === 'elsewhere') {
    await later(watch)
    const now = await readHolder(folder, n)
    return now !== null && !now.released && now.beat !== holder.beat
  }
  try {
    const socket = await callIn(lockFolder(folder), holder.socket)
    socket.destroy()
    return true
  } catch {
    return stillRuns(holder)
  }
}

/** The highest number and its holder, if that one lives. */
async function look(folder: string, watch: number): Promise<{ n: number; last: Holder | null; alive: boolean }> {
  for (;;) {
    const n = (await numbers(folder)).at(-1) ?? 0
    const last = n === 0 ? null : await readHolder(folder, n)
    const alive = last !== null && (await lives(folder, n, last, watch))
    if (((await numbers(folder)).at(-1) ?? 0) === n) return { n, last, alive }
  }
}

/** The process that holds a folder, or null when it is free. */
export async function holderOf(folder: string): Promise<Holder | null> {
  const { last, alive } = await look(folder, WATCH)
  return alive ? last : null
}

/** Calls the process that holds the folder. Null when it is free. */
export async function callHolder(folder: string): Promise<Socket | null> {
  const holder = await holderOf(folder)
  if (!holder) return null
  if (whereIs(holder) === 'elsewhere') throw new StartError(`${inUse(folder, holder)}请在那台机器上运行这个命令。`)
  return callIn(lockFolder(folder), holder.socket)
}

const inUse = (folder: string, { pid, host, since }: Holder) =>
  `数据文件夹 ${folder} 正由另一个进程使用：进程号 ${pid}，主机 ${host}，开始于 ${since}。`

/** Takes the folder for this process. Throws `StartError`, with the number of the process that has it. */
export async function takeLock(folder: string, options: Options = {}): Promise<Lock> {
  await makeOwnFolder(lockFolder(folder))
  const name = `${randomBytes(8).toString('hex')}.sock`
  let onCaller: (caller: Socket) => void = (caller) => caller.end()
  // Listening before the lock is visible, so that whoever sees it also reaches its holder.
  const callers = new Set<Socket>()
  const server = await listenIn(lockFolder(folder), name, (caller) => {
    callers.add(caller)
    caller.on('error', () => caller.destroy()).on('close', () => callers.delete(caller))
    onCaller(caller)
  })
  try {
    if (process.platform !== 'win32') await chmod(join(lockFolder(folder), name), OWN_FILE)
    const { n, before } = await claim(folder, thisProcess(name), options.watch ?? WATCH)
    await removeBelow(folder, n)
    const stop = beat(folder, n, thisProcess(name), options)
    return {
      afterCrash: before !== null && !before.released,
      answer: (answered) => {
        onCaller = answered
      },
      release: async () => {
        await stop()
        await write(folder, n, { ...thisProcess(name), released: true })
        for (const caller of callers) caller.destroy()
        await close(server)
      },
    }
  } catch (error) {
    await close(server)
    throw error
  }
}

const close = (server: Server) => new Promise<void>((closed) => server.close(() => closed()))

async function claim(folder: string, me: Holder, watch: number): Promise<{ n: number; before: Holder | null }> {
  for (;;) {
    const { n, last, alive } = await look(folder, watch)
    if (last && alive)
      throw new StartError(
        `${inUse(folder, last)}一个数据文件夹只能由一个进程使用，请先停止那个进程，或者换一个 DATA_DIR。`,
      )
    const mine = n + 1
    try {
      const file = await open(pathOf(folder, mine), 'wx', OWN_FILE)
      try {
        await file.writeFile(JSON.stringify(me))
      } finally {
        await file.close()
      }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      continue
    }
    // Whoever looked long ago may have made a number that was already passed and removed.
    if ((await numbers(folder)).at(-1) === mine) return { n: mine, before: last }
    await rm(pathOf(folder, mine), { force: true })
  }
}

/** Clears away the dead: their numbers and their sockets. */
async function removeBelow(folder: string, n: number): Promise<void> {
  for (const old of (await numbers(folder)).filter((m) => m < n)) {
    const holder = await readHolder(folder, old)
    if (holder && /^[0-9a-f]+\.sock$/.test(holder.socket))
      await rm(join(lockFolder(folder), holder.socket), { force: true })
    await rm(pathOf(folder, old), { force: true })
  }
}

/** In place: a rename over the file would let it be missing for a reader on some shared folders. */
async function write(folder: string, n: number, holder: Holder): Promise<void> {
  const file = await open(pathOf(folder, n), 'r+')
  try {
    const content = Buffer.from(JSON.stringify(holder).padEnd(1024))
    await file.write(content, 0, content.length, 0)
  } finally {
    await file.close()
  }
}

function beat(folder: string, n: number, me: Holder, { onLost, beat: every = BEAT }: Options): () => Promise<void> {
  let count = 0
  let writing = Promise.resolve()
  const timer = setInterval(() => {
    writing = writing.then(async () => {
      try {
        await write(folder, n, { ...me, beat: ++count })
      } catch (error) {
        // A full disk does not take the lock away; a missing file does.
        if ((error as NodeJS.ErrnoException).code !== 'ENOENT') return
      }
      if ((await numbers(folder)).at(-1) !== n) {
        clearInterval(timer)
        onLost?.()
      }
    })
  }, every)
  timer.unref()
  return async () => {
    clearInterval(timer)
    await writing
  }
}
