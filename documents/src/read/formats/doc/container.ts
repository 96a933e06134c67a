import { refuse } from '../../errors.ts'

const SIGNATURE = Buffer.from('d0cf11e0a1b11ae1', 'hex')
const ENTRY_BYTES = 128
/** Sector numbers from here on are marks (end of chain, free, …). */
const LAST_SECTOR = 0xfffffff9
const NO_ENTRY = 0xffffffff

interface Entry {
  name: string
  start: number
  size: number
  left: number
  right: number
  child: number
}

export const damaged = (): never => refuse('damaged', '文件已损坏或不完整；请重新下载，或用办公软件打开后另存为 DOCX。')

/**
 * The streams at the top of an OLE2 container ([MS-CFB]), by name. Every chain is at most as long as the file, so a
 * chain that runs in a circle ends. Throws `damaged`.
 */
export class Container {
  private readonly data: Buffer
  private readonly sectorBytes: number
  private readonly table: number[] = []
  private readonly miniTable: Buffer
  private readonly miniBytes: number
  private readonly miniStream: Buffer
  private readonly miniLimit: number
  private readonly entries = new Map<string, Entry>()

  constructor(bytes: Uint8Array) {
    const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    if (data.length < 512 || !data.subarray(0, 8).equals(SIGNATURE)) damaged()
    this.data = data
    const [shift, miniShift] = [data.readUInt16LE(0x1e), data.readUInt16LE(0x20)]
    if ((shift !== 9 && shift !== 12) || miniShift !== 6) damaged()
    this.sectorBytes = 1 << shift
    this.miniBytes = 1 << miniShift
    this.miniLimit = data.readUInt32LE(0x38)
    this.readTable()
    const directory = this.chain(data.readUInt32LE(0x30))
    const entry = (index: number): Entry | undefined => entryAt(directory, index)
    const root = entry(0) ?? damaged()
    this.miniTable = this.chain(data.readUInt32LE(0x3c))
    this.miniStream = this.chain(root.start)
    const waiting = [root.child]
    for (let n = 0; waiting.length > 0 && n < (3 * directory.length) / ENTRY_BYTES; n++) {
      const found = entry(waiting.pop() ?? NO_ENTRY)
      if (!found) continue
      this.entries.set(found.name, found)
      waiting.push(found.left, found.right)
    }
  }

  has(name: string): boolean {
    return this.entries.has(name)
  }

  /** The content of a stream; `undefined` where there is none. */
  stream(name: string): Buffer | undefined {
    const entry = this.entries.get(name)
    if (!entry) return undefined
    const content = entry.size < this.miniLimit ? this.miniChain(entry.start) : this.chain(entry.start)
    return content.length < entry.size ? damaged() : content.subarray(0, entry.size)
  }

  private readTable(): void {
    const { data, sectorBytes } = this
    const sectors: number[] = []
    const sectorsInFile = Math.ceil(data.length / sectorBytes)
    for (let at = 0x4c; at < 512; at += 4) sectors.push(data.readUInt32LE(at))
    let next = data.readUInt32LE(0x44)
    for (let n = 0; next <= LAST_SECTOR && n < sectorsInFile; n++) {
      const sector = this.sector(next)
      for (let at = 0; at < sectorBytes - 4; at += 4) sectors.push(sector.readUInt32LE(at))
      next = sector.readUInt32LE(sectorBytes - 4)
    }
    for (const number of sectors) {
      if (number > LAST_SECTOR) continue
      if (this.table.length > sectorsInFile) break
      const sector = this.sector(number)
      for (let at = 0; at < sectorBytes; at += 4) this.table.push(sector.readUInt32LE(at))
    }
  }

  /** The last sector may be cut short. */
  private sector(number: number): Buffer {
    const start = (number + 1) * this.sectorBytes
    if (start >= this.data.length) return damaged()
    const sector = this.data.subarray(start, start + this.sectorBytes)
    return sector.length === this.sectorBytes ? sector : Buffer.concat([sector], this.sectorBytes)
  }

  private chain(first: number): Buffer {
    const sectors: Buffer[] = []
    for (let number = first; number <= LAST_SECTOR; number = this.table[number] ?? NO_ENTRY) {
      if (sectors.length > this.table.length) damaged()
      sectors.push(this.sector(number))
    }
    return Buffer.concat(sectors)
  }

  private miniChain(first: number): Buffer {
    const { miniBytes, miniStream, miniTable } = this
    const sectors: Buffer[] = []
    for (let number = first; number <= LAST_SECTOR; ) {
      if (sectors.length > miniTable.length / 4) damaged()
      sectors.push(miniStream.subarray(number * miniBytes, (number + 1) * miniBytes))
      number = number * 4 + 4 <= miniTable.length ? miniTable.readUInt32LE(number * 4) : NO_ENTRY
    }
    return Buffer.concat(sectors)
  }
}

function entryAt(directory: Buffer, index: number): Entry | undefined {
  const at = index * ENTRY_BYTES
  if (at + ENTRY_BYTES > directory.length || directory[at + 0x42] === 0) return undefined
  const nameBytes = Math.min(64, Math.max(2, directory.readUInt16LE(at + 0x40))) - 2
  return {
    name: directory.toString('utf16le', at, at + nameBytes),
    left: directory.readUInt32LE(at + 0x44),
    right: directory.readUInt32LE(at + 0x48),
    child: directory.readUInt32LE(at + 0x4c),
    start: directory.readUInt32LE(at + 0x74),
    size: directory.readUInt32LE(at + 0x78),
  }
}
