import type { Reading } from '@gongkai/documents/read'
import { type AnnualReport, cellsOf, checkReport, figureAt, formOf, type SectionKey } from '@gongkai/rules/reports'
import type { Specimen } from './layout.ts'

const bare = (text: string | null) => text?.normalize('NFKC').replace(/[\s*]/g, '') ?? null

const wrongFigures = ({ report, open }: Specimen, read: AnnualReport): string[] =>
  [...cellsOf(report)].flatMap(({ key }) => {
    const [due, got] = [figureAt(report, key), figureAt(read, key)]
    return got === due || ((got === null || got === undefined) && open.has(key))
      ? []
      : [`${key}: ${got}, printed ${due}`]
  })

/** Everything in which a reading departs from what the document prints; empty when the reading is right. */
export function faults(specimen: Specimen, reading: Reading): string[] {
  const { report } = specimen
  const read = reading.report
  const words = (key: 'title' | 'agency') => [key, bare(report[key]), bare(read[key])] as const
  const sections = formOf(report.edition)
    .sections.filter((s) => s.kind === 'narrative')
    .map(({ key }) => [`sections.${key}`, bare(report.sections[key as SectionKey]), bare(read.sections[key])] as const)
  const facts = [
    ['edition', report.edition, read.edition] as const,
    ['year', report.year, read.year] as const,
    ['signature.date', report.signature.date, read.signature.date] as const,
    ...[words('title'), words('agency')],
    ...sections,
  ]
  const extra = formOf(report.edition).requests.rows.filter(
    (r) => r.optional && r.key in read.tables.requests !== r.key in report.tables.requests,
  )
  return [
    ...facts.filter(([, due, got]) => due !== got).map(([name, due, got]) => `${name}: ${got}, printed ${due}`),
    ...extra.map((r) => `requests.${r.key}: an extra row that is not as printed`),
    ...wrongFigures(specimen, read),
  ]
}

/** Only the figures that are wrong: another number than the one printed. */
export const misread = (specimen: Specimen, read: AnnualReport): string[] =>
  [...cellsOf(specimen.report)].flatMap(({ key }) => {
    const [due, got] = [figureAt(specimen.report, key), figureAt(read, key)]
    return typeof got === 'number' && got !== due ? [`${key}: ${got}, printed ${due}`] : []
  })

/** The rules that `check` reports on a reading. */
export const rulesFound = ({ report, cells, unread, notes }: Reading) =>
  checkReport(report, { cells, unread, notes }).map(({ rule, severity, message }) => ({ rule, severity, message }))
