import type { Edition, ProactiveRow, RequestColumn, RequestRow, ReviewColumn } from './forms/index.ts'
import { formOf } from './forms/index.ts'

/** A published figure. `null`: blank, or not readable with certainty; never a stand-in for zero. */
export type Figure = number | null

export type RequestFigures = Record<RequestColumn, Figure>

export interface Tables {
  /** Rows of the edition's own table two, each with its own columns. */
  proactive: Partial<Record<ProactiveRow, Record<string, Figure>>>
  /** Every row of the edition; `optional` rows only where the document prints them. */
  requests: Partial<Record<RequestRow, RequestFigures>>
  reviewLitigation: Record<ReviewColumn, Figure>
}

export interface Sections {
  overall: string
  proactive: string
  requests: string
  reviewLitigation: string
  problems: string
  otherMatters: string
}

/**
 * The statutory annual report (政府信息公开工作年度报告, 条例第49、50条) as a value, independent of where it came from.
 * Texts: paragraphs separated by `\n`, without heading lines, `''` where there is none. Amounts: `amount` in yuan,
 * `amountWan` in 万元, all other figures are counts.
 */
export interface AnnualReport {
  schema: 'gongkai/annual-report/1'
  file?: string
  edition: Edition
  year: number | null
  agency: string | null
  title: string
  preamble: string
  sections: Sections
  signature: { agency: string | null; date: string | null }
  tables: Tables
}

export const SCHEMA = 'gongkai/annual-report/1'

const blank = (columns: readonly { key: string }[]) => Object.fromEntries(columns.map((c) => [c.key, null]))

const blankTables = (edition: Edition): Tables => {
  const form = formOf(edition)
  return {
    proactive: Object.fromEntries(form.proactive.flatMap((b) => b.rows.map((r) => [r.key, blank(b.columns)]))),
    requests: Object.fromEntries(
      form.requests.rows.filter((r) => !r.optional).map((r) => [r.key, blank(form.requests.columns)]),
    ),
    reviewLitigation: blank(form.reviewLitigation.columns) as Record<ReviewColumn, Figure>,
  }
}
const blanks: Record<Edition, Tables> = { '2019': blankTables('2019'), '2021': blankTables('2021') }

const copyRows = <T extends Record<string, object>>(rows: T): T => {
  const copy: Record<string, object> = {}
  for (const key in rows) copy[key] = { ...rows[key] }
  return copy as T
}

/** A report of the edition with every statutory cell present and blank. */
export function emptyReport(edition: Edition): AnnualReport {
  const { proactive, requests, reviewLitigation } = blanks[edition]
  return {
    schema: SCHEMA,
    edition,
    year: null,
    agency: null,
    title: '',
    preamble: '',
    sections: { overall: '', proactive: '', requests: '', reviewLitigation: '', problems: '', otherMatters: '' },
    signature: { agency: null, date: null },
    tables: { proactive: copyRows(proactive), requests: copyRows(requests), reviewLitigation: { ...reviewLitigation } },
  }
}
