import type { AnnualReport, Severity } from '@gongkai/rules/reports'
import type { Arguments } from '../platform/args.ts'
import type { Command } from '../platform/command.ts'
import { status, UsageError } from '../platform/errors.ts'
import { openOutput } from '../platform/output.ts'
import { Progress } from '../platform/progress.ts'
import { send, tame } from '../platform/terminal.ts'
import type { Pool } from '../workers/pool.ts'
import { checkEach, checkPaired } from './checking.ts'
import type { Inputs } from './inputs.ts'
import { type ReportFormat, Tally } from './results/result.ts'
import { tallyText } from './results/text.ts'
import { documentsOf, exactly, isRefused, poolFor, refusalText, shared, suppliedOf } from './setup.ts'

/** Loaded when asked for, so that the others cost nothing at the start. */
const formats: Record<string, () => Promise<ReportFormat>> = {
  text: async () => (await import('./results/text.ts')).textReport,
  json: async () => (await import('./results/json.ts')).jsonReport,
  html: async () => (await import('./results/html.ts')).htmlReport,
  csv: async () => (await import('./results/csv.ts')).csvReport,
  xlsx: async () => (await import('./results/xlsx.ts')).xlsxReport,
}

const failing: Record<string, readonly Severity[]> = { error: ['error'], warning: ['error', 'warning'], never: [] }

/** The report of the year before that was named; a refusal ends the command, since nothing would be compared. */
async function previousOf(pool: Pool, args: Arguments): Promise<AnnualReport | number | undefined> {
  const path = args.values.previous
  if (path === undefined) return undefined
  const previous = { operands: [path], values: {}, switches: args.switches }
  const [source] = await exactly(1, previous, '--previous 后面写一份文件。')
  if (!source) return undefined
  const outcome = await pool.run<'read'>({ kind: 'read', source, supplied: {} })
  if (!isRefused(outcome)) return outcome.value.report
  await send(process.stderr, `${tame(refusalText(path, outcome.error))}\n`)
  return status.unreadable
}

async function check(pool: Pool, inputs: Inputs, args: Arguments): Promise<number> {
  const { values, switches } = args
  const previous = await previousOf(pool, args)
  if (typeof previous === 'number') return previous
  const format = values.format ?? 'text'
  const reportFormat = await formats[format]?.()
  if (!reportFormat) throw new UsageError(`没有格式 ${format}。`)
  const output = await openOutput(values.output)
  if (format === 'xlsx' && output.terminal) throw new UsageError('xlsx 文件不能显示在终端上，请用 -o 写明文件名。')
  const { sources, single } = inputs
  const quiet = switches.has('quiet')
  const progress = new Progress(sources.length, quiet)
  const checking = { pool, sources, supplied: suppliedOf(args), progress }
  const tally = new Tally()
  const told = format === 'text' && values.output === undefined
  try {
    const report = reportFormat(output, { single })
    for await (const result of single || previous ? checkEach(checking, previous) : checkPaired(checking)) {
      tally.add(result)
      const { name, outcome } = result
      const alone = single && isRefused(outcome)
      if (alone) await send(process.stderr, `${tame(refusalText(name, outcome.error))}\n`)
      if (!isRefused(outcome) && outcome.value.unrelated)
        await send(process.stderr, `${tame(`${name}：${outcome.value.unrelated}`)}\n`)
      if (!alone || !told) await report.add(result)
    }
    await report.end()
    await output.close()
  } catch (error) {
    await output.discard()
    throw error
  } finally {
    progress.end()
  }
  if (!single && !quiet && !told) await send(process.stderr, `${tallyText(tally)}\n`)
  if (tally.refused > 0) return status.unreadable
  return failing[values['fail-on'] ?? 'error']?.some((s) => tally.counts[s] > 0) ? status.found : status.done
}

export const checkCommand: Command = {
  name: 'check',
  operands: '文件或文件夹…',
  says: '校验报告：勾稽关系、表式、文字与表格，逐条写明依据',
  options: {
    format: { value: '格式', oneOf: Object.keys(formats), says: '结果的格式，默认 text；html 为带表格的页面' },
    previous: { value: '文件', says: '同一机关上一年度的报告，用于跨年校验' },
    'fail-on': { value: '级别', oneOf: Object.keys(failing), says: '发现哪一级问题时退出状态为 1，默认 error' },
    ...shared,
  },
  examples: ['check 2024年报.html --previous 2023年报.html', 'check 全县年报 --format html -o 结果.html'],
  run: async (args) => {
    const inputs = await documentsOf(args)
    const pool = poolFor(args, inputs.sources.length)
    try {
      return await check(pool, inputs, args)
    } finally {
      await pool.close()
    }
  },
}
