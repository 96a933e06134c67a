import { spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

/** The program as its users start it. */
export const program = 'server/bin/gongkai.mjs'

/** Resident bytes of a process, 0 where the system does not tell. */
export async function resident(pid: number): Promise<number> {
  const statm = await readFile(`/proc/${pid}/statm`, 'utf8').catch(() => '')
  return Number(statm.split(' ')[1] ?? 0) * 4096
}

export interface Run {
  seconds: number
  status: number | null
  /** For each line of output: seconds since the start, and resident megabytes. */
  lines: { seconds: number; memory: number }[]
  peak: number
}

/** Runs `gongkai`, counting the lines it prints and looking at its memory while it works. */
export async function gongkai(args: readonly string[], root: string): Promise<Run> {
  const start = performance.now()
  const child = spawn(process.execPath, [program, ...args], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] })
  const pid = child.pid ?? 0
  const lines: Run['lines'] = []
  const elapsed = () => (performance.now() - start) / 1000
  let now = 0
  let peak = 0
  const watch = setInterval(async () => {
    now = (await resident(pid)) / 1e6
    peak = Math.max(peak, now)
  }, 50)
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve))
  for await (const _ of createInterface({ input: child.stdout })) lines.push({ seconds: elapsed(), memory: now })
  const status = await ended
  clearInterval(watch)
  return { seconds: elapsed(), status, lines, peak }
}

/** The project's root, seen from a bundle in `dist/NAME/` or from the sources in `bench/src/`. */
export const root = fileURLToPath(new URL('../..', import.meta.url))
