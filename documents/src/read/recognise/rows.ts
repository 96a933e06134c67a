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
  /** Index of the line of its last figure among the given lines. */
  line: number
}

export const isPrinted = (t: Token) => t.kind === 'number' || t.kind === 'mark'

/**
 * Groups tokens into rows: labels gather until figures come, figures until the next label. On a line with several
 * cells the row ends with the line; in a stream of single cells it ends at the next label. `isHeader` tells which
 * labels are column headers, so that they are not taken for the label of the row that follows.
 */
export function printedRows(lines: readonly Line[], isHeader: (pieces: readonly Token[]) => number): PrintedRow[] {
  const rows: PrintedRow[] = []
  let labels: Token[] = []
  let values: Token[] = []
  let grid: GridBlock | null = null
  let placed = false
  let at = 0
  const close = () => {
    if (values.some(isPrinted) || (placed && values.length > 2 && labels.length > 0))
      rows.push({ labels: labels.slice(isHeader(labels)), values, grid, placed, line: at })
    labels = values.length > 0 ? [] : labels
    values = []
    placed = false
  }
  lines.forEach((line, index) => {
    const tokens = line.tokens()
    const several = line.grid !== null || tokens.filter((t) => t.kind !== 'void').length > 1
    const hasText = tokens.some((t) => t.kind === 'text')
    if (several && (hasText || placed)) {
      if (values.length > 0) close()
    }
    let seenText = !hasText
    for (const t of tokens) {
      if (t.kind === 'text') {
        if (values.some(isPrinted)) close()
        values = []
        labels.push(t)
        seenText = true
      } else if (t.kind !== 'void' || (several && seenText)) values.push(t)
    }
    grid = line.grid
    placed = several
    if (values.length > 0) at = index
    if (several && values.length > 0) close()
    if (labels.length > 60) labels = labels.slice(-40)
  })
  close()
  return rows
}
