import { limits } from '../../limits.ts'
import type { Block, GridBlock, GridCell } from '../../model.ts'
import { addressOf, tooLarge, type Unit } from './sheet.ts'

/** Words of one line; anything longer is prose wherever it stands. */
const LINE = 60
/** 一、总体情况 and titles, but not the numbered rows of table three, which look like headings. */
const HEADING = /^(第?[一二三四五六七八]\s*[、.．章]|.*年度报告\s*$)/u
const ROW_LABEL = /本年新收|上年结转|办理结果|结转下年/u

interface Line {
  row: number
  units: Unit[]
  /** The only thing in its row, hence prose, heading or a row of a table with nothing else in it. */
  alone?: Unit
}

/**
 * A worksheet in reading order: a row that holds nothing but one text is a line of prose, rows with several places are
 * tables. Borders, length and what stands above and below decide about a single text inside a table.
 */
export function blocksOf(units: readonly Unit[], sheet: string): Block[] {
  const lines = linesOf(units)
  const blocks: Block[] = []
  let table: Line[] = []
  const endTable = () => {
    const grid = gridOf(table, sheet)
    if (grid) blocks.push(grid)
    table = []
  }
  lines.forEach((line, n) => {
    const follows = lines[n - 1]?.row === line.row - 1
    if (!follows) endTable()
    const next = lines[n + 1]
    const above = table.length > 0
    const below = next?.row === line.row + 1 && next.alone === undefined
    if (!line.alone || reachesInto(line, table) || inTable(line.alone, above, below)) table.push(line)
    else {
      endTable()
      if (line.alone.row === line.row) blocks.push(...prose(line.alone, sheet))
    }
  })
  endTable()
  return blocks
}

/** A merged place of the table above goes on in this row. */
const reachesInto = (line: Line, [first]: readonly Line[]): boolean =>
  first !== undefined && line.units.some((unit) => unit.row < line.row && unit.row >= first.row)

function inTable(unit: Unit, above: boolean, below: boolean): boolean {
  if (unit.value !== undefined) return above || below
  const heading = HEADING.test(unit.text) && !ROW_LABEL.test(unit.text)
  if (heading || unit.text.length > LINE) return false
  return unit.bordered ? above || below : above && below
}

function linesOf(units: readonly Unit[]): Line[] {
  const lines = new Map<number, Line>()
  for (const unit of units)
    for (let row = unit.row; row < unit.row + unit.rowSpan; row++) {
      const line = lines.get(row)
      if (line) line.units.push(unit)
      else lines.set(row, { row, units: [unit] })
    }
  const sorted = [...lines.values()].sort((a, b) => a.row - b.row)
  for (const line of sorted) {
    const [first, ...others] = line.units.filter((u) => u.text !== '' || u.bordered)
    if (first && first.text !== '' && others.length === 0) line.alone = first
  }
  // A place of several rows stands alone only if it does so in each of them.
  for (const line of sorted)
    for (const unit of line.units)
      for (let row = unit.row; !line.alone && row < unit.row + unit.rowSpan; row++) delete lines.get(row)?.alone
  return sorted.filter((line) => line.units.some((u) => u.text !== '' || u.bordered))
}

function prose(unit: Unit, sheet: string): Block[] {
  const at = { sheet, address: unit.address }
  return unit.text
    .split('\n')
    .filter((text) => text.trim() !== '')
    .map((text) => ({ kind: 'text', text, at }))
}

/** Every place between the outermost columns is a cell: a place with nothing in it is a blank. */
function gridOf(lines: readonly Line[], sheet: string): GridBlock | undefined {
  const [top, bottom] = [lines[0]?.row, lines.at(-1)?.row]
  if (top === undefined || bottom === undefined) return undefined
  const units = new Set(lines.flatMap((line) => line.units))
  let [left, right] = [Number.POSITIVE_INFINITY, 0]
  for (const unit of units) {
    left = Math.min(left, unit.column)
    right = Math.max(right, unit.column + unit.columnSpan)
  }
  const [rows, columns] = [bottom - top + 1, right - left]
  if (rows * columns > limits.gridCells) tooLarge()
  const taken = new Uint8Array(rows * columns)
  const cells: GridCell[] = []
  const claim = (row: number, column: number, rowSpan: number, columnSpan: number): boolean => {
    const starts = Array.from({ length: rowSpan }, (_, n) => (row + n) * columns + column)
    if (starts.some((start) => taken.subarray(start, start + columnSpan).includes(1))) return false
    for (const start of starts) taken.fill(1, start, start + columnSpan)
    return true
  }
  const put = ({ address, bordered: _, formula: _formula, ...unit }: Unit): void => {
    const cell = { ...unit, row: unit.row - top, column: unit.column - left, at: { sheet, address } }
    // Merged areas of a broken file may overlap: the later one keeps its first place, if that is free.
    if (claim(cell.row, cell.column, cell.rowSpan, cell.columnSpan)) cells.push(cell)
    else if (claim(cell.row, cell.column, 1, 1)) cells.push({ ...cell, rowSpan: 1, columnSpan: 1 })
  }
  for (const unit of units) put(unit)
  return compact({
    kind: 'grid',
    rows,
    columns,
    cells: cells.concat(blanks(taken, columns, top, left, sheet)),
    ruled: true,
  })
}

/** Sheets that hold several tables have many narrow columns; those in which no cell of this table begins are none of it. */
function compact(grid: GridBlock): GridBlock {
  const begins = new Uint8Array(grid.columns)
  for (const cell of grid.cells) begins[cell.column] = 1
  const before = [0]
  for (const begun of begins) before.push((before.at(-1) ?? 0) + begun)
  const columnOf = (column: number): number => before[column] ?? 0
  const cells = grid.cells.map((cell) => {
    const column = columnOf(cell.column)
    return { ...cell, column, columnSpan: columnOf(cell.column + cell.columnSpan) - column }
  })
  return { ...grid, columns: columnOf(grid.columns), cells }
}

function blanks(taken: Uint8Array, columns: number, top: number, left: number, sheet: string): GridCell[] {
  const cells: GridCell[] = []
  taken.forEach((full, place) => {
    if (full) return
    const [row, column] = [Math.floor(place / columns), place % columns]
    const at = { sheet, address: addressOf(top + row, left + column) }
    cells.push({ row, column, rowSpan: 1, columnSpan: 1, text: '', at })
  })
  return cells
}
