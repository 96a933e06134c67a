import { type FileHandle, open } from 'node:fs/promises'

/** What the table of contents of an archive says; nothing is unpacked. */
export interface Contents {
  readonly names: readonly string[]
  /** Bytes when unpacked, by its own account. */
  readonly unpacked: number
  readonly encrypted: boolean
}

const ENTRY = 46
const END = 22
const MOST_CONTENTS = 8 << 20

async function bytesAt(file: FileHandle, from: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, from)
  return buffer.subarray(0, bytesRead)
}

async function reading<T>(path: string, work: (file: FileHandle, size: number) => Promise<T>): Promise<T> {
  const file = await open(path, 'r')
  try {
    return await work(file, (await file.stat()).size)
  } finally {
    await file.close()
  }
}

/** The central directory of a ZIP file. Null when it is damaged, or larger than any document's. */
export const contentsOfZip = (path: string): Promise<Contents | null> =>
  reading(path, async (file, size) => {
    const from = Math.max(0, size - END - 65_535)
    const tail = await bytesAt(file, from, size - from)
    const at = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]))
    if (at < 0 || at + END > tail.length) return null
    const length = tail.readUInt32LE(at + 12)
    const start = tail.readUInt32LE(at + 16)
    if (length > MOST_CONTENTS || start + length > from + at) return null
    return entriesOf(await bytesAt(file, start, length), tail.readUInt16LE(at + 10))
  })

function entriesOf(directory: Buffer, count: number): Contents | null {
  const names: string[] = []
  let unpacked = 0
  let encrypted = false
  let at = 0
  for (let i = 0; i < count; i++) {
    if (at + ENTRY > directory.length || directory.readUInt32LE(at) !== 0x02014b50) return null
    const nameLength = directory.readUInt16LE(at + 28)
    encrypted ||= (directory.readUInt16LE(at + 8) & 1) === 1
    unpacked += directory.readUInt32LE(at + 24)
    names.push(directory.toString('utf8', at + ENTRY, at + ENTRY + nameLength))
    at += ENTRY + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32)
  }
  return { names, unpacked, encrypted }
}

const FREE = 0xfffffffa
const MOST_SECTORS = 4096

/** The streams of a compound file (old Word and Excel), from its directory. Null when it is damaged. */
export const contentsOfCompound = (path: string): Promise<Contents | null> =>
  reading(path, async (file, size) => {
    const head = await bytesAt(file, 0, 512)
    const shift = head.length === 512 ? head.readUInt16LE(30) : 0
    if (shift !== 9 && shift !== 12) return null
    const sector = 1 << shift
    const place = (n: number) => (n + 1) * sector
    const names: string[] = []
    let n = head.readUInt32LE(48)
    for (let seen = 0; n < FREE; seen++) {
      if (seen > MOST_SECTORS || place(n) >= size) return null
      names.push(...streamsIn(await bytesAt(file, place(n), sector)))
      // The table of a sector's successor; the first 109 of its parts are listed in the head, enough for seven megabytes.
      const part = Math.floor(n / (sector / 4))
      if (part >= 109) break
      const table = head.readUInt32LE(76 + part * 4)
      if (table >= FREE) return null
      const next = await bytesAt(file, place(table) + (n % (sector / 4)) * 4, 4)
      if (next.length < 4) return null
      n = next.readUInt32LE(0)
    }
    return { names, unpacked: size, encrypted: false }
  })

function streamsIn(sector: Buffer): string[] {
  const names: string[] = []
  for (let at = 0; at + 128 <= sector.length; at += 128) {
    const length = sector.readUInt16LE(at + 64)
    if (length >= 2 && length <= 64) names.push(sector.toString('utf16le', at, at + length - 2))
  }
  return names
}
