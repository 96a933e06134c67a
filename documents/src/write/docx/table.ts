import { coverage } from '../grid.ts'
import { escapeMarkup } from '../markup.ts'
import type { Table, TableCell } from '../tables.ts'
import { textWidth } from './parts.ts'

const border = (side: string) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>`
const borders = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(border).join('')
const margins =
  '<w:tblCellMar><w:top w:w="28" w:type="dxa"/><w:left w:w="57" w:type="dxa"/><w:bottom w:w="28" w:type="dxa"/>' +
  '<w:right w:w="57" w:type="dxa"/></w:tblCellMar>'

/** Least height of a row in twips. */
const rowHeight = 380

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

function cellXml(cell: TableCell, begins: boolean, width: number, keep: boolean): string {
  const properties = [
    `<w:tcW w:w="${width}" w:type="dxa"/>`,
    cell.columnSpan > 1 ? `<w:gridSpan w:val="${cell.columnSpan}"/>` : '',
    cell.rowSpan > 1 ? `<w:vMerge${begins ? ' w:val="restart"' : ''}/>` : '',
    cell.vertical ? '<w:textDirection w:val="tbRlV"/>' : '',
    '<w:vAlign w:val="center"/>',
  ].join('')
  const text = begins && cell.text ? `<w:r><w:t xml:space="preserve">${escapeMarkup(cell.text)}</w:t></w:r>` : ''
  const style = `<w:pStyle w:val="${styleOf(cell)}"/>${keep ? '<w:keepNext/>' : ''}`
  return `<w:tc><w:tcPr>${properties}</w:tcPr><w:p><w:pPr>${style}</w:pPr>${text}</w:p></w:tc>`
}

/**
 * A table with merged cells over the whole text width. Its rows keep together where one page can hold them; where not,
 * the header rows are repeated.
 */
export function tableXml(table: Table): string {
  const widths = widthsOf(table)
  const rows = coverage(table).map((cells, row) => {
    const starts = cells.flatMap((cell, column) => (cell.column === column ? [cell] : []))
    const xml = starts.map((cell) => {
      const width = widths.slice(cell.column, cell.column + cell.columnSpan).reduce((a, b) => a + b, 0)
      return cellXml(cell, cell.row === row, width, row < table.rows - 1)
    })
    const head = row < table.headerRows ? '<w:tblHeader/>' : ''
    return `<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="${rowHeight}" w:hRule="atLeast"/>${head}</w:trPr>${xml.join('')}</w:tr>`
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
