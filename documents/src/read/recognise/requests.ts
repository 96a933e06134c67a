import { type Edition, type RequestRow, requestRows2019, requestRows2021 } from '@gongkai/rules/reports'
import { align, uncertain } from './align.ts'
import { type ColumnPlan, headerColumns, headerLength, planColumns } from './columns.ts'
import { unglue } from './glued.ts'
import { type Candidate, LabelBook, type Sought } from './labels.ts'
import type { Line } from './lines.ts'
import { isPrinted, type PrintedRow, printedRows } from './rows.ts'

const rowOf = (r: { key: string; label: string; aliases: readonly string[] }): Sought => ({
  key: r.key,
  labels: [r.label, ...r.aliases],
})
const group = (key: string, ...labels: string[]): Sought => ({ key, labels, group: true })

/** The rows of both editions in printed order; （六）其他处理 is a row or a group label, as the document has it. */
const sought: readonly Sought[] = [
  ...requestRows2019.slice(0, 2).map(rowOf),
  group('handled', '三、本年度办理结果', '本年办理结果'),
  ...requestRows2019.slice(2, 4).map(rowOf),
  group('withheld', '（三）不予公开'),
  ...requestRows2019.slice(4, 12).map(rowOf),
  group('unavailable', '（四）无法提供'),
  ...requestRows2019.slice(12, 15).map(rowOf),
  group('notProcessed', '（五）不予处理'),
  ...requestRows2019.slice(15, 20).map(rowOf),
  { key: 'otherHandling', labels: ['（六）其他处理'] },
  ...requestRows2021.filter((r) => ['otherCorrectionLapsed', 'otherFeeLapsed', 'otherMisc'].includes(r.key)).map(rowOf),
  ...requestRows2019.slice(-2).map(rowOf),
]

export const requestLabels = new LabelBook(sought)
const indexOf = (key: string) => sought.findIndex((s) => s.key === key)
const other = indexOf('otherHandling')
const parts = ['otherCorrectionLapsed', 'otherFeeLapsed', 'otherMisc'].map(indexOf)
const total = indexOf('totalHandled')

export interface RequestsEvidence {
  rows: { row: PrintedRow; key: RequestRow; restored: boolean }[]
  /** Rows with figures whose place in the form is not certain. */
  lost: PrintedRow[]
  plan: ColumnPlan | null
  header: ReturnType<typeof headerColumns>
}

/** Finds the rows and columns of table three in its lines; figures are read once the edition is known. */
export function findRequests(
  header: readonly Line[],
  lines: readonly Line[],
  edition: Edition | null,
): RequestsEvidence {
  const printed = joinBroken(printedRows(unglue(lines, requestLabels), headerLength)).filter(
    (row) => row.values.some(isPrinted) || candidates(row)[0]?.score === 1,
  )
  const items = printed.map((row) => ({ candidates: candidates(row) }))
  const assigned = align(items, sought.length, (i) => sought[i]?.group === true)
  const kind = (i: number): 'row' | 'group' | 'optional' => {
    if (sought[i]?.group) return 'group'
    if (edition === '2019') return parts.includes(i) ? 'group' : 'row'
    if (edition === '2021') return i === other ? 'group' : 'row'
    return i === other || parts.includes(i) ? 'optional' : 'row'
  }
  const doubtful = uncertain(items, assigned, sought.length, kind)
  const evidence: RequestsEvidence = { rows: [], lost: [], plan: null, header: headerColumns(header) }
  printed.forEach((row, i) => {
    const place = assigned[i]
    const known = place !== null && place !== undefined && !doubtful.has(i) ? sought[place] : undefined
    if (known && !known.group) {
      evidence.rows.push({ row, key: known.key as RequestRow, restored: (items[i]?.candidates.length ?? 0) === 0 })
    } else if (!known) evidence.lost.push(row)
  })
  // Subtotals of a group that also prints its parts are no statutory cell.
  const has = (k: string) => evidence.rows.some((r) => r.key === k)
  if (has('otherMisc') || has('otherCorrectionLapsed'))
    evidence.rows = evidence.rows.filter((r) => r.key !== 'otherHandling')
  evidence.plan = planColumns(
    evidence.rows.map((r) => r.row),
    evidence.header,
  )
  return evidence
}

/** 总计 in a label means the sum row only; the header's 总计 was dropped with the header. */
function candidates(row: PrintedRow): readonly Candidate[] {
  const found = requestLabels.matchPieces(row.labels.map((t) => t.raw))
  return found[0] && found[0].index !== total ? found.filter((c) => c.index !== total || c.score === 1) : found
}

/** A row broken by a page or line end: figures that lack a few, then the missing ones without a label. */
function joinBroken(rows: PrintedRow[]): PrintedRow[] {
  const joined: PrintedRow[] = []
  for (const row of rows) {
    const before = joined.at(-1)
    const count = (r: PrintedRow) => r.values.filter((t) => t.kind !== 'void').length
    if (before && row.labels.length === 0 && count(before) < 6 && count(before) + count(row) === 7 && !row.grid?.ruled)
      before.values = [...before.values, ...row.values].filter((t) => t.kind !== 'void')
    else if (row.labels.length === 0 && !row.placed && row.values.length === 0) joined.push(row)
    else joined.push(...severalRows(row))
  }
  return joined
}

/** In a stream a row without a label leaves twice seven figures behind one label. */
function severalRows(row: PrintedRow): PrintedRow[] {
  const n = row.values.length
  if (row.placed || n <= 7 || n % 7 !== 0) return [row]
  return Array.from({ length: n / 7 }, (_, i) => ({
    ...row,
    labels: i === 0 ? row.labels : [],
    values: row.values.slice(7 * i, 7 * i + 7),
  }))
}
