import assert from 'node:assert/strict'
import type { Block, DocumentModel, GridBlock } from '../../src/read/model.ts'

export const textsOf = (blocks: readonly Block[]): string[] =>
  blocks.flatMap((b) => (b.kind === 'text' ? [b.text] : []))
export const gridsOf = (model: DocumentModel): GridBlock[] =>
  model.blocks.flatMap((b) => (b.kind === 'grid' ? [b] : []))

export function onlyGrid(model: DocumentModel): GridBlock {
  const [grid, ...others] = gridsOf(model)
  assert.ok(grid && others.length === 0, 'one grid expected')
  return grid
}

/** Text of every place; places that a span covers repeat its text after `^`, places without a cell are `undefined`. */
export function layOut(grid: GridBlock): (string | undefined)[][] {
  const places: (string | undefined)[][] = Array.from({ length: grid.rows }, () => Array(grid.columns).fill(undefined))
  for (const c of grid.cells)
    for (let row = c.row; row < c.row + c.rowSpan; row++)
      for (let column = c.column; column < c.column + c.columnSpan; column++) {
        const line = places[row]
        assert.ok(line && column < grid.columns, 'a cell reaches out of the grid')
        assert.equal(line[column], undefined, 'cells overlap')
        line[column] = row === c.row && column === c.column ? c.text : `^${c.text}`
      }
  return places
}
