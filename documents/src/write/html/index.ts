import { beginsAt, coverage, headersOf } from '../grid.ts'
import type { Layout, LayoutBlock } from '../layout.ts'
import { escapeMarkup } from '../markup.ts'
import type { Table, TableCell } from '../tables.ts'
import { style } from './style.ts'

const idOf = (table: Table, cell: TableCell) => `${table.key}-${cell.row}-${cell.column}`

/** `th` carry scope and an id, figures name the headers that stand over and beside them. */
function openTag(table: Table, cell: TableCell, grid: TableCell[][]): string {
  const wide = cell.header === 'row' ? cell.rowSpan > 1 : cell.columnSpan > 1
  const attributes = cell.header
    ? [`id="${idOf(table, cell)}"`, `scope="${cell.header === 'row' ? 'row' : 'col'}${wide ? 'group' : ''}"`]
    : []
  if (cell.figure)
    attributes.push(
      `headers="${headersOf(cell, grid)
        .map((h) => idOf(table, h))
        .join(' ')}"`,
    )
  if (cell.rowSpan > 1) attributes.push(`rowspan="${cell.rowSpan}"`)
  if (cell.columnSpan > 1) attributes.push(`colspan="${cell.columnSpan}"`)
  const classes = classesOf(table, cell)
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

function row(table: Table, grid: TableCell[][], index: number): string {
  const cells = (grid[index] ?? []).filter((cell, column) => beginsAt(cell, index, column))
  const html = cells.map((cell) => {
    const plain = escapeMarkup(cell.text)
    const text = isVertical(table, cell) ? `<span>${plain}</span>` : isPaired(table, cell) ? inPairs(plain) : plain
    return `<${openTag(table, cell, grid)}>${text}</${cell.header ? 'th' : 'td'}>`
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

function tableHtml(table: Table): string {
  const grid = coverage(table)
  const rows = grid.map((_, index) => row(table, grid, index))
  const head = rows.slice(0, table.headerRows)
  const slides = table.key === 'requests' ? '，可以左右滑动' : ''
  return [
    `<div class="scroll ${table.key}${isWide(table) ? ' wide' : ''}" role="region" tabindex="0" aria-label="${escapeMarkup(table.caption)}表${slides}">`,
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

/** Breaks the title by meaning (GB/T 9704: 回行词意完整): agency, year and name, 年度报告. */
function titleHtml(text: string): string {
  const parts = /^(.*?)(\d{4}年.*?)(年度报告)?$/.exec(text)?.slice(1).filter(Boolean) ?? [text]
  return `<h1>${parts.map((part) => `<span>${escapeMarkup(part)}</span>`).join('')}</h1>`
}

function blockHtml(block: LayoutBlock): string {
  if (block.kind === 'title') return titleHtml(block.text)
  if (block.kind === 'heading') return `<h2>${escapeMarkup(block.text)}</h2>`
  if (block.kind === 'table') return tableHtml(block.table)
  if (block.kind === 'signature') return `<p class="sign">${escapeMarkup(block.text)}</p>`
  return `<p>${escapeMarkup(block.text)}</p>`
}

/** The report as one page of its own: no script, no address, readable on a phone and on paper. */
export function writeHtml(layout: Layout): string {
  const title = layout.find((b) => b.kind === 'title')?.text ?? '政府信息公开工作年度报告'
  return [
    '<!doctype html>',
    '<html lang="zh-CN">',
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escapeMarkup(title)}</title>`,
    `<style>\n${style}</style>`,
    '</head>',
    '<body>',
    '<main>',
    ...layout.map(blockHtml),
    '</main>',
    '</body>',
    '</html>',
    '',
  ].join('\n')
}
