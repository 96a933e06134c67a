import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { promisify } from 'node:util'
import { gongkai, root } from './support/gongkai.ts'

test('help and version', async () => {
  const [plain, help, ofCheck, version] = await Promise.all([
    gongkai([]),
    gongkai(['--help']),
    gongkai(['check', '--help']),
    gongkai(['--version']),
  ])
  assert.equal(plain.stdout, help.stdout)
  for (const command of ['read', 'check', 'compare', 'convert', 'template', 'rules'])
    assert.match(help.stdout, new RegExp(`gongkai ${command} `))
  for (const option of [
    '--format',
    '--previous',
    '--fail-on',
    '--jobs',
    '--quiet',
    '--year',
    '--agency',
    '-o, --output',
  ])
    assert.ok(ofCheck.stdout.includes(option), option)
  assert.match(version.stdout, /^\d+\.\d+\.\d+\n$/)
  assert.deepEqual(
    [plain, help, ofCheck, version].map((r) => [r.status, r.stderr]),
    Array(4).fill([0, '']),
  )
})

const wrong: readonly (readonly [string, readonly string[], RegExp])[] = [
  ['an unknown command', ['chekc', 'a.txt'], /没有命令 chekc。是不是 check？/],
  ['an unknown option', ['check', '--fromat', 'json', 'a.txt'], /没有选项 --fromat。是不是 --format？/],
  ['an unknown global option', ['--verbose'], /没有选项 --verbose。/],
  ['an option named like a property of every object', ['check', '--constructor', 'a.txt'], /没有选项 --constructor/],
  [
    'a value that does not exist',
    ['check', '--format', 'pdf', 'a.txt'],
    /没有“pdf”，可以是：text、json、html、csv、xlsx/,
  ],
  ['a missing value', ['read', 'a.txt', '--format'], /--format 后面缺少格式/],
  ['an option for a value', ['read', '--year', '--agency', 'X', 'a.txt'], /--year 后面缺少年度/],
  ['a value for a switch', ['read', '--quiet=yes', 'a.txt'], /--quiet 后面不带值/],
  ['a year that is none', ['read', '--year', '二〇二四', 'a.txt'], /年度应为四位数字/],
  ['a number of jobs that is none', ['check', '--jobs', '0', 'a.txt'], /正整数/],
  ['no file', ['check'], /没有写明文件/],
  ['one file to compare', ['compare', 'a.txt'], /比较需要两份文件/],
  ['a conversion without a format', ['convert', 'a.txt', '-o', 'b.odt'], /--to 写明目标格式/],
  ['a form without a year', ['template', '-o', 'a.docx'], /--year/],
  ['a form without a format', ['template', '--year', '2025', '-o', 'a.pdf'], /docx 或 xlsx/],
  ['a form for a year before there was one', ['template', '--year', '2018', '-o', 'a.docx'], /2019年度起/],
  ['an unknown rule', ['rules', 't3-sun'], /没有规则 T3-SUN。是不是 T3-SUM？/],
  ['several files without a folder for them', ['read', 'a.txt', 'b.txt', '--format', 'docx'], /-o 写明放结果的文件夹/],
]
for (const [name, args, says] of wrong)
  test(`${name} is a usage error: status 64, a sentence and where to look`, async () => {
    const { status, stdout, stderr } = await gongkai(args)
    assert.match(stderr, says)
    assert.match(stderr, /用法见 gongkai( [a-z]+)? --help。$/m)
    assert.equal(stdout, '')
    assert.equal(status, 64)
  })

test('rules lists every check with its basis; one rule by its id', async () => {
  const [all, one] = await Promise.all([gongkai(['rules']), gongkai(['rules', 't3-flow'])])
  for (const id of ['T3-FLOW', 'T3-SUM', 'T4-REVIEW', 'XY-CARRY', 'ZERO-NOT-BLANK', 'FORM-YEAR', 'READ-CELL'])
    assert.match(all.stdout, new RegExp(`^${id} `, 'm'))
  assert.equal(all.stdout.match(/依据：/g)?.length, all.stdout.split('\n').length >> 1)
  assert.match(one.stdout, /^T3-FLOW .*错误.*\n.*依据：.*60号.*\n$/)
})

test('a reader that goes away ends the program quietly', async () => {
  const { stderr } = await promisify(execFile)(
    'sh',
    ['-c', 'for i in 1 2 3; do node server/bin/gongkai.mjs rules | head -n 1; done'],
    { cwd: root },
  )
  assert.equal(stderr, '')
})

/** Packages that a file loads before it runs, through all files it imports. */
function loadedBy(path: string, seen = new Set<string>()): string[] {
  if (seen.has(path)) return []
  seen.add(path)
  const names = [...readFileSync(path, 'utf8').matchAll(/^(?:import|export)(?! type)[^'"`;]*?from '([^']+)'/gm)].map(
    (m) => m[1] ?? '',
  )
  return names.flatMap((name) => (name.startsWith('.') ? loadedBy(join(dirname(path), name), seen) : [name]))
}

test('it starts quickly: the command line loads neither the server nor the readers before it needs them', () => {
  const loaded = loadedBy(join(root, 'server/src/cli.ts'))
  assert.ok(loaded.includes('node:util'))
  assert.deepEqual(
    loaded.filter(
      (name) => !name.startsWith('node:') && !name.startsWith('@gongkai/') && name !== 'zod' && name !== 'fflate',
    ),
    [],
  )
})
