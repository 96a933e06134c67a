import type { CellKey } from '@gongkai/rules/reports'
import { type PlacedCell, placed, type Table, widthOf } from './draft.ts'
import type { Random } from './random.ts'

/** A printed piece of a cell; lines count from 0 within the table, `x` in the unit of `widths`. */
export interface Printed {
  text: string
  line: number
  x: number
}

/** A table set on paper: the printed pieces, and where its rows and columns begin (one more than there are). */
export interface SetTable {
  cells: PlacedCell[]
  pieces: Printed[]
  lines: number[]
  columns: number[]
  /** Figures of rows in which one is too wide for its column and broken over lines. */
  broken: CellKey[]
  /** Figures of rows in which one is blank: without frames only its place tells which. */
  gapped: CellKey[]
}

interface Setting {
  /** Widths of the columns. */
  widths: readonly number[]
  /** Width of a text. */
  measure: (text: string) => number
  /** Where the lines of a low cell stand in a high row. */
  valign?: 'top' | 'middle' | 'bottom'
  halign?: 'left' | 'centre'
}

const widthsOf: Record<Table['table'], readonly number[]> = {
  proactive: [24, 18, 18, 18],
  requests: [6, 10, 28, 8, 6, 6, 6, 6, 6, 8],
  reviewLitigation: Array.from({ length: 15 }, () => 6),
}

/** Usual widths of the statutory tables in half-width characters, for the columns the table has. */
export const usualWidths = (table: Table): number[] => {
  const count = widthOf(placed(table.rows))
  return Array.from({ length: count }, (_, i) => widthsOf[table.table][i] ?? 8)
}

function wrap(text: string, width: number, measure: (text: string) => number): string[] {
  const lines: string[] = []
  let line = ''
  const words = (text.match(/[\p{Nd}.,．+-]+|./gu) ?? []).flatMap((word) =>
    measure(word) > width ? [...word] : [word],
  )
  for (const word of words) {
    if (line && measure(line + word) > width) {
      lines.push(line)
      line = ''
    }
    line += word
  }
  return [...lines, line].filter(Boolean)
}

/** Where each of the lengths begins, and where the last one ends. */
function sums(lengths: readonly number[]): number[] {
  const starts = [0]
  for (const length of lengths) starts.push((starts.at(-1) ?? 0) + length)
  return starts
}

/** Sets a table: wraps the words of every cell into its width and makes the rows as high as their highest cell. */
export function setTable(table: Table, setting: Setting, random: Random): SetTable {
  const cells = placed(table.rows)
  const columns = sums(setting.widths)
  const right = (c: PlacedCell) => columns[c.column + c.columnSpan] ?? columns.at(-1) ?? 0
  const left = (c: PlacedCell) => columns[c.column] ?? 0
  const printed = new Map(cells.map((c) => [c, wrap(c.text, right(c) - left(c) - 1, setting.measure)]))
  const heights = table.rows.map((_, r) =>
    Math.max(1, ...cells.filter((c) => c.row === r && c.rowSpan === 1).map((c) => printed.get(c)?.length ?? 0)),
  )
  const lines = sums(heights)
  const valigns = table.rows.map(() => random.pick(['top', 'middle', 'bottom'] as const))
  const pieces = cells.flatMap((c) => {
    const own = printed.get(c) ?? []
    const top = lines[c.row] ?? 0
    const height = (lines[Math.min(c.row + c.rowSpan, heights.length)] ?? top) - top
    const valign = setting.valign ?? valigns[c.row] ?? 'middle'
    const slack = Math.max(0, height - own.length)
    const first = top + (c.rowSpan > 1 || valign === 'middle' ? Math.floor(slack / 2) : valign === 'top' ? 0 : slack)
    return own.map((text, i) => {
      const room = right(c) - left(c) - setting.measure(text)
      const x = left(c) + (c.key || setting.halign !== 'left' ? Math.max(0, room / 2) : 0)
      return { text, line: first + i, x }
    })
  })
  const rowsWith = (test: (c: PlacedCell) => boolean) => {
    const rows = new Set(cells.filter((c) => c.key && test(c)).map((c) => c.row))
    return cells.flatMap((c) => (c.key && rows.has(c.row) ? [c.key] : []))
  }
  const broken = rowsWith((c) => (printed.get(c)?.length ?? 0) > 1)
  const gapped = rowsWith((c) => c.text === '')
  return { cells, broken, gapped, pieces: pieces.sort((a, b) => a.line - b.line || a.x - b.x), lines, columns }
}
