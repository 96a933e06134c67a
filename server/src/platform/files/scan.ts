import { spawn } from 'node:child_process'
import { refuse } from '../errors.ts'
import { fileErrors } from './errors.ts'

const TIME = 60_000

/** A command line in words; quotes keep blanks together. */
export const wordsOf = (line: string): string[] =>
  [...line.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map((m) => m[1] ?? m[2] ?? m[3] ?? '')

/** Exit status of a program, without a shell; null when it did not run to its end. */
function run(command: string, args: readonly string[]): Promise<number | null> {
  return new Promise((ended) => {
    const child = spawn(command, args, { stdio: 'ignore' })
    const timer = setTimeout(() => child.kill('SIGKILL'), TIME)
    const end = (code: number | null) => {
      clearTimeout(timer)
      ended(code)
    }
    child.once('error', () => end(null)).once('close', end)
  })
}

/**
 * Shows a file to the operator's virus scanner (SCAN_COMMAND; the path is its last argument): exit status 0 is clean,
 * 1 is found, anything else is a scanner that does not work — then nothing is taken either.
 */
export async function scan(command: string | null, path: string): Promise<void> {
  const [program, ...args] = wordsOf(command ?? '')
  if (program === undefined) return
  const code = await run(program, [...args, path])
  if (code === 1) throw refuse(fileErrors.fileInfected, { at: 'file' })
  if (code !== 0) throw refuse(fileErrors.scannerFailed)
}
