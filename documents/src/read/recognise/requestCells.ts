import { type RequestRow, requestColumns, rowCells, type UnreadReason } from '@gongkai/rules/reports'
import { type ColumnPlan, figuresOf } from './columns.ts'
import type { Token } from './lines.ts'
import { emptyReading, type TableReading } from './reading.ts'
import type { RequestsEvidence } from './requests.ts'
import type { PrintedRow } from './rows.ts'
import { type Parsed, parseCount } from './values.ts'

/** Reads the figures of the rows that were found in table three. */
export function readRequests(evidence: RequestsEvidence): TableReading {
  const { rows, plan } = evidence
  const reading: TableReading = { ...emptyReading(), rows: rows.map((r) => r.key) }
  const clipped = plan && handledNothing(evidence, plan) ? (row: PrintedRow) => clippedZeros(row, plan) : () => null
  const filled: RequestRow[] = []
  for (const { row, key, restored, loose } of rows) {
    const zeros = clipped(row)
    const figures = loose ? null : (zeros ?? (plan && figuresOf(row, plan)))
    if (zeros) filled.push(key)
    if (plan && figures) readRow(reading, key, figures, evidence, restored || zeros !== null)
    else refuseRow(reading, key, row, plan)
  }
  addNotes(reading, evidence, filled)
  return reading
}

function readRow(
  reading: TableReading,
  key: RequestRow,
  figures: readonly (Token | undefined)[],
  { plan, broken }: RequestsEvidence,
  inferred: boolean,
) {
  if (!plan) return
  const cells = rowCells('requests', key)
  plan.keys.forEach((column, i) => {
    const t = figures[i]
    if (column === null || !t) return
    const cell = cells[column] as string
    const parsed: Parsed = broken.has(t) ? { figure: null, reason: 'split' } : parseCount(t.raw)
    if (parsed.figure === null && parsed.reason)
      reading.unread.push({ cell, raw: t.raw, reason: parsed.reason, at: t.at })
    else
      reading.cells.push({
        key: cell,
        raw: t.raw,
        value: parsed.figure,
        at: t.at,
        by: inferred ? 'neighbour' : plan.by === 'header' ? 'header' : 'label',
      })
  })
  for (const column of plan.absent)
    reading.unread.push({ cell: cells[column] as string, raw: '', reason: 'absent', at: null })
}

/** A row whose figures cannot be told apart is left unread, with what is printed there. */
function refuseRow(reading: TableReading, key: RequestRow, row: PrintedRow, plan: ColumnPlan | null) {
  const raw = row.values
    .map((t) => t.raw)
    .join(' ')
    .trim()
  const numbers = row.values.filter((t) => t.kind === 'number')
  const reason: UnreadReason =
    numbers.length > (plan?.keys.length ?? 7)
      ? 'split'
      : numbers.length === 1 && /^\d{6,}$/.test(numbers[0]?.text ?? '')
        ? 'glued'
        : 'place'
  for (const c of requestColumns)
    reading.unread.push({ cell: `requests.${key}.${c.key}`, raw, reason, at: row.values[0]?.at ?? null })
}

/** （七）总计 is printed in every column, and is 0 in every one. */
function handledNothing({ rows }: RequestsEvidence, plan: ColumnPlan): boolean {
  const total = rows.find((r) => r.key === 'totalHandled')
  const figures = total && figuresOf(total.row, plan)
  return figures?.every((t) => t?.text === '0') ?? false
}

/**
 * A row of tab-separated text that lost one cell to a merged label, so that emptiness beside the label says nothing:
 * its figures are all 0, and the printed 总计 of every column is 0, so whichever column is missing counts nothing.
 * Reported, and marked as inferred.
 */
function clippedZeros(row: PrintedRow, plan: ColumnPlan): Token[] | null {
  const shown = row.values.filter((t) => t.kind !== 'void')
  if (!row.placed || row.grid || shown.length !== plan.keys.length - 1 || !shown.every((t) => t.text === '0'))
    return null
  return [...shown, shown.at(-1) as Token]
}

function addNotes(reading: TableReading, { rows, lost, plan, header }: RequestsEvidence, filled: RequestRow[]) {
  const cellsIn = (keys: readonly string[]) => keys.flatMap((k) => requestColumns.map((c) => `requests.${k}.${c.key}`))
  const restored = rows.filter((r) => r.restored).map((r) => r.key)
  if (restored.length > 0)
    reading.notes.push({
      rule: 'READ-LABEL',
      message: `表三有 ${restored.length} 行的行名缺失或不能辨认，由前后各行推定。`,
      cells: cellsIn(restored),
    })
  if (filled.length > 0)
    reading.notes.push({
      rule: 'READ-SPAN',
      message: `表三有 ${filled.length} 行少印一格，其余各格和各列总计都是 0，按 0 读取。`,
      cells: cellsIn(filled),
    })
  if (plan && plan.absent.length > 0) {
    const labels = requestColumns.filter((c) => plan.absent.includes(c.key)).map((c) => `“${c.label}”`)
    reading.notes.push({ rule: 'FORM-COLUMNS', message: `表三没有印出${labels.join('、')}列。` })
  }
  const named = requestColumns.filter((c) => header.has(c.key))
  if (plan?.by === 'position' && header.size > 0 && named.length < 5)
    reading.notes.push({ rule: 'READ-HEADER', message: '表三的表头与表式不符，各列按位置读取。' })
  if (lost.length > 0)
    reading.notes.push({
      rule: 'READ-LABEL',
      message: `表三有 ${lost.length} 行数据不能确定属于哪一行，没有读取。`,
      at: lost.slice(0, 3).flatMap((r) => r.values[0]?.at ?? []),
    })
}
