import type { Layout } from './layout.ts'
import { type Line, linesOf, lineText } from './lines.ts'
import type { Sheet } from './place.ts'
import type { Word } from './words.ts'

/** The share of the page, above and below, in which headers and footers stand. */
const margin = 0.12

const inMargin = ({ y0, y1 }: { y0: number; y1: number }, { height }: Sheet) =>
  y1 < height * margin || y0 > height * (1 - margin)

/** `- 3 -`, `— 4 —`, `第3页 共8页`, `3/8`: never a figure of the report. */
const decorated =
  /^([-–—―~·•一－﹣][\s]*\d{1,3}\s*[-–—―~·•一－﹣]|第\s*\d{1,3}\s*页[，,/]?(\s*[（(]?共\s*\d{1,3}\s*页[)）]?)?|\d{1,3}\s*\/\s*\d{1,3}|page\s*\d{1,3}(\s*of\s*\d{1,3})?)$/iu

/** Ems that the longest page number takes; signs in neighbouring cells stand further apart. */
const widest = 10

/** Takes page numbers with ornaments out of the words of a page, also where a table reaches over them. */
export function withoutFolio(words: readonly Word[], sheet: Sheet): Word[] {
  const candidates = words.filter((w) => inMargin(w, sheet))
  const folios = new Set<Word>()
  for (const line of linesOf(candidates)) {
    const narrow = line.x1 - line.x0 < widest * Math.max(...line.words.map((w) => w.size))
    if (narrow && decorated.test(lineText(line.words, 0.5))) for (const word of line.words) folios.add(word)
  }
  return words.filter((w) => !folios.has(w))
}

interface Margin {
  page: Layout
  line: Line
  text: string
}

/** Lines in the margins of the pages, outside tables. */
const marginsOf = (pages: readonly Layout[]): Margin[] =>
  pages.flatMap((page) =>
    page.items.flatMap((item) =>
      item.kind === 'line' && inMargin(item.line, page.sheet)
        ? [{ page, line: item.line, text: lineText(item.line.words, page.spacing).replaceAll(' ', '') }]
        : [],
    ),
  )

/** Page numbers without ornaments are told from figures by their keeping step with the pages. */
function bareFolios(margins: readonly Margin[]): Margin[] {
  const numbers = margins.filter((m) => /^\d{1,3}$/.test(m.text))
  const shift = (m: Margin) => Number(m.text) - m.page.sheet.number
  return numbers.filter((m) =>
    numbers.some(
      (other) => other.page !== m.page && shift(other) === shift(m) && Math.abs(other.line.y0 - m.line.y0) < 3,
    ),
  )
}

/** The same words, numbers aside, at the same height of neighbouring pages, left and right ones apart. */
function runningHeads(margins: readonly Margin[]): Margin[] {
  const key = (m: Margin) => m.text.replace(/\d+/g, '#')
  const groups = new Map<string, Margin[]>()
  for (const margin of margins) groups.set(key(margin), [...(groups.get(key(margin)) ?? []), margin])
  const repeats = (a: Margin, b: Margin) => {
    const distance = Math.abs(a.page.sheet.number - b.page.sheet.number)
    return distance > 0 && distance <= 2 && Math.abs(a.line.y0 - b.line.y0) < 3
  }
  return margins.filter((m) => /\p{L}/u.test(m.text) && groups.get(key(m))?.some((other) => repeats(m, other)))
}

const continued = /^[（(【]?(续表|接上表|接上页|转下页|未完待续)[）)】]?[一二三四\d]*$/

/** Leaves headers, footers and page numbers out: they would stand between the halves of a table. */
export function withoutFurniture(pages: readonly Layout[]): Layout[] {
  const margins = marginsOf(pages)
  const drop = new Set<Line>([...bareFolios(margins), ...runningHeads(margins)].map((m) => m.line))
  for (const { line, text } of margins) if (continued.test(text)) drop.add(line)
  return pages.map((page) => ({
    ...page,
    items: page.items.filter((item) => item.kind === 'table' || !drop.has(item.line)),
  }))
}
