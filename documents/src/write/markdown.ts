import { beginsAt, coverage } from './grid.ts'
import type { Layout, LayoutBlock } from './layout.ts'
import type { Table } from './tables.ts'

/** What Markdown would read as markup, made literal again. */
const literal = (text: string) => text.replace(/[\\`*_~|<>[\]&]/g, '\\$&')

/** A paragraph must not start a list, a heading or a rule. */
const literalStart = (text: string) =>
  literal(text)
    .replace(/^([#+=-])/, '\\$1')
    .replace(/^(\d+)([.)])/, '$1\\$2')

/** One pipe table; the text of a merged cell stands in its first place, the places it covers stay empty. */
function pipeTable(table: Table): string {
  const lines = coverage(table).map((cells, row) => {
    const texts = cells.map((cell, column) => (beginsAt(cell, row, column) ? literal(cell.text) : ''))
    return `| ${texts.join(' | ')} |`
  })
  const rule = `|${' --- |'.repeat(table.columns)}`
  return [lines[0], rule, ...lines.slice(1)].join('\n')
}

function block(block: LayoutBlock): string {
  if (block.kind === 'title') return `# ${literal(block.text)}`
  if (block.kind === 'heading') return `## ${literal(block.text)}`
  if (block.kind === 'table') return pipeTable(block.table)
  return literalStart(block.text)
}

/** The report as Markdown with pipe tables. */
export const writeMarkdown = (layout: Layout): string => `${layout.map(block).join('\n\n')}\n`
