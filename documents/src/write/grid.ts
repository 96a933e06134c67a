import type { Table, TableCell } from './tables.ts'

/** Row by row and column by column the cell that covers each place of a table; a merged cell is found in every place. */
export function coverage(table: Table): TableCell[][] {
  const grid = Array.from({ length: table.rows }, () => Array<TableCell>(table.columns))
  for (const cell of table.cells)
    for (let r = 0; r < cell.rowSpan; r++) grid[cell.row + r]?.fill(cell, cell.column, cell.column + cell.columnSpan)
  return grid
}

/** Whether the cell begins in this place, not only reaches into it. */
export const beginsAt = (cell: TableCell, row: number, column: number) => cell.row === row && cell.column === column

/**
 * The header cells of a figure: to the left those that reach its row, above it the nearest run of header rows (table
 * two has a header over each of its blocks). Outermost first.
 */
export function headersOf(cell: TableCell, grid: readonly (readonly TableCell[])[]): TableCell[] {
  const above: TableCell[] = []
  for (let row = cell.row - 1; row >= 0; row--) {
    const next = grid[row]?.[cell.column]
    if (next?.header === 'column') {
      if (!above.includes(next)) above.unshift(next)
    } else if (above.length > 0) break
  }
  const left = (grid[cell.row] ?? [])
    .slice(0, cell.column)
    .filter((c, i, all) => c.header === 'row' && all[i - 1] !== c)
  return [...above, ...left]
}
