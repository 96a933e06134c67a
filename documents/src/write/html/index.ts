import type { Layout, LayoutBlock } from '../layout.ts'
import { escapeMarkup } from '../markup.ts'
import { documentStyle, palette, tableStyle } from './style.ts'
import { tableHtml } from './table.ts'

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
    `<style>\n${palette}${documentStyle}${tableStyle}</style>`,
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
