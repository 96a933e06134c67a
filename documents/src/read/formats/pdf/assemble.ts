import type { Block, GridBlock, TextBlock } from '../../model.ts'
import { union } from './geometry.ts'
import { canFollow, joined } from './join.ts'
import type { Layout } from './layout.ts'
import { type Line, lineText, piecesOf } from './lines.ts'
import { placeOf, type Sheet } from './place.ts'
import type { Table } from './table.ts'

function textBlock(line: Line, sheet: Sheet, spacing: number): TextBlock {
  const pieces = piecesOf(line.words, spacing).map((words) => {
    const box = union(words)
    return { text: lineText(words, spacing), x0: box.x0, x1: box.x1, at: placeOf(sheet, box) }
  })
  return { kind: 'text', text: lineText(line.words, spacing), at: placeOf(sheet, line), pieces, wraps: true }
}

const gridBlock = ({ rows, xs, cells }: Table): GridBlock => ({
  kind: 'grid',
  rows,
  columns: xs.length - 1,
  cells,
  ruled: true,
})

/** The pages as one document; a table that goes on over a page break becomes one grid. */
export function assemble(pages: readonly Layout[]): Block[] {
  const blocks: (TextBlock | Table)[] = []
  for (const { sheet, spacing, items } of pages)
    items.forEach((item, index) => {
      if (item.kind === 'line') blocks.push(textBlock(item.line, sheet, spacing))
      else {
        const last = blocks.at(-1)
        if (index === 0 && last && !('kind' in last) && canFollow(last, item.table))
          blocks.splice(-1, 1, joined(last, item.table))
        else blocks.push(item.table)
      }
    })
  return blocks.map((block) => ('kind' in block ? block : gridBlock(block)))
}
