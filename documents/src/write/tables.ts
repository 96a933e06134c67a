import {
  type AnnualReport,
  applicantHeader,
  type CellForm,
  type CellKey,
  type ColumnForm,
  cellForms,
  cornerNote,
  type Figure,
  figureAt,
  formOf,
  type RowForm,
  replacedRows,
  type TableKey,
} from '@gongkai/rules/reports'
import { figureText } from './figures.ts'

/** A cell of a printed table. Cells never overlap and together they fill the grid. */
export interface TableCell {
  readonly row: number
  readonly column: number
  readonly rowSpan: number
  readonly columnSpan: number
  readonly text: string
  /** What the cell heads: the cells below it or those to its right. Absent in figures and in the corner note. */
  readonly header?: 'column' | 'row'
  /** The figure printed here. */
  readonly figure?: CellKey
  /** Its value where the cell is not blank; `text` prints it. */
  readonly value?: number
  /** A narrow group label that the form sets from top to bottom. */
  readonly vertical?: true
}

/** One of the three statutory tables as a grid of merged cells. */
export interface Table {
  readonly key: TableKey
  /** The title of its section without the number. */
  readonly caption: string
  readonly rows: number
  readonly columns: number
  /** Relative widths of the columns. */
  readonly widths: readonly number[]
  /** Rows at the top that are repeated after a page break. */
  readonly headerRows: number
  /** In the order of rows, then of columns. */
  readonly cells: readonly TableCell[]
}

/** Lays out one table of the report; extra rows are printed as the report carries them. */
export function tableOf(report: AnnualReport, key: TableKey): Table {
  const title = formOf(report.edition).sections.find((s) => s.key === key)?.title ?? ''
  const caption = title.slice(title.indexOf('、') + 1)
  const { rows, widths, headerRows, cells } = layouts[key](report)
  const sorted = cells.sort((a, b) => a.row - b.row || a.column - b.column)
  return { key, caption, rows, columns: widths.length, widths, headerRows, cells: sorted }
}

type Grid = Pick<Table, 'rows' | 'widths' | 'headerRows'> & { cells: TableCell[] }
type Span = { rowSpan?: number; columnSpan?: number; header?: 'column' | 'row'; vertical?: true }

const cell = (row: number, column: number, text: string, span: Span = {}): TableCell => ({
  row,
  column,
  rowSpan: 1,
  columnSpan: 1,
  text,
  ...span,
})

function figureCell(report: AnnualReport, row: number, column: number, key: CellKey, columnSpan = 1): TableCell {
  const form = cellForms(report.edition).get(key) as CellForm
  const value: Figure = figureAt(report, key) ?? null
  const text = figureText(form, value)
  return { row, column, rowSpan: 1, columnSpan, text, figure: key, ...(value !== null && { value }) }
}

/** 表二: a block for each item of 条例第20条, each under its own header; the last column takes the width that is left. */
function proactive(report: AnnualReport): Grid {
  const blocks = formOf(report.edition).proactive
  const width = 1 + Math.max(...blocks.map((b) => b.columns.length))
  const cells: TableCell[] = []
  let row = 0
  for (const block of blocks) {
    const last = block.columns.length - 1
    const span = (index: number) => (index === last ? width - 1 - last : 1)
    cells.push(cell(row++, 0, block.label, { columnSpan: width, header: 'column' }))
    cells.push(cell(row, 0, '信息内容', { header: 'column' }))
    for (const [i, column] of block.columns.entries())
      cells.push(cell(row, i + 1, column.label, { columnSpan: span(i), header: 'column' }))
    row++
    for (const line of block.rows) {
      cells.push(cell(row, 0, line.label, { header: 'row' }))
      for (const [i, column] of block.columns.entries())
        cells.push(figureCell(report, row, i + 1, `proactive.${line.key}.${column.key}`, span(i)))
      row++
    }
  }
  return { rows: row, widths: [30, ...Array<number>(width - 1).fill(23)], headerRows: 0, cells }
}

const LABELS = 3

/** 表三: three label columns (outer group, inner group, row), the corner note, and the applicants 申请人情况. */
function requests(report: AnnualReport): Grid {
  const { columns } = formOf(report.edition).requests
  const cells: TableCell[] = [cell(0, 0, cornerNote, { rowSpan: 3, columnSpan: LABELS })]
  cells.push(cell(0, LABELS, applicantHeader, { columnSpan: columns.length, header: 'column' }))
  cells.push(...columnHeaders(columns, 1, 2, LABELS))
  const rows = printedRows(report)
  for (const [i, line] of rows.entries()) {
    const row = 3 + i
    for (const [depth, label] of line.group.entries()) {
      const starts = rows[i - 1]?.group[depth] !== label
      let rowSpan = 1
      while (rows[i + rowSpan]?.group[depth] === label) rowSpan++
      if (starts) cells.push(cell(row, depth, label, { rowSpan, header: 'row', vertical: true }))
    }
    const depth = line.group.length
    cells.push(cell(row, depth, line.label, { columnSpan: LABELS - depth, header: 'row' }))
    for (const [c, column] of columns.entries())
      cells.push(figureCell(report, row, LABELS + c, `requests.${line.key}.${column.key}`))
  }
  const widths = [5, 5, 37, ...columns.map(() => 7.5)]
  return { rows: 3 + rows.length, widths, headerRows: 3, cells }
}

/** The rows the report carries. A row that an extra row stands for is left out, unless it says something all the same. */
function printedRows(report: AnnualReport): RowForm[] {
  const printed = report.tables.requests as Record<string, Record<string, Figure> | undefined>
  const replaced = replacedRows(report)
  return formOf(report.edition).requests.rows.filter((row) => {
    const figures = printed[row.key]
    if (row.optional) return figures !== undefined
    return !replaced.has(row.key) || Object.values(figures ?? {}).some((v) => v !== null)
  })
}

/** 表四: fifteen cells in one row under 行政复议 and 行政诉讼. */
function reviewLitigation(report: AnnualReport): Grid {
  const { columns } = formOf(report.edition).reviewLitigation
  const cells = columnHeaders(columns, 0, 3, 0)
  for (const [c, column] of columns.entries()) cells.push(figureCell(report, 3, c, `reviewLitigation.${column.key}`))
  return { rows: 4, widths: columns.map(() => 1), headerRows: 3, cells }
}

/** Merged headers over columns: groups outermost first, each label reaching down to the last header row. */
function columnHeaders(columns: readonly ColumnForm[], top: number, height: number, left: number): TableCell[] {
  const cells: TableCell[] = []
  for (const [c, column] of columns.entries()) {
    for (const [depth, label] of column.group.entries()) {
      if (columns[c - 1]?.group[depth] === label) continue
      let columnSpan = 1
      while (columns[c + columnSpan]?.group[depth] === label) columnSpan++
      cells.push(cell(top + depth, left + c, label, { columnSpan, header: 'column' }))
    }
    const depth = column.group.length
    cells.push(cell(top + depth, left + c, column.label, { rowSpan: height - depth, header: 'column' }))
  }
  return cells
}

const layouts: Record<TableKey, (report: AnnualReport) => Grid> = { proactive, requests, reviewLitigation }
