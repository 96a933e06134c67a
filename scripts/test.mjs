// npm test: installs what is missing, then lint, types and all tests; the last line is the sum.
import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { buildTests } from './build.mjs'
import { install } from './install.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
process.chdir(root)
/**
 * The workspaces with how many processes their tests are run in, the longest first. What a process loads and warms up
 * serves all of its files: with one for each file, that was half of the time.
 */
const workspaces = { e2e: 1, server: 8, documents: 3, rules: 2, backoffice: 1, bench: 1 }

/** Runs a program of Node and gives its lines one by one; resolves to its exit status. */
function run(args, onLine) {
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
  for (const stream of [child.stdout, child.stderr]) createInterface({ input: stream }).on('line', onLine)
  return new Promise((resolve) => child.on('close', (code) => resolve(code ?? 1)))
}

function* testsBelow(folder) {
  if (!existsSync(folder)) return
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true }))
    if (entry.isFile() && entry.name.endsWith('.test.ts')) yield join(entry.path, entry.name)
}

/** A process that does not come to its end fails then, instead of keeping everybody waiting. */
const LONGEST_MS = 20 * 60_000

/** Opens something while it is loaded: what it closes at the end would be closed at the end of another file. */
const standsAlone = (file) => /^(const \S.* = )?await /m.test(readFileSync(file, 'utf8'))

/** Deals files out to so many parts, neighbours to different ones; none is empty. */
function shared(files, n) {
  const together = files.filter((file) => !standsAlone(file))
  const parts = Array.from({ length: Math.min(n, together.length) }, (_, i) => together.filter((_, k) => k % n === i))
  return [...parts, ...files.filter(standsAlone).map((file) => [file])]
}

/**
 * One PostgreSQL for all test files; it ends when its standard input does, so also when this process is killed. Empty
 * where none is found: then the suites on it are named once, here.
 */
async function sharedPostgres() {
  const holder = spawn(process.execPath, ['--import', 'tsx', 'server/test/support/postgres-cluster.ts'], {
    cwd: root,
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const said = await new Promise((resolve) => {
    createInterface({ input: holder.stdout }).once('line', resolve)
    holder.once('close', () => resolve('null'))
  })
  const closed = new Promise((resolve) => holder.once('close', resolve))
  const end = () => {
    holder.stdin.end()
    return closed
  }
  return { url: JSON.parse(said)?.url ?? '', end }
}

/** A tool that passes or fails as a whole counts as one. */
async function tool(name, args) {
  const lines = []
  const status = await run(args, (line) => lines.push(line))
  if (status === 0) {
    console.log(`${name}: ok`)
    return { passed: 1, failed: 0, missing: 0 }
  }
  console.log(`\nFAIL ${name}\n${lines.join('\n')}\n`)
  return { passed: 0, failed: 1, missing: 0 }
}

async function tests() {
  const parts = Object.entries(workspaces).map(([w, n]) => shared([...testsBelow(join(w, 'test'))].sort(), n))
  const files = parts.flat(2)
  const built = await buildTests(files).catch((error) => console.log(`\nFAIL build of the tests\n${error.message}\n`))
  if (!built) return { passed: 0, failed: 1, missing: 0 }
  const programs = parts.flat().map((part, i) => {
    const program = join(built, `${String(i).padStart(2, '0')}.js`)
    writeFileSync(program, part.map((f) => `import './${f.replace(/ts$/, 'js')}'\n`).join(''))
    return program
  })
  const sum = { passed: 0, failed: 0, missing: 0 }
  const postgres = await sharedPostgres()
  process.env.GONGKAI_TEST_POSTGRES = postgres.url
  if (postgres.url === '') {
    console.log('not run: suites on PostgreSQL (no PostgreSQL)')
    sum.missing++
  }
  const lanes = Math.max(2, availableParallelism())
  const args = ['--test', `--test-concurrency=${lanes}`, `--test-timeout=${LONGEST_MS}`]
  const status = await run([...args, '--test-reporter=./scripts/reporter.mjs', ...programs], (line) => {
    const [, passed, failed] = /^sum (\d+) (\d+)$/.exec(line) ?? []
    if (passed !== undefined) Object.assign(sum, { passed: Number(passed), failed: Number(failed) })
    else console.log(line)
    if (line.startsWith('not run: ')) sum.missing++
  })
  await postgres.end()
  if (status !== 0 && sum.failed === 0) sum.failed++
  console.log(`tests: ${files.length} files`)
  return sum
}

install()
const parts = [
  await tool('lint', ['node_modules/@biomejs/biome/bin/biome', 'check', '.']),
  await tool('types', ['node_modules/typescript/bin/tsc', '-p', '.']),
  await tool('types of the back office', ['node_modules/typescript/bin/tsc', '-p', 'backoffice']),
  await tests(),
]
const count = (key) => parts.reduce((n, part) => n + part[key], 0)
// What cannot run on a developer's machine is named; in CI everything has to run.
const failed = count('failed') + (process.env.CI === 'true' ? count('missing') : 0)
console.log(`${count('passed')} passed, ${failed} failed`)
process.exitCode = failed > 0 ? 1 : 0
