import type { Fonts, Sign, Weight } from './fonts.ts'
import { type Line, widthOf } from './lines.ts'

type Document = PDFKit.PDFDocument

export const point = (millimetres: number): number => (millimetres * 72) / 25.4

/** Where a page is printed on, in points, and how tall the number below it is. */
export interface Area {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
  /** Null: no number. */
  readonly folio: number | null
}

/** GB/T 9704: A4, 天头 37 mm, 订口 28 mm, 版心 156 mm × 225 mm; 22 lines to a page. The number is of 四号. */
export const page = {
  left: point(28),
  top: point(37),
  width: point(156),
  height: point(225),
  line: point(225) / 22,
  folio: 14,
} as const satisfies Area & { readonly line: number }

/** 二号, 三号, 小五. */
export const sizes = { title: 22, body: 16, table: 9 } as const

/** How far the letters reach above the baseline, and how tall they are, of their size. */
const ASCENT = 0.86
const HEIGHT = 1

/** A line is stretched to the margin by this much between two characters at most, of their size. */
const STRETCH = 0.08

/** Features that draw several characters as one glyph, or one as another, would change what can be copied. */
const features = Object.fromEntries(
  ['liga', 'clig', 'calt', 'ccmp', 'locl', 'rlig', 'kern', 'rclt', 'curs'].map((name) => [name, false]),
) as unknown as PDFKit.Mixins.OpenTypeFeatures[]

/** The pages of one document, filled from top to bottom. */
export class Pages {
  /** Top of what comes next. */
  y: number
  readonly fonts: Fonts
  readonly area: Area
  private readonly document: Document
  private readonly known = new Set<string>()
  private number = 0

  constructor(document: Document, fonts: Fonts, area: Area = page) {
    this.document = document
    this.fonts = fonts
    this.area = area
    this.y = area.top
    this.next()
  }

  get left(): number {
    return this.area.top + this.area.height - this.y
  }

  /** Begins a new page, with its number between dashes. */
  next(): void {
    const { left, top, width, height, folio: size } = this.area
    this.document.addPage()
    this.y = top
    this.number++
    if (size === null) return
    const folio = this.fonts.signsOf(`— ${this.number} —`, 'regular')
    this.draw(folio, left + (width - widthOf(folio) * size) / 2, top + height + point(7), size)
  }

  /** Makes sure that the next `height` points stand on one page. */
  keep(height: number): void {
    if (height > this.left + 0.01 && this.y > this.area.top) this.next()
  }

  /** One line of text in a line of the page; `stretch` fills the width with space between the characters. */
  line(line: Line, size: number, height: number, x: number, stretch = 0): void {
    this.keep(height)
    this.draw(line.signs, x, this.y + (height - size * HEIGHT) / 2, size, stretch)
    this.y += height
  }

  signs(text: string, weight: Weight): Sign[] {
    return this.fonts.signsOf(text, weight)
  }

  /** Draws characters from `x`, the top of their letters at `top`. */
  draw(signs: readonly Sign[], x: number, top: number, size: number, stretch = 0): void {
    let left = x
    for (let start = 0; start < signs.length; ) {
      const font = signs[start]?.font ?? ''
      let end = start + 1
      while (signs[end]?.font === font) end++
      const run = signs.slice(start, end)
      this.use(font)
      this.document.fontSize(size).text(run.map((s) => s.text).join(''), left, top + ASCENT * size, {
        lineBreak: false,
        baseline: 'alphabetic',
        characterSpacing: stretch,
        features,
      })
      left += widthOf(run) * size + run.length * stretch
      start = end
    }
  }

  frame(x: number, y: number, width: number, height: number): void {
    this.document.rect(x, y, width, height).lineWidth(0.5).stroke()
  }

  private use(font: string): void {
    if (!this.known.has(font)) this.document.registerFont(font, this.fonts.used.get(font))
    this.known.add(font)
    this.document.font(font)
  }
}

/** What to put between the characters so that a line that goes on in the next one ends at the margin. */
export function stretchOf(line: Line, width: number, size: number): number {
  const gaps = line.signs.length - 1
  const missing = (width - line.width * size) / gaps
  return line.last || gaps < 1 || missing > STRETCH * size ? 0 : Math.max(0, missing)
}
