import { type AnnualReport, type Figure, figureAt, formOf, replacedRows } from '@gongkai/rules/reports'
import { displayWidth, padEnd, padStart, tame, wrap } from '../platform/terminal.ts'
import { subjectOf } from './words.ts'

const BLANK = '—'
const figureText = (value: Figure | undefined) => (value === null || value === undefined ? BLANK : String(value))

/** Labels are broken beyond this many columns, and earlier on a narrow terminal, but never below the least. */
const LABEL = 48
const LEAST = 24
const GAP = 2

const indentOf = (label: string) => label.length - label.trimStart().length

/**
 * Columns aligned for a fixed-width font: labels to the left, broken where they are long, heads and figures to the
 * right. Heads of several lines end above their figures; a figure stands beside the first line of its label.
 */
function grid(head: readonly string[], rows: readonly (readonly string[])[], columns: number): string[] {
  const heads = head.map((text) => text.split('\n'))
  const widths = head.map((_, i) =>
    Math.max(...(heads[i] ?? []).map(displayWidth), ...rows.map((row) => displayWidth(row[i] ?? ''))),
  )
  const figures = widths.slice(1).reduce((sum, width) => sum + width + GAP, 0)
  const label = Math.min(widths[0] ?? 0, LABEL, Math.max(LEAST, columns - figures))
  const line = (first: string, rest: readonly string[]) =>
    [padEnd(first, label), ...rest.map((text, i) => padStart(text, widths[i + 1] ?? 0))].join(' '.repeat(GAP)).trimEnd()
  const height = Math.max(...heads.map((h) => h.length))
  const headLines = Array.from({ length: height }, (_, n) =>
    heads.map((lines) => lines[n - height + lines.length] ?? ''),
  ).map(([first = '', ...rest]) => line(first, rest))
  const rowLines = rows.flatMap(([text = '', ...rest]) => {
    const indent = indentOf(text)
    const fits = displayWidth(text) <= label
    const [first = '', ...more] = fits ? [text.trimStart()] : wrap(text.trimStart(), label - indent - GAP)
    return [line(' '.repeat(indent) + first, rest), ...more.map((part) => ' '.repeat(indent + GAP) + part)]
  })
  return [...headLines, ...rowLines]
}

/** Four characters and more over a column of small figures: 商业／企业. */
const stacked = (label: string) => (label.length < 4 ? label : (label.match(/..?/gu) ?? []).join('\n'))

function proactive(report: AnnualReport, columns: number): string[] {
  return formOf(report.edition).proactive.flatMap((block) => [
    ...grid(
      [block.label, ...block.columns.map((c) => c.label)],
      block.rows.map((row) => [
        `  ${row.label}`,
        ...block.columns.map((c) => figureText(figureAt(report, `proactive.${row.key}.${c.key}`))),
      ]),
      columns,
    ),
    '',
  ])
}

function requests(report: AnnualReport, width: number): string[] {
  const { rows, columns } = formOf(report.edition).requests
  const replaced = replacedRows(report)
  const lines: string[][] = []
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
  return [...grid(['', ...columns.map((c) => stacked(c.label))], lines, width), '']
}

/** Fifteen figures in one printed row; on a terminal they read better one below the other. */
function reviewLitigation(report: AnnualReport, columns: number): string[] {
  const lines: string[][] = []
  let above = ''
  for (const { key, group, label } of formOf(report.edition).reviewLitigation.columns) {
    const heading = group.join('·')
    if (heading !== above) lines.push([heading])
    above = heading
    lines.push([`  ${label}`, figureText(figureAt(report, `reviewLitigation.${key}`))])
  }
  return grid(['', ''], lines, columns).slice(1)
}

/** The three statutory tables for a terminal of so many columns; a blank is a dash, never a 0. */
export function tablesText(report: AnnualReport, columns: number): string {
  const [, second, third, fourth] = formOf(report.edition).sections.map((s) => s.title)
  const lines = [
    tame(report.title),
    subjectOf(report).map(tame).join('　'),
    '',
    ...[second ?? '', '', ...proactive(report, columns)],
    ...[third ?? '', '', ...requests(report, columns)],
    ...[fourth ?? '', '', ...reviewLitigation(report, columns)],
  ]
  return `${lines.join('\n')}\n`
}
