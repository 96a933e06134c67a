import { type CellKey, cellsOf, figureAt, labelOf, replacedRows } from './cells.ts'
import { evaluateRelations } from './evaluate.ts'
import type { Finding } from './findings.ts'
import { formOf } from './forms/index.ts'
import type { AnnualReport, Figure } from './report.ts'

export interface Change {
  cell: CellKey
  old: Figure
  new: Figure
}

export interface Comparison {
  /** The broken relations that reach from the new report into the old one. */
  findings: Finding[]
  /** Every cell that both forms have and that differs, in the order of the newer form. */
  changes: Change[]
  /** What a reader of the two lists must know: relations not asked, figures that changed their row. */
  notes: string[]
}

/**
 * Whether both names are of one agency: the same, or one without the province or city before it
 * （淄博市张店区水务局、张店区水务局）; a name that is not known contradicts nothing.
 */
export function sameAgency(a: string | null, b: string | null): boolean {
  if (a === null || b === null) return true
  const [x, y] = [a.replace(/\s/g, ''), b.replace(/\s/g, '')]
  return x.endsWith(y) || y.endsWith(x)
}

/** Whether `old` is the same agency's report of the year before, so that the cross-year relations hold between them. */
export const precedes = (old: AnnualReport, report: AnnualReport): boolean =>
  old.year !== null && old.year + 1 === report.year && sameAgency(old.agency, report.agency)

/**
 * Compares two reports: the cross-year relations (XY-…, T2-REPEAL) where they are those of consecutive years of one
 * agency, and every figure that both forms print and that changed.
 */
export function compareReports(old: AnnualReport, report: AnnualReport): Comparison {
  const reason = whyUnrelated(old, report)
  const findings = reason
    ? []
    : evaluateRelations(report, old).filter((f) => f.cells.some((c) => c.startsWith('previous:')))
  return {
    findings,
    changes: changesOf(old, report),
    notes: [...(reason ? [reason] : []), ...others(old, report)],
  }
}

function changesOf(old: AnnualReport, report: AnnualReport): Change[] {
  const replaced = new Set([...replacedRows(old), ...replacedRows(report)])
  return [...cellsOf(report)].flatMap(({ key, row }) => {
    if (replaced.has(row?.key ?? '')) return []
    const [before, now] = [figureAt(old, key), figureAt(report, key)]
    return before === undefined || now === undefined || before === now ? [] : [{ cell: key, old: before, new: now }]
  })
}

/** In a sentence, why the cross-year relations are not asked between two reports; `null` where they are. */
export function whyUnrelated(old: AnnualReport, report: AnnualReport): string | null {
  if (precedes(old, report)) return null
  if (!sameAgency(old.agency, report.agency))
    return `两份报告的机关不同（${old.agency}、${report.agency}），没有核对跨年勾稽关系。`
  const year = (r: AnnualReport) => (r.year === null ? '年度不明' : `${r.year}年度`)
  return `两份报告不是相邻年度（${year(old)}、${year(report)}），没有核对跨年勾稽关系。`
}

/** （六）其他处理 is one row or three; its sum can be told, but is no figure of either report. */
function others(old: AnnualReport, report: AnnualReport): string[] {
  const [before, now] = [otherRows(old), otherRows(report)]
  if (before.length === now.length) return []
  const told = (r: AnnualReport, rows: readonly string[]) => {
    const figures = rows.map((row) => figureAt(r, `requests.${row}.total`) ?? null)
    const sum = figures.includes(null) ? '有空白' : figures.reduce<number>((n, f) => n + (f ?? 0), 0)
    return rows.length === 1 ? `一行，总计列 ${sum}` : `${rows.length}个分项，总计列之和 ${sum}`
  }
  return [
    `表三${labelOf('2019', 'requests.otherHandling.total').replace('（总计）', '')}：旧报告${told(old, before)}；新报告${told(report, now)}。各行不能逐一对应，未列入变化。`,
  ]
}

const otherRows = (report: AnnualReport): string[] => {
  const replaced = replacedRows(report)
  return formOf(report.edition)
    .requests.rows.filter((r) => r.key.startsWith('other') && r.key in report.tables.requests && !replaced.has(r.key))
    .map((r) => r.key)
}
