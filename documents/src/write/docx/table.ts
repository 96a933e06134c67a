import { coverage } from '../grid.ts'
import { escapeMarkup } from '../markup.ts'
import type { Table, TableCell } from '../tables.ts'
import { textWidth } from './parts.ts'

const border = (side: string) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>`
const borders = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(border).join('')
const margin = (side: string) => `<w:${side} w:w="28" w:type="dxa"/>`
const margins = `<w:tblCellMar>${['top', 'left', 'bottom', 'right'].map(margin).join('')}</w:tblCellMar>`

/** In twips: least height of a row, 小五 characters, what a cell needs above and below them. */
const rowHeight = 340
const character = 180
const padding = 120

/** Least heights, so that an upright group label stands in one line beside its rows. */
function heightsOf(table: Table): number[] {
  const heights = Array<number>(table.rows).fill(rowHeight)
  for (const { vertical, row, rowSpan, text } of table.cells) {
    const least = Math.ceil((text.length * character + padding) / rowSpan)
    if (vertical) for (let r = row; r < row + rowSpan; r++) heights[r] = Math.max(heights[r] ?? 0, least)
  }
  return heights
}

/** Column widths in twips that together fill the text width. */
function widthsOf(table: Table): number[] {
  const sum = table.widths.reduce((a, b) => a + b, 0)
  const ends = table.widths.map((_, i) =>
    Math.round((table.widths.slice(0, i + 1).reduce((a, b) => a + b, 0) * textWidth) / sum),
  )
  return ends.map((end, i) => end - (ends[i - 1] ?? 0))
}

const styleOf = (cell: TableCell) =>
  cell.header === 'column' || cell.vertical ? 'TableHead' : cell.header === 'row' ? 'TableLabel' : 'TableFigure'

/** Figures of more than six digits are set smaller: a number never breaks over two lines. */
function runXml(cell: TableCell, narrow: boolean): string {
  const text = (part: string) => `<w:t xml:space="preserve">${escapeMarkup(part)}</w:t>`
  const small = narrow && cell.figure && cell.text.length > 6 ? Math.max(8, Math.floor((18 * 6) / cell.text.length)) : 0
  const size = small ? `<w:rPr><w:sz w:val="${small}"/><w:szCs w:val="${small}"/></w:rPr>` : ''
  const parts = narrow && cell.header ? (cell.text.match(/..?/gu) ?? []) : [cell.text]
  return `<w:r>${size}${parts.map(text).join('<w:br/>')}</w:r>`
}

function cellXml(cell: TableCell, begins: boolean, width: number, keep: boolean): string {
  const properties = [
    `<w:tcW w:w="${width}" w:type="dxa"/>`,
    cell.columnSpan > 1 ? `<w:gridSpan w:val="${cell.columnSpan}"/>` : '',
    cell.rowSpan > 1 ? `<w:vMerge${begins ? ' w:val="restart"' : ''}/>` : '',
    cell.vertical ? '<w:textDirection w:val="tbRlV"/>' : '',
    '<w:vAlign w:val="center"/>',
  ].join('')
  const run = begins && cell.text ? runXml(cell, width < 4 * character && !cell.vertical) : ''
  const style = `<w:pStyle w:val="${styleOf(cell)}"/>${keep ? '<w:keepNext/>' : ''}`
  return `<w:tc><w:tcPr>${properties}</w:tcPr><w:p><w:pPr>${style}</w:pPr>${run}</w:p></w:tc>`
}

/**
 * A table with merged cells over the whole text width. It keeps together where one page can hold it; where not, the
 * header rows are repeated.
 */
export function tableXml(table: Table): string {
  const widths = widthsOf(table)
  const heights = heightsOf(table)
  const rows = coverage(table).map((cells, row) => {
    const starts = cells.flatMap((cell, column) => (cell.column === column ? [cell] : []))
    const xml = starts.map((cell) => {
      const width = widths.slice(cell.column, cell.column + cell.columnSpan).reduce((a, b) => a + b, 0)
      return cellXml(cell, cell.row === row, width, row < table.rows - 1)
    })
    const head = row < table.headerRows ? '<w:tblHeader/>' : ''
    return `<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="${heights[row]}" w:hRule="atLeast"/>${head}</w:trPr>${xml.join('')}</w:tr>`
  })
  return [
    `<w:tbl><w:tblPr><w:tblW w:w="${textWidth}" w:type="dxa"/><w:jc w:val="center"/>`,
    `<w:tblBorders>${borders}</w:tblBorders><w:tblLayout w:type="fixed"/>${margins}`,
    `<w:tblCaption w:val="${escapeMarkup(table.caption)}"/></w:tblPr>`,
    `<w:tblGrid>${widths.map((w) => `<w:gridCol w:w="${w}"/>`).join('')}</w:tblGrid>`,
    ...rows,
    '</w:tbl>',
  ].join('')
}
