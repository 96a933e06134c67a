import { type AnnualReport, formOf, type SectionKey } from '@gongkai/rules/reports'
import { dateText } from './figures.ts'
import { type Table, tableOf } from './tables.ts'

export type { Table, TableCell } from './tables.ts'

/**
 * The statutory report as it is printed, in reading order, the same for every format. A block without text is absent:
 * there is no empty title, paragraph or signature. Table sections print their text before the table.
 */
export type LayoutBlock =
  | ({ readonly kind: 'title' } & Text)
  | ({ readonly kind: 'heading'; readonly section: SectionKey } & Text)
  | ({ readonly kind: 'paragraph'; readonly section: SectionKey | 'preamble' } & Text)
  | { readonly kind: 'table'; readonly table: Table }
  | ({ readonly kind: 'signature'; readonly part: 'agency' | 'date' } & Text)

interface Text {
  readonly text: string
  /** Only in an empty form: what is to be written here, in front of `text`. It is no content of the report. */
  readonly prompt?: string
}

export type Layout = readonly LayoutBlock[]

/** Where a title of more than one line is broken by its meaning (GB/T 9704): the agency, then the year and the name. */
export const titleParts = (title: string): readonly string[] => /^(.*?)(\d{4}年.+)$/u.exec(title)?.slice(1) ?? [title]

/** White space collapsed; what no document format can hold (control characters, lone surrogates) taken out. */
const printable = (text: string) =>
  text
    .replace(/[\t\r\n\u2028\u2029]/g, ' ')
    .replace(/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu, '')
    .replace(/\s+/g, ' ')
    .trim()

/** Lays out a report in the form of its edition (国办公开办函〔2019〕60号, 〔2021〕30号); figures print exactly. */
export function layoutReport(report: AnnualReport): Layout {
  const blocks: LayoutBlock[] = []
  const prose = (section: SectionKey | 'preamble', text: string) => {
    for (const paragraph of text.split(/[\r\n\u2028\u2029]+/).map(printable))
      if (paragraph) blocks.push({ kind: 'paragraph', section, text: paragraph })
  }
  const title = printable(report.title)
  if (title) blocks.push({ kind: 'title', text: title })
  prose('preamble', report.preamble)
  for (const section of formOf(report.edition).sections) {
    blocks.push({ kind: 'heading', section: section.key, text: section.title })
    prose(section.key, report.sections[section.key])
    if (section.key === 'proactive' || section.key === 'requests' || section.key === 'reviewLitigation')
      blocks.push({ kind: 'table', table: tableOf(report, section.key) })
  }
  const agency = printable(report.signature.agency ?? '')
  const date = printable(report.signature.date ?? '')
  if (agency) blocks.push({ kind: 'signature', part: 'agency', text: agency })
  if (date) blocks.push({ kind: 'signature', part: 'date', text: dateText(date) })
  return blocks
}
