import { deflateSync } from 'node:zlib'

/** PDF bytes for tests: content operators, with Chinese text in one font that is not embedded. Points, origin lower left. */

const hex = (code: number) => code.toString(16).toUpperCase().padStart(4, '0')
const codes = (text: string) => [...text].map((c) => hex(c.codePointAt(0) ?? 0)).join('')

export interface PageOptions {
  rotate?: number
  /** Form XObjects by name, each with its content and dictionary entries. */
  forms?: Record<string, { content: string; entries?: string }>
}

export interface PdfOptions {
  /** What the text layer says of a character instead of the character. */
  shown?: (code: number) => number
  /** Further entries of the trailer. */
  trailer?: string
  compress?: boolean
}

/** Type 0 font: half-width ASCII, everything else as wide as high. */
function fontObjects(shown: (code: number) => number, all: ReadonlySet<number>): (string | Buffer)[] {
  const sorted = [...all].sort((a, b) => a - b)
  const blocks: string[] = []
  for (let i = 0; i < sorted.length; i += 100) {
    const part = sorted.slice(i, i + 100)
    blocks.push(
      `${part.length} beginbfchar\n${part.map((c) => `<${hex(c)}> <${hex(shown(c))}>`).join('\n')}\nendbfchar`,
    )
  }
  const cmap = `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def
1 begincodespacerange <0000> <FFFF> endcodespacerange
${blocks.join('\n')}
endcmap end end`
  const font = (encoding: string) =>
    `<< /Type /Font /Subtype /Type0 /BaseFont /FangSong /Encoding /${encoding} /DescendantFonts [5 0 R] /ToUnicode 7 0 R >>`
  return [
    font('Identity-H'),
    font('Identity-V'),
    '<< /Type /Font /Subtype /CIDFontType2 /BaseFont /FangSong /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor 6 0 R /DW 1000 /W [32 126 500] >>',
    '<< /Type /FontDescriptor /FontName /FangSong /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 860 /Descent -140 /CapHeight 700 /StemV 80 >>',
    streamObject(cmap, '', true),
  ]
}

function streamObject(content: string, entries: string, compress: boolean): Buffer {
  const raw = Buffer.from(content, 'latin1')
  const packed = compress ? deflateSync(raw) : raw
  const filter = compress ? '/Filter /FlateDecode' : ''
  return Buffer.concat([
    Buffer.from(`<< /Length ${packed.length} ${filter} ${entries} >>\nstream\n`),
    packed,
    Buffer.from('\nendstream'),
  ])
}

/** A document of A4 pages; each page is its content, made with the functions below. */
export function pdf(pages: readonly (string | readonly [string, PageOptions])[], options: PdfOptions = {}): Uint8Array {
  const compress = options.compress ?? true
  const contents = pages.map((p): readonly [string, PageOptions] => (typeof p === 'string' ? [p, {}] : p))
  const used = new Set<number>()
  for (const [content, { forms }] of contents)
    for (const text of [content, ...Object.values(forms ?? {}).map((f) => f.content)])
      for (const [, run = ''] of text.matchAll(/<([0-9A-F]+)>/g))
        for (let i = 0; i < run.length; i += 4) used.add(Number.parseInt(run.slice(i, i + 4), 16))
  const objects: (string | Buffer)[] = ['<< /Type /Catalog /Pages 2 0 R >>', '']
  objects.push(...fontObjects(options.shown ?? ((c) => c), used))
  const fonts = '/Font << /F1 3 0 R /V1 4 0 R >>'
  const kids: number[] = []
  for (const [content, { rotate = 0, forms = {} }] of contents) {
    const first = objects.length + 1
    const names = Object.keys(forms)
    const references = names.map((name, i) => `/${name} ${first + i} 0 R`).join(' ')
    const resources = `/Resources << ${fonts} /XObject << ${references} >> >>`
    for (const name of names) {
      const entries = `/Type /XObject /Subtype /Form /BBox [-1000 -1000 2000 2000] ${forms[name]?.entries ?? ''} ${resources}`
      objects.push(streamObject(forms[name]?.content ?? '', entries, compress))
    }
    objects.push(streamObject(content, '', compress))
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Rotate ${rotate} ${resources} /Contents ${objects.length} 0 R >>`,
    )
    kids.push(objects.length)
  }
  objects[1] = `<< /Type /Pages /Count ${kids.length} /Kids [${kids.map((k) => `${k} 0 R`).join(' ')}] >>`
  return file(objects, options.trailer ?? '')
}

function file(objects: readonly (string | Buffer)[], trailer: string): Uint8Array {
  const chunks: Buffer[] = [Buffer.from('%PDF-1.7\n')]
  let at = chunks[0]?.length ?? 0
  const offsets = objects.map((body, i) => {
    const chunk = Buffer.concat([Buffer.from(`${i + 1} 0 obj\n`), Buffer.from(body), Buffer.from('\nendobj\n')])
    const offset = at
    chunks.push(chunk)
    at += chunk.length
    return offset
  })
  const entries = offsets.map((o) => `${String(o).padStart(10, '0')} 00000 n \n`).join('')
  const size = objects.length + 1
  chunks.push(
    Buffer.from(
      `xref\n0 ${size}\n0000000000 65535 f \n${entries}trailer\n<< /Size ${size} /Root 1 0 R ${trailer} >>\nstartxref\n${at}\n%%EOF\n`,
    ),
  )
  return new Uint8Array(Buffer.concat(chunks))
}

/** One string at a place. */
export const text = (x: number, y: number, string: string, size = 10): string =>
  `BT /F1 ${size} Tf ${x} ${y} Td <${codes(string)}> Tj ET\n`

/** The codes of a string, for operators written out by hand. */
export const string = (s: string): string => `<${codes(s)}>`

export const line = (x0: number, y0: number, x1: number, y1: number): string => `${x0} ${y0} m ${x1} ${y1} l S\n`

export interface TableCell {
  row: number
  column: number
  rowSpan?: number
  columnSpan?: number
  text: string
}

export type DrawCell = (x: number, y: number, width: number, height: number) => string

/** The four sides of each cell as lines. */
export const stroked: DrawCell = (x, y, w, h) =>
  line(x, y, x + w, y) + line(x, y + h, x + w, y + h) + line(x, y, x, y + h) + line(x + w, y, x + w, y + h)

/** A table: borders between columns from left to right and between rows from top to bottom; text at the left. */
export function table(
  xs: readonly number[],
  ys: readonly number[],
  cells: readonly TableCell[],
  draw = stroked,
): string {
  return cells
    .map(({ row, column, rowSpan = 1, columnSpan = 1, text: content }) => {
      const [x0 = 0, x1 = 0] = [xs[column], xs[column + columnSpan]]
      const [y1 = 0, y0 = 0] = [ys[row], ys[row + rowSpan]]
      const lines = content.split('\n')
      const first = (y0 + y1) / 2 + (lines.length - 1) * 6 - 4
      return draw(x0, y0, x1 - x0, y1 - y0) + lines.map((l, i) => (l ? text(x0 + 3, first - i * 12, l) : '')).join('')
    })
    .join('')
}

/** Cells of rows without spans. */
export const rows = (content: readonly (readonly string[])[], first = 0): TableCell[] =>
  content.flatMap((row, r) => row.map((t, column) => ({ row: first + r, column, text: t })))
