import {
  type AnnualReport,
  applicantHeader,
  cornerNote,
  type Figure,
  figureAt,
  formOf,
  type RowForm,
  type TableKey,
} from '@gongkai/rules/reports'
import type { Cell, Table } from './draft.ts'

const cell = (text: string, columnSpan = 1, rowSpan = 1): Cell => ({ text, rowSpan, columnSpan })

/** How a figure is printed by default; an amount in yuan carries its unit. */
export const print = (key: string, value: Figure): string =>
  value === null ? '' : key.endsWith('.amount') && value !== 0 ? `${value}元` : String(value)

const figureCell = (report: AnnualReport, key: string, columnSpan = 1): Cell => ({
  ...cell(print(key, figureAt(report, key) ?? null), columnSpan),
  key,
})

function proactive(report: AnnualReport): Table {
  const rows = formOf(report.edition).proactive.flatMap((block) => {
    const span = (i: number) => (i === block.columns.length - 1 ? 4 - block.columns.length : 1)
    return [
      [cell(block.label, 4)],
      [cell('信息内容'), ...block.columns.map((c, i) => cell(c.label, span(i)))],
      ...block.rows.map((row) => [
        cell(row.label),
        ...block.columns.map((c, i) => figureCell(report, `proactive.${row.key}.${c.key}`, span(i))),
      ]),
    ]
  })
  return { kind: 'table', table: 'proactive', headerRows: 2, rows }
}

/** Rows of table three that this report prints: the edition's own, or the extra ones in place of those they replace. */
function requestRows(report: AnnualReport): RowForm[] {
  const { rows } = formOf(report.edition).requests
  const extra = rows.filter((r) => r.optional && r.key in report.tables.requests)
  const replaced = new Set(extra.flatMap((r) => r.replaces ?? []))
  return rows.filter((r) => (r.optional ? extra.includes(r) : !replaced.has(r.key)))
}

function requests(report: AnnualReport): Table {
  const { columns } = formOf(report.edition).requests
  const organisations = columns.filter((c) => c.group.length > 0)
  const rows = requestRows(report)
  const header = [
    [cell(cornerNote, 3, 3), cell(applicantHeader, 7)],
    [cell('自然人', 1, 2), cell('法人或其他组织', organisations.length), cell('总计', 1, 2)],
    organisations.map((c) => cell(c.label)),
  ]
  const labels = (row: RowForm, i: number): Cell[] => {
    if (row.group.length === 0) return [cell(row.label, 3)]
    const opens = (depth: number) => rows[i - 1]?.group[depth] !== row.group[depth]
    const span = (depth: number) => rows.filter((r) => r.group[depth] === row.group[depth]).length
    const [outer, inner] = row.group
    return [
      ...(outer && opens(0) ? [cell(outer, 1, span(0))] : []),
      ...(inner && opens(1) ? [cell(inner, 1, span(1))] : []),
      cell(row.label, inner ? 1 : 2),
    ]
  }
  const body = rows.map((row, i) => [
    ...labels(row, i),
    ...columns.map((c) => figureCell(report, `requests.${row.key}.${c.key}`)),
  ])
  return { kind: 'table', table: 'requests', headerRows: 3, rows: [...header, ...body] }
}

function reviewLitigation(report: AnnualReport): Table {
  const { columns } = formOf(report.edition).reviewLitigation
  const suits = columns.slice(5)
  return {
    kind: 'table',
    table: 'reviewLitigation',
    headerRows: 3,
    rows: [
      [cell('行政复议', 5), cell('行政诉讼', 10)],
      [...columns.slice(0, 5).map((c) => cell(c.label, 1, 2)), cell('未经复议直接起诉', 5), cell('复议后起诉', 5)],
      suits.map((c) => cell(c.label)),
      columns.map((c) => figureCell(report, `reviewLitigation.${c.key}`)),
    ],
  }
}

const sheets: Record<TableKey, (report: AnnualReport) => Table> = { proactive, requests, reviewLitigation }

/** The table of the statutory form with the report's figures. */
export const tableOf = (report: AnnualReport, key: TableKey): Table => sheets[key](report)
