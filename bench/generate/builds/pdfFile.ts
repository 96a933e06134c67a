import { deflateSync } from 'node:zlib'

/** A piece of text or a filled rectangle on a page; points, origin at the lower left. */
export type Mark =
  | { kind: 'text'; x: number; y: number; size: number; text: string }
  | { kind: 'box'; x: number; y: number; width: number; height: number }
  | { kind: 'line'; x0: number; y0: number; x1: number; y1: number }

const hex = (code: number) => code.toString(16).toUpperCase().padStart(4, '0')
const number = (n: number) => String(Math.round(n * 100) / 100)

function content(marks: readonly Mark[]): string {
  return marks
    .map((m) => {
      if (m.kind === 'box') return `${[m.x, m.y, m.width, m.height].map(number).join(' ')} re f`
      if (m.kind === 'line') return `0.5 w ${number(m.x0)} ${number(m.y0)} m ${number(m.x1)} ${number(m.y1)} l S`
      const codes = [...m.text].map((c) => hex(c.codePointAt(0) ?? 0)).join('')
      return `BT /F1 ${number(m.size)} Tf ${number(m.x)} ${number(m.y)} Td <${codes}> Tj ET`
    })
    .join('\n')
}

/** What the text layer says for each code: the character itself unless `shown` replaces it (radicals, mojibake). */
function toUnicode(codes: readonly number[], shown: (code: number) => number): string {
  const blocks: string[] = []
  for (let i = 0; i < codes.length; i += 100) {
    const part = codes.slice(i, i + 100)
    blocks.push(
      `${part.length} beginbfchar\n${part.map((c) => `<${hex(c)}> <${hex(shown(c))}>`).join('\n')}\nendbfchar`,
    )
  }
  return `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def
1 begincodespacerange <0000> <FFFF> endcodespacerange
${blocks.join('\n')}
endcmap end end`
}

/** Half-width characters are half as wide as the type is high. */
export const isHalf = (code: number): boolean => code < 0x2000

/** A PDF of A4 pages with one font that is not embedded. */
export function pdfFile(pages: readonly (readonly Mark[])[], shown: (code: number) => number = (c) => c): Uint8Array {
  const objects: Buffer[] = []
  const add = (body: string | Buffer) => objects.push(Buffer.from(body))
  const stream = (text: string) => {
    const packed = deflateSync(Buffer.from(text, 'latin1'))
    return Buffer.concat([
      Buffer.from(`<< /Length ${packed.length} /Filter /FlateDecode >>\nstream\n`),
      packed,
      Buffer.from('\nendstream'),
    ])
  }
  const codes = [
    ...new Set(pages.flat().flatMap((m) => (m.kind === 'text' ? [...m.text].map((c) => c.codePointAt(0) ?? 0) : []))),
  ].sort((a, b) => a - b)
  const widths = codes.filter(isHalf).map((c) => `${c} [500]`)
  const first = 7
  add('<< /Type /Catalog /Pages 2 0 R >>')
  add(`<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, i) => `${first + i * 2} 0 R`).join(' ')}] >>`)
  add(
    '<< /Type /Font /Subtype /Type0 /BaseFont /FangSong /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 6 0 R >>',
  )
  add(
    `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /FangSong /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor 5 0 R /DW 1000 /W [${widths.join(' ')}] >>`,
  )
  add(
    '<< /Type /FontDescriptor /FontName /FangSong /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 860 /Descent -140 /CapHeight 700 /StemV 80 >>',
  )
  add(stream(toUnicode(codes, shown)))
  pages.forEach((marks, i) => {
    const next = first + i * 2 + 1
    add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${next} 0 R >>`,
    )
    add(stream(content(marks)))
  })
  return assemble(objects)
}

function assemble(objects: readonly Buffer[]): Uint8Array {
  const chunks: Buffer[] = [Buffer.from('%PDF-1.5\n')]
  const offsets: number[] = []
  let at = chunks[0]?.length ?? 0
  const push = (chunk: Buffer) => {
    chunks.push(chunk)
    at += chunk.length
  }
  objects.forEach((body, i) => {
    offsets.push(at)
    push(Buffer.concat([Buffer.from(`${i + 1} 0 obj\n`), body, Buffer.from('\nendobj\n')]))
  })
  const start = at
  const entries = offsets.map((o) => `${String(o).padStart(10, '0')} 00000 n \n`).join('')
  push(
    Buffer.from(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`,
    ),
  )
  return new Uint8Array(Buffer.concat(chunks))
}
