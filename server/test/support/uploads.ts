import { strToU8, zipSync } from 'fflate'

const zip = (parts: Record<string, string>) =>
  Buffer.from(zipSync(Object.fromEntries(Object.entries(parts).map(([n, t]) => [n, strToU8(t)]))))

export const pdf = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer<<>>\n%%EOF\n')
export const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')
export const jpeg = Buffer.from('ffd8ffe000104a464946', 'hex')
export const tiff = Buffer.from('49492a0008000000', 'hex')
export const program = Buffer.from('4d5a90000300000004000000', 'hex')
export const docx = zip({ '[Content_Types].xml': '<Types/>', 'word/document.xml': '<w/>' })
export const docm = zip({ '[Content_Types].xml': '<Types/>', 'word/document.xml': '<w/>', 'word/vbaProject.bin': 'x' })
export const xlsx = zip({ '[Content_Types].xml': '<Types/>', 'xl/workbook.xml': '<w/>' })
export const ofd = zip({ 'OFD.xml': '<ofd/>' })
export const archive = zip({ 'a.txt': 'a' })

/** A ZIP that says its parts are encrypted. */
export function encrypted(): Buffer {
  const bytes = Buffer.from(archive)
  const at = bytes.indexOf(Buffer.from([0x50, 0x4b, 1, 2]))
  bytes.writeUInt16LE(1, at + 8)
  return bytes
}

/** A ZIP that says it unpacks to three gigabytes. */
export function bomb(): Buffer {
  const bytes = Buffer.from(archive)
  const at = bytes.indexOf(Buffer.from([0x50, 0x4b, 1, 2]))
  bytes.writeUInt32LE(3_000_000_000, at + 24)
  return bytes
}

/** A compound file with one directory sector that names these streams. */
export function compound(...streams: string[]): Buffer {
  const bytes = Buffer.alloc(512 * 3)
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(bytes)
  bytes.writeUInt16LE(9, 30)
  bytes.writeUInt32LE(1, 48)
  bytes.writeUInt32LE(0, 76)
  bytes.fill(0xff, 512, 1024)
  bytes.writeUInt32LE(0xfffffffe, 512 + 4)
  for (const [i, name] of streams.entries()) {
    const at = 1024 + i * 128
    bytes.write(name, at, 'utf16le')
    bytes.writeUInt16LE((name.length + 1) * 2, at + 64)
  }
  return bytes
}
