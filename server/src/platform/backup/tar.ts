import { StartError } from '../start-error.ts'

/** One member of an archive. A folder has no body. */
export interface Member {
  readonly name: string
  readonly size: number
  readonly folder?: boolean
  readonly body: AsyncIterable<Uint8Array> | Iterable<Uint8Array>
}

export type Sink = (chunk: Uint8Array) => Promise<void>

const BLOCK = 512
const LARGEST = 8 ** 11 - 1

const octal = (value: number, width: number) => `${value.toString(8).padStart(width - 1, '0')}\0`

function header({ name, size, folder = false }: Omit<Member, 'body'>): Buffer {
  if (Buffer.byteLength(name) > 100 || size > LARGEST) throw new Error(`does not fit into an archive: ${name}, ${size}`)
  const block = Buffer.alloc(BLOCK)
  const fields: [number, string][] = [
    [0, name],
    [100, octal(folder ? 0o700 : 0o600, 8)],
    [108, octal(0, 8)],
    [116, octal(0, 8)],
    [124, octal(size, 12)],
    [136, octal(0, 12)],
    [148, '        '],
    [156, folder ? '5' : '0'],
    [257, 'ustar\u000000'],
  ]
  for (const [at, text] of fields) block.write(text, at)
  block.write(octal(sumOf(block), 7), 148)
  return block
}

const sumOf = (block: Buffer) => block.reduce((sum, byte, i) => sum + (i >= 148 && i < 156 ? 0x20 : byte), 0)
const padding = (size: number) => (BLOCK - (size % BLOCK)) % BLOCK

/** Writes one member (POSIX ustar). Throws when its body is not as long as it said. */
export async function writeMember(sink: Sink, member: Member): Promise<void> {
  await sink(header(member))
  let left = member.size
  for await (const chunk of member.body) {
    left -= chunk.length
    await sink(chunk)
  }
  if (left !== 0) throw new Error(`a member changed while it was read: ${member.name}`)
  if (padding(member.size) > 0) await sink(Buffer.alloc(padding(member.size)))
}

export const writeEnd = (sink: Sink): Promise<void> => sink(Buffer.alloc(2 * BLOCK))

/** Bytes of a stream, as many at a time as are asked for. */
class Source {
  readonly #chunks: AsyncIterator<Uint8Array>
  #rest: Uint8Array = new Uint8Array()

  constructor(stream: AsyncIterable<Uint8Array>) {
    this.#chunks = stream[Symbol.asyncIterator]()
  }
  /** At least one byte, at most so many; null at the end. */
  async some(most: number): Promise<Uint8Array | null> {
    while (this.#rest.length === 0) {
      const { done, value } = await this.#chunks.next()
      if (done) return null
      this.#rest = value
    }
    const taken = this.#rest.subarray(0, most)
    this.#rest = this.#rest.subarray(taken.length)
    return taken
  }
  async exactly(size: number): Promise<Buffer> {
    const parts: Uint8Array[] = []
    for await (const part of this.next(size)) parts.push(part)
    return Buffer.concat(parts)
  }
  /** Passes over what is left, so that whatever fills the stream comes to its end as well. */
  async toEnd(): Promise<void> {
    while (await this.some(BLOCK));
  }
  async *next(size: number): AsyncGenerator<Uint8Array> {
    for (let left = size; left > 0; ) {
      const part = await this.some(left)
      if (!part) throw new StartError('文件不完整：还没有到末尾就中断了。')
      left -= part.length
      yield part
    }
  }
}

/** Reads the members one after the other; what is not read of a body is passed over. Throws `StartError`. */
export async function* readMembers(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Member> {
  const source = new Source(stream)
  for (;;) {
    const block = await source.exactly(BLOCK)
    if (block.every((byte) => byte === 0)) return source.toEnd()
    const text = (at: number, length: number) => block.toString('utf8', at, at + length).replace(/\0.*$/s, '')
    const sum = Number.parseInt(text(148, 8), 8)
    if (text(257, 5) !== 'ustar' || sum !== sumOf(block)) throw new StartError('文件已经损坏，或者不是备份文件。')
    const size = Number.parseInt(text(124, 12), 8)
    const body = source.next(size)
    yield { name: text(0, 100), size, folder: text(156, 1) === '5', body }
    for await (const _ of body);
    await source.exactly(padding(size))
  }
}
