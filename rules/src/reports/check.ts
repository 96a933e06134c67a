import { catalogue } from './catalogue.ts'
import { evaluateRelations } from './evaluate.ts'
import type { CheckContext, Finding } from './findings.ts'
import type { AnnualReport } from './report.ts'

/**
 * Every finding on a report: the arithmetic relations first, then the other checks, each in the order of the
 * catalogue. Places are filled in from `context.cells` where the report was read from a document.
 */
export function checkReport(report: AnnualReport, context: CheckContext = {}): Finding[] {
  const sources = new Map((context.cells ?? []).map((c) => [c.key, c.at]))
  const remarks = catalogue.checks
    .filter((c) => !c.editions || c.editions.includes(report.edition))
    .flatMap((c) =>
      c.find(report, context).map(
        (r): Finding => ({
          rule: c.id,
          severity: c.severity,
          force: c.force,
          cells: r.cells ?? [],
          suspects: r.suspects ?? [],
          at: r.at ?? [],
          expected: r.expected ?? null,
          actual: r.actual ?? null,
          message: r.message,
          basis: c.basis,
        }),
      ),
    )
  return [...evaluateRelations(report, context.previous), ...remarks].map((f) => ({
    ...f,
    at: f.at.length > 0 ? f.at : f.cells.flatMap((c) => sources.get(c) ?? []),
  }))
}
