import type { Arguments, Option } from './args.ts'
import { padEnd } from './terminal.ts'

/** One command of the command line; the help is made from it. */
export interface Command {
  readonly name: string
  /** What follows the name. */
  readonly operands: string
  readonly says: string
  readonly options: Readonly<Record<string, Option>>
  readonly examples: readonly string[]
  /** Carries it out and gives the exit status. */
  run(args: Arguments): Promise<number>
}

const common: Readonly<Record<string, Option>> = {
  help: { short: 'h', says: '显示用法' },
  version: { says: '显示版本' },
}

/** The options a command takes, with those that every command takes. */
export const optionsOf = (command?: Command) => ({ ...command?.options, ...common })

const column = (left: string, right: string, width: number) => `  ${padEnd(left, width)}  ${right}`

function optionLines(options: Readonly<Record<string, Option>>): string[] {
  return Object.entries(options).map(([name, { short, value, oneOf, says }]) => {
    const left = `${short ? `-${short}, ` : ''}--${name}${value ? ` ${oneOf ? oneOf.join('|') : value}` : ''}`
    return left.length > 28 ? `  ${left}\n${column('', says, 28)}` : column(left, says, 28)
  })
}

export const helpOf = (command: Command): string =>
  [
    `gongkai ${command.name} ${command.operands}`.trimEnd(),
    '',
    `${command.says}。`,
    '',
    '选项',
    ...optionLines(optionsOf(command)),
    '',
    '例',
    ...command.examples.map((e) => `  gongkai ${e}`),
    '',
  ].join('\n')

export const helpOfAll = (commands: readonly Command[]): string =>
  [
    '政府信息公开工作年度报告：读取、校验、比较、转换。不联网，不用模型。',
    '',
    '用法',
    ...commands.map((c) => column(`gongkai ${c.name} ${c.operands}`, c.says, 36)),
    '',
    'gongkai 命令 --help 显示该命令的选项和例子。“-”表示标准输入。',
    '退出状态：0 完成；1 校验发现问题；2 有文件未能读取；64 命令或选项有误。',
    '',
  ].join('\n')
