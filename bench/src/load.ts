import { connect } from 'node:net'

/** Connections at once, each kept open and asking again when it has its answer. */
const CONNECTIONS = 16

interface Asking {
  readonly url: string
  readonly headers?: Readonly<Record<string, string>>
}

/** Bytes of a whole answer with its head; throws unless it is a success of known length. */
function lengthOf(answer: Buffer): number | null {
  const end = answer.indexOf('\r\n\r\n')
  if (end < 0) return null
  const head = answer.toString('latin1', 0, end)
  const length = head.startsWith('HTTP/1.1 204 ') ? '0' : /\r\ncontent-length: (\d+)/i.exec(head)?.[1]
  if (!/^HTTP\/1\.1 20[04] /.test(head) || length === undefined) throw new Error(`unexpected answer:\n${head}`)
  return end + 4 + Number(length)
}

/** One connection until the time is over. How many answers it got. */
function ask(host: string, port: number, request: string, until: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, host)
    socket.setNoDelay()
    let answers = 0
    let head = Buffer.alloc(0)
    // All answers to one question are alike, so only the first is read: the generator must not be what is measured.
    let length: number | null = null
    let received = 0
    socket.on('connect', () => socket.write(request))
    socket.on('error', reject)
    socket.on('close', () => (performance.now() < until ? reject(new Error('connection closed')) : resolve(answers)))
    socket.on('data', (chunk) => {
      received += chunk.length
      if (length === null) {
        head = Buffer.concat([head, chunk])
        length = lengthOf(head)
      }
      if (length === null || received < length) return
      if (received > length || chunk.length === 0) return reject(new Error('answers of different length'))
      received = 0
      answers++
      if (performance.now() < until) socket.write(request)
      else socket.destroy()
    })
  })
}

/** Answers per second over so many seconds, every connection one question at a time. */
export async function load({ url, headers = {} }: Asking, seconds: number): Promise<number> {
  const { hostname, port, host, pathname, search } = new URL(url)
  const lines = Object.entries({ host, ...headers }).map(([name, value]) => `${name}: ${value}\r\n`)
  const request = `GET ${pathname}${search} HTTP/1.1\r\n${lines.join('')}\r\n`
  const start = performance.now()
  const until = start + seconds * 1000
  const each = await Promise.all(Array.from({ length: CONNECTIONS }, () => ask(hostname, Number(port), request, until)))
  return (each.reduce((a, b) => a + b, 0) * 1000) / (performance.now() - start)
}

/** Bytes on the wire of one answer with its head, over a connection of its own. */
export function transferred(url: string, coding: string): Promise<number> {
  const { hostname, port, host, pathname } = new URL(url)
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname)
    const chunks: Buffer[] = []
    socket.on('connect', () =>
      socket.write(`GET ${pathname} HTTP/1.1\r\nhost: ${host}\r\naccept-encoding: ${coding}\r\n\r\n`),
    )
    socket.on('error', reject)
    socket.on('data', (chunk) => {
      chunks.push(chunk)
      const all = Buffer.concat(chunks)
      const length = lengthOf(all)
      if (length === null || all.length < length) return
      socket.destroy()
      resolve(all.length)
    })
  })
}
