import type { AnnualReport, CellKey, SectionKey, TableKey } from '@gongkai/rules/reports'
import { formOf } from '@gongkai/rules/reports'
import { tableOf } from './sheets.ts'

/** A table cell as printed; covered places have no cell. `key` marks the cells that carry a figure. */
export interface Cell {
  text: string
  key?: CellKey
  rowSpan: number
  columnSpan: number
}

export interface Table {
  kind: 'table'
  table: TableKey
  /** Rows above the first figure. */
  headerRows: number
  rows: Cell[][]
}

export interface Line {
  kind: 'title' | 'paragraph' | 'heading' | 'signature'
  text: string
  section?: SectionKey
}

/**
 * A report on its way to a document: the parts in printed order, and what a reader must find there. Variants change the
 * parts, and `report` and `open` wherever the change alters what the document says.
 */
export interface Draft {
  parts: (Line | Table)[]
  /** Exactly what the document prints. */
  report: AnnualReport
  /** Figures that a reader may leave out because the layout is truly ambiguous there; never misread. */
  open: Set<CellKey>
  /** The layout is so poor that the whole file may be refused. */
  mayRefuse: boolean
  /** Rules the reader or the checks must report because of the layout itself. */
  rules: string[]
}

const chineseDate = (date: string) => {
  const [year, month, day] = date.split('-').map(Number)
  return `${year}年${month}月${day}日`
}

/** The report in the statutory words and order, before any variant. */
export function draftOf(original: AnnualReport): Draft {
  const report = structuredClone(original)
  const parts: Draft['parts'] = [{ kind: 'title', text: report.title }]
  const paragraphs = (text: string, section?: SectionKey) => {
    for (const line of text.split('\n').filter(Boolean))
      parts.push({ kind: 'paragraph', text: line, ...(section && { section }) })
  }
  paragraphs(report.preamble)
  for (const section of formOf(report.edition).sections) {
    parts.push({ kind: 'heading', text: section.title, section: section.key })
    paragraphs(report.sections[section.key], section.key)
    if (section.kind === 'table') parts.push(tableOf(report, section.key as TableKey))
  }
  const { agency, date } = report.signature
  for (const text of [agency, date && chineseDate(date)]) if (text) parts.push({ kind: 'signature', text })
  return { parts, report, open: new Set(), mayRefuse: false, rules: [] }
}

export const tablesOf = (draft: Draft): Table[] => draft.parts.filter((p): p is Table => p.kind === 'table')

export const tableIn = (draft: Draft, key: TableKey): Table | undefined => tablesOf(draft).find((t) => t.table === key)

/** Every cell of the draft's tables that carries a figure. */
export const figureCells = (draft: Draft): (Cell & { key: CellKey })[] =>
  tablesOf(draft).flatMap((t) => t.rows.flat().filter((c): c is Cell & { key: CellKey } => c.key !== undefined))

export interface PlacedCell extends Cell {
  row: number
  column: number
}

/** The coordinates of every cell after its spans are laid out, as a browser does it. */
export function placed(rows: readonly Cell[][]): PlacedCell[] {
  const taken = new Set<string>()
  return rows.flatMap((cells, row) => {
    let column = 0
    return cells.map((cell) => {
      while (taken.has(`${row}:${column}`)) column++
      const place = { ...cell, row, column }
      for (let r = row; r < row + cell.rowSpan; r++)
        for (let c = column; c < column + cell.columnSpan; c++) taken.add(`${r}:${c}`)
      column += cell.columnSpan
      return place
    })
  })
}

export const widthOf = (cells: readonly PlacedCell[]): number =>
  Math.max(0, ...cells.map((c) => c.column + c.columnSpan))
