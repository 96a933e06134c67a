import type { Place } from '@gongkai/rules/reports'

/**
 * The common model of every format: the document in reading order as text blocks and grids. A format decides what is
 * printed where; what it means is decided once, by `recognise`.
 */
export interface DocumentModel {
  blocks: Block[]
  /** A title kept outside the body (HTML `<title>` or metadata, DOCX core properties), a fallback only. */
  title?: string
  /** Pictures in the text that are large enough to be tables; icons and the furniture of a site do not count. */
  images?: number
}

export type Block = TextBlock | GridBlock

/** One paragraph or printed line. */
export interface TextBlock {
  kind: 'text'
  text: string
  at: Place
  /**
   * Formats with positions (PDF, columns of text kept apart by spaces) give the printed pieces of the line with their
   * horizontal extent in any unit that is the same for the whole document; other formats leave it out.
   */
  pieces?: readonly Piece[]
  /** The line may be continued by the next one of the same paragraph (PDF, hard-wrapped text). */
  wraps?: boolean
  /** The paragraph's style and its own alignment as a Word document names them; for showing, not for reading. */
  style?: string
  align?: string
}

export interface Piece {
  text: string
  x0: number
  x1: number
  at: Place
}

/** A table whose cells have coordinates; cells do not overlap, places without a cell are not printed. */
export interface GridBlock {
  kind: 'grid'
  rows: number
  columns: number
  cells: GridCell[]
  /** The coordinates come from the document's own cells (HTML, DOCX, XLSX, ruled PDF), not from counting separators. */
  ruled: boolean
}

export interface GridCell {
  row: number
  column: number
  rowSpan: number
  columnSpan: number
  /** Paragraphs and line breaks inside the cell as `\n`. */
  text: string
  at: Place
  /** Spreadsheet number formats and the like: the figure as stored, where the text is only its display. */
  value?: number
}
