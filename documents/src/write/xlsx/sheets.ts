import type { Layout, LayoutBlock } from '../layout.ts'
import type { Table, TableCell } from '../tables.ts'
import type { Cell, Sheet } from './sheet.ts'
import type { Look } from './styles.ts'

const PROSE_WIDTH = 76
/** A cell holds 32,767 characters. */
const MOST = 32_000

const looks: Record<Exclude<LayoutBlock['kind'], 'table'>, { look: Look; line: number; characters: number }> = {
  title: { look: 'title', line: 30, characters: 21 },
  heading: { look: 'heading', line: 24, characters: 32 },
  paragraph: { look: 'prose', line: 18, characters: 35 },
  signature: { look: 'signature', line: 18, characters: 35 },
}

/** Some programs take a text that begins like this for a formula when it is edited. */
const looksLikeFormula = (text: string) => /^[=+\-@＝＋－＠]/.test(text)

/** The first sheet: everything but the tables, one paragraph to a row. */
export function proseSheet(layout: Layout): Sheet {
  const cells: Cell[] = []
  const heights: number[] = []
  const prompts: { row: number; text: string }[] = []
  for (const block of layout) {
    if (block.kind === 'table') continue
    const { look, line, characters } = looks[block.kind]
    if (block.prompt) prompts.push({ row: heights.length, text: block.prompt })
    if (!block.text) {
      cells.push({ row: heights.length, column: 0, look: 'entry' })
      heights.push(look === 'prose' ? 6 * line : line)
    }
    for (const content of block.text.match(new RegExp(`.{1,${MOST}}`, 'gsu')) ?? []) {
      const row = heights.length
      cells.push({ row, column: 0, look: looksLikeFormula(content) ? 'quoted' : look, content })
      heights.push(Math.min(409, 6 + line * Math.ceil(content.length / characters)))
    }
  }
  return { name: '报告', widths: [PROSE_WIDTH], heights, cells, prompts }
}

function lookOf(table: Table, cell: TableCell): Look {
  if (cell.vertical) return 'upright'
  if (cell.header === 'row') return 'label'
  if (!cell.figure) return 'header'
  if (cell.figure.endsWith('.itemsChange')) return 'change'
  return cell.figure.endsWith('.amount') && table.key === 'proactive' ? 'yuan' : 'figure'
}

/** Column widths: in table three the upright labels stay narrow, and 社会公益组织 has room. */
const widthsOf = (table: Table): number[] =>
  table.key === 'requests'
    ? [4.5, 4.5, 44, ...Array<number>(7).fill(11.5)]
    : table.widths.map(() => (table.key === 'proactive' ? 20 : 9))

/** Points that the longest label of each row needs; an upright label asks its rows for one character each. */
function heightsOf(table: Table, widths: readonly number[]): number[] {
  return Array.from({ length: table.rows }, (_, row) => {
    const lines = table.cells
      .filter((c) => c.row === row && c.rowSpan === 1)
      .map((c) => {
        const width = widths.slice(c.column, c.column + c.columnSpan).reduce((a, b) => a + b, 0)
        return Math.ceil((c.text.length * 2) / Math.max(2, width - 1))
      })
    const upright = table.cells
      .filter((c) => c.vertical && row >= c.row && row < c.row + c.rowSpan)
      .map((c) => (15 * c.text.length) / c.rowSpan)
    return Math.ceil(Math.max(20, 6 + 14 * Math.max(1, ...lines), ...upright))
  })
}

/** A sheet with one table: merged headers, figures as numbers, labels in sight while scrolling. */
export function tableSheet(table: Table, forEntry: boolean): Sheet {
  const widths = widthsOf(table)
  const cells = table.cells.map((cell): Cell & { figure?: string } => {
    const content = cell.figure ? cell.value : cell.text
    const { row, column, rowSpan, columnSpan } = cell
    const place = { row, column, rowSpan, columnSpan, look: lookOf(table, cell) }
    return { ...place, ...(content !== undefined && { content }), ...(cell.figure && { figure: cell.figure }) }
  })
  const frozen =
    table.key === 'proactive' ? { rows: 0, columns: 1 } : { rows: 3, columns: table.key === 'requests' ? 3 : 0 }
  const name = table.caption
  const sheet = { name, widths, heights: heightsOf(table, widths), cells, frozen, landscape: table.columns > 10 }
  return forEntry ? { ...sheet, entry: entryOf(cells) } : sheet
}

function entryOf(cells: readonly (Cell & { figure?: string })[]): NonNullable<Sheet['entry']> {
  const kindOf = (figure: string) =>
    figure.endsWith('.itemsChange') ? 'change' : /\.amount(Wan)?$/.test(figure) ? 'amount' : 'count'
  const of = (kind: string) => cells.filter((c) => c.figure && kindOf(c.figure) === kind)
  return [
    { cells: of('count'), type: 'whole', least: 0 },
    { cells: of('amount'), type: 'decimal', least: 0 },
    { cells: of('change'), type: 'whole', least: -1_000_000 },
  ]
}
