import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { type ErrorCode, errorCodes } from '@gongkai/documents/read'
import { type BadFile, badFiles } from './support/bad-files.ts'
import { folder, gongkai, lines, root, samples } from './support/gongkai.ts'

const correct = join(samples, 'qingyuan-2023.html')
const wrong = join(samples, 'qingyuan-2024.html')
const text = join(samples, 'shuangxi-2020.txt')

/** A folder with one file of each kind that is refused, and a good one beside each. */
function folderOfAll(): string {
  const dir = folder()
  for (const [name, , , bytes] of badFiles) {
    writeFileSync(join(dir, name), bytes)
    copyFileSync(text, join(dir, `${name} good.txt`))
  }
  return dir
}

interface Line {
  file: string
  report?: { agency: string }
  error?: { code: ErrorCode; message: string }
}

/** Milliseconds: the one file that takes until it is stopped, and the others beside it. */
const LONGEST = 120_000

describe('a folder of everything that is no report', async () => {
  const dir = folderOfAll()
  const missing = join(dir, '没有.docx')
  const start = performance.now()
  const run = await gongkai(['check', '--format', 'json', '--jobs', '2', missing, dir])
  const elapsed = performance.now() - start
  const found = new Map((lines(run.stdout) as Line[]).map((line) => [line.file, line]))
  const cases: BadFile[] = [['没有.docx', 'missing', /找不到/, ''], ...badFiles]

  for (const [name, code, says] of cases)
    test(`${name}: ${code}, with what to do`, () => {
      const { error } = found.get(name) ?? {}
      assert.deepEqual(error?.code, code)
      assert.match(error?.message ?? '', says)
      assert.match(error?.message ?? '', /请|提供/)
    })

  test('every code but that for a fault of the program has its case', () => {
    assert.deepEqual(new Set([...cases.map(([, code]) => code), 'internal']), new Set(errorCodes))
  })

  test('the good file beside each is checked, and nothing else is said of any', () => {
    const good = badFiles.map(([name]) => found.get(`${name} good.txt`)?.report?.agency)
    assert.deepEqual(new Set(good), new Set(['双溪镇人民政府']))
    assert.equal(found.size, cases.length + badFiles.length)
    assert.match(run.stderr, new RegExp(`^共 ${found.size} 份：.*未能读取 ${cases.length} 份。[^\\n]*\\n$`))
    assert.equal(run.status, 2)
  })

  test('in bounded time', () => assert.ok(elapsed < LONGEST, `${elapsed} ms`))
})

test('for people, each sentence stands behind the name of its file', async () => {
  const dir = folder()
  for (const [name, , , bytes] of badFiles.filter(([, , , b]) => b.length < 100_000))
    writeFileSync(join(dir, name), bytes)
  const { stdout, status } = await gongkai(['check', dir])
  for (const name of readdirSync(dir)) {
    const said = stdout.split('\n').find((line) => line.includes(name))
    const [, , says] = badFiles.find(([n]) => n === name) ?? []
    assert.match(said ?? '', says ?? /^$/, name)
  }
  assert.equal(status, 2)
})

test('spans beyond any table do not move a figure', async () => {
  const dir = folder()
  const html = readFileSync(correct, 'utf8')
  writeFileSync(join(dir, 'one.html'), html.replace('<td', '<td rowspan="1000000000"'))
  writeFileSync(join(dir, 'wide.html'), html.replace('<td', '<td colspan="1000000000"'))
  writeFileSync(join(dir, 'all.html'), html.replaceAll('<td', '<td rowspan="1000000000"'))
  const [plain, ...spanned] = lines((await gongkai(['read', '--quiet', correct, dir])).stdout)
  assert.equal(spanned.length, 3)
  for (const report of spanned) if (!report.error) assert.deepEqual(report.tables, plain.tables, report.file)
})

describe('exit status', async () => {
  const empty = folder()
  const bad = folder()
  writeFileSync(join(bad, 'a.txt'), '')
  const cases: [what: string, args: string[], status: number][] = [
    ['nothing found', [correct], 0],
    ['errors found', [wrong], 1],
    ['errors found, others correct', [correct, wrong], 1],
    ['a file not read, the other correct', [correct, join(bad, 'a.txt')], 2],
    ['a file not read, errors in the other', [wrong, join(bad, 'a.txt')], 2],
    ['a file not read where nothing is to fail', [correct, join(bad, 'a.txt'), '--fail-on', 'never'], 2],
    ['a folder with nothing that can be read', [bad], 2],
    ['a folder without files', [empty], 64],
    ['an option that does not exist', [correct, '--fromat', 'json'], 64],
    ['an empty name', [''], 64],
  ]
  const runs = await Promise.all(cases.map(([, args]) => gongkai(['check', ...args])))
  for (const [i, [what, , status]] of cases.entries())
    test(`${status}: ${what}`, () => {
      assert.equal(runs[i]?.status, status)
      assert.doesNotMatch(runs[i]?.stderr ?? '', /\n {4}at /)
    })
})

test('names as people give them', async () => {
  const dir = folder()
  const names = [
    '-v.html',
    '2023 年 报告（终稿）.html',
    "it's 100%#&.html",
    'a\nb.html',
    '报告',
    'REPORT.HTML',
    '=1.html',
  ]
  for (const name of names) copyFileSync(correct, join(dir, name))
  const runs = await Promise.all(names.map((name) => gongkai(['check', '--format', 'json', '--', name], { cwd: dir })))
  assert.deepEqual(
    runs.map((r) => [r.status, JSON.parse(r.stdout).file]),
    names.map((name) => [0, name]),
  )
  const dashed = await gongkai(['check', '-x.html'], { cwd: dir })
  assert.match(dashed.stderr, /没有选项 -x。.*\.\//)
})

test('links that lead nowhere and folders that cannot be opened are told of', async () => {
  const dir = folder()
  copyFileSync(correct, join(dir, 'a.html'))
  symlinkSync('gone', join(dir, 'broken.html'))
  symlinkSync('loop', join(dir, 'loop'))
  symlinkSync('.', join(dir, 'again'))
  mkdirSync(join(dir, 'closed'))
  copyFileSync(correct, join(dir, 'closed.html'))
  chmodSync(join(dir, 'closed'), 0)
  chmodSync(join(dir, 'closed.html'), 0)
  const run = await gongkai(['check', '--format', 'json', dir])
  chmodSync(join(dir, 'closed'), 0o700)
  const found = lines(run.stdout).map((l) => [l.file, l.error?.code ?? 'read'])
  // The superuser may open everything, and finds the folder empty.
  const closed =
    process.getuid?.() === 0
      ? [['closed.html', 'read']]
      : [
          ['closed', 'missing'],
          ['closed.html', 'missing'],
        ]
  assert.deepEqual(found, [['a.html', 'read'], ['broken.html', 'missing'], ...closed, ['loop', 'missing']])
  assert.equal(run.status, 2)
})

test('standard input: a report, nothing, noise', async () => {
  const [report, nothing, noise] = await Promise.all([
    gongkai(['check', '-'], { input: readFileSync(correct, 'utf8') }),
    gongkai(['check', '-']),
    gongkai(['check', '-'], { input: '\0\u0001\u0002'.repeat(100) }),
  ])
  assert.deepEqual([report.status, nothing.status, noise.status], [0, 2, 2])
  assert.match(nothing.stderr, /^标准输入：文件是空的/)
  assert.match(noise.stderr, /^标准输入：这不是文本文件/)
})

test('results that cannot be written are refused with a sentence', async () => {
  const dir = folder()
  writeFileSync(join(dir, 'file'), 'x')
  const inFile = join(dir, 'file', 'below')
  const cases = [
    ['check', correct, '--format', 'html', '-o', dir],
    ['check', correct, '--format', 'html', '-o', inFile],
    ['read', correct, wrong, '--format', 'md', '-o', join(dir, 'file')],
    ['read', correct, wrong, '--format', 'md', '-o', inFile],
    ...(existsSync('/proc/self') ? [['read', correct, wrong, '--format', 'md', '-o', '/proc/none/below']] : []),
    ...(existsSync('/dev/full') ? [['check', correct, '-o', '/dev/full']] : []),
  ]
  for (const args of cases) {
    const { status, stderr } = await gongkai(args)
    assert.match(stderr, /^(不能写入 |.* 是文件夹，)[^\n]*请[^\n]*\n用法见[^\n]*\n$/, args.join(' '))
    assert.equal(status, 64)
  }
  assert.deepEqual(readdirSync(dir), ['file'])
})

if (existsSync('/dev/full'))
  test('a full disk behind standard output is told of', () => {
    const command = `node server/bin/gongkai.mjs check ${correct} > /dev/full`
    const { status, stderr } = spawnSync('sh', ['-c', command], { cwd: root, encoding: 'utf8' })
    assert.match(stderr, /^不能写出结果，请检查磁盘是否已满。[^\n]*\n$/)
    assert.equal(status, 64)
  })
