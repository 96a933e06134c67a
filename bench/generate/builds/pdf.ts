import type { CellKey } from '@gongkai/rules/reports'
import type { Table } from '../draft.ts'
import { setTable, usualWidths } from '../place.ts'
import type { Random } from '../random.ts'
import { isHalf, type Mark, pdfFile } from './pdfFile.ts'
import type { Build } from './text.ts'

export interface Paper {
  /** Frames drawn as lines, as thin rectangles, twice beside each other, or not at all. */
  rules?: 'lines' | 'rectangles' | 'doubled' | 'none'
  /** Where the numbers stand beside a label of several lines. */
  valign?: 'top' | 'middle' | 'bottom'
  /** 三、本年度办理结果 one character per line. */
  vertical?: boolean
  /** The header of a table is printed again on the next page. */
  repeatHeader?: boolean
  pageNumbers?: (page: number) => string
  /** Spaces strewn into words and numbers. */
  stray?: boolean
  /** Neighbouring header cells in one string. */
  fused?: boolean
  /** What the text layer says for a character. */
  shown?: (code: number) => number
  /** Every paragraph in a frame of its own. */
  boxed?: boolean
}

const margin = { left: 70, right: 70, top: 72, bottom: 70 }
const paper = { width: 595, height: 842 }
const room = paper.width - margin.left - margin.right
const size = { body: 14, cell: 9 }
const lineHeight = { body: 24, cell: 13 }

const measured = (points: number) => (text: string) =>
  [...text].reduce((n, c) => n + (isHalf(c.codePointAt(0) ?? 0) ? points / 2 : points), 0)

/** Marks put on pages from top to bottom. */
class Press {
  readonly pages: Mark[][] = [[]]
  #y = paper.height - margin.top

  get y() {
    return this.#y
  }
  put(...marks: Mark[]) {
    this.pages.at(-1)?.push(...marks)
  }
  /** Moves down; begins a page where the height does not fit. Returns whether it did. */
  need(height: number): boolean {
    if (this.#y - height >= margin.bottom) return false
    this.pages.push([])
    this.#y = paper.height - margin.top
    return true
  }
  down(height: number) {
    this.#y -= height
  }
}

function paragraph(press: Press, text: string, centred: boolean, boxed: boolean) {
  const measure = measured(size.body)
  let line = centred ? '' : '　　'
  const print = () => {
    press.need(lineHeight.body)
    press.down(lineHeight.body)
    const bare = line.replace(/^　+/, '')
    const x = margin.left + (centred ? (room - measure(line)) / 2 : measure(line) - measure(bare))
    press.put({ kind: 'text', x, y: press.y, size: size.body, text: bare })
    line = ''
  }
  const top = press.y
  for (const word of text.match(/\d+|./gu) ?? []) {
    if (measure(line + word) > room) print()
    line += word
  }
  print()
  if (boxed && press.y < top)
    for (const y of [top - 4, press.y - 5])
      press.put({ kind: 'line', x0: margin.left - 4, y0: y, x1: paper.width - margin.right + 4, y1: y })
}

const strayed = (text: string, random: Random) =>
  [...text].map((c, i) => (i > 0 && random.chance(0.12) && !/[\p{Nd}.,．]/u.test(c) ? ` ${c}` : c)).join('')

function rule(x0: number, y0: number, x1: number, y1: number, style: Paper['rules']): Mark[] {
  if (style === 'none') return []
  if (style === 'rectangles')
    return [
      {
        kind: 'box',
        x: x0,
        y: Math.min(y0, y1),
        width: Math.max(0.5, x1 - x0),
        height: Math.max(0.5, Math.abs(y1 - y0)),
      },
    ]
  const line: Mark = { kind: 'line', x0, y0, x1, y1 }
  if (style !== 'doubled') return [line]
  const [dx, dy] = x0 === x1 ? [1.5, 0] : [0, 1.5]
  return [line, { ...line, x0: x0 + dx, x1: x1 + dx, y0: y0 + dy, y1: y1 + dy }]
}

/** Column widths in points that fill the page. */
function pointWidths(table: Table, vertical: boolean): number[] {
  const widths = usualWidths(table).map((w, i) => (vertical && table.table === 'requests' && i === 0 ? 2.4 : w))
  const sum = widths.reduce((a, b) => a + b, 0)
  return widths.map((w) => (w * room) / sum)
}

/** Frames of the cells that stand in rows `from` to `to`, shifted to where the part is printed. */
function frames(
  table: Table,
  set: ReturnType<typeof setTable>,
  from: number,
  to: number,
  y: (line: number) => number,
  style: Paper['rules'],
): Mark[] {
  return set.cells.flatMap((c) => {
    const [top, end] = [Math.max(c.row, from), Math.min(c.row + c.rowSpan, to, table.rows.length)]
    if (top >= end) return []
    const [x0, x1] = [set.columns[c.column] ?? 0, set.columns[c.column + c.columnSpan] ?? 0].map(
      (x) => margin.left + x,
    ) as [number, number]
    const [y0, y1] = [y(set.lines[top] ?? 0), y(set.lines[end] ?? 0)]
    return [
      ...rule(x0, y0, x1, y0, style),
      ...rule(x0, y1, x1, y1, style),
      ...rule(x0, y1, x0, y0, style),
      ...rule(x1, y1, x1, y0, style),
    ]
  })
}

/** Prints a table and returns the figures that paper leaves in doubt. */
function printTable(press: Press, table: Table, options: Paper, random: Random): CellKey[] {
  const measure = measured(size.cell)
  const widths = pointWidths(table, options.vertical ?? false)
  const set = setTable(
    table,
    { widths, measure, halign: 'left', ...(options.valign && { valign: options.valign }) },
    random,
  )
  const rowHeight = (row: number) => ((set.lines[row + 1] ?? 0) - (set.lines[row] ?? 0)) * lineHeight.cell
  const print = (from: number, to: number) => {
    const [first = 0, last = 0] = [set.lines[from], set.lines[to]]
    const top = press.y
    const y = (line: number) => top - (line - first) * lineHeight.cell
    press.put(...frames(table, set, from, to, y, options.rules ?? 'lines'))
    const own = set.pieces.filter((p) => p.line >= first && p.line < last)
    for (const [i, piece] of own.entries()) {
      const before = own[i - 1]
      const fuse = options.fused && piece.line < (set.lines[table.headerRows] ?? 0) && before?.line === piece.line
      const text = options.stray ? strayed(piece.text, random) : piece.text
      const x = fuse && before ? margin.left + before.x + measure(before.text) : margin.left + piece.x
      press.put({ kind: 'text', x: x + 1, y: y(piece.line) - 10, size: size.cell, text })
      if (fuse) piece.x = x - margin.left
    }
    press.down((last - first) * lineHeight.cell)
  }
  press.need(90)
  let from = 0
  let used = 0
  for (let row = 0; row < table.rows.length; row++) {
    const height = rowHeight(row)
    if (press.y - used - height < margin.bottom) {
      print(from, row)
      press.need(paper.height)
      if (options.repeatHeader && table.headerRows <= row) print(0, table.headerRows)
      from = row
      used = 0
    }
    used += height
  }
  print(from, table.rows.length)
  press.down(10)
  return options.rules === 'none' ? [...set.broken, ...set.gapped] : set.broken
}

/** A report on A4 pages, laid out as offices lay it out. */
export const pdf =
  (options: Paper): Build =>
  (draft, random) => {
    const press = new Press()
    for (const part of draft.parts) {
      if (part.kind === 'table') for (const key of printTable(press, part, options, random)) draft.open.add(key)
      else
        for (const text of part.text.split('\n'))
          paragraph(press, options.stray ? strayed(text, random) : text, part.kind === 'title', options.boxed ?? false)
    }
    press.pages.forEach((marks, i) => {
      const text = options.pageNumbers?.(i + 1)
      if (text) marks.push({ kind: 'text', x: 280, y: 40, size: 10, text })
    })
    return { extension: 'pdf', bytes: pdfFile(press.pages, options.shown) }
  }
