import type { Command } from '../platform/command.ts'
import { checkCommand } from './check.ts'
import { compareCommand } from './compare.ts'
import { convertCommand, readCommand } from './read.ts'
import { rulesCommand } from './rules.ts'
import { templateCommand } from './template.ts'

/** What the command line offers on annual reports, in the order of its help. */
export const commands: readonly Command[] = [
  readCommand,
  checkCommand,
  compareCommand,
  convertCommand,
  templateCommand,
  rulesCommand,
]
