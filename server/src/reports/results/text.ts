import type { Edition, Finding, Severity, Unread } from '@gongkai/rules/reports'
import { cellForms, groupBy } from '@gongkai/rules/reports'
import { type Paint, paintFor, tame, wrap, wrapAt } from '../../platform/terminal.ts'
import type { Checked } from '../../workers/jobs.ts'
import type { Result } from '../checking.ts'
import {
  arithmetic,
  cellNames,
  placeName,
  reasonNames,
  severities,
  severityNames,
  shownName,
  subjectOf,
} from '../words.ts'
import { countsOf, type ReportFormat, Tally } from './result.ts'

/** Groups of unread cells that are told, cells told by their names. */
const UNREAD_SHOWN = 12
const CELLS_NAMED = 12

const inks: Record<Severity, keyof Paint> = { error: 'red', warning: 'yellow', info: 'blue' }

/** How results are shown: with which colours, up to which column. */
interface Page {
  readonly paint: Paint
  readonly columns: number
}

function findingLines({ paint, columns }: Page, edition: Edition, finding: Finding): string[] {
  const { rule, severity, message, cells, suspects, at, basis } = finding
  const [first] = at
  const named = cellNames(edition, cells)
  const notes = [
    named !== '' && !arithmetic.has(rule) && !message.includes(named) && `单元格：${named}`,
    suspects.length > 0 &&
      `只改${suspects.length > 1 ? '其中一格' : '这一格'}就都相符：${cellNames(edition, suspects)}`,
    first && `位置：${placeName(first)}`,
    `依据：${basis}`,
  ].filter((note) => typeof note === 'string')
  const [head = '', ...more] = wrap(`${rule}　${tame(message)}`, columns - 6)
  return [
    `    ${paint[inks[severity]](rule)}${head.slice(rule.length)}`,
    ...more.map((line) => `      ${line}`),
    ...notes.flatMap((n) => wrapAt('      ', tame(n), columns)).map(paint.dim),
  ]
}

/** Cells that print nothing: a whole column of them by its name. */
function absentNames(edition: Edition, unread: readonly Unread[]): string {
  const cells = unread.map((u) => u.cell)
  const columns = new Set(cells.map((key) => cellForms(edition).get(key)?.column.label))
  return columns.size === 1 && cells.length > CELLS_NAMED
    ? `“${[...columns].join()}”列 ${cells.length} 格`
    : cellNames(edition, cells, CELLS_NAMED)
}

/** What could not be read, by what is printed there. */
function unreadLines({ columns }: Page, edition: Edition, unread: readonly Unread[]): string[] {
  if (unread.length === 0) return []
  const groups = [...groupBy(unread, (u) => JSON.stringify([u.raw, u.reason])).values()]
  const shown = groups.slice(0, UNREAD_SHOWN).flatMap((group) => {
    const [first] = group
    if (!first) return []
    const { raw, reason } = first
    const names = raw
      ? cellNames(
          edition,
          group.map((u) => u.cell),
        )
      : absentNames(edition, group)
    return wrapAt('    ', `${names}　${raw && `原文“${tame(raw)}”　`}${reasonNames[reason]}`, columns)
  })
  const more = groups.slice(UNREAD_SHOWN).flat().length
  return [`  未能读出的单元格（${unread.length} 格）`, ...shown, ...(more > 0 ? [`    另有 ${more} 格`] : [])]
}

function checkedLines(page: Page, name: string, { report, findings, unread }: Checked): string[] {
  const { paint } = page
  const counts = countsOf(findings)
  const said = severities.filter((s) => counts[s] > 0).map((s) => paint[inks[s]](`${severityNames[s]} ${counts[s]}`))
  const mark = counts.error > 0 ? paint.red('✗') : counts.warning > 0 ? paint.yellow('!') : '✓'
  const summary = said.length > 0 ? said.join('　') : '没有发现问题'
  const groups = severities.flatMap((severity) => {
    const found = findings.filter((f) => f.severity === severity)
    if (found.length === 0) return []
    return [`  ${paint.bold(severityNames[severity])}`, ...found.flatMap((f) => findingLines(page, report.edition, f))]
  })
  return [
    `${mark} ${paint.bold(tame(shownName(name)))}　${subjectOf(report).map(tame).join('　')}　${summary}`,
    ...groups,
    ...unreadLines(page, report.edition, unread),
  ]
}

const resultLines = (page: Page, { name, outcome }: Result): string[] =>
  'error' in outcome
    ? [`${page.paint.red('✗')} ${page.paint.bold(tame(shownName(name)))}　未能读取：${tame(outcome.error.message)}`]
    : checkedLines(page, name, outcome.value)

/** The closing line over several documents; what does not occur is not said. */
export const tallyText = ({ documents, refused, counts, worst }: Tally): string => {
  const said = (parts: readonly (readonly [words: string, count: number, unit: string])[]) =>
    parts.flatMap(([words, count, unit]) => (count > 0 ? `${words} ${count} ${unit}` : [])).join('，')
  const ofDocuments = said([
    ['没有发现问题', worst.none, '份'],
    ['有错误', worst.error, '份'],
    ['只有提示', worst.warning, '份'],
    ['只有说明', worst.info, '份'],
    ['未能读取', refused, '份'],
  ])
  const found = said(severities.map((s) => [severityNames[s], counts[s], '处']))
  return `共 ${documents} 份：${ofDocuments}。${found && `${found}。`}`
}

/** For people, on a terminal or in a pipe. */
export const textReport: ReportFormat = (output, { single }) => {
  const paint = paintFor(output.terminal)
  const page = { paint, columns: output.columns }
  const tally = new Tally()
  return {
    add: async (result) => {
      tally.add(result)
      await output.write(`${resultLines(page, result).join('\n')}\n${single ? '' : '\n'}`)
    },
    end: async () => {
      if (!single) await output.write(`${paint.bold(tallyText(tally))}\n`)
    },
  }
}
