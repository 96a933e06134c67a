import { type Cell, type Draft, placed, type Table } from '../draft.ts'
import type { Random } from '../random.ts'
import { type Build, encode, gridOf } from './text.ts'

interface Markdown {
  /** Covered places repeat the words of the cell that covers them. */
  repeated?: boolean
  /** Table three in several tables, each with a header of its own: invented words, or words of other columns. */
  pieces?: 'invented' | 'wrong' | 'none'
  /** Separator rows between data rows. */
  separators?: boolean
  /** One empty cell too many at the end of some rows. */
  extraCell?: boolean
  /** Tables of dashes, as optical recognition leaves them for a drawing. */
  placeholders?: boolean
  /** Tables as HTML inside the Markdown. */
  embedded?: boolean
  /** Prose with bold marks. */
  bold?: boolean
  /** Rows end with their own last cell instead of being filled up to the width of the table. */
  ragged?: boolean
}

const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
const rule = (width: number) => row(Array.from({ length: width }, () => '---'))

/** The words of every place; covered places repeat them. */
function repeatedGrid(rows: readonly Cell[][]): string[][] {
  const grid = gridOf(rows)
  for (const c of placed(rows))
    for (let r = c.row; r < c.row + c.rowSpan; r++)
      for (let k = c.column; k < c.column + c.columnSpan; k++) {
        const line = grid[r]
        if (line && !(c.key && k > c.column)) line[k] = c.text
      }
  return grid
}

function header(kind: Markdown['pieces'], width: number, random: Random): string[] {
  if (kind === 'invented')
    return Array.from({ length: width }, (_, i) => random.pick(['', `列${i + 1}`, '序号', '项目', '数量']))
  const names = ['总计', '其他', '自然人', '科研机构', '商业企业', '法律服务机构', '社会公益组织']
  return Array.from({ length: width }, (_, i) => (i < width - 7 ? '' : (names[i - width + 7] ?? '')))
}

const endOf = (rows: readonly Cell[][], r: number) =>
  Math.max(0, ...placed(rows).flatMap((c) => (c.row <= r && r < c.row + c.rowSpan ? c.column + c.columnSpan : [])))

function pipeTable(table: Table, options: Markdown, random: Random): string[] {
  const grid = options.repeated ? repeatedGrid(table.rows) : gridOf(table.rows)
  const width = grid[0]?.length ?? 0
  const lines: string[] = []
  grid.forEach((cells, r) => {
    const body = options.extraCell && r > 3 && random.chance(0.15) ? [...cells, ''] : cells
    const fresh = table.table === 'requests' && options.pieces && r > 4 && random.chance(0.2)
    if (fresh)
      lines.push('', ...(options.pieces === 'none' ? [] : [row(header(options.pieces, width, random)), rule(width)]))
    lines.push(row(options.ragged ? body.slice(0, endOf(table.rows, r)) : body))
    if (r === 0 || (fresh && options.pieces === 'none') || (options.separators && random.chance(0.2)))
      lines.push(rule(width))
  })
  return lines
}

const embeddedTable = (table: Table) => [
  '<table>',
  ...table.rows.map((cells) => {
    const inner = cells.map(
      (c) =>
        `<td${c.rowSpan > 1 ? ` rowspan="${c.rowSpan}"` : ''}${c.columnSpan > 1 ? ` colspan="${c.columnSpan}"` : ''}>${c.text}</td>`,
    )
    return `<tr>${inner.join('')}</tr>`
  }),
  '</table>',
]

const marks = { title: '# ', heading: '## ', paragraph: '', signature: '' } as const

/** A Markdown page, as converters and optical recognition write it. */
export const markdown =
  (options: Markdown): Build =>
  (draft: Draft, random) => {
    const blocks = draft.parts.map((part) => {
      if (part.kind === 'table')
        return (options.embedded ? embeddedTable(part) : pipeTable(part, options, random)).join('\n')
      const text =
        options.bold && part.kind === 'paragraph' ? part.text.replace(/^（.）[^。]*。/, (t) => `**${t}**`) : part.text
      return text
        .split('\n')
        .map((line) => marks[part.kind] + line)
        .join('\n\n')
    })
    if (options.placeholders) blocks.splice(random.int(2, 4), 0, `${row(['-', '-'])}\n${rule(2)}\n${row(['-', '-'])}`)
    return { extension: 'md', bytes: encode(`${blocks.join('\n\n')}\n`) }
  }
