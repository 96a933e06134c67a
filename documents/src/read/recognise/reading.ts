import type { CellSource, ReadingNote, Unread } from '@gongkai/rules/reports'

/** What one table gave. Cells of the edition that are in neither list are not printed or printed empty. */
export interface TableReading {
  cells: CellSource[]
  unread: Unread[]
  notes: ReadingNote[]
  /** Keys of the rows the document prints. */
  rows: string[]
}

export const emptyReading = (): TableReading => ({ cells: [], unread: [], notes: [], rows: [] })
