import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../../..', import.meta.url))
export const samples = join(root, 'samples')
const program = join(root, 'server/bin/gongkai.mjs')

export interface Run {
  status: number | null
  stdout: string
  stderr: string
  /** Standard output where it is no text. */
  bytes: Buffer
}

/** Runs the real program, as a user does. */
export function gongkai(
  args: readonly string[],
  options: { input?: string; cwd?: string; env?: NodeJS.ProcessEnv } = {},
): Promise<Run> {
  const child = spawn(process.execPath, [program, ...args], {
    cwd: options.cwd ?? root,
    env: { ...process.env, ...options.env },
  })
  const out: Buffer[] = []
  const err: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk))
  child.stderr.on('data', (chunk: Buffer) => err.push(chunk))
  child.stdin.end(options.input ?? '')
  return new Promise((resolve) =>
    child.on('close', (status) => {
      const bytes = Buffer.concat(out)
      resolve({ status, stdout: bytes.toString(), stderr: Buffer.concat(err).toString(), bytes })
    }),
  )
}

const folders: string[] = []
process.on('exit', () => {
  for (const path of folders) rmSync(path, { recursive: true, force: true })
})

/** An empty folder for one test, removed when the process ends. */
export function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'gongkai-test-'))
  folders.push(path)
  return path
}

export const lines = (text: string) =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
