import type { Edition, Form, RowForm, TableKey } from './forms/index.ts'
import { formOf } from './forms/index.ts'
import { groupBy } from './group.ts'
import type { AnnualReport, Figure } from './report.ts'

/** `requests.granted.total`, `proactive.licensing.decisions`, `reviewLitigation.reviewUpheld`. */
export type CellKey = string

export interface CellForm {
  readonly key: CellKey
  readonly table: TableKey
  /** Absent in table four, which has one row. */
  readonly row?: RowForm
  readonly column: Form['reviewLitigation']['columns'][number]
  /** What the figure may be: a count, a signed change of items, or an amount of money. */
  readonly kind: 'count' | 'change' | 'amount'
}

const kindOf = (column: string) =>
  column === 'itemsChange' ? 'change' : column === 'amount' || column === 'amountWan' ? 'amount' : 'count'

function* walk(form: Form): Generator<CellForm> {
  for (const block of form.proactive)
    for (const row of block.rows)
      for (const column of block.columns)
        yield {
          key: `proactive.${row.key}.${column.key}`,
          table: 'proactive',
          row,
          column,
          kind: kindOf(column.key),
        }
  for (const row of form.requests.rows)
    for (const column of form.requests.columns)
      yield { key: `requests.${row.key}.${column.key}`, table: 'requests', row, column, kind: 'count' }
  for (const column of form.reviewLitigation.columns)
    yield { key: `reviewLitigation.${column.key}`, table: 'reviewLitigation', column, kind: 'count' }
}

const cellsByEdition: Record<Edition, ReadonlyMap<CellKey, CellForm>> = {
  '2019': new Map([...walk(formOf('2019'))].map((c) => [c.key, c])),
  '2021': new Map([...walk(formOf('2021'))].map((c) => [c.key, c])),
}

/** The same cells by row: whoever needs all figures of a report looks every row up once. */
const rowsOf = (edition: Edition) =>
  [...groupBy(cellsByEdition[edition].values(), (c) => c.row ?? c.table).values()].map((cells) => {
    const [{ table, row }] = cells as [CellForm]
    return { table, row, cells }
  })
const rowsByEdition = { '2019': rowsOf('2019'), '2021': rowsOf('2021') }

/** Every cell of the edition in the order of the form, optional rows included. */
export const cellForms = (edition: Edition): ReadonlyMap<CellKey, CellForm> => cellsByEdition[edition]

/** The rows that an extra row of this report stands for: their blanks are no blanks. */
export function replacedRows(report: AnnualReport): ReadonlySet<string> {
  const present = formOf(report.edition).requests.rows.filter((r) => r.optional && r.key in report.tables.requests)
  return new Set(present.flatMap((r) => r.replaces ?? []))
}

/** The cells this report carries: every statutory cell, and those of extra rows it prints. */
export function* cellsOf(report: AnnualReport): Generator<CellForm> {
  for (const cell of cellForms(report.edition).values())
    if (!cell.row?.optional || cell.row.key in report.tables.requests) yield cell
}

/** Visits the figures of these cells in the order of the form; `undefined` where the value lacks a cell of the form. */
export function eachFigure(report: AnnualReport, visit: (cell: CellForm, figure: Figure | undefined) => void): void {
  for (const { table, row, cells } of rowsByEdition[report.edition]) {
    const figures = row ? (report.tables[table] as Rows)[row.key] : report.tables.reviewLitigation
    if (row?.optional && !figures) continue
    for (const cell of cells) visit(cell, (figures as Row | undefined)?.[cell.column.key])
  }
}

type Row = Record<string, Figure>
type Rows = Record<string, Row | undefined>

/** Table, row and column of every known key: keys are taken apart once, not at every look. */
const paths = new Map(
  Object.values(cellsByEdition).flatMap((cells) =>
    [...cells.values()].map((c) => [c.key, { table: c.table, row: c.row?.key, column: c.column.key }] as const),
  ),
)

const keysByRow: Record<'proactive' | 'requests', Record<string, Record<string, CellKey>>> = {
  proactive: {},
  requests: {},
}
for (const [key, { table, row, column }] of paths) {
  if (table === 'reviewLitigation' || row === undefined) continue
  keysByRow[table][row] ??= {}
  keysByRow[table][row][column] = key
}
const noKeys: Readonly<Record<string, CellKey>> = {}

/** The keys of a row's cells by column: one string per cell, so that looking it up costs nothing. */
export const rowCells = (table: 'proactive' | 'requests', row: string): Readonly<Record<string, CellKey>> =>
  keysByRow[table][row] ?? noKeys

/** The figure of a cell; `undefined` where the report has no such cell. */
export function figureAt(report: AnnualReport, key: CellKey): Figure | undefined {
  const path = paths.get(key)
  if (!path) return undefined
  if (path.row === undefined) return (report.tables.reviewLitigation as Record<string, Figure>)[path.column]
  return (report.tables[path.table] as Rows)[path.row]?.[path.column]
}

/** Puts a figure into a report under construction; an extra row that the report lacks is added. */
export function putFigure(report: AnnualReport, key: CellKey, value: Figure): void {
  const path = paths.get(key)
  if (!path) return
  if (path.row === undefined) (report.tables.reviewLitigation as Record<string, Figure>)[path.column] = value
  else {
    const rows = report.tables[path.table] as Rows
    rows[path.row] ??= Object.fromEntries(formOf(report.edition).requests.columns.map((c) => [c.key, null]))
    const row = rows[path.row]
    if (row) row[path.column] = value
  }
}

/** A cell as a reader would name it: `（七）总计（自然人）`, `行政复议·结果维持`, `上年：（七）总计（自然人）`. */
export function labelOf(edition: Edition, key: CellKey): string {
  if (key.startsWith('previous:')) return `上年：${labelOf(edition, key.slice('previous:'.length))}`
  const cell = cellForms(edition).get(key)
  if (!cell) return key
  if (!cell.row) return [...cell.column.group, cell.column.label].join('·')
  const group = cell.row.group.at(-1)
  const sub = /^\d/.test(cell.row.label) && group ? group.replace(/(（.）).*/, '$1') : ''
  return `${sub}${cell.row.label.replace(/（区分处理.*/, '')}（${cell.column.label}）`
}
