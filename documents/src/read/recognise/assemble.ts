import {
  type AnnualReport,
  type CellKey,
  cellForms,
  type Edition,
  formOf,
  putFigure,
  type ReadingNote,
  rowCells,
  type Unread,
} from '@gongkai/rules/reports'
import type { Reading } from '../read.ts'
import type { TableReading } from './reading.ts'

/** Puts the figures into the report, adds the rows the document prints beyond the form, and names what is not printed. */
export function assemble(
  report: AnnualReport,
  [proactive, requests, reviews]: [TableReading, TableReading, TableReading],
  note: ReadingNote | null,
): Reading {
  const all = [proactive, requests, reviews]
  for (const row of formOf(report.edition).requests.rows)
    if (row.optional && requests.rows.includes(row.key))
      for (const key of Object.values(rowCells('requests', row.key))) putFigure(report, key, null)
  const cells = all.flatMap((t) => t.cells)
  for (const c of cells) putFigure(report, c.key, c.value)
  const missing = absentCells(report, proactive, requests)
  const unread = [
    ...all.flatMap((t) => t.unread),
    ...missing.map((cell): Unread => ({ cell, raw: '', reason: 'absent', at: null })),
  ]
  const notes = [
    ...all.flatMap((t) => t.notes),
    ...(note ? [note] : []),
    ...absentNotes(report.edition, missing, reviews),
  ]
  return { report, cells, unread, notes }
}

/** Cells of rows the document does not print at all; rows that an extra row stands for are not missing. */
function absentCells(report: AnnualReport, proactive: TableReading, requests: TableReading): CellKey[] {
  const { proactive: blocks, requests: form } = formOf(report.edition)
  const replaced = new Set(
    form.rows.filter((r) => r.optional && requests.rows.includes(r.key)).flatMap((r) => r.replaces ?? []),
  )
  const rows = form.rows.filter((r) => !r.optional && !requests.rows.includes(r.key) && !replaced.has(r.key))
  const others = blocks.flatMap((b) => b.rows).filter((r) => !proactive.rows.includes(r.key))
  return [
    ...others.flatMap((r) => cellsOfRow(report.edition, 'proactive', r.key)),
    ...rows.flatMap((r) => cellsOfRow(report.edition, 'requests', r.key)),
  ]
}

/** The cells of a row that the edition has: rows of table two have other columns in each. */
const cellsOfRow = (edition: Edition, table: 'proactive' | 'requests', row: string): CellKey[] =>
  Object.values(rowCells(table, row)).filter((key) => cellForms(edition).has(key))

function absentNotes(edition: Edition, missing: readonly string[], reviews: TableReading): ReadingNote[] {
  const forms = cellForms(edition)
  const rows = new Map(missing.map((key) => [forms.get(key)?.row?.key, forms.get(key)]))
  const notes: ReadingNote[] = []
  for (const [table, name] of [
    ['proactive', '表二'],
    ['requests', '表三'],
  ] as const) {
    const gone = [...rows.values()].filter((c) => c?.table === table)
    if (gone.length === 0) continue
    const labels = gone.map((c) => c?.row?.label.replace(/（区分处理.*/, '')).slice(0, 4)
    notes.push({
      rule: 'FORM-ROWS',
      message: `${name}有 ${gone.length} 行没有找到（${labels.join('、')}${gone.length > 4 ? '等' : ''}）。`,
      cells: missing.filter((k) => k.startsWith(`${table}.`)),
    })
  }
  if (reviews.unread.some((u) => u.reason === 'absent'))
    notes.push({
      rule: 'FORM-COLUMNS',
      message: '没有找到表四（行政复议、行政诉讼情况）的数据。',
      cells: reviews.unread.map((u) => u.cell),
    })
  return notes
}
