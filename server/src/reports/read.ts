import { dirname, extname, join } from 'node:path'
import type { WriteFormat } from '@gongkai/documents/write'
import type { Arguments } from '../platform/args.ts'
import type { Command } from '../platform/command.ts'
import { status, UsageError } from '../platform/errors.ts'
import { makeFolder, type Output, openOutput, writeOut } from '../platform/output.ts'
import { Progress } from '../platform/progress.ts'
import { columnsShown, send, tame } from '../platform/terminal.ts'
import { type Outcome, type Refusal, refusalJson, type Source } from '../workers/jobs.ts'
import { inOrder, type Pool } from '../workers/pool.ts'
import { documentsOf, exactly, isRefused, poolFor, refusalText, shared, suppliedOf } from './setup.ts'
import { tablesText } from './tables.ts'
import { shownName } from './words.ts'

const formats = ['json', 'table', 'md', 'html', 'docx', 'xlsx', 'pdf', 'csv'] as const
type Format = (typeof formats)[number]
const written = formats.filter((f): f is WriteFormat & Format => f !== 'table')
const binary: ReadonlySet<Format> = new Set(['docx', 'xlsx', 'pdf'])

const complain = (name: string, error: Refusal) => send(process.stderr, `${tame(refusalText(name, error))}\n`)

/** What a worker makes of one document in the format asked for. */
async function render(
  pool: Pool,
  source: Source,
  format: Format,
  args: Arguments,
  indent?: number,
): Promise<Outcome<string | Uint8Array>> {
  const supplied = suppliedOf(args)
  if (format === 'json') {
    const shape = { provenance: args.switches.has('provenance'), ...(indent !== undefined && { indent }) }
    return pool.run<'json'>({ kind: 'json', source, supplied, shape })
  }
  if (format !== 'table') return pool.run<'write'>({ kind: 'write', source, supplied, format })
  const outcome = await pool.run<'read'>({ kind: 'read', source, supplied })
  if (isRefused(outcome)) return outcome
  const width = args.values.output === undefined ? columnsShown() : Number.POSITIVE_INFINITY
  return { value: tablesText(outcome.value.report, width) }
}

async function readOne(pool: Pool, source: Source, format: Format, args: Arguments): Promise<number> {
  const out = args.values.output
  if (binary.has(format) && out === undefined && process.stdout.isTTY)
    throw new UsageError(`${format} 文件不能显示在终端上，请用 -o 写明文件名。`)
  const outcome = await render(pool, source, format, args, 2)
  if (isRefused(outcome)) {
    if (format === 'json') await writeOut(out, `${JSON.stringify(refusalJson(source.name, outcome.error), null, 2)}\n`)
    await complain(source.name, outcome.error)
    return status.unreadable
  }
  await writeOut(out, outcome.value)
  return status.done
}

/** Several documents: a file each in the folder `-o`, or all on standard output. */
async function readMany(pool: Pool, sources: readonly Source[], format: Format, args: Arguments): Promise<number> {
  const folder = args.values.output
  if (folder === undefined && format !== 'json' && format !== 'table')
    throw new UsageError(`读取多份文件为 ${format} 时，请用 -o 写明放结果的文件夹。`)
  if (folder !== undefined) await makeFolder(folder)
  const progress = new Progress(sources.length, args.switches.has('quiet'))
  const standard = await openOutput(undefined)
  const targets = namesIn(folder, sources, format)
  let refused = 0
  const results = inOrder(sources, pool.size * 8, async (source) => {
    const outcome = await render(pool, source, format, args, folder === undefined ? undefined : 2)
    progress.step()
    return { source, outcome }
  })
  for await (const { source, outcome } of results) {
    if (isRefused(outcome)) refused++
    const target = targets.get(source)
    if (target === undefined) await print(standard, source.name, outcome, format)
    else if (isRefused(outcome)) await complain(source.name, outcome.error)
    else {
      await makeFolder(dirname(target))
      await writeOut(target, outcome.value)
    }
  }
  progress.end()
  if (!args.switches.has('quiet'))
    await send(
      process.stderr,
      `共 ${sources.length} 份，读取 ${sources.length - refused} 份，未能读取 ${refused} 份。\n`,
    )
  return refused > 0 ? status.unreadable : status.done
}

async function print(output: Output, name: string, outcome: Outcome<string | Uint8Array>, format: Format) {
  if (format === 'json')
    return output.write(isRefused(outcome) ? `${JSON.stringify(refusalJson(name, outcome.error))}\n` : outcome.value)
  if (isRefused(outcome)) return complain(name, outcome.error)
  await output.write(`── ${tame(shownName(name))}\n\n`)
  await output.write(outcome.value)
  await output.write('\n')
}

/** The name without its ending, and with it where two documents would otherwise be written to one file. */
function namesIn(folder: string | undefined, sources: readonly Source[], format: Format): Map<Source, string> {
  const taken = new Set<string>()
  const extension = format === 'table' ? 'txt' : format
  return new Map(
    (folder === undefined ? [] : sources).map((source) => {
      const name = source.name === '-' ? 'stdin' : source.name
      const short = name.slice(0, name.length - extname(name).length)
      const target = [short, name].map((n) => join(folder ?? '', `${n}.${extension}`)).find((t) => !taken.has(t))
      const free = target ?? join(folder ?? '', `${name}.${taken.size}.${extension}`)
      taken.add(free)
      return [source, free]
    }),
  )
}

export const readCommand: Command = {
  name: 'read',
  operands: '文件…',
  says: '读出报告的全部数据，或者转换为其他格式',
  options: {
    format: { value: '格式', oneOf: formats, says: '结果的格式，默认 json；table 为终端上的表格' },
    provenance: { says: 'json 中附上每个数的原文和位置' },
    ...shared,
    output: { ...shared.output, value: '文件或文件夹', says: '结果写到哪里；多份文件时为文件夹' },
  },
  examples: ['read 2024年报.docx --format table', 'read 年报/*.html --format xlsx -o 表格'],
  run: async (args) => {
    const { sources, single } = await documentsOf(args)
    const format = (args.values.format ?? 'json') as Format
    if (args.switches.has('provenance') && format !== 'json') throw new UsageError('--provenance 只用于 json 格式。')
    const pool = poolFor(args, sources.length)
    try {
      const [first] = sources
      return await (single && first ? readOne(pool, first, format, args) : readMany(pool, sources, format, args))
    } finally {
      await pool.close()
    }
  },
}

const convertUsage = '一次转换一份文件：gongkai convert 文件 --to 格式 -o 文件。多份文件请用 gongkai read。'

export const convertCommand: Command = {
  name: 'convert',
  operands: '文件',
  says: '把一份报告转换为其他格式',
  options: {
    to: { value: '格式', oneOf: written, says: '目标格式；不写时看 -o 的扩展名' },
    year: shared.year,
    agency: shared.agency,
    output: shared.output,
  },
  examples: ['convert 2024年报.html -o 2024年报.docx', 'convert 2024年报.pdf --to md'],
  run: async (args) => {
    const [source] = await exactly(1, args, convertUsage)
    const ending = extname(args.values.output ?? '')
      .slice(1)
      .toLowerCase()
    const format = (args.values.to ?? ending) as Format
    if (!source || !(written as readonly string[]).includes(format))
      throw new UsageError(
        `${format && `不能转换为 ${format}。`}请用 --to 写明目标格式，可以是：${written.join('、')}。`,
      )
    const pool = poolFor(args, 1)
    try {
      return await readOne(pool, source, format, args)
    } finally {
      await pool.close()
    }
  },
}
