import { parseArgs } from 'node:util'
import { UsageError } from './errors.ts'

/** An option of a command: what follows it, or nothing for a switch; the values it may take. */
export interface Option {
  readonly value?: string
  readonly oneOf?: readonly string[]
  readonly short?: string
  readonly says: string
}

export interface Arguments {
  readonly operands: readonly string[]
  readonly values: Readonly<Record<string, string>>
  readonly switches: ReadonlySet<string>
}

/** Letters to change to get from one word to the other. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (const [i, x] of [...a].entries()) {
    const next = [i + 1]
    for (const [j, y] of [...b].entries())
      next.push(Math.min((row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1, (row[j] ?? 0) + (x === y ? 0 : 1)))
    row = next
  }
  return row.at(-1) ?? 0
}

/** The word that was probably meant, if one is near. */
export const nearest = (word: string, words: Iterable<string>): string | undefined =>
  [...words]
    .map((w) => ({ w, d: w.startsWith(word) ? 0.5 : distance(word, w) }))
    .sort((a, b) => a.d - b.d)
    .find(({ d }) => d <= Math.ceil(word.length / 3))?.w

/** Takes a command line apart. Throws `UsageError` for whatever the command does not know. */
export function parse(args: readonly string[], options: Readonly<Record<string, Option>>): Arguments {
  const { tokens } = parseArgs({
    args: [...args],
    strict: false,
    allowPositionals: true,
    tokens: true,
    options: Object.fromEntries(
      Object.entries(options).map(([name, { value, short }]) => [
        name,
        { type: value ? ('string' as const) : ('boolean' as const), ...(short && { short }) },
      ]),
    ),
  })
  const operands: string[] = []
  const values: Record<string, string> = {}
  const switches = new Set<string>()
  for (const token of tokens) {
    if (token.kind === 'positional') operands.push(token.value)
    if (token.kind !== 'option') continue
    const { rawName, name, value, inlineValue } = token
    const option = Object.hasOwn(options, name) ? options[name] : undefined
    if (!option) throw new UsageError(`没有选项 ${rawName}。${suggestion(rawName, Object.keys(options))}`)
    if (!option.value) {
      if (value !== undefined) throw new UsageError(`选项 ${rawName} 后面不带值，请去掉“=${value}”。`)
      switches.add(name)
      continue
    }
    if (!value || (!inlineValue && value.startsWith('-') && value !== '-'))
      throw new UsageError(`选项 ${rawName} 后面缺少${option.value}。`)
    if (option.oneOf && !option.oneOf.includes(value))
      throw new UsageError(`选项 ${rawName} 没有“${value}”，可以是：${option.oneOf.join('、')}。`)
    values[name] = value
  }
  return { operands, values, switches }
}

function suggestion(rawName: string, names: string[]): string {
  if (!rawName.startsWith('--')) return '文件名以“-”开头时，请在前面加上 ./。'
  const meant = nearest(rawName.slice(2), names)
  return meant ? `是不是 --${meant}？` : ''
}
