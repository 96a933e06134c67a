import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { createInterface } from 'node:readline'
import { root } from './gongkai.ts'

/** The real program, serving, as a service manager runs it. */
export interface Serving {
  /** Its address with a slash at the end. */
  readonly url: string
  readonly pid: number
  /** Milliseconds from its start to its address. */
  readonly startedIn: number
  /** Everything it has said on both outputs. */
  said(): string
  /** Asks an operation, as the back office does. Throws when nothing answers. */
  ask(method: 'GET' | 'POST' | 'PUT', path: string, sent?: Asked): Promise<Heard>
  /** Ends it like a power cut. */
  kill(): Promise<void>
  /** Asks it to end and gives its exit status. */
  stop(): Promise<number | null>
}

export interface Asked {
  readonly body?: unknown
  /** Instead of a body: fields with files. */
  readonly form?: FormData
  readonly as?: string
  readonly key?: string
}

export interface Heard {
  readonly status: number
  // biome-ignore lint/suspicious/noExplicitAny: a test looks at whatever came
  readonly body: any
}

/** The program ended without ever serving. */
export class NotServing extends Error {
  override readonly name = 'NotServing'
  readonly status: number | null
  constructor(status: number | null, said: string) {
    super(said)
    this.status = status
  }
}

const program = `${root}/server/bin/gongkai.mjs`
const running = new Set<ChildProcess>()
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL')
})

/** Starts `gongkai serve` on a free port. Throws `NotServing` with what it said when it refuses. */
export async function serve(env: Readonly<Record<string, string>>, args: readonly string[] = []): Promise<Serving> {
  const from = performance.now()
  const child = spawn(process.execPath, [program, 'serve', ...args], {
    cwd: root,
    env: { ...process.env, PORT: '0', LOG_LEVEL: 'warn', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  running.add(child)
  const said: string[] = []
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve))
  void ended.then(() => running.delete(child))
  createInterface({ input: child.stderr }).on('line', (line) => said.push(line))
  const url = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      said.push(line)
      if (line.startsWith('http')) resolve(line)
    })
    void ended.then((status) => reject(new NotServing(status, said.join('\n'))))
  })
  const startedIn = performance.now() - from
  return {
    url,
    pid: child.pid ?? 0,
    startedIn,
    said: () => said.join('\n'),
    ask: async (method, path, { body, form, as, key = randomUUID() } = {}) => {
      const answer = await fetch(new URL(path.replace(/^\//, ''), url), {
        method,
        headers: {
          ...(method !== 'GET' && { 'idempotency-key': key, origin: new URL(url).origin }),
          ...(as && { cookie: as }),
          ...(body !== undefined && { 'content-type': 'application/json' }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
        ...(form && { body: form }),
      })
      const text = await answer.text()
      const isJson = answer.headers.get('content-type')?.includes('json')
      return { status: answer.status, body: isJson ? JSON.parse(text) : text }
    },
    kill: async () => {
      child.kill('SIGKILL')
      await ended
    },
    stop: async () => {
      child.kill('SIGTERM')
      return ended
    },
  }
}
