import { type ChildProcess, spawn } from 'node:child_process'
import { openSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import { program, resident, root } from './process.ts'

/** A server in a process of its own. */
export interface Serving {
  /** Its address with a slash at the end. */
  readonly url: string
  /** Seconds from its start until it said that it is ready. */
  readonly seconds: number
  /** Megabytes of memory that it holds now. */
  memory(): Promise<number>
  /** Seconds of processor time that it has used. */
  used(): Promise<number>
  stop(): Promise<void>
}

interface Started {
  readonly input?: Uint8Array
  readonly env?: Readonly<Record<string, string>>
  /** Where it writes its log; nowhere without. */
  readonly log?: string
  /** What answers 200 when it is ready. */
  readonly ready?: string
}

/** Ticks of the processor clock a second, as Linux counts them for programs. */
const TICKS = 100

/** Starts a program of Node that says its address on a line of its own. */
export async function serving(
  args: readonly string[],
  { input, env, log, ready = '' }: Started = {},
): Promise<Serving> {
  const start = performance.now()
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: [input ? 'pipe' : 'ignore', 'pipe', log ? openSync(log, 'a') : 'inherit'],
  })
  const stop = stopping(child)
  child.stdin?.end(input)
  const url = await new Promise<string>((resolve, reject) => {
    child.once('close', () => reject(new Error(`${args.join(' ')} did not start`)))
    createInterface({ input: child.stdout as NodeJS.ReadableStream }).on('line', (line) => {
      if (line.startsWith('http')) resolve(line.endsWith('/') ? line : `${line}/`)
    })
  })
  while (!(await fetch(new URL(ready, url))).ok) await wait(5)
  const seconds = (performance.now() - start) / 1000
  return {
    url,
    seconds,
    memory: async () => (await resident(child.pid ?? 0)) / 1e6,
    used: async () => {
      const stat = await readFile(`/proc/${child.pid}/stat`, 'utf8')
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
      return (Number(fields[11]) + Number(fields[12])) / TICKS
    },
    stop,
  }
}

/** Ends it when it is asked to, and at the latest with this process. */
function stopping(child: ChildProcess): () => Promise<void> {
  const kill = () => child.kill('SIGKILL')
  process.once('exit', kill)
  const closed = new Promise<void>((resolve) => child.once('close', () => resolve()))
  return async () => {
    child.kill('SIGTERM')
    await closed
    process.off('exit', kill)
  }
}

/** Starts `gongkai serve` on a free port, as a service manager does. */
export const serve = (args: readonly string[], env: Readonly<Record<string, string>>, log: string) =>
  serving([program, 'serve', ...args], { env: { PORT: '0', ...env }, log, ready: 'readyz' })
