import { DocumentError } from '../../errors.ts'
import { limits } from '../../limits.ts'
import type { GridBlock, GridCell } from '../../model.ts'

/** A cell as its tag says it. `rowSpan` 0 reaches to the end of the row group. */
export interface SpannedCell extends Pick<GridCell, 'text' | 'at'> {
  rowSpan: number
  columnSpan: number
}

export interface SpannedRow {
  /** Rows of one `tbody`; spans do not leave it. */
  group: number
  cells: SpannedCell[]
}

/**
 * Coordinates for cells with spans, as browsers lay them out: each cell goes to the first free column, spans end with
 * their row group, and a span stops at a column that a cell from above still occupies. Rows and columns in which no cell
 * begins carry nothing and are closed up. Throws `tooLarge`.
 */
export function layOut(rows: readonly SpannedRow[]): GridBlock {
  const cells: GridCell[] = []
  const ends = groupEnds(rows)
  /** For each column the first row at which it is free again. */
  const freeFrom: number[] = []
  let slots = 0
  for (const [row, { cells: source }] of rows.entries()) {
    let column = 0
    for (const { text, at, rowSpan, columnSpan } of source) {
      while ((freeFrom[column] ?? 0) > row) column++
      const height = Math.min(rowSpan || limits.rowSpan, limits.rowSpan, (ends[row] ?? row + 1) - row)
      const wanted = Math.min(columnSpan, limits.columnSpan)
      let width = 0
      while (width < wanted && (freeFrom[column + width] ?? 0) <= row) freeFrom[column + width++] = row + height
      slots += width * height
      if (slots > limits.gridCells)
        throw new DocumentError('tooLarge', `表格超过 ${limits.gridCells} 格，不予读取。请只提供年度报告本身。`)
      cells.push({ row, column, rowSpan: height, columnSpan: width, text, at })
      column += width
    }
  }
  return closeUp(cells, rows.length, freeFrom.length)
}

function groupEnds(rows: readonly SpannedRow[]): number[] {
  const ends = new Array<number>(rows.length)
  for (let row = rows.length - 1; row >= 0; row--)
    ends[row] = rows[row]?.group === rows[row + 1]?.group ? (ends[row + 1] ?? row + 1) : row + 1
  return ends
}

/** `index[i]`: how many of the first `i` lines have a cell that begins there. */
function countBegins(begins: Iterable<number>, length: number): number[] {
  const used = new Uint8Array(length)
  for (const begin of begins) used[begin] = 1
  const index = [0]
  for (let i = 0; i < length; i++) index.push((index[i] ?? 0) + (used[i] ?? 0))
  return index
}

function closeUp(cells: GridCell[], rowCount: number, columnCount: number): GridBlock {
  const row = countBegins(
    cells.map((c) => c.row),
    rowCount,
  )
  const column = countBegins(
    cells.map((c) => c.column),
    columnCount,
  )
  const at = (index: number[], i: number) => index[i] ?? 0
  for (const cell of cells) {
    const { rowSpan, columnSpan } = cell
    cell.rowSpan = at(row, cell.row + rowSpan) - at(row, cell.row)
    cell.columnSpan = at(column, cell.column + columnSpan) - at(column, cell.column)
    cell.row = at(row, cell.row)
    cell.column = at(column, cell.column)
  }
  return { kind: 'grid', rows: at(row, rowCount), columns: at(column, columnCount), cells, ruled: true }
}
