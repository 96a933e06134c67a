import { type RuleEntry, ruleEntries } from '@gongkai/rules/reports'
import { nearest } from '../platform/args.ts'
import type { Command } from '../platform/command.ts'
import { status, UsageError } from '../platform/errors.ts'
import { columnsShown, paintFor, send, wrapAt } from '../platform/terminal.ts'
import { forceNames, severityNames } from './words.ts'

const ID_WIDTH = 16

function entryText({ id, severity, force, title, basis }: RuleEntry): string {
  const { bold, dim } = paintFor(process.stdout.isTTY === true)
  const indent = ' '.repeat(ID_WIDTH)
  const lines = (text: string) => wrapAt(indent, text, columnsShown())
  const [first = '', ...more] = lines(`${severityNames[severity]}　${forceNames[force]}　${title}`)
  const head = bold(id) + first.slice(id.length)
  return `${[head, ...more, ...lines(`依据：${basis}`).map(dim)].join('\n')}\n`
}

export const rulesCommand: Command = {
  name: 'rules',
  operands: '[编号…]',
  says: '列出每一条校验规则和它的依据',
  options: {},
  examples: ['rules', 'rules T3-SUM'],
  run: async ({ operands }) => {
    const entries = ruleEntries()
    const wanted = operands.map((id) => id.toUpperCase())
    for (const id of wanted)
      if (!entries.some((e) => e.id === id)) {
        const meant = nearest(
          id,
          entries.map((e) => e.id),
        )
        throw new UsageError(`没有规则 ${id}。${meant ? `是不是 ${meant}？` : ''}全部规则见 gongkai rules。`)
      }
    const shown = wanted.length > 0 ? entries.filter((e) => wanted.includes(e.id)) : entries
    await send(process.stdout, shown.map(entryText).join(''))
    return status.done
  },
}
