import type { Align, Form, FormBlock } from '../form.ts'
import { writeDocument } from './document.ts'
import { FormTable } from './formTable.ts'
import { balance, breakLines, type Line } from './lines.ts'
import { type Area, Pages, point } from './page.ts'
import { signsIn } from './signs.ts'

/** Wider than a letter: forms are full of boxes, and nobody binds them. */
const area: Area = { left: point(22), top: point(20), width: point(166), height: point(250), folio: 9 }
const sizes = { title: 20, above: 14, body: 12, small: 9 } as const
const LEADING = 1.7

export const formPdf = (form: Form): Promise<Uint8Array> =>
  writeDocument(form, (document, fonts) => {
    const pages = new Pages(document, fonts, area)
    for (const block of form.blocks) draw(block, pages)
  })

function draw(block: FormBlock, pages: Pages): void {
  switch (block.kind) {
    case 'title':
      if (block.above) lines(block.above, sizes.above, 'center', pages)
      titleLines(block.text, pages)
      return
    case 'text':
      lines(block.text, block.small ? sizes.small : sizes.body, block.align ?? 'left', pages, block.indent ? 2 : 0)
      return
    case 'space':
      pages.y += point(block.millimetres)
      return
    case 'grid':
      new FormTable(block, pages, block.small ? sizes.small : sizes.body).draw()
  }
}

function titleLines(text: string, pages: Pages): void {
  const size = sizes.title
  for (const line of balance(signsIn(pages, text, 'bold'), area.width / size)) put(line, size, 'center', pages)
  pages.y += size / 2
}

function lines(text: string, size: number, align: Align, pages: Pages, indent = 0): void {
  for (const paragraph of text.split('\n'))
    for (const [n, line] of breakLines(signsIn(pages, paragraph, 'regular'), area.width / size, indent).entries())
      put(line, size, align, pages, n === 0 ? indent * size : 0)
}

function put(line: Line, size: number, align: Align, pages: Pages, indent = 0): void {
  const room = area.width - line.width * size
  const x = align === 'center' ? room / 2 : align === 'right' ? room : indent
  pages.line(line, size, size * LEADING, area.left + x)
}
