import { spawn } from 'node:child_process'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { harmed, survive } from '@gongkai/bench/generate'
import { limits } from '@gongkai/documents/read'
import { memoryRun, SETTLED } from './memory.ts'
import { root } from './process.ts'

const FILES = 100_000
const MEMORY_FILES = 10_000
/** Each run of the full length takes the same seeds, each limited run the first of them. */
const FIRST_SEED = 1

interface Share {
  from: number
  step: number
  /** The seed being worked on, for a main thread that looks from outside. */
  current: Int32Array
}

async function work({ from, step, current }: Share) {
  for (let seed = from; seed < FIRST_SEED + FILES; seed += step) {
    const file = harmed(seed)
    Atomics.store(current, 0, seed)
    parentPort?.postMessage({ seed, fault: await survive(file) })
  }
}

interface Tally {
  passed: number
  failed: number
}

async function report(tally: Tally, seed: number, fault: string | null) {
  if (fault === null) {
    tally.passed++
    return
  }
  tally.failed++
  const { name, bytes } = harmed(seed)
  const folder = join(tmpdir(), 'gongkai-torture')
  await mkdir(folder, { recursive: true })
  const path = join(folder, `${seed}-${name}`)
  await writeFile(path, bytes)
  console.log(`seed ${seed}: ${fault}\n  ${path}`)
}

/** One lane of seeds on one worker; a worker that hangs or runs out of memory is ended and its seed counted as failed. */
function lane(from: number, step: number, until: number, tally: Tally): Promise<void> {
  return new Promise((resolve) => {
    const current = new Int32Array(new SharedArrayBuffer(4))
    current[0] = from
    const worker = new Worker(fileURLToPath(import.meta.url), {
      workerData: { from, step, current } satisfies Share,
      resourceLimits: { maxOldGenerationSizeMb: limits.memoryMB },
    })
    let ended = false
    let last = { seed: from, at: Date.now() }
    const end = async (fault: string | null) => {
      if (ended) return
      ended = true
      clearInterval(watch)
      const seed = Atomics.load(current, 0)
      await worker.terminate()
      if (fault !== null) await report(tally, seed, fault)
      if (fault === null || Date.now() >= until) resolve()
      else resolve(lane(seed + step, step, until, tally))
    }
    const watch = setInterval(() => {
      const seed = Atomics.load(current, 0)
      if (seed !== last.seed) last = { seed, at: Date.now() }
      else if (Date.now() - last.at > limits.milliseconds + 2_000) void end('no answer within the time limit')
      if (Date.now() >= until) void end(null)
    }, 250)
    worker.on('message', ({ seed, fault }: { seed: number; fault: string | null }) => {
      if (!ended) void report(tally, seed, fault)
    })
    worker.on('error', (error) => void end(error.stack ?? error.message))
    worker.on('exit', () => void end(null))
  })
}

async function memory(files: number, tally: Tally) {
  const { early, late, peak, seconds } = await memoryRun(files)
  const sound = late <= early * 1.1 && peak <= 500
  tally[sound ? 'passed' : 'failed']++
  console.log(
    `memory over ${files} files (${seconds.toFixed(0)} s): ${early.toFixed(0)} MB after file ${SETTLED}, ${late.toFixed(0)} MB at the end, peak ${peak.toFixed(0)} MB`,
  )
}

/** What is done to a running server, as the tests do it but longer; counts as they end. */
async function server(minutes: number, tally: Tally): Promise<void> {
  const script = join(root, 'server/test/support/torture.ts')
  const limit = Number.isFinite(minutes) ? ['--minutes', String(minutes)] : []
  const child = spawn(process.execPath, ['--import', 'tsx', script, ...limit], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let sum: RegExpExecArray | null = null
  for await (const line of createInterface({ input: child.stdout })) {
    sum = /^(\d+) passed, (\d+) failed$/.exec(line)
    if (!sum) console.log(line)
  }
  tally.passed += Number(sum?.[1] ?? 0)
  tally.failed += Number(sum?.[2] ?? 1)
}

/** The tests that ask for `runs` (generate/runs.ts), with ten times as many of each. */
async function properties(tally: Tally): Promise<void> {
  const files = (await Promise.all(['documents/test', 'rules/test'].map(asking))).flat()
  const child = spawn(process.execPath, ['--import', 'tsx', '--test', '--test-reporter=tap', ...files], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, GONGKAI_LONG: '1' },
  })
  for await (const line of createInterface({ input: child.stdout })) {
    const [, what, count] = /^# (pass|fail) (\d+)$/.exec(line) ?? []
    if (what === 'pass') tally.passed += Number(count)
    else if (what === 'fail') tally.failed += Number(count)
    else if (/^ *not ok /.test(line)) console.log(`FAIL ${line.trim()}`)
  }
}

async function asking(folder: string): Promise<string[]> {
  const names = (await readdir(join(root, folder))).filter((name) => name.endsWith('.test.ts'))
  const paths = names.map((name) => join(root, folder, name))
  const texts = await Promise.all(paths.map((path) => readFile(path, 'utf8')))
  return paths.filter((_, i) => /\bruns\(/.test(texts[i] ?? ''))
}

/** The part of a limited run that goes to the server; the rest goes to hostile documents. */
const SERVER_SHARE = 0.5

async function main() {
  const { values } = parseArgs({ options: { minutes: { type: 'string' } } })
  const minutes = values.minutes === undefined ? Number.POSITIVE_INFINITY : Number(values.minutes)
  if (!(minutes > 0)) throw new Error('--minutes takes a number above zero')
  const tally: Tally = { passed: 0, failed: 0 }
  if (minutes === Number.POSITIVE_INFINITY) await properties(tally)
  else console.log('not run, the time is limited: properties with ten times as many cases')
  await server(minutes * SERVER_SHARE, tally)
  const left = minutes * (1 - SERVER_SHARE)
  const until = Date.now() + left * 60_000
  await memory(Math.min(MEMORY_FILES, Math.round(left * 1_000)), tally)
  const lanes = Math.max(1, availableParallelism())
  await Promise.all(Array.from({ length: lanes }, (_, i) => lane(FIRST_SEED + i, lanes, until, tally)))
  console.log(`${tally.passed} passed, ${tally.failed} failed`)
  process.exitCode = tally.failed > 0 ? 1 : 0
}

if (isMainThread) await main()
else await work(workerData as Share)
