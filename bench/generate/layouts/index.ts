import type { Layout } from '../layout.ts'
import { charsetLayouts, markupLayouts, tableLayouts } from './html.ts'
import { markdownLayouts } from './markdown.ts'
import { docxLayouts, xlsxLayouts } from './office.ts'
import { pdfLayouts } from './pdf.ts'
import { cellLayouts, columnLayouts, rowLayouts, wordingLayouts } from './text.ts'

/** Every way of publishing that the generator knows. */
export const layouts: readonly Layout[] = [
  ...cellLayouts,
  ...rowLayouts,
  ...columnLayouts,
  ...wordingLayouts,
  ...markupLayouts,
  ...charsetLayouts,
  ...tableLayouts,
  ...markdownLayouts,
  ...docxLayouts,
  ...xlsxLayouts,
  ...pdfLayouts,
]
