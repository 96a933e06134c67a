import type { GridBlock } from '../model.ts'
import type { Line, Token } from './lines.ts'

/** A row of a table as printed: what stands before its figures, and the figures. */
export interface PrintedRow {
  labels: Token[]
  /** Numbers, marks and — in rows whose places are known — voids. */
  values: Token[]
  grid: GridBlock | null
  /** The figures stood on one line with their separators, so that their places mean something. */
  placed: boolean
  /** Their places are measured (PDF, columns of text kept apart by spaces), not counted. */
  measured: boolean
  /** The label, if any, stood on another line than the figures: only the order of lines ties them together. */
  apart: boolean
  /** Index of the line of its last figure among the given lines. */
  line: number
}

export const isPrinted = (t: Token) => t.kind === 'number' || t.kind === 'mark'

/** The label in its smallest printed pieces: a group label may stand in one piece with the label it heads. */
export const piecesOf = (row: PrintedRow): string[] =>
  row.labels.flatMap((t) => (/\s/.test(t.raw) ? t.raw.split(/\s+/) : t.raw))

/**
 * Groups tokens into rows: labels gather until figures come, figures until the next label. On a line with several
 * cells the row ends with the line; in a stream of single cells it ends at the next label. `isHeader` tells how many
 * leading labels are column headers, so that they are not taken for the label of the row that follows. Labels left
 * over at the end make a last row without figures.
 */
export function printedRows(lines: readonly Line[], isHeader: (pieces: readonly Token[]) => number): PrintedRow[] {
  const rows: PrintedRow[] = []
  let labels: Token[] = []
  let values: Token[] = []
  let labelLine = -1
  let first = -1
  let last = 0
  let placed = false
  let measured = false
  let grid: GridBlock | null = null
  // Labels that came from earlier lines: only they can be column headers.
  let inherited = 0
  const close = () => {
    if (values.some(isPrinted) || (labels.length > 0 && placed && values.length > (grid ? 0 : 2)))
      rows.push({
        labels: labels.slice(isHeader(labels.slice(0, inherited))),
        values,
        grid,
        placed,
        measured,
        apart: labelLine !== first,
        line: last,
      })
    if (values.length > 0) {
      labels = []
      inherited = 0
    }
    values = []
    placed = false
  }
  lines.forEach((line, index) => {
    const tokens = line.tokens()
    const several = line.grid !== null || tokens.filter((t) => t.kind !== 'void').length > 1
    const hasText = tokens.some((t) => t.kind === 'text')
    // In a table saved one cell a line an empty line ends the row: what is empty after it belongs to the next one.
    const next = tokens.length === 1 && tokens[0]?.kind === 'void' && isApart(lines[index - 1], line)
    if ((next || (several && (hasText || placed))) && values.some(isPrinted)) close()
    grid = line.grid
    placed = several
    measured = line.measured
    let seenText = !hasText
    if (values.length === 0) inherited = labels.length
    for (const t of tokens) {
      if (t.kind === 'text') {
        if (values.some(isPrinted)) close()
        values = []
        labels.push(t)
        labelLine = index
        seenText = true
      } else if (t.kind !== 'void' || (several && seenText) || (tokens.length === 1 && labels.length > 0)) {
        if (values.length === 0) first = index
        values.push(t)
        last = index
      }
    }
    if (several && values.length > 0) close()
    if (labels.length > 60) labels = labels.slice(-40)
  })
  close()
  if (labels.length > 0) rows.push({ labels, values: [], grid, placed: false, measured, apart: true, line: last })
  return rows
}

const isApart = (before: Line | undefined, line: Line) =>
  before !== undefined && 'line' in before.at && 'line' in line.at && line.at.line - before.at.line > 1

/**
 * Whether figures that only the order of lines ties to their labels follow them at all. Text taken out of a page
 * column by column, or with the figures before their labels, has runs longer than two rows, or begins with figures
 * and ends with a label: nothing in it can be told apart with certainty.
 */
export function isOrderly(
  rows: readonly PrintedRow[],
  width: number,
  isLabelled: (row: PrintedRow) => boolean,
): boolean {
  const loose = rows.filter((r) => r.apart)
  if (loose.some((r) => !r.placed && r.values.length > 2 * width)) return false
  const [first] = rows
  const last = rows.at(-1)
  return !(
    first?.apart &&
    first.values.length > 0 &&
    !isLabelled(first) &&
    last &&
    last.values.length === 0 &&
    isLabelled(last)
  )
}
