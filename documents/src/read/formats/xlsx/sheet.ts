import { refuse } from '../../errors.ts'
import { limits } from '../../limits.ts'
import { parseXml } from '../xml.ts'
import { display } from './display.ts'
import { namespaces } from './names.ts'
import type { CellStyle } from './styles.ts'

/** What stands at one place of a sheet, merged places as one; rows and columns count from 0 without the hidden ones. */
export interface Unit {
  row: number
  column: number
  rowSpan: number
  columnSpan: number
  text: string
  value?: number
  bordered: boolean
  address: string
  /** The text is the stored result of a formula. */
  formula?: true
}

export interface Book {
  strings: readonly string[]
  styles: readonly CellStyle[]
  date1904: boolean
}

interface Area {
  top: number
  left: number
  bottom: number
  right: number
}

const MAX_COLUMN = 16_384
const MAX_ROW = 1_048_576

/** `B7` → row 6, column 1; `undefined` where it is no address. */
function parseAddress(address: string): { row: number; column: number } | undefined {
  const match = /^\$?([A-Z]{1,3})\$?([1-9]\d{0,6})$/.exec(address)
  if (!match) return undefined
  let column = 0
  for (const letter of match[1] ?? '') column = column * 26 + letter.charCodeAt(0) - 64
  const row = Number(match[2])
  return column <= MAX_COLUMN && row <= MAX_ROW ? { row: row - 1, column: column - 1 } : undefined
}

export function addressOf(row: number, column: number): string {
  let letters = ''
  for (let n = column + 1; n > 0; n = Math.floor((n - 1) / 26))
    letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters
  return `${letters}${row + 1}`
}

/** The filled, bordered and merged places of a worksheet, row by row. Throws `tooLarge` beyond `limits.gridCells`. */
export function unitsOf(bytes: Uint8Array, book: Book): Unit[] {
  const cells = new Map<string, Unit>()
  const merges: Area[] = []
  const hiddenRows = new Set<number>()
  const hiddenColumns: [number, number][] = []
  let row = -1
  let column = -1
  let type = ''
  let style: CellStyle | undefined
  let raw = ''
  let formula = false
  let collecting = false
  let phonetic = false

  const endCell = () => {
    const shown = type === '' || type === 'n' ? display(raw, style?.format ?? '', book.date1904) : { text: textOf(raw) }
    const bordered = style?.bordered ?? false
    if (shown.text === '' && !bordered) return
    const address = addressOf(row, column)
    cells.set(address, {
      ...{ row, column, rowSpan: 1, columnSpan: 1, bordered, address, ...shown },
      ...(formula && { formula }),
    })
    if (cells.size > limits.gridCells) tooLarge()
  }
  const textOf = (content: string): string => {
    if (type === 's') return book.strings[Number(content)] ?? ''
    return type === 'b' ? (content === '1' ? 'TRUE' : 'FALSE') : content
  }

  parseXml(bytes, namespaces, {
    open(name, a) {
      switch (name) {
        case 'col':
          if (a.hidden === '1' || a.hidden === 'true') hiddenColumns.push([Number(a.min) - 1, Number(a.max) - 1])
          break
        case 'row':
          row = Math.min(MAX_ROW, a.r === undefined ? row + 1 : Math.max(0, Math.trunc(Number(a.r) || 1) - 1))
          column = -1
          if (a.hidden === '1' || a.hidden === 'true') hiddenRows.add(row)
          break
        case 'c': {
          const at = a.r === undefined ? undefined : parseAddress(a.r)
          column = at?.column ?? column + 1
          row = at?.row ?? row
          type = a.t ?? ''
          style = book.styles[Number(a.s ?? 0)]
          raw = ''
          formula = false
          break
        }
        case 'f':
          formula = true
          break
        case 'rPh':
          phonetic = true
          break
        case 'v':
        case 't':
          collecting = !phonetic
          break
        case 'mergeCell': {
          const area = parseArea(a.ref ?? '')
          if (area) merges.push(area)
        }
      }
    },
    text(text) {
      if (collecting) raw += text
    },
    close(name) {
      if (name === 'v' || name === 't') collecting = false
      else if (name === 'rPh') phonetic = false
      else if (name === 'c') endCell()
    },
  })
  return visible([...merged(cells, merges).values()], hiddenRows, hiddenColumns)
}

function parseArea(ref: string): Area | undefined {
  const [from, to] = ref.split(':').map(parseAddress)
  if (!from || !to || to.row < from.row || to.column < from.column) return undefined
  return { top: from.row, left: from.column, bottom: to.row, right: to.column }
}

/** Puts merged places together; only the first of them is printed. Spans end where the sheet does. */
function merged(cells: Map<string, Unit>, merges: readonly Area[]): Map<string, Unit> {
  let lastRow = 0
  let lastColumn = 0
  for (const unit of cells.values()) {
    lastRow = Math.max(lastRow, unit.row)
    lastColumn = Math.max(lastColumn, unit.column)
  }
  let places = 0
  for (const { top, left, bottom, right } of merges) {
    if (top > lastRow || left > lastColumn) continue
    const address = addressOf(top, left)
    const first = cells.get(address)
    const rowSpan = Math.min(bottom, lastRow, top + limits.rowSpan - 1) - top + 1
    const columnSpan = Math.min(right, lastColumn, left + limits.columnSpan - 1) - left + 1
    places += rowSpan * columnSpan
    if (places > limits.gridCells) tooLarge()
    let bordered = false
    for (let row = top; row < top + rowSpan; row++)
      for (let column = left; column < left + columnSpan; column++) {
        const covered = addressOf(row, column)
        if (cells.get(covered)?.bordered) bordered = true
        cells.delete(covered)
      }
    cells.set(address, { text: '', ...first, row: top, column: left, rowSpan, columnSpan, bordered, address })
  }
  return cells
}

/** Leaves out hidden rows and columns and closes the gaps. */
function visible(units: Unit[], hiddenRows: ReadonlySet<number>, hiddenColumns: readonly [number, number][]): Unit[] {
  const byPlace = (a: Unit, b: Unit): number => a.row - b.row || a.column - b.column
  if (hiddenRows.size === 0 && hiddenColumns.length === 0) return units.sort(byPlace)
  const rows = [...hiddenRows].sort((a, b) => a - b)
  const rowOf = (row: number): number => row - countBelow(rows, row)
  const columnOf = (column: number): number =>
    column - hiddenColumns.reduce((n, [from, to]) => n + Math.max(0, Math.min(to + 1, column) - from), 0)
  return units
    .map((unit) => {
      const [row, column] = [rowOf(unit.row), columnOf(unit.column)]
      const [bottom, right] = [rowOf(unit.row + unit.rowSpan), columnOf(unit.column + unit.columnSpan)]
      return { ...unit, row, column, rowSpan: bottom - row, columnSpan: right - column }
    })
    .filter((unit) => unit.rowSpan > 0 && unit.columnSpan > 0)
    .sort(byPlace)
}

/** How many of the sorted numbers are below a limit. */
function countBelow(sorted: readonly number[], limit: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? 0) < limit) low = middle + 1
    else high = middle
  }
  return low
}

export const tooLarge = (): never =>
  refuse('tooLarge', '工作表的单元格过多，不像政府信息公开工作年度报告；请只保留报告正文后再试。')
