import type { AnnualReport, TableKey } from '@gongkai/rules/reports'
import { writeCsv } from './csv.ts'
import { writeDocx } from './docx/index.ts'
import { writeHtml } from './html/index.ts'
import { type Layout, layoutReport } from './layout.ts'
import { writeMarkdown } from './markdown.ts'
import { layoutTemplate } from './template.ts'
import { writeXlsx } from './xlsx/index.ts'

export * from './form.ts'
export { palette, tableStyle } from './html/style.ts'
export { type CellMark, tableHtml } from './html/table.ts'
export { type LayoutBlock, layoutReport, type TableCell } from './layout.ts'
export { escapeMarkup } from './markup.ts'

export const writeFormats = ['json', 'md', 'html', 'docx', 'xlsx', 'csv', 'pdf'] as const
export type WriteFormat = (typeof writeFormats)[number]

const utf8 = (text: string) => new TextEncoder().encode(text)

/** Writes a report in a format people use. Blank figures stay blank; every figure prints exactly as its value. */
export function writeReport(report: AnnualReport, format: WriteFormat): Promise<Uint8Array> {
  return write(report, layoutReport(report), format)
}

/** Writes one table of a report under the title and the preamble, as `writeReport` does; JSON is always the whole value. */
export function writeReportTable(report: AnnualReport, table: TableKey, format: WriteFormat): Promise<Uint8Array> {
  const layout = layoutReport(report).filter((block) =>
    block.kind === 'heading' || block.kind === 'paragraph'
      ? block.section === table || block.section === 'preamble'
      : block.kind !== 'table' || block.table.key === table,
  )
  return write(report, layout, format, table)
}

async function write(report: AnnualReport, layout: Layout, format: WriteFormat, only?: TableKey): Promise<Uint8Array> {
  switch (format) {
    case 'json':
      return utf8(`${JSON.stringify(report, null, 2)}\n`)
    case 'md':
      return utf8(writeMarkdown(layout))
    case 'html':
      return utf8(writeHtml(layout))
    case 'csv':
      return utf8(writeCsv(report, only))
    case 'docx':
      return writeDocx(layout)
    case 'xlsx':
      return writeXlsx(layout)
    case 'pdf':
      return (await import('./pdf/index.ts')).writePdf(report, layout)
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
