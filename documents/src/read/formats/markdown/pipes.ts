import { DocumentError } from '../../errors.ts'
import { limits } from '../../limits.ts'
import type { GridBlock, GridCell } from '../../model.ts'
import { plain } from './inline.ts'

interface Piece {
  text: string
  /** Index in the line at which its words begin. */
  from: number
}

export interface PipeRow {
  line: number
  pieces: Piece[]
  /** Pipes on both ends. */
  closed: boolean
}

/** The row that a line prints, or null for a line of words: `|六、…` has a pipe and is no row. Throws `tooLarge`. */
export function pipeRow(text: string, line: number): PipeRow | null {
  if (!text.includes('|')) return null
  const pieces: Piece[] = []
  let from = 0
  const add = (to: number) => {
    const raw = text.slice(from, to)
    if (pieces.length > limits.gridCells) throw tooManyCells()
    pieces.push({ text: raw.trim(), from: from + (raw.length - raw.trimStart().length) })
    from = to + 1
  }
  for (let i = text.indexOf('|'); i >= 0; i = text.indexOf('|', i + 1)) if (text[i - 1] !== '\\') add(i)
  add(text.length)
  const opened = pieces.length > 1 && pieces[0]?.text === ''
  const ended = pieces.length > 1 && pieces.at(-1)?.text === ''
  if (opened) pieces.shift()
  if (ended) pieces.pop()
  const closed = opened && ended
  return pieces.length > 1 || (closed && pieces.length === 1) ? { line, pieces, closed } : null
}

/** For rows that together, or alone, have more cells than a grid may. */
export const tooManyCells = () =>
  new DocumentError('tooLarge', `表格超过 ${limits.gridCells} 格，不予读取。请只提供年度报告本身。`)

const isSeparator = ({ pieces }: PipeRow) => pieces.every((p) => /^(:?-{3,}:?|:-+:?|-+:)$/.test(p.text))
/** A short rule (`|-|-|`) separates only below the first row; further down it is a row of blanks. */
const isShortSeparator = ({ pieces }: PipeRow) => pieces.every((p) => /^-{1,2}$/.test(p.text))
const isPlaceholder = ({ pieces }: PipeRow) => pieces.every((p) => /^-*$/.test(p.text))

/** Whether neighbouring lines with pipes are a table: a rule, closed rows, or several columns in several rows. */
export const isTable = (rows: readonly PipeRow[]): boolean =>
  rows.some((row) => row.closed || isSeparator(row)) || (rows.length > 1 && rows.every((row) => row.pieces.length > 2))

/**
 * The grid that rows between pipes print, or null for one without words. Rules are left out wherever they stand, as is a
 * first row of placeholders; empty cells beyond the columns of the rule are no cells. Throws `tooLarge`.
 */
export function pipeGrid(rows: readonly PipeRow[]): GridBlock | null {
  const short = rows.length > 2 && rows[1] && isShortSeparator(rows[1]) && !rows.some(isSeparator) ? rows[1] : undefined
  const rule = short ?? rows.find(isSeparator)
  let printed = rows.filter((row) => row !== short && !isSeparator(row))
  if (rule && rows[1] === rule && printed.length > 1 && printed[0] && isPlaceholder(printed[0]))
    printed = printed.slice(1)
  const cells: GridCell[] = []
  let columns = 0
  for (const [row, { line, pieces }] of printed.entries()) {
    const kept = withoutExtra(pieces, rule?.pieces.length ?? pieces.length)
    columns = Math.max(columns, kept.length)
    for (const [column, { text, from }] of kept.entries())
      cells.push({ row, column, rowSpan: 1, columnSpan: 1, text: plain(text), at: { line, column: from + 1 } })
  }
  if (!cells.some((cell) => cell.text !== '')) return null
  return { kind: 'grid', rows: printed.length, columns, cells, ruled: false }
}

function withoutExtra(pieces: readonly Piece[], columns: number): readonly Piece[] {
  let length = pieces.length
  while (length > columns && pieces[length - 1]?.text === '') length--
  return pieces.slice(0, length)
}
