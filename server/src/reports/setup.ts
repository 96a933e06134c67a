import { availableParallelism } from 'node:os'
import type { Arguments, Option } from '../platform/args.ts'
import { UsageError } from '../platform/errors.ts'
import { bytesFrom } from '../workers/bytes.ts'
import type { Outcome, Refusal, Source, Supplied } from '../workers/jobs.ts'
import { Pool } from '../workers/pool.ts'
import { type Inputs, inputsOf, keepApart, STDIN } from './inputs.ts'
import { shownName } from './words.ts'

const MOST_JOBS = 64

/** Options that commands on documents share. */
export const shared = {
  year: { value: '年度', says: '文件没有写明时，报告的年度' },
  agency: { value: '机关', says: '文件没有写明时，报告的机关' },
  output: { value: '文件', short: 'o', says: '结果写到哪里' },
  jobs: { value: '个数', says: '同时处理几份文件，默认为处理器的核数' },
  quiet: { says: '不显示进度和小结' },
} as const satisfies Record<string, Option>

export function yearOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  if (!/^(19|20)\d\d$/.test(text)) throw new UsageError(`年度应为四位数字，例如 2025，现在是“${text}”。`)
  return Number(text)
}

export function suppliedOf({ values }: Arguments): Supplied {
  const year = yearOf(values.year)
  const agency = values.agency?.trim()
  return { ...(year !== undefined && { year }), ...(agency && { agency }) }
}

/** The workers for so many documents. */
export function poolFor({ values }: Arguments, documents: number): Pool {
  const said = values.jobs
  if (said !== undefined && !/^[1-9]\d*$/.test(said))
    throw new UsageError(`同时处理的份数应为正整数，现在是“${said}”。`)
  return new Pool(Math.max(1, Math.min(Number(said ?? availableParallelism()), documents, MOST_JOBS)))
}

/** The documents that were named, standard input read; refuses a result that would replace one of them. */
export async function documentsOf({ operands, values }: Arguments): Promise<Inputs> {
  if (operands.length === 0) throw new UsageError('没有写明文件。从标准输入读取时写“-”。')
  const inputs = inputsOf(operands)
  if (inputs.sources.length === 0) throw new UsageError(`文件夹 ${operands.join('、')} 中没有文件。`)
  if (values.output) keepApart(inputs.sources, values.output)
  return { ...inputs, sources: await Promise.all(inputs.sources.map(withBytes)) }
}

/** A single document for commands that take exactly so many. */
export async function exactly(count: number, args: Arguments, usage: string): Promise<readonly Source[]> {
  if (args.operands.length !== count) throw new UsageError(usage)
  const sources = args.operands.map((path) => {
    const { sources, single } = inputsOf([path])
    if (!single || !sources[0]) throw new UsageError(`${path} 是文件夹。${usage}`)
    return sources[0]
  })
  if (args.values.output) keepApart(sources, args.values.output)
  return Promise.all(sources.map(withBytes))
}

const withBytes = async (source: Source): Promise<Source> =>
  source.path === STDIN ? { ...source, bytes: await bytesFrom(process.stdin) } : source

/** A refusal as one line for people: which file, what is wrong, what to do. */
export const refusalText = (name: string, { message }: Refusal) => `${shownName(name)}：${message}`

export const isRefused = <T>(outcome: Outcome<T>): outcome is { readonly error: Refusal } => 'error' in outcome
