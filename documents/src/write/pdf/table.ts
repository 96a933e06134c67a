import type { Table, TableCell } from '../tables.ts'
import type { Sign } from './fonts.ts'
import { balance, breakLines, type Line, widthOf } from './lines.ts'
import { type Pages, page, sizes } from './page.ts'

interface Content {
  cell: TableCell
  lines: Line[]
  size: number
  height: number
}

/** In points: between lines of a cell, around its text. */
const LINE = 11.5
const PADDING = 3

/** A table breaks over two pages only if it leaves more than this of the page empty otherwise. */
const MOST_EMPTY = page.height * 0.6
/** So many rows at least stand on each side of a break. */
const ROWS_TOGETHER = 3

/** A table measured for the page: merged cells over the whole width of the text. */
export class PageTable {
  readonly height: number
  private readonly table: Table
  private readonly lefts: number[]
  private readonly rowHeights: number[]
  private readonly contents: Content[]

  constructor(table: Table, pages: Pages) {
    this.table = table
    this.lefts = leftsOf(table)
    this.contents = table.cells.map((cell) => this.measure(cell, pages))
    this.rowHeights = this.measureRows()
    this.height = this.heightOf(0, table.rows)
  }

  /** What must fit below a heading for the table to begin there. */
  get least(): number {
    return Math.min(this.height, MOST_EMPTY)
  }

  /** Draws the table; where it breaks, the header rows are repeated. */
  draw(pages: Pages): void {
    pages.keep(this.least)
    const { rows, headerRows } = this.table
    let from = 0
    while (from < rows) {
      if (from > 0) pages.next()
      const head = from > 0 ? headerRows : 0
      const to = this.lastRow(from, pages.left - this.heightOf(0, head))
      if (head > 0) this.drawRows(0, head, pages)
      this.drawRows(from, to, pages)
      from = to
    }
  }

  private lastRow(from: number, space: number): number {
    const { rows, headerRows } = this.table
    let to = from
    while (to < rows && this.heightOf(from, to + 1) <= space + 0.01) to++
    if (to === rows) return rows
    const earliest = Math.max(from, headerRows) + ROWS_TOGETHER
    return Math.max(earliest, Math.min(to, rows - ROWS_TOGETHER))
  }

  private heightOf(from: number, to: number): number {
    return this.rowHeights.slice(from, to).reduce((a, b) => a + b, 0)
  }

  private widthOf({ column, columnSpan }: TableCell): number {
    return (this.lefts[column + columnSpan] ?? 0) - (this.lefts[column] ?? 0)
  }

  private measure(cell: TableCell, pages: Pages): Content {
    const width = this.widthOf(cell) - 2 * PADDING
    const signs = pages.signs(cell.text, cell.header === 'column' ? 'bold' : 'regular')
    // A number is never broken: it is set smaller.
    const size = cell.figure && cell.text ? Math.min(sizes.table, width / widthOf(signs)) : sizes.table
    const lines = linesOf(cell, signs, width / size)
    return { cell, lines, size, height: lines.length * LINE + 2 * PADDING }
  }

  /** Rows are as tall as their cells; what a merged cell lacks is shared by its rows. */
  private measureRows(): number[] {
    const heights = Array<number>(this.table.rows).fill(LINE + 2 * PADDING)
    const bySpan = this.contents.toSorted((a, b) => a.cell.rowSpan - b.cell.rowSpan)
    for (const { cell, height } of bySpan) {
      const rows = Array.from({ length: cell.rowSpan }, (_, n) => cell.row + n)
      const lacking = height - rows.reduce((sum, row) => sum + (heights[row] ?? 0), 0)
      if (lacking > 0) for (const row of rows) heights[row] = (heights[row] ?? 0) + lacking / rows.length
    }
    return heights
  }

  private drawRows(from: number, to: number, pages: Pages): void {
    for (const content of this.contents) {
      const { cell } = content
      const [first, end] = [Math.max(from, cell.row), Math.min(to, cell.row + cell.rowSpan)]
      if (first >= end) continue
      const [x, y] = [page.left + (this.lefts[cell.column] ?? 0), pages.y + this.heightOf(from, first)]
      const height = this.heightOf(first, end)
      pages.frame(x, y, this.widthOf(cell), height)
      if (this.carriesText(cell, from, to)) this.drawText(content, x, y, height, pages)
    }
    pages.y += this.heightOf(from, to)
  }

  /** The text of a cell that a page break cuts stands in its taller part. */
  private carriesText({ row, rowSpan }: TableCell, from: number, to: number): boolean {
    const [above, here, below] = [
      this.heightOf(row, Math.max(row, from)),
      this.heightOf(Math.max(row, from), Math.min(row + rowSpan, to)),
      this.heightOf(Math.min(row + rowSpan, to), row + rowSpan),
    ]
    return here > above && here >= below
  }

  private drawText({ cell, lines, size }: Content, x: number, y: number, height: number, pages: Pages): void {
    const width = this.widthOf(cell)
    let top = y + (height - lines.length * LINE) / 2
    for (const line of lines) {
      const inset = isRowLabel(cell) ? PADDING : (width - line.width * size) / 2
      pages.draw(line.signs, x + inset, top + (LINE - size) / 2, size)
      top += LINE
    }
  }
}

/** Headers of narrow columns are broken after every second character, group labels after their number. */
function linesOf(cell: TableCell, signs: readonly Sign[], width: number): Line[] {
  if (isRowLabel(cell)) return breakLines(signs, width)
  if (cell.header === 'column' && width < 4 && widthOf(signs) > width) return breakLines(signs, 2)
  const number = cell.vertical ? signs.findIndex((sign) => sign.text === '）') + 1 : 0
  return [...breakLines(signs.slice(0, number), width), ...balance(signs.slice(number), width)]
}

const isRowLabel = (cell: TableCell): boolean => cell.header === 'row' && !cell.vertical

/** Left edges of the columns. Columns of upright labels are wide enough for three characters, for here they lie. */
function leftsOf(table: Table): number[] {
  const sum = table.widths.reduce((a, b) => a + b, 0)
  const widths = table.widths.map((width) => (width * page.width) / sum)
  const least = 3 * sizes.table + 2 * PADDING + 0.5
  const narrow = new Set(table.cells.flatMap((c) => (c.vertical ? [c.column] : [])))
  const widest = widths.indexOf(Math.max(...widths))
  for (const column of narrow) {
    const lacking = Math.max(0, least - (widths[column] ?? 0))
    widths[column] = (widths[column] ?? 0) + lacking
    widths[widest] = (widths[widest] ?? 0) - lacking
  }
  const lefts = [0]
  for (const width of widths) lefts.push((lefts.at(-1) ?? 0) + width)
  return lefts
}
