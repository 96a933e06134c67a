import { DocumentError } from '../errors.ts'

const latin = (bytes: Uint8Array) => new TextDecoder('latin1').decode(bytes)
const u16 = (bytes: Uint8Array, at: number) => (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8)
const u32 = (bytes: Uint8Array, at: number) => (u16(bytes, at) | (u16(bytes, at + 2) << 16)) >>> 0

/** The end of a zip directory is at most a comment of 65,535 bytes before the end of the file. */
const END_RECORD = 22
const MAX_COMMENT = 65_535
/** More entries than any office file has; the rest cannot change the answer. */
const MAX_ENTRIES = 5_000

interface ZipDirectory {
  names: string[]
  /** Some entry is encrypted by the archive itself. */
  encrypted: boolean
  complete: boolean
}

function endRecord(bytes: Uint8Array): number {
  const last = bytes.length - END_RECORD
  for (let at = last; at >= Math.max(0, last - MAX_COMMENT); at--)
    if (bytes[at] === 0x50 && u32(bytes, at) === 0x06054b50) return at
  return -1
}

/** The entries of the archive's directory, or what its first local header says where the directory is cut off. */
function zipDirectory(bytes: Uint8Array): ZipDirectory {
  const end = endRecord(bytes)
  if (end < 0) {
    const head = latin(bytes.subarray(0, 4_096))
    return {
      names: head.match(/\[Content_Types\]\.xml|word\/|xl\/|ppt\/|OFD\.xml/g) ?? [],
      encrypted: false,
      complete: false,
    }
  }
  const directory: ZipDirectory = { names: [], encrypted: false, complete: true }
  let at = u32(bytes, end + 16)
  while (u32(bytes, at) === 0x02014b50 && directory.names.length < MAX_ENTRIES) {
    const nameLength = u16(bytes, at + 28)
    directory.names.push(latin(bytes.subarray(at + 46, at + 46 + nameLength)).replaceAll('\\', '/'))
    directory.encrypted ||= (u16(bytes, at + 8) & 1) === 1
    at += 46 + nameLength + u16(bytes, at + 30) + u16(bytes, at + 32)
  }
  return directory
}

export type ZipKind = 'docx' | 'xlsx' | 'pptx' | 'ofd' | 'odt' | 'zip'

/** What a zip archive is, by the names of its entries. Throws `damaged` and `encrypted` for office files. */
export function zipKind(bytes: Uint8Array): ZipKind {
  const { names, encrypted, complete } = zipDirectory(bytes)
  const has = (prefix: string) => names.some((name) => name.toLowerCase().startsWith(prefix))
  const office = has('[content_types].xml')
  const kind: ZipKind = has('word/')
    ? 'docx'
    : has('xl/')
      ? 'xlsx'
      : has('ppt/')
        ? 'pptx'
        : has('ofd.xml')
          ? 'ofd'
          : has('meta-inf/manifest.xml') && has('content.xml')
            ? 'odt'
            : 'zip'
  if (!complete && (office || kind !== 'zip'))
    throw new DocumentError(
      'damaged',
      '文件不完整（可能下载或复制中断）。请重新下载，或用 Word、WPS 打开后另存为 docx、xlsx 再试。',
    )
  if (encrypted && (office || kind !== 'zip'))
    throw new DocumentError('encrypted', '文件已加密。请用 Word、WPS 打开，取消密码后另存再试。')
  return kind
}

/** The directory of a compound file holds names as UTF-16 at the start of records of 128 bytes. */
const hasStream = (file: Buffer, name: string): boolean => {
  const needle = Buffer.from(`${name}\0`, 'utf16le')
  for (let at = file.indexOf(needle); at >= 0; at = file.indexOf(needle, at + 1)) if (at % 128 === 0) return true
  return false
}

export type CompoundKind = 'doc' | 'xls' | 'ppt' | 'compound'

/** What an OLE2 compound file (Office 97 and WPS) is, by its streams. Throws `encrypted` for protected OOXML. */
export function compoundKind(bytes: Uint8Array): CompoundKind {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (hasStream(file, 'EncryptedPackage'))
    throw new DocumentError('encrypted', '文件已加密。请用 Word、WPS 或 Excel 打开，取消密码后另存再试。')
  if (hasStream(file, 'WordDocument')) return 'doc'
  if (hasStream(file, 'Workbook') || hasStream(file, 'Book')) return 'xls'
  if (hasStream(file, 'PowerPoint Document')) return 'ppt'
  return 'compound'
}
