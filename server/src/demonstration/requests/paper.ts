/** Two bytes for each sign, as UniGB-UCS2-H reads them. */
const codes = (text: string) =>
  Array.from(text, (sign) => (sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')).join('')

const LINES_ON_PAGE = 30
const SIGNS_IN_LINE = 30

const shown = (line: string, n: number) => `BT /F 14 Tf 72 ${772 - n * 23} Td <${codes(line)}> Tj ET`

/** A round seal without words, over the last lines. */
const seal = (n: number) => {
  const [x, y, r] = [430, Math.max(110, 772 - n * 23 + 30), 52]
  const k = r * 0.5523
  const curve = [
    `${x + r} ${y} m`,
    `${x + r} ${y + k} ${x + k} ${y + r} ${x} ${y + r} c`,
    `${x - k} ${y + r} ${x - r} ${y + k} ${x - r} ${y} c`,
    `${x - r} ${y - k} ${x - k} ${y - r} ${x} ${y - r} c`,
    `${x + k} ${y - r} ${x + r} ${y - k} ${x + r} ${y} c`,
  ]
  return `q 0.8 0.1 0.1 RG 3 w ${curve.join(' ')} S Q`
}

function assembled(objects: readonly string[]): Uint8Array {
  let file = '%PDF-1.7\n'
  const places = objects.map((object, i) => {
    const at = file.length
    file += `${i + 1} 0 obj\n${object}\nendobj\n`
    return `${String(at).padStart(10, '0')} 00000 n \n`
  })
  const size = objects.length + 1
  const tail = `xref\n0 ${size}\n0000000000 65535 f \n${places.join('')}trailer\n<< /Size ${size} /Root 1 0 R >>\n`
  return new TextEncoder().encode(`${file}${tail}startxref\n${file.length}\n%%EOF\n`)
}

const font = [
  '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>',
  '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /FontDescriptor 5 0 R /DW 1000 /W [1 95 500] >>',
  '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>',
]

interface Style {
  readonly sealed?: boolean
  /** As from a scanner: nothing in it can be read as text. */
  readonly scanned?: boolean
}

/** A PDF of a few kilobytes with these paragraphs, in a font that every reader of Chinese PDF files replaces. */
export function paper(paragraphs: readonly string[], { sealed = false, scanned = false }: Style = {}): Uint8Array {
  const cut = new RegExp(`.{1,${SIGNS_IN_LINE}}`, 'gu')
  const lines = paragraphs.flatMap((paragraph) => paragraph.match(cut) ?? [''])
  const count = Math.max(1, Math.ceil(lines.length / LINES_ON_PAGE))
  const pages = Array.from({ length: count }, (_, i) => lines.slice(i * LINES_ON_PAGE, (i + 1) * LINES_ON_PAGE))
  const first = 3 + font.length
  const contents = pages.map((page, i) => {
    const bars = page.map((line, n) => `72 ${772 - n * 23} ${Math.min(line.length, 30) * 14} 9 re f`)
    const text = scanned ? `0.55 g ${bars.join(' ')} 0 g` : page.map(shown).join('\n')
    return sealed && i === count - 1 ? `${text}\n${seal(page.length)}` : text
  })
  return assembled([
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${count} /Kids [${pages.map((_, i) => `${first + 2 * i} 0 R`).join(' ')}] >>`,
    ...font,
    ...contents.flatMap((content, i) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${first + 2 * i + 1} 0 R /Resources << /Font << /F 3 0 R >> >> >>`,
      `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    ]),
  ])
}
