import { crc32, inflateRawSync } from 'node:zlib'
import { refuse } from '../errors.ts'
import { limits } from '../limits.ts'

/** The entries of an OOXML package, inflated one by one on demand. */
export interface Archive {
  has(name: string): boolean
  /** The inflated entry; `undefined` where there is none. Throws `damaged`, `encrypted`, `tooLarge`. */
  read(name: string): Uint8Array | undefined
}

interface Entry {
  encrypted: boolean
  method: number
  crc: number
  compressed: number
  offset: number
}

const LOCAL = 0x04034b50
const CENTRAL = 0x02014b50
const END = 0x06054b50
const END_BYTES = 22
const COMMENT_BYTES = 0xffff
const MAX_ENTRIES = 10_000

const damaged = (): never => refuse('damaged', '文件已损坏或不完整，无法解压；请重新下载，或用办公软件打开后另存一份。')
const tooLarge = (bytes: number): never =>
  refuse('tooLarge', `文件解压后超过 ${bytes / 1024 / 1024} MB，不予读取；请删去其中的图片、附件后再试。`)

/** Names differ in case, slashes and a leading slash from producer to producer. */
const normal = (name: string): string => name.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase()

/**
 * Opens the ZIP package of a DOCX or XLSX by its central directory. The sum of what is inflated is counted and refused
 * above `inflatedBytes`; check sums are compared, so that no damaged figure is ever read. Throws `DocumentError`.
 */
export function openZip(bytes: Uint8Array, inflatedBytes: number = limits.inflatedBytes): Archive {
  if (bytes.length > limits.officeBytes) refuse('tooLarge', '文件超过 50 MB，不予读取；请删去其中的图片、附件后再试。')
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const directory = readDirectory(data)
  let left = inflatedBytes

  const read = (name: string): Uint8Array | undefined => {
    const entry = directory.get(normal(name))
    if (!entry) return undefined
    if (entry.encrypted) refuse('encrypted', '文件已加密；请用密码打开后另存为不加密的文件。')
    const content = inflate(packed(data, entry), entry.method, left, inflatedBytes)
    left -= content.length
    return crc32(content) === entry.crc ? content : damaged()
  }
  return { has: (name) => directory.has(normal(name)), read }
}

function inflate(content: Buffer, method: number, left: number, total: number): Buffer {
  if (method === 0) return content.length > left ? tooLarge(total) : content
  if (method !== 8) return refuse('unsupported', '文件使用了不支持的压缩方式；请用办公软件打开后另存一份。')
  if (left <= 0) tooLarge(total)
  try {
    return inflateRawSync(content, { maxOutputLength: left })
  } catch (error) {
    return (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE' ? tooLarge(total) : damaged()
  }
}

function packed(data: Buffer, entry: Entry): Buffer {
  const { offset } = entry
  if (offset < 0 || offset + 30 > data.length || data.readUInt32LE(offset) !== LOCAL) damaged()
  const start = offset + 30 + data.readUInt16LE(offset + 26) + data.readUInt16LE(offset + 28)
  return start + entry.compressed > data.length ? damaged() : data.subarray(start, start + entry.compressed)
}

function readDirectory(data: Buffer): Map<string, Entry> {
  const end = endOfDirectory(data)
  const count = data.readUInt16LE(end + 10)
  if (count > MAX_ENTRIES) refuse('tooLarge', '文件中的条目过多，不予读取；请用办公软件打开后另存一份。')
  // Bytes in front of the archive shift every offset by the same amount.
  const size = data.readUInt32LE(end + 12)
  const shift = end - size - data.readUInt32LE(end + 16)
  if (shift < 0) damaged()
  const entries = new Map<string, Entry>()
  for (let at = end - size, n = 0; n < count; n++) {
    if (at + 46 > end || data.readUInt32LE(at) !== CENTRAL) damaged()
    const nameEnd = at + 46 + data.readUInt16LE(at + 28)
    const next = nameEnd + data.readUInt16LE(at + 30) + data.readUInt16LE(at + 32)
    if (next > end) damaged()
    const name = normal(data.toString('utf8', at + 46, nameEnd))
    if (!entries.has(name))
      entries.set(name, {
        encrypted: (data.readUInt16LE(at + 8) & 1) !== 0,
        method: data.readUInt16LE(at + 10),
        crc: data.readUInt32LE(at + 16),
        compressed: data.readUInt32LE(at + 20),
        offset: data.readUInt32LE(at + 42) + shift,
      })
    at = next
  }
  return entries
}

function endOfDirectory(data: Buffer): number {
  const first = Math.max(0, data.length - END_BYTES - COMMENT_BYTES)
  for (let at = data.length - END_BYTES; at >= first; at--) if (data.readUInt32LE(at) === END) return at
  return refuseOther(data)
}

/** Office files with a password are OLE2 containers of a stream `EncryptedPackage`. */
function refuseOther(data: Buffer): never {
  if (data.includes(Buffer.from('EncryptedPackage', 'utf16le')))
    refuse('encrypted', '文件已加密；请用密码打开后另存为不加密的文件。')
  return damaged()
}
