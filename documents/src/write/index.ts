import type { AnnualReport } from '@gongkai/rules/reports'
import { writeCsv } from './csv.ts'
import { writeDocx } from './docx/index.ts'
import { writeHtml } from './html/index.ts'
import { layoutReport } from './layout.ts'
import { writeMarkdown } from './markdown.ts'
import { layoutTemplate } from './template.ts'
import { writeXlsx } from './xlsx/index.ts'

export { palette, tableStyle } from './html/style.ts'
export { type CellMark, tableHtml } from './html/table.ts'
export { type LayoutBlock, layoutReport, type TableCell } from './layout.ts'
export { escapeMarkup } from './markup.ts'

export const writeFormats = ['json', 'md', 'html', 'docx', 'xlsx', 'csv', 'pdf'] as const
export type WriteFormat = (typeof writeFormats)[number]

const utf8 = (text: string) => new TextEncoder().encode(text)

/** Writes a report in a format people use. Blank figures stay blank; every figure prints exactly as its value. */
export async function writeReport(report: AnnualReport, format: WriteFormat): Promise<Uint8Array> {
  switch (format) {
    case 'json':
      return utf8(`${JSON.stringify(report, null, 2)}\n`)
    case 'md':
      return utf8(writeMarkdown(layoutReport(report)))
    case 'html':
      return utf8(writeHtml(layoutReport(report)))
    case 'csv':
      return utf8(writeCsv(report))
    case 'docx':
      return writeDocx(layoutReport(report))
    case 'xlsx':
      return writeXlsx(layoutReport(report))
    case 'pdf':
      return (await import('./pdf/index.ts')).writePdf(report)
  }
}

/**
 * The empty statutory form of a report year, ready to be filled in: every figure blank, what each part must say as a
 * prompt that is no content. Throws RangeError for years before 2019, which have no form here.
 */
export async function writeTemplate(
  year: number,
  agency: string | null | undefined,
  format: 'docx' | 'xlsx',
): Promise<Uint8Array> {
  const layout = layoutTemplate(year, agency ?? null)
  return format === 'docx' ? writeDocx(layout) : writeXlsx(layout, true)
}
