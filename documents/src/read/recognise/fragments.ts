import type { Token } from './lines.ts'
import { isPrinted, type PrintedRow } from './rows.ts'

/**
 * A figure too wide for its column is broken over two lines, and without ruling lines, or where a page ends, the rest
 * of it stands alone above or below its row. Returns the figures that such a rest stands over or under: neither half is the figure.
 */
export function brokenFigures(
  rows: readonly PrintedRow[],
  isRow: (index: number) => boolean,
  width: number,
): Set<Token> {
  const broken = new Set<Token>()
  rows.forEach((row, i) => {
    const rest = row.values.filter(isPrinted)
    if (isRow(i) || rest.length === 0) return
    for (const beside of rows.slice(Math.max(0, i - 3), i + 4)) {
      if (beside === row || Math.abs(beside.line - row.line) > 1) continue
      const figures = beside.values.filter(isPrinted)
      // Two complete rows, one of them without a name, are no broken row.
      if (rest.length >= width && figures.length >= width) continue
      for (const t of figures) if (rest.some((r) => overlap(r, t))) broken.add(t)
    }
  })
  return broken
}

const overlap = (a: Token, b: Token) =>
  a.x0 !== null && a.x1 !== null && b.x0 !== null && b.x1 !== null && a.x0 < b.x1 && b.x0 < a.x1

/** Whether figures of two lines can be one row: those of the second stand beside those of the first, not under them. */
export const standBeside = (a: PrintedRow, b: PrintedRow): boolean =>
  !a.measured || !b.measured || !a.values.some((t) => b.values.some((u) => overlap(t, u)))

/** The figures of two lines that are one row: by place where places are measured, else as they follow each other. */
export function inOrder(a: PrintedRow, b: PrintedRow): Token[] {
  const figures = [...a.values, ...b.values].filter(isPrinted)
  return a.measured && b.measured ? figures.sort((t, u) => (t.x0 ?? 0) - (u.x0 ?? 0)) : figures
}

/** Whether any two figures of different lines stand in one column. */
export const clash = (lines: readonly (readonly Token[])[]): boolean =>
  lines.some((line, i) => lines.slice(i + 1).some((other) => line.some((t) => other.some((u) => overlap(t, u)))))
