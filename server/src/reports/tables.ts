import { type AnnualReport, type Figure, figureAt, formOf, replacedRows } from '@gongkai/rules/reports'
import { displayWidth, padEnd, padStart, tame } from '../platform/terminal.ts'
import { subjectOf } from './words.ts'

const BLANK = '—'
const figureText = (value: Figure | undefined) => (value === null || value === undefined ? BLANK : String(value))

/** Columns aligned for a fixed-width font, the first to the left and the figures to the right. */
function grid(rows: readonly (readonly string[])[]): string[] {
  const widths: number[] = []
  for (const row of rows)
    for (const [i, text] of row.entries()) widths[i] = Math.max(widths[i] ?? 0, displayWidth(text))
  return rows.map((row) =>
    row
      .map((text, i) => (i === 0 ? padEnd(text, widths[i] ?? 0) : padStart(text, widths[i] ?? 0)))
      .join('  ')
      .trimEnd(),
  )
}

function proactive(report: AnnualReport): string[] {
  return formOf(report.edition).proactive.flatMap((block) => [
    ...grid([
      [block.label, ...block.columns.map((c) => c.label)],
      ...block.rows.map((row) => [
        `  ${row.label}`,
        ...block.columns.map((c) => figureText(figureAt(report, `proactive.${row.key}.${c.key}`))),
      ]),
    ]),
    '',
  ])
}

function requests(report: AnnualReport): string[] {
  const { rows, columns } = formOf(report.edition).requests
  const replaced = replacedRows(report)
  const lines: string[][] = [['', ...columns.map((c) => c.label)]]
  let above: readonly string[] = []
  for (const row of rows) {
    if (row.optional ? !(row.key in report.tables.requests) : replaced.has(row.key)) continue
    for (const [depth, label] of row.group.entries())
      if (above[depth] !== label) lines.push([`${'  '.repeat(depth)}${label}`])
    above = row.group
    const label = row.label.replace(/（区分处理.*/, '')
    lines.push([
      `${'  '.repeat(row.group.length)}${label}`,
      ...columns.map((c) => figureText(figureAt(report, `requests.${row.key}.${c.key}`))),
    ])
  }
  return [...grid(lines), '']
}

/** Fifteen figures in one printed row; on a terminal they read better one below the other. */
const reviewLitigation = (report: AnnualReport): string[] =>
  grid(
    formOf(report.edition).reviewLitigation.columns.map((c) => [
      [...c.group, c.label].join('·'),
      figureText(figureAt(report, `reviewLitigation.${c.key}`)),
    ]),
  )

/** The three statutory tables for a terminal; a blank is a dash, never a 0. */
export function tablesText(report: AnnualReport): string {
  const [, second, third, fourth] = formOf(report.edition).sections.map((s) => s.title)
  const lines = [
    tame(report.title),
    subjectOf(report).map(tame).join('　'),
    '',
    ...[second ?? '', '', ...proactive(report)],
    ...[third ?? '', '', ...requests(report)],
    ...[fourth ?? '', '', ...reviewLitigation(report)],
  ]
  return `${lines.join('\n')}\n`
}
