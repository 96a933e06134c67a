import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { StartError } from '../start-error.ts'
import type { Member } from './tar.ts'

/** Told while work goes on: how much there is, and each piece done. */
export interface Progress {
  total(pieces: number): void
  step(): void
}

export const sumOf = (bytes: string | Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

export async function sumOfFile(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) hash.update(chunk)
  return hash.digest('hex')
}

/** Packs lines into a file. How many they were. */
export async function packLines(path: string, pages: AsyncIterable<readonly string[]>): Promise<number> {
  let rows = 0
  async function* texts() {
    for await (const page of pages) {
      rows += page.length
      yield `${page.join('\n')}\n`
    }
  }
  await pipeline(Readable.from(texts()), createGzip({ level: 5 }), createWriteStream(path, { mode: 0o600 }))
  return rows
}

/** The lines of a packed file, some hundred at a time. Throws `StartError` when it is damaged. */
export async function* unpackLines(path: string): AsyncGenerator<string[]> {
  const file = createReadStream(path)
  const unpacked = createGunzip()
  const failed = pipeline(file, unpacked).then(
    () => null,
    (error: unknown) => error,
  )
  let page: string[] = []
  for await (const line of createInterface({ input: unpacked, crlfDelay: Number.POSITIVE_INFINITY })) {
    page.push(line)
    if (page.length < 500) continue
    yield page
    page = []
  }
  if (await failed) throw new StartError('备份文件已经损坏：有一部分解不开。')
  yield page
}

export const memberOfText = (name: string, text: string): Member => {
  const bytes = Buffer.from(text)
  return { name, size: bytes.length, body: Readable.from([bytes]) }
}

export const memberOfFile = async (name: string, path: string): Promise<Member> => ({
  name,
  size: (await stat(path)).size,
  body: createReadStream(path),
})

/** A small member whole. */
export async function textOf({ body, size }: Member): Promise<string> {
  if (size > 256 << 20) throw new StartError('备份文件已经损坏。')
  const chunks: Uint8Array[] = []
  for await (const chunk of body) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}
