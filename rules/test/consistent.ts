import {
  type AnnualReport,
  type CellKey,
  cellsOf,
  type Edition,
  emptyReport,
  figureAt,
  putFigure,
} from '@gongkai/rules/reports'

/** A report in which every cell is printed and every relation holds; `figures` over zeros. */
export function consistent(edition: Edition, figures: Record<CellKey, number | null> = {}): AnnualReport {
  const report = emptyReport(edition)
  for (const cell of cellsOf(report)) putFigure(report, cell.key, 0)
  for (const [key, value] of Object.entries(figures)) putFigure(report, key, value)
  return report
}

/** The same report with other figures in some cells. */
export function altered(report: AnnualReport, figures: Record<CellKey, number | null>): AnnualReport {
  const copy = structuredClone(report)
  for (const [key, value] of Object.entries(figures)) putFigure(copy, key, value)
  return copy
}

/** Prints （六）其他处理 the other edition's way: the extra rows take the figures, the replaced rows are blank. */
export function otherRows(report: AnnualReport, extra: readonly string[], replaced: readonly string[]): AnnualReport {
  const copy = structuredClone(report)
  const columns = Object.keys(copy.tables.requests.newlyReceived ?? {})
  for (const column of columns) {
    const sum = replaced.reduce((n, row) => n + (figureAt(report, `requests.${row}.${column}`) ?? 0), 0)
    extra.forEach((row, i) => {
      putFigure(copy, `requests.${row}.${column}`, i === 0 ? sum : 0)
    })
    for (const row of replaced) putFigure(copy, `requests.${row}.${column}`, null)
  }
  return copy
}

export const threeRows = ['otherCorrectionLapsed', 'otherFeeLapsed', 'otherMisc'] as const
