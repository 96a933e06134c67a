import { constants, crc32, deflateRawSync } from 'node:zlib'

/** Containers of documents, made by hand as far as a reader looks. */

export interface Entry {
  readonly name: string
  /** What is packed: `head`, then `filling` so many times, then `tail`. */
  readonly head?: string
  readonly filling?: string
  readonly times?: number
  readonly tail?: string
}

const u16 = (value: number) => Buffer.from(Uint16Array.of(value).buffer)
const u32 = (value: number) => Buffer.from(Uint32Array.of(value).buffer)

/** Blocks of a packed stream may be repeated as they are, so that a few kilobytes inflate to any size in no time. */
function pack({ head = '', filling = '', times = 1, tail = '' }: Entry): { packed: Buffer; crc: number; size: number } {
  const block = deflateRawSync(filling, { finishFlush: constants.Z_FULL_FLUSH })
  const first = deflateRawSync(head, { finishFlush: constants.Z_FULL_FLUSH })
  const packed = Buffer.concat([first, ...Array<Buffer>(times).fill(block), deflateRawSync(tail)])
  const [h, f, t] = [head, filling, tail].map((s) => Buffer.from(s)) as [Buffer, Buffer, Buffer]
  let crc = crc32(h)
  for (let i = 0; i < times; i++) crc = crc32(f, crc)
  return { packed, crc: crc32(t, crc), size: h.length + f.length * times + t.length }
}

/** A zip archive; `flags` 1 says that its entries are encrypted. */
export function zip(entries: readonly Entry[], flags = 0): Buffer {
  const files: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const entry of entries) {
    const { packed, crc, size } = pack(entry)
    const name = Buffer.from(entry.name)
    const about = [u16(20), u16(flags), u16(8), u32(0), u32(crc), u32(packed.length), u32(size), u16(name.length)]
    const file = Buffer.concat([Buffer.from('PK\x03\x04'), ...about, u16(0), name, packed])
    const place = [u16(0), u16(0), u16(0), u16(0), u32(0), u32(at)]
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02'), u16(20), ...about, ...place, name]))
    files.push(file)
    at += file.length
  }
  const size = directory.reduce((n, d) => n + d.length, 0)
  const count = u16(entries.length)
  const end = [Buffer.from('PK\x05\x06'), u16(0), u16(0), count, count, u32(size), u32(at), u16(0)]
  return Buffer.concat([...files, ...directory, ...end])
}

const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packages = 'http://schemas.openxmlformats.org/package/2006'

/** A Word document whose body is `head`, `filling` so many times and `tail`. */
export const docx = ({ head = '', filling = '', times = 1, tail = '' }: Omit<Entry, 'name'>, flags = 0): Buffer =>
  zip(
    [
      { name: '[Content_Types].xml', head: `<Types xmlns="${packages}/content-types"/>` },
      {
        name: '_rels/.rels',
        head:
          `<Relationships xmlns="${packages}/relationships">` +
          `<Relationship Id="r" Type="${office}/officeDocument" Target="word/document.xml"/></Relationships>`,
      },
      {
        name: 'word/document.xml',
        head: `<w:document xmlns:w="${word}"><w:body>${head}`,
        filling,
        times,
        tail: `${tail}</w:body></w:document>`,
      },
    ],
    flags,
  )

/** An OLE2 compound file as far as its directory shows. */
export function compound(...streams: string[]): Buffer {
  const bytes = Buffer.alloc(512 + 128 * 8)
  bytes.write('d0cf11e0a1b11ae1', 'hex')
  for (const [i, name] of ['Root Entry', ...streams].entries()) bytes.write(name, 512 + 128 * i, 'utf16le')
  return bytes
}

/** A PDF of so many pages with these operators; `trailer` takes further entries of the trailer. */
export function pdf(
  pages: number,
  content = '',
  { trailer = '', resources = '', objects = [] as string[] } = {},
): Buffer {
  const kids = Array.from({ length: pages }, (_, i) => `${4 + objects.length + i} 0 R`)
  const all = [
    '<</Type/Catalog/Pages 2 0 R>>',
    `<</Type/Pages/Count ${pages}/Kids[${kids.join(' ')}]>>`,
    `<</Length ${content.length}>>stream\n${content}\nendstream`,
    ...objects,
    ...kids.map(() => `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<<${resources}>>/Contents 3 0 R>>`),
  ]
  let text = '%PDF-1.7\n'
  const offsets = all.map((object, i) => {
    const at = text.length
    text += `${i + 1} 0 obj${object}endobj\n`
    return `${String(at).padStart(10, '0')} 00000 n \n`
  })
  const size = all.length + 1
  return Buffer.from(
    `${text}xref\n0 ${size}\n0000000000 65535 f \n${offsets.join('')}` +
      `trailer<</Size ${size}/Root 1 0 R${trailer}>>\nstartxref\n${text.length}\n%%EOF\n`,
    'latin1',
  )
}
