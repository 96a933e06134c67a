import { once } from 'node:events'
import type { Socket } from 'node:net'
import { messageOf } from '../errors.ts'
import { StartError } from '../start-error.ts'
import { type AuditVerdict, verifyAudit } from './audit.ts'
import { type Made, makeBackup, type Source } from './make.ts'
import type { Progress } from './parts.ts'
import type { Sink } from './tar.ts'

/*
 * What the command line asks of a running server over the socket in the data folder. The question is one line; the
 * answer is frames: a byte for what it is, four for its length, then that many bytes.
 */

type Ask = 'backup' | 'verify'

const frames = { data: 1, total: 2, step: 3, done: 4, failed: 5 } as const
const HEAD = 5
const LARGEST = 1 << 24

async function send(socket: Socket, kind: number, bytes: Uint8Array): Promise<void> {
  const head = Buffer.alloc(HEAD)
  head.writeUInt8(kind)
  head.writeUInt32BE(bytes.length, 1)
  if (socket.destroyed) throw new Error('the caller went away')
  socket.write(head)
  if (!socket.write(bytes)) await Promise.race([once(socket, 'drain'), once(socket, 'close')])
}

/** What slices answer to their commands: by the name of the question, with what the caller sent along. */
export type Questions = Readonly<Record<string, (sent: unknown) => Promise<unknown>>>

const LONGEST = 10_000

/**
 * The question; empty from a caller that only looked whether somebody answers. No line reader of the engine: it hands on
 * later errors of the socket to nobody, and that ends the server.
 */
const lineFrom = (socket: Socket): Promise<string> =>
  new Promise((asked) => {
    let text = ''
    socket.on('data', (chunk: Buffer) => {
      text += chunk.toString()
      if (text.includes('\n') || text.length > LONGEST) asked(text.split('\n')[0] ?? '')
    })
    for (const end of ['end', 'close']) socket.once(end, () => asked(''))
  })

/** Answers one caller. */
export async function answer(socket: Socket, source: Source, others: Questions = {}): Promise<void> {
  const json = (kind: number, value: unknown) => send(socket, kind, Buffer.from(JSON.stringify(value)))
  const progress: Progress = {
    total: (n) => void json(frames.total, n).catch(() => {}),
    step: () => void json(frames.step, 1).catch(() => {}),
  }
  try {
    const line = await lineFrom(socket)
    if (line === '') return void socket.end()
    if (line === 'backup')
      await json(frames.done, await makeBackup(source, (c) => send(socket, frames.data, c), progress))
    else if (line === 'verify') await json(frames.done, await verifyAudit(source))
    else if (Object.hasOwn(others, nameOf(line)))
      await json(frames.done, await others[nameOf(line)]?.(JSON.parse(line.slice(nameOf(line).length))))
    else await json(frames.failed, '运行中的服务不认识这个请求，请使用同一版本的程序。')
  } catch (error) {
    await json(frames.failed, messageOf(error)).catch(() => {})
  }
  socket.end()
}

const nameOf = (line: string): string => /^\w+/.exec(line)?.[0] ?? ''

const away = () => new StartError('运行中的进程没有答复完就停止了。请稍后再试。')

/** Asks the server that holds the data folder. Throws `StartError`. */
export async function ask(socket: Socket, what: 'backup', sink: Sink, progress: Progress): Promise<Made>
export async function ask(socket: Socket, what: 'verify'): Promise<AuditVerdict>
export async function ask(socket: Socket, what: Ask, sink?: Sink, progress?: Progress): Promise<unknown> {
  return exchange(socket, what, sink, progress)
}

/** Asks the server a question of a slice. Throws `StartError` with what the server refuses. */
export const askFor = (socket: Socket, name: string, sent: unknown): Promise<unknown> =>
  exchange(socket, `${name} ${JSON.stringify(sent)}`)

async function exchange(socket: Socket, line: string, sink?: Sink, progress?: Progress): Promise<unknown> {
  socket.write(`${line}\n`)
  let rest: Buffer = Buffer.alloc(0)
  try {
    for await (const chunk of socket as AsyncIterable<Buffer>) {
      rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
      while (rest.length >= HEAD) {
        const length = rest.readUInt32BE(1)
        if (length > LARGEST) throw away()
        if (rest.length < HEAD + length) break
        const kind = rest[0]
        const body = rest.subarray(HEAD, HEAD + length)
        rest = rest.subarray(HEAD + length)
        if (kind === frames.data) await sink?.(body)
        else if (kind === frames.total) progress?.total(JSON.parse(body.toString()))
        else if (kind === frames.step) progress?.step()
        else if (kind === frames.done) return JSON.parse(body.toString())
        else throw new StartError(JSON.parse(body.toString()))
      }
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ECONNRESET') throw away()
    throw error
  } finally {
    socket.destroy()
  }
  throw away()
}
