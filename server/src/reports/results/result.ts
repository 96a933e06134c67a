import type { Finding, Severity } from '@gongkai/rules/reports'
import type { Output } from '../../platform/output.ts'
import { type Checked, refusalJson } from '../../workers/jobs.ts'
import type { Result } from '../checking.ts'
import { severities } from '../words.ts'

/** Takes the results of a check one by one, in the order of names, and writes them in one format. */
export interface Report {
  add(result: Result): Promise<void>
  end(): Promise<void>
}

/** A format of results; `single` where one document was named. */
export type ReportFormat = (output: Output, context: { readonly single: boolean }) => Report

export type Counts = Record<Severity, number>

export const countsOf = (findings: readonly Finding[]): Counts => {
  const counts: Counts = { error: 0, warning: 0, info: 0 }
  for (const { severity } of findings) counts[severity]++
  return counts
}

/** The gravest first, otherwise in the order of the catalogue. */
export const bySeverity = (findings: readonly Finding[]): Finding[] =>
  severities.flatMap((severity) => findings.filter((f) => f.severity === severity))

/** Totals over all documents. */
export class Tally {
  documents = 0
  refused = 0
  readonly counts: Counts = { error: 0, warning: 0, info: 0 }
  /** Documents by their gravest finding. */
  readonly worst: Record<Severity | 'none', number> = { error: 0, warning: 0, info: 0, none: 0 }

  add({ outcome }: Result): void {
    this.documents++
    if ('error' in outcome) {
      this.refused++
      return
    }
    const counts = countsOf(outcome.value.findings)
    for (const severity of severities) this.counts[severity] += counts[severity]
    this.worst[worstOf(counts)]++
  }
}

export const worstOf = (counts: Counts): Severity | 'none' => severities.find((s) => counts[s] > 0) ?? 'none'

/** What `check --format json` says of one document (report-contract, "Findings"). */
export const toJson = (result: Result) => {
  const { name: file, outcome } = result
  if ('error' in outcome) return refusalJson(file, outcome.error)
  const { report, findings, unread }: Checked = outcome.value
  const { agency, year, edition } = report
  return { file, report: { agency, year, edition }, findings, unread: unread.map((u) => ({ ...u, at: u.at ?? {} })) }
}
