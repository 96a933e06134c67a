import { checks } from './catalogue.ts'
import { evaluateRelations } from './evaluate.ts'
import type { CellSource, CheckContext, Finding } from './findings.ts'
import type { AnnualReport } from './report.ts'

/**
 * Every finding on a report: the arithmetic relations first, then the other checks, each in the order of the
 * catalogue. Places are filled in from `context.cells` where the report was read from a document.
 */
export function checkReport(report: AnnualReport, context: CheckContext = {}): Finding[] {
  const remarks = checks
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
  return located([...evaluateRelations(report, context.previous), ...remarks], context.cells ?? [])
}

function located(findings: Finding[], cells: readonly CellSource[]): Finding[] {
  const placeless = findings.filter((f) => f.at.length === 0 && f.cells.length > 0)
  if (placeless.length === 0 || cells.length === 0) return findings
  const wanted = new Set(placeless.flatMap((f) => f.cells))
  const places = new Map(cells.filter((c) => wanted.has(c.key)).map((c) => [c.key, c.at]))
  for (const finding of placeless) finding.at = finding.cells.flatMap((c) => places.get(c) ?? [])
  return findings
}
