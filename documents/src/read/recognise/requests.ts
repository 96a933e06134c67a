import { type Edition, type RequestRow, requestRows2019, requestRows2021 } from '@gongkai/rules/reports'
import { align, uncertain } from './align.ts'
import { type ColumnPlan, planColumns } from './columns.ts'
import { brokenFigures, inOrder, standBeside } from './fragments.ts'
import { unglue } from './glued.ts'
import { type Header, headerColumns, headerLength } from './header.ts'
import { type Candidate, LabelBook, type Sought } from './labels.ts'
import type { Line, Token } from './lines.ts'
import { isOrderly, isPrinted, type PrintedRow, piecesOf, printedRows } from './rows.ts'

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
  rows: FoundRow[]
  /** Rows with figures whose place in the form is not certain. */
  lost: PrintedRow[]
  /** Figures of which only a part stands in their row. */
  broken: ReadonlySet<Token>
  plan: ColumnPlan | null
  header: Header
}

export interface FoundRow {
  row: PrintedRow
  key: RequestRow
  /** Its label is missing or unknown; the rows around it leave this one place. */
  restored: boolean
  /** Named, but which figures are its own is not certain. */
  loose: boolean
}

/** Finds the rows and columns of table three in its lines; figures are read once the edition is known. */
export function findRequests(
  header: readonly Line[],
  lines: readonly Line[],
  edition: Edition | null,
): RequestsEvidence {
  const found = printedRows(unglue(lines, requestLabels), headerLength).filter(
    (row) => row.values.some(isPrinted) || candidates(row)[0]?.score === 1,
  )
  const width = usualWidth(found)
  const orderly = isOrderly(found, width, (row) => candidates(row).length > 0)
  const printed = joinBroken(found, width)
  const items = printed.map((row) => ({ candidates: candidates(row) }))
  const assigned = align(items, sought.length, (i) => kindIn(edition, i) === 'group')
  const doubtful = uncertain(items, assigned, sought.length, (i) => kindIn(edition, i))
  const isRow = (i: number) => {
    const place = assigned[i]
    return (
      typeof place === 'number' && !doubtful.has(i) && !sought[place]?.group && (items[i]?.candidates.length ?? 0) > 0
    )
  }
  const evidence: RequestsEvidence = {
    rows: [],
    lost: [],
    broken: brokenFigures(printed, isRow, width),
    plan: null,
    header: headerColumns(header),
  }
  printed.forEach((row, i) => {
    const place = assigned[i]
    const known = place !== null && place !== undefined && !doubtful.has(i) ? sought[place] : undefined
    const restored = items[i]?.candidates.length === 0
    if (known && !known.group)
      evidence.rows.push({ row, key: known.key as RequestRow, restored, loose: row.apart && !orderly })
    else if (!known && row.values.some(isPrinted)) evidence.lost.push(row)
  })
  // Figures behind a group label whose first row is not named are that row: the form has no subtotals.
  for (const [i, place] of assigned.entries()) {
    const row = printed[i]
    const first =
      place !== null && sought[place]?.group && !assigned.includes(place + 1) ? sought[place + 1] : undefined
    if (row && first && row.values.some(isPrinted) && assigned[i + 1] === (place ?? 0) + 2)
      evidence.rows.push({ row, key: first.key as RequestRow, restored: true, loose: row.apart && !orderly })
  }
  const single = evidence.rows.find((r) => r.key === 'otherHandling')
  if (single && assigned.includes(other + 2) && !assigned.includes(other + 1))
    Object.assign(single, { key: 'otherCorrectionLapsed', restored: true })
  // Subtotals of a group that also prints its parts are no statutory cell.
  if (evidence.rows.some((r) => r.key === 'otherMisc' || r.key === 'otherCorrectionLapsed'))
    evidence.rows = evidence.rows.filter((r) => r.key !== 'otherHandling')
  evidence.plan = planColumns(
    evidence.rows.map((r) => r.row),
    evidence.header,
  )
  return evidence
}

/** Which places count between two known rows, depending on how the edition prints （六）其他处理. */
function kindIn(edition: Edition | null, i: number): 'row' | 'group' | 'optional' {
  if (sought[i]?.group) return 'group'
  if (edition === '2019') return parts.includes(i) ? 'group' : 'row'
  if (edition === '2021') return i === other ? 'group' : 'row'
  return i === other || parts.includes(i) ? 'optional' : 'row'
}

/** 总计 in a label means the sum row only; the header's 总计 was dropped with the header. */
function candidates(row: PrintedRow): readonly Candidate[] {
  const found = requestLabels.matchPieces(piecesOf(row))
  return found[0] && found[0].index !== total ? found.filter((c) => c.index !== total || c.score === 1) : found
}

/** How many figures a row has, by most rows; the seven of the form where there is no majority. */
function usualWidth(rows: readonly PrintedRow[]): number {
  const counts = new Map<number, number>()
  for (const row of rows) {
    const n = row.values.filter(isPrinted).length
    if (n > 1) counts.set(n, (counts.get(n) ?? 0) + 1)
  }
  const [most] = [...counts].sort((a, b) => b[1] - a[1])
  return most && most[1] > 1 ? most[0] : 7
}

/** A row broken by a page or line end: figures that lack a few, then the missing ones without a label. */
function joinBroken(rows: PrintedRow[], width: number): PrintedRow[] {
  const joined: PrintedRow[] = []
  const count = (r: PrintedRow) => r.values.filter((t) => t.kind !== 'void').length
  for (const row of rows) {
    const before = joined.at(-1)
    const rest = before && row.labels.length === 0 && !row.grid?.ruled && count(before) > 0 && count(row) > 0
    if (rest && count(before) + count(row) === width && standBeside(before, row)) before.values = inOrder(before, row)
    else joined.push(...twoRows(row, width))
  }
  return joined
}

/** In a stream a row without a label leaves twice the figures behind one label. */
function twoRows(row: PrintedRow, width: number): PrintedRow[] {
  if (row.placed || row.values.length !== 2 * width) return [row]
  return [
    { ...row, values: row.values.slice(0, width) },
    { ...row, labels: [], values: row.values.slice(width) },
  ]
}
