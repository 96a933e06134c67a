import type { FormCell, FormGrid, FormRow } from '../form.ts'
import { breakLines, type Line } from './lines.ts'
import { type Pages, point } from './page.ts'
import { signsIn } from './signs.ts'

const LEADING = 1.5
const PADDING = 4

interface Box {
  readonly cell: FormCell
  readonly x: number
  readonly width: number
  readonly lines: readonly Line[]
}

/** Boxes in rows. A row that is taller than what is left goes on over the next pages. */
export class FormTable {
  private readonly grid: FormGrid
  private readonly pages: Pages
  private readonly size: number
  private readonly lefts: number[]

  constructor(grid: FormGrid, pages: Pages, size: number) {
    this.grid = grid
    this.pages = pages
    this.size = size
    const sum = grid.widths.reduce((a, b) => a + b, 0)
    this.lefts = [0]
    for (const width of grid.widths) this.lefts.push((this.lefts.at(-1) ?? 0) + (width * pages.area.width) / sum)
  }

  draw(): void {
    const { rows, headRows = 0 } = this.grid
    const heads = rows.slice(0, headRows)
    for (const [i, row] of rows.entries()) {
      const boxes = this.boxes(row)
      const height = this.heightOf(boxes, row)
      const whole = this.pages.area.height - heads.reduce((sum, head) => sum + this.heightOf(this.boxes(head), head), 0)
      if (height > this.pages.left && height <= whole) this.turn(i >= headRows ? heads : [])
      this.row(boxes, row, i >= headRows ? heads : [])
    }
  }

  private turn(heads: readonly FormRow[]): void {
    this.pages.next()
    for (const head of heads) this.row(this.boxes(head), head, [])
  }

  private get line(): number {
    return this.size * LEADING
  }

  private boxes({ cells }: FormRow): Box[] {
    let column = 0
    return cells.map((cell) => {
      const from = this.lefts[column] ?? 0
      column += cell.span ?? 1
      const width = (this.lefts[column] ?? 0) - from
      const weight = cell.head ? 'bold' : 'regular'
      const lines = cell.text
        .split('\n')
        .flatMap((text) =>
          text === ''
            ? [{ signs: [], width: 0, last: true }]
            : breakLines(signsIn(this.pages, text, weight), (width - 2 * PADDING) / this.size),
        )
      return { cell, x: this.pages.area.left + from, width, lines }
    })
  }

  private heightOf(boxes: readonly Box[], { least = 0 }: FormRow): number {
    const most = Math.max(1, ...boxes.map((b) => b.lines.length))
    return Math.max(point(least), most * this.line + 2 * PADDING)
  }

  /** Draws a row, as many lines of it to a page as there is room for. */
  private row(boxes: readonly Box[], row: FormRow, heads: readonly FormRow[]): void {
    let rest = boxes
    let height = this.heightOf(rest, row)
    while (height > this.pages.left + 0.01) {
      const fit = Math.floor((this.pages.left - 2 * PADDING) / this.line)
      if (fit > 0) {
        const now = rest.map((b) => ({ ...b, lines: b.lines.slice(0, fit) }))
        this.frame(now, fit * this.line + 2 * PADDING)
        rest = rest.map((b) => ({ ...b, lines: b.lines.slice(fit) }))
      }
      this.turn(heads)
      height = this.heightOf(rest, fit > 0 ? { cells: [] } : row)
    }
    this.frame(rest, height)
  }

  private frame(boxes: readonly Box[], height: number): void {
    for (const box of boxes) {
      this.pages.frame(box.x, this.pages.y, box.width, height)
      this.text(box, height)
    }
    this.pages.y += height
  }

  /** Heads and short answers stand in the middle of their box, long texts begin at its top. */
  private text({ cell, x, width, lines }: Box, height: number): void {
    const align = cell.align ?? (cell.head ? 'center' : 'left')
    const free = height - lines.length * this.line
    let top = this.pages.y + (cell.head || lines.length < 3 ? free / 2 : PADDING)
    for (const line of lines) {
      const room = width - line.width * this.size
      const inset = align === 'center' ? room / 2 : align === 'right' ? room - PADDING : PADDING
      this.pages.draw(line.signs, x + inset, top + (this.line - this.size) / 2, this.size)
      top += this.line
    }
  }
}
