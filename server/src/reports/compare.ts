import { type AnnualReport, type Comparison, compareReports } from '@gongkai/rules/reports'
import type { Command } from '../platform/command.ts'
import { status } from '../platform/errors.ts'
import { type Output, writeOut } from '../platform/output.ts'
import { displayWidth, padEnd, paintFor, send, tame, wrap, wrapAt } from '../platform/terminal.ts'
import { refusalJson } from '../workers/jobs.ts'
import { exactly, isRefused, poolFor, refusalText, shared } from './setup.ts'
import { cellsByRow, severityNames, subjectOf } from './words.ts'

/** So much of a line is left for the figures of a change, however long the labels are. */
const LEAST = 24

const usage = '比较需要两份文件：gongkai compare 较早的文件 较晚的文件。'
const subject = (report: AnnualReport) => subjectOf(report).map(tame).join('　')
const figure = (value: number | null | undefined) => (value === null || value === undefined ? '—' : String(value))

const identity = ({ agency, year, edition }: AnnualReport) => ({ agency, year, edition })

/** A line for each row of the forms with what changed in it. */
function changeLines({ edition }: AnnualReport, { changes }: Comparison, columns: number): string[] {
  if (changes.length === 0) return ['两年的数字完全相同。']
  const byCell = new Map(changes.map((c) => [c.cell, `${figure(c.old)} → ${figure(c.new)}`]))
  const rows = cellsByRow(edition, [...byCell.keys()]).map(({ label, cells }) => {
    const [first] = cells
    const alone = cells.length === 1 && first?.key.startsWith('requests.') ? first.column : ''
    const told = cells.map(({ key, column }) => `${cells.length > 1 ? `${column} ` : ''}${byCell.get(key)}`)
    return {
      label: alone ? label.slice(0, -`（${alone}）`.length) : label,
      told: (alone && `${alone} `) + told.join('，'),
    }
  })
  const width = Math.max(...rows.map(({ label }) => displayWidth(label)))
  return [
    `数字变化 ${changes.length} 处`,
    ...rows.flatMap(({ label, told }) => {
      const [first = '', ...more] = wrap(told, Math.max(LEAST, columns - width - 4))
      return [`  ${padEnd(label, width)}  ${first}`, ...more.map((line) => ' '.repeat(width + 4) + line)]
    }),
  ]
}

function comparisonText(output: Output, older: AnnualReport, newer: AnnualReport, comparison: Comparison): string {
  const { findings, notes } = comparison
  const { columns } = output
  const { bold, dim } = paintFor(output.terminal)
  return [
    `旧：${subject(older)}`,
    `新：${subject(newer)}`,
    '',
    ...notes.flatMap((note) => wrapAt('', tame(note), columns)),
    ...(findings.length > 0
      ? [`跨年勾稽关系不符 ${findings.length} 处`]
      : notes.length > 0
        ? []
        : ['跨年勾稽关系相符。']),
    ...findings.flatMap((f) => [
      ...wrapAt('  ', `${severityNames[f.severity]}　${f.rule}　${tame(f.message)}`, columns).map((line, i) =>
        i === 0 ? line.replace(f.rule, bold(f.rule)) : line,
      ),
      ...wrapAt('    ', `依据：${f.basis}`, columns).map(dim),
    ]),
    '',
    ...changeLines(newer, comparison, columns),
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
      const json = args.values.format === 'json'
      const refused = outcomes.flatMap((o, i) => (isRefused(o) ? { name: sources[i]?.name ?? '', error: o.error } : []))
      for (const { name, error } of refused) await send(process.stderr, `${tame(refusalText(name, error))}\n`)
      if (json && refused.length > 0)
        await writeOut(
          args.values.output,
          refused.map(({ name, error }) => `${JSON.stringify(refusalJson(name, error))}\n`).join(''),
        )
      const [older, newer] = outcomes.flatMap((o) => (isRefused(o) ? [] : o.value.report))
      if (!older || !newer) return status.unreadable
      const comparison = compareReports(older, newer)
      await writeOut(args.values.output, (output) =>
        json
          ? `${JSON.stringify({ old: identity(older), new: identity(newer), ...comparison }, null, 2)}\n`
          : comparisonText(output, older, newer, comparison),
      )
      return status.done
    } finally {
      await pool.close()
    }
  },
}
