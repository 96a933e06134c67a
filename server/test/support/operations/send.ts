import { randomUUID } from 'node:crypto'
import type { Operation } from '../../../src/platform/operation.ts'
import type { Answered, Opened } from '../server.ts'
import type { Given } from './sample.ts'

type Reached = Pick<Operation, 'method' | 'path' | 'consumes'>

const addressOf = ({ path }: Reached, { params = {}, query = {} }: Given) => {
  const filled = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))
  const search = new URLSearchParams(query).toString()
  return search ? `${filled}?${search}` : filled
}

/** The parts of a form with files, as a browser sends them. */
function multipart({ body = {}, files = [] }: Given): { type: string; bytes: Buffer } {
  const boundary = `----gongkai${randomUUID()}`
  const parts = [
    ...Object.entries(body).map(([name, value]) => [
      `content-disposition: form-data; name="${name}"\r\n\r\n`,
      typeof value === 'string' ? value : JSON.stringify(value),
    ]),
    ...files.map(({ field, name, type, bytes }) => [
      `content-disposition: form-data; name="${field}"; filename="${name}"\r\ncontent-type: ${type}\r\n\r\n`,
      bytes,
    ]),
  ]
  const chunks = parts.flatMap(([head, content]) => [`--${boundary}\r\n${head}`, content ?? '', '\r\n'])
  const bytes = Buffer.concat(
    [...chunks, `--${boundary}--\r\n`].map((c) => (typeof c === 'string' ? Buffer.from(c) : c)),
  )
  return { type: `multipart/form-data; boundary=${boundary}`, bytes }
}

export interface Sending {
  readonly as?: string | undefined
  readonly key?: string
  readonly headers?: Readonly<Record<string, string>>
}

/** Sends an operation over HTTP. */
export function send(opened: Opened, operation: Reached, given: Given, how: Sending = {}): Promise<Answered> {
  const address = addressOf(operation, given)
  if (operation.consumes === 'json')
    return opened.call(operation.method, address, {
      ...how,
      ...(operation.method !== 'GET' && { body: given.body ?? {} }),
    })
  const { type, bytes } = multipart(given)
  return opened.call(operation.method, address, {
    ...how,
    body: bytes,
    headers: { ...how.headers, 'content-type': type },
  })
}
