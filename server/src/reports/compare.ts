import { type AnnualReport, type Comparison, compareReports, labelOf } from '@gongkai/rules/reports'
import type { Command } from '../platform/command.ts'
import { status } from '../platform/errors.ts'
import { writeOut } from '../platform/output.ts'
import { displayWidth, type Paint, padEnd, paintFor, send, tame } from '../platform/terminal.ts'
import { exactly, isRefused, poolFor, refusalText, shared } from './setup.ts'
import { severityNames, subjectOf } from './words.ts'

const usage = '比较需要两份文件：gongkai compare 较早的文件 较晚的文件。'
const subject = (report: AnnualReport) => subjectOf(report).map(tame).join('　')
const figure = (value: number | null | undefined) => (value === null || value === undefined ? '—' : String(value))

const identity = ({ agency, year, edition }: AnnualReport) => ({ agency, year, edition })

function changeLines({ edition }: AnnualReport, { changes }: Comparison): string[] {
  if (changes.length === 0) return ['两年的数字完全相同。']
  const labels = changes.map((c) => labelOf(edition, c.cell))
  const width = Math.max(...labels.map(displayWidth))
  return [
    `数字变化 ${changes.length} 处`,
    ...changes.map((c, i) => `  ${padEnd(labels[i] ?? '', width)}  ${figure(c.old)} → ${figure(c.new)}`),
  ]
}

function comparisonText(paint: Paint, older: AnnualReport, newer: AnnualReport, comparison: Comparison): string {
  const { findings, notes } = comparison
  return [
    `旧：${subject(older)}`,
    `新：${subject(newer)}`,
    '',
    ...notes.map(tame),
    ...(findings.length > 0
      ? [`跨年勾稽关系不符 ${findings.length} 处`]
      : notes.length > 0
        ? []
        : ['跨年勾稽关系相符。']),
    ...findings.flatMap((f) => [
      `  ${paint.bold(severityNames[f.severity])}　${f.rule}　${tame(f.message)}`,
      `    ${paint.dim(`依据：${f.basis}`)}`,
    ]),
    '',
    ...changeLines(newer, comparison),
    '',
  ].join('\n')
}

export const compareCommand: Command = {
  name: 'compare',
  operands: '旧文件 新文件',
  says: '比较同一机关两个年度的报告：跨年勾稽关系和每一处变化',
  options: {
    format: { value: '格式', oneOf: ['text', 'json'], says: '结果的格式，默认 text' },
    output: shared.output,
  },
  examples: ['compare 2023年报.html 2024年报.html'],
  run: async (args) => {
    const sources = await exactly(2, args, usage)
    const pool = poolFor(args, sources.length)
    try {
      const outcomes = await Promise.all(
        sources.map((s) => pool.run<'read'>({ kind: 'read', source: s, supplied: {} })),
      )
      const reports: AnnualReport[] = []
      for (const [i, outcome] of outcomes.entries())
        if (isRefused(outcome))
          await send(process.stderr, `${tame(refusalText(sources[i]?.name ?? '', outcome.error))}\n`)
        else reports.push(outcome.value.report)
      const [older, newer] = reports
      if (!older || !newer || reports.length !== sources.length) return status.unreadable
      const comparison = compareReports(older, newer)
      await writeOut(
        args.values.output,
        args.values.format === 'json'
          ? `${JSON.stringify({ old: identity(older), new: identity(newer), ...comparison }, null, 2)}\n`
          : comparisonText(paintFor(!args.values.output && process.stdout.isTTY === true), older, newer, comparison),
      )
      return status.done
    } finally {
      await pool.close()
    }
  },
}
