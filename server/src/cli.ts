import packageJson from '../package.json' with { type: 'json' }
import { commands as accounts } from './accounts/commands.ts'
import { nearest, parse } from './platform/args.ts'
import { commands as keeping } from './platform/backup/commands.ts'
import { helpOf, helpOfAll, optionsOf } from './platform/command.ts'
import { status, UsageError } from './platform/errors.ts'
import { endWithReader, send } from './platform/terminal.ts'
import { commands as reports } from './reports/commands.ts'
import { serve } from './serve.ts'

const commands = [...reports, serve, ...keeping, ...accounts]

async function run([name = '--help', ...rest]: readonly string[]): Promise<number> {
  const command = commands.find((c) => c.name === name)
  if (!command) {
    if (!name.startsWith('-')) {
      const meant = nearest(
        name,
        commands.map((c) => c.name),
      )
      throw new UsageError(`没有命令 ${name}。${meant ? `是不是 ${meant}？` : ''}`)
    }
    const { switches } = parse([name, ...rest], optionsOf())
    await send(process.stdout, switches.has('version') ? `${packageJson.version}\n` : helpOfAll(commands))
    return status.done
  }
  const args = parse(rest, optionsOf(command))
  if (args.switches.has('help')) await send(process.stdout, helpOf(command))
  else if (args.switches.has('version')) await send(process.stdout, `${packageJson.version}\n`)
  else return command.run(args)
  return status.done
}

endWithReader(process.stdout)
endWithReader(process.stderr)
try {
  process.exitCode = await run(process.argv.slice(2))
} catch (error) {
  if (!(error instanceof UsageError)) throw error
  process.exitCode = status.usage
  const [name] = process.argv.slice(2)
  const command = commands.some((c) => c.name === name) ? `${name} ` : ''
  await send(process.stderr, `${error.message}\n用法见 gongkai ${command}--help。\n`)
}
