import { refuse } from './errors.ts'
import { unitsOf } from './formats/xlsx/sheet.ts'
import { sheetsOf } from './formats/xlsx.ts'
import { openZip } from './formats/zip.ts'

/** A cell of a filled-in sheet; `formula`: what it shows was computed, not typed. */
export interface RegisterCell {
  readonly text: string
  readonly address: string
  readonly formula: boolean
}

/** A row below the heading: what stands in each column that the heading names. */
export interface RegisterRow {
  /** As the program that made the sheet counts it, from 1. */
  readonly number: number
  readonly cells: Readonly<Record<string, RegisterCell>>
}

export interface Register {
  /** What the first row says, in order. */
  readonly heading: readonly string[]
  readonly rows: readonly RegisterRow[]
}

const INFLATED = 32 * 1024 * 1024

/**
 * Reads the first visible sheet of an Excel workbook as a table that people filled in: a heading in its first row, a
 * thing in each row below. Hidden rows and columns are left out, empty rows too. Throws `DocumentError`: damaged,
 * encrypted or too large, and `tooLarge` beyond `mostRows`.
 */
export function readRegister(bytes: Uint8Array, mostRows: number): Register {
  const [sheet] = sheetsOf(openZip(bytes, INFLATED))
  if (!sheet) return refuse('damaged', '这个文件里没有工作表。')
  const units = unitsOf(sheet.content, sheet.book).filter((u) => u.text.trim() !== '')
  const first = units[0]?.row ?? 0
  const columns = new Map(units.filter((u) => u.row === first).map((u) => [u.column, u.text.trim()]))
  const rows = new Map<number, { number: number; cells: Record<string, RegisterCell> }>()
  for (const { row, column, text, address, formula } of units) {
    const name = columns.get(column)
    if (row === first || name === undefined) continue
    const known = rows.get(row) ?? { number: Number(/\d+$/.exec(address)?.[0] ?? row + 1), cells: {} }
    known.cells[name] = { text: text.trim(), address, formula: formula ?? false }
    rows.set(row, known)
    if (rows.size > mostRows) refuse('tooLarge', `表格超过${mostRows}行，没有读取。请分成几个表格。`)
  }
  return { heading: [...columns.values()], rows: [...rows.values()] }
}
