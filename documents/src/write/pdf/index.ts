import type { AnnualReport } from '@gongkai/rules/reports'
import { type Layout, type LayoutBlock, layoutReport, titleParts } from '../layout.ts'
import { writeDocument } from './document.ts'
import { balance, breakLines } from './lines.ts'
import { Pages, page, sizes, stretchOf } from './page.ts'
import { PageTable } from './table.ts'

/**
 * The report as a PDF on the page of GB/T 9704, its text as characters of embedded fonts; the same report always gives
 * the same bytes. Throws RangeError, naming the character, where no font has one.
 */
export function writePdf(report: AnnualReport, layout: Layout = layoutReport(report)): Promise<Uint8Array> {
  const title = layout.find((block) => block.kind === 'title')?.text ?? ''
  return writeDocument({ title, date: report.signature.date }, (document, fonts) =>
    compose(layout, new Pages(document, fonts)),
  )
}

function compose(layout: Layout, pages: Pages): void {
  layout.forEach((block, n) => {
    const next = layout[n + 1]
    switch (block.kind) {
      case 'title':
        titleLines(block.text, pages)
        break
      case 'heading':
        pages.keep(page.line + spaceAfterHeading(next, pages))
        paragraph(block.text, 'bold', pages)
        break
      case 'paragraph':
        paragraph(block.text, 'regular', pages)
        if (next?.kind === 'table') pages.y += page.line / 4
        break
      case 'table':
        new PageTable(block.table, pages).draw(pages)
        pages.y += page.line / 2
        break
      case 'signature':
        signature(block, pages)
    }
  })
}

/** A heading stays with what it heads: two lines, or the beginning of a table. */
function spaceAfterHeading(next: LayoutBlock | undefined, pages: Pages): number {
  return next?.kind === 'table' ? new PageTable(next.table, pages).least : 2 * page.line
}

/** A title of more than one line has the agency in the first, the year in the second one, if they fit. */
function titleLines(text: string, pages: Pages): void {
  const height = sizes.title * 1.6
  const width = page.width / sizes.title
  const whole = balance(pages.signs(text, 'bold'), width)
  const parts = titleParts(text).map((part) => breakLines(pages.signs(part, 'bold'), width))
  const lines = whole.length > 1 && parts.length === 2 && parts.every((p) => p.length === 1) ? parts.flat() : whole
  for (const line of lines)
    pages.line(line, sizes.title, height, page.left + (page.width - line.width * sizes.title) / 2)
  pages.y += page.line
}

const INDENT = 2

function paragraph(text: string, weight: 'regular' | 'bold', pages: Pages): void {
  const size = sizes.body
  breakLines(pages.signs(text, weight), page.width / size, INDENT).forEach((line, n) => {
    const indent = n === 0 ? INDENT * size : 0
    pages.line(line, size, page.line, page.left + indent, stretchOf(line, page.width - indent, size))
  })
}

/** 发文机关署名 and 成文日期, two characters from the right margin. */
function signature({ part, text }: Extract<LayoutBlock, { kind: 'signature' }>, pages: Pages): void {
  const size = sizes.body
  if (part === 'agency') {
    pages.keep(3 * page.line)
    pages.y += pages.y > page.top ? page.line : 0
  }
  for (const line of breakLines(pages.signs(text, 'regular'), page.width / size - INDENT))
    pages.line(line, size, page.line, page.left + page.width - (INDENT + line.width) * size)
}
