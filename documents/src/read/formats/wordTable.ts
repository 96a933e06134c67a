import { refuse } from '../errors.ts'
import { limits } from '../limits.ts'
import type { Block, GridBlock, GridCell } from '../model.ts'

/** What stands in the body or in a cell, in reading order. */
export interface Flow {
  /** `''` for the body, `table[2]/row[5]/cell[3]/` for a cell. */
  path: string
  blocks: Block[]
  paragraphs: number
  tables: number
  /** Text of paragraphs whose mark was deleted as a tracked change: it runs on into the next paragraph. */
  carry: string
}

export const newFlow = (path: string): Flow => ({ path, blocks: [], paragraphs: 0, tables: 0, carry: '' })

interface Placed extends GridCell {
  content: Block[]
}

interface OpenCell {
  flow: Flow
  span: number
  merge: '' | 'restart' | 'continue'
  joinsLeft: boolean
}

/** Collects a `w:tbl`: columns from `gridBefore` and `gridSpan`, rows from `vMerge`. */
export class Table {
  private readonly path: string
  private readonly cells: Placed[] = []
  /** The vertically merged cell that a `continue` in this column would lengthen. */
  private open = new Map<number, Placed>()
  private nextOpen = new Map<number, Placed>()
  private row = 0
  private rowNumber = 0
  private columns = 0
  private column = 0
  private cellNumber = 0
  private widest = 0
  private rowStart = 0
  private rowGone = false
  cell: OpenCell | undefined

  constructor(path: string) {
    this.path = path
  }

  startRow(): void {
    this.rowNumber++
    this.column = 0
    this.cellNumber = 0
    this.rowGone = false
    this.rowStart = this.cells.length
    this.nextOpen = new Map()
  }

  /** The row is not printed: hidden, or deleted as a tracked change. */
  dropRow(): void {
    this.rowGone = true
  }

  skipColumns(count: number): void {
    this.column += span(count, limits.columnSpan, 0)
  }

  startCell(): Flow {
    this.cellNumber++
    const flow = newFlow(`${this.path}/row[${this.rowNumber}]/cell[${this.cellNumber}]/`)
    this.cell = { flow, span: 1, merge: '', joinsLeft: false }
    return flow
  }

  setSpan(count: number): void {
    if (this.cell) this.cell.span = span(count, limits.columnSpan, 1)
  }

  endCell(): void {
    const cell = this.cell
    this.cell = undefined
    if (!cell) return
    const { column } = this
    this.column += cell.span
    const left = this.cells.at(-1)
    if (cell.joinsLeft && left && this.cells.length > this.rowStart) {
      left.columnSpan += cell.span
      return
    }
    const above = cell.merge === 'continue' ? this.open.get(column) : undefined
    if (above && above.columnSpan === cell.span && above.rowSpan < limits.rowSpan) {
      if (!this.rowGone) above.rowSpan++
      this.nextOpen.set(column, above)
      return
    }
    const { blocks, path } = cell.flow
    const at = { path: path.slice(0, -1) }
    const placed = { row: this.row, column, rowSpan: 1, columnSpan: cell.span, text: '', at, content: blocks }
    this.cells.push(placed)
    if (cell.merge !== '') this.nextOpen.set(column, placed)
    if (this.cells.length > limits.gridCells) tooLarge()
  }

  endRow(): void {
    if (this.rowGone) {
      this.cells.length = this.rowStart
      return
    }
    this.open = this.nextOpen
    this.row++
    this.columns = Math.max(this.columns, this.column)
    this.widest = Math.max(this.widest, this.cellNumber)
    if (this.row * this.columns > limits.gridCells) tooLarge()
  }

  /**
   * A table of data is one grid, with the tables inside its cells after it. Boxed prose (one cell to a row) and a frame
   * around other tables are no data: their contents follow each other as if the frame were not there.
   */
  blocks(): Block[] {
    const nested = this.cells.some((c) => c.content.some((b) => b.kind === 'grid'))
    if (this.widest <= 1 || (nested && this.widest <= 2)) return this.cells.flatMap((c) => c.content)
    const inner = nested ? this.cells.flatMap((c) => c.content.filter((b) => b.kind === 'grid')) : []
    return [this.grid(), ...inner]
  }

  private grid(): GridBlock {
    const cells = this.cells.map(({ content, ...cell }) => ({ ...cell, text: textOf(content) }))
    return { kind: 'grid', rows: this.row, columns: this.columns, cells, ruled: true }
  }
}

const textOf = (content: readonly Block[]): string => {
  if (content.length === 1 && content[0]?.kind === 'text') return content[0].text
  return content.flatMap((b) => (b.kind === 'text' ? [b.text] : [])).join('\n')
}

const span = (count: number, most: number, least: number): number =>
  Number.isFinite(count) ? Math.min(most, Math.max(least, Math.trunc(count))) : least

const tooLarge = (): never =>
  refuse('tooLarge', '表格的单元格过多，不像政府信息公开工作年度报告；请只保留报告正文后再试。')
