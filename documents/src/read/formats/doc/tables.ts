import type { Block } from '../../model.ts'
import { type Flow, newFlow, Table } from '../wordTable.ts'
import type { RowCell } from './paragraph.ts'

interface Row {
  cells: Block[][]
  edges: readonly RowCell[]
}

/** Edges closer than this are one (3 points, in twips): Word rounds the widths of each row on its own. */
const TOLERANCE = 60

/** Blocks of a document in reading order, with a table at each level of nesting that is still open. */
export class TableStack {
  private readonly flows: Flow[] = [newFlow('')]
  private readonly rows: Row[][] = []
  private readonly cells: Block[][][] = []

  get blocks(): Block[] {
    return this.flows[0]?.blocks ?? []
  }

  paragraph(text: string, depth: number): void {
    this.enter(depth)
    const flow = this.flow
    const at = { path: `${flow.path}paragraph[${++flow.paragraphs}]` }
    for (const line of text.split('\n')) if (line.trim() !== '') flow.blocks.push({ kind: 'text', text: line, at })
  }

  endCell(depth: number): void {
    this.enter(depth)
    this.cells.at(-1)?.push(this.flow.blocks)
    this.flows[this.flows.length - 1] = newFlow(this.cellPath())
  }

  endRow(depth: number, edges: readonly RowCell[]): void {
    this.enter(depth)
    const cells = this.cells.at(-1) ?? []
    this.rows.at(-1)?.push({ cells, edges })
    this.cells[this.cells.length - 1] = []
    this.flows[this.flows.length - 1] = newFlow(this.cellPath())
  }

  /** Opens and closes tables until the level of the next paragraph is reached. */
  enter(depth: number): void {
    while (this.rows.length > depth) {
      this.flows.pop()
      this.cells.pop()
      const rows = this.rows.pop() ?? []
      const path = `${this.flow.path}table[${this.flow.tables}]`
      for (const block of tableOf(rows, path)) this.flow.blocks.push(block)
    }
    while (this.rows.length < depth) {
      this.flow.tables++
      this.rows.push([])
      this.cells.push([])
      this.flows.push(newFlow(this.cellPath()))
    }
  }

  private get flow(): Flow {
    return this.flows.at(-1) as Flow
  }

  private cellPath(): string {
    const outer = this.flows[this.rows.length - 1]
    const [row, cell] = [(this.rows.at(-1)?.length ?? 0) + 1, (this.cells.at(-1)?.length ?? 0) + 1]
    return `${outer?.path}table[${outer?.tables}]/row[${row}]/cell[${cell}]/`
  }
}

/** Columns are the edges of all rows together. */
function tableOf(rows: readonly Row[], path: string): Block[] {
  const columnAt = columnsOf(rows)
  const table = new Table(path)
  for (const { cells, edges } of rows) {
    table.startRow()
    const first = edges[0]
    if (first) table.skipColumns(columnAt(first.left))
    cells.forEach((blocks, n) => {
      const flow = table.startCell()
      flow.blocks = blocks
      const edge = edges[n]
      if (edge && table.cell) {
        table.cell.merge = edge.merge
        table.cell.joinsLeft = edge.joinsLeft
        table.setSpan(columnAt(edge.right) - columnAt(edge.left))
      }
      table.endCell()
    })
    table.endRow()
  }
  return table.blocks()
}

function columnsOf(rows: readonly Row[]): (edge: number) => number {
  const edges = rows.flatMap((row) => row.edges.flatMap((cell) => [cell.left, cell.right])).sort((a, b) => a - b)
  const columns = new Map<number, number>()
  let column = -1
  let last = Number.NEGATIVE_INFINITY
  for (const edge of edges) {
    if (edge - last > TOLERANCE) {
      column++
      last = edge
    }
    columns.set(edge, column)
  }
  return (edge) => columns.get(edge) ?? 0
}
