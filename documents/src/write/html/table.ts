import { beginsAt, coverage, headersOf } from '../grid.ts'
import { escapeMarkup } from '../markup.ts'
import type { Table, TableCell } from '../tables.ts'

/** What a page adds to a cell: an id to link to, classes, and markup in place of the plain text. */
export interface CellMark {
  readonly id?: string
  readonly classes?: readonly string[]
  readonly content?: string
}

export interface TableOptions {
  /** Keeps the ids of several tables of one kind on a page apart, and their names. */
  readonly prefix?: string
  readonly of?: string
  readonly mark?: (cell: TableCell) => CellMark | undefined
}

const idOf = (table: Table, cell: TableCell, { prefix = '' }: TableOptions) =>
  `${prefix}${table.key}-${cell.row}-${cell.column}`

/** `th` carry scope and an id, figures name the headers that stand over and beside them. */
function openTag(table: Table, cell: TableCell, grid: TableCell[][], options: TableOptions): string {
  const wide = cell.header === 'row' ? cell.rowSpan > 1 : cell.columnSpan > 1
  const mark = options.mark?.(cell)
  const attributes = cell.header
    ? [`id="${idOf(table, cell, options)}"`, `scope="${cell.header === 'row' ? 'row' : 'col'}${wide ? 'group' : ''}"`]
    : []
  if (mark?.id) attributes.push(`id="${mark.id}"`)
  if (cell.figure)
    attributes.push(
      `headers="${headersOf(cell, grid)
        .map((h) => idOf(table, h, options))
        .join(' ')}"`,
    )
  if (cell.rowSpan > 1) attributes.push(`rowspan="${cell.rowSpan}"`)
  if (cell.columnSpan > 1) attributes.push(`colspan="${cell.columnSpan}"`)
  const classes = [...classesOf(table, cell), ...(mark?.classes ?? [])]
  if (classes.length > 0) attributes.push(`class="${classes.join(' ')}"`)
  return [cell.header ? 'th' : 'td', ...attributes].join(' ')
}

/** `s0`–`s2`: label columns of table three that stay in sight on a phone; `t`: totals; `z`: zeros, printed paler. */
function classesOf(table: Table, cell: TableCell): string[] {
  const classes: string[] = []
  if (table.key === 'requests' && cell.column < 3) classes.push(`s${cell.column}`)
  if (table.key === 'requests' && cell.column === table.columns - 1) classes.push('t')
  if (table.key === 'proactive' && cell.columnSpan === table.columns) classes.push('b')
  if (isVertical(table, cell)) classes.push('v')
  if (isPaired(table, cell)) classes.push('k')
  if (cell.value === 0) classes.push('z')
  return classes
}

/** The fifteen narrow heads of table four stand upright too: so the table fits a phone. */
const isVertical = (table: Table, cell: TableCell) =>
  cell.vertical || (table.key === 'reviewLitigation' && cell.header && cell.columnSpan === 1)

/** The heads of table three (商业企业, 社会公益组织) break between words, which are of two characters. */
const isPaired = (table: Table, cell: TableCell) =>
  table.key === 'requests' && cell.header === 'column' && cell.columnSpan === 1
const inPairs = (text: string) => text.replace(/(..)(?=..)/gu, '$1<wbr>')

function row(table: Table, grid: TableCell[][], index: number, options: TableOptions): string {
  const cells = (grid[index] ?? []).filter((cell, column) => beginsAt(cell, index, column))
  const html = cells.map((cell) => {
    const plain = escapeMarkup(cell.text)
    const text = isVertical(table, cell) ? `<span>${plain}</span>` : isPaired(table, cell) ? inPairs(plain) : plain
    return `<${openTag(table, cell, grid, options)}>${options.mark?.(cell)?.content ?? text}</${cell.header ? 'th' : 'td'}>`
  })
  const kind = cells.every((c) => c.header === 'column') ? ' class="h"' : isSum(cells) ? ' class="sum"' : ''
  return `<tr${kind}>${html.join('')}</tr>`
}

const isSum = (cells: TableCell[]) => cells.some((c) => c.figure?.startsWith('requests.totalHandled.'))

/** Table three fixes its widths on a phone. */
const columns =
  '<colgroup><col class="cv" span="2"><col class="cl"><col class="cn" span="6"><col class="ct"></colgroup>'

/** Figures of many digits need wider columns: a number never breaks over two lines. */
const isWide = (table: Table) =>
  table.cells.some((c) => c.figure && c.text.length > (table.key === 'reviewLitigation' ? 3 : 5))

/** A statutory table in its printed form, in a region that slides where the page is narrow. */
export function tableHtml(table: Table, options: TableOptions = {}): string {
  const grid = coverage(table)
  const rows = grid.map((_, index) => row(table, grid, index, options))
  const head = rows.slice(0, table.headerRows)
  const slides = table.key === 'requests' ? '，可以左右滑动' : ''
  return [
    `<div class="scroll ${table.key}${isWide(table) ? ' wide' : ''}" role="region" tabindex="0" aria-label="${escapeMarkup(`${options.of ?? ''}${table.caption}`)}表${slides}">`,
    `<table>`,
    `<caption>${escapeMarkup(table.caption)}</caption>`,
    ...(table.key === 'requests' ? [columns] : []),
    ...(head.length > 0 ? ['<thead>', ...head, '</thead>'] : []),
    '<tbody>',
    ...rows.slice(table.headerRows),
    '</tbody>',
    '</table>',
    '</div>',
  ].join('\n')
}
