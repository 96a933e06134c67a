import assert from 'node:assert/strict'
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { folder, gongkai, lines, samples } from './support/gongkai.ts'

const water2023 = join(samples, 'qingyuan-2023.html')
const water2024 = join(samples, 'qingyuan-2024.html')
const education = join(samples, 'shuangxi-2020.txt')

test('one file is one JSON document with every cell of its form', async () => {
  const { status, stdout, stderr } = await gongkai(['read', water2023])
  const report = JSON.parse(stdout)
  assert.equal(report.schema, 'gongkai/annual-report/1')
  assert.deepEqual(
    [report.file, report.edition, report.year, report.agency],
    ['qingyuan-2023.html', '2021', 2023, '清源镇人民政府'],
  )
  assert.deepEqual(report.signature, { agency: '清源镇人民政府', date: '2024-01-18' })
  assert.deepEqual(report.tables.requests.newlyReceived, {
    naturalPerson: 18,
    orgCommercial: 2,
    orgResearch: 0,
    orgPublicWelfare: 0,
    orgLegalService: 1,
    orgOther: 0,
    total: 21,
  })
  assert.equal(report.tables.proactive.charges.amountWan, 208.5)
  assert.equal(report.tables.reviewLitigation.reviewUpheld, 1)
  assert.match(report.sections.overall, /^（一）主动公开。/)
  assert.deepEqual([status, stderr], [0, ''])
})

test('provenance gives the printed string and the place of each figure', async () => {
  const { stdout } = await gongkai(['read', '--provenance', education])
  const cells: { key: string; raw: string; value: number; at: object; by: string }[] = JSON.parse(stdout).cells
  const amount = cells.find((c) => c.key === 'proactive.procurement.amount')
  assert.equal(amount?.raw, '1,263.8万元')
  assert.equal(amount?.value, 12_638_000)
  assert.ok(amount && 'line' in amount.at && 'column' in amount.at)
})

test('a table for the terminal keeps its columns under their heads, whatever the characters', async () => {
  const { stdout } = await gongkai(['read', '--format', 'table', water2024])
  assert.match(stdout, /清源镇人民政府　2024年度　2021年表式/)
  assert.match(stdout, /行政强制 +—\n/)
  const width = (s: string) => [...s].reduce((n, c) => n + (/[\u2e80-\uffef]/.test(c) ? 2 : 1), 0)
  const ends = stdout
    .split('\n')
    .filter((l) => /自然人 .*总计$|^一、|^二、上年|（一）予以|1\.属于国家秘密|（七）总计/.test(l))
    .map(width)
  assert.equal(ends.length, 6)
  assert.equal(new Set(ends).size, 1)
})

test('standard input, and what the document does not say supplied', async () => {
  const text = readFileSync(education, 'utf8')
    .replaceAll('双溪镇人民政府', '')
    .replaceAll(/20(20|21)年/g, '')
  const { status, stdout } = await gongkai(['read', '-', '--year', '2020', '--agency', '云川县林业局'], { input: text })
  const report = JSON.parse(stdout)
  assert.deepEqual([status, report.file, report.year, report.agency], [0, '-', 2020, '云川县林业局'])
})

test('several files are one JSON line each in the order of names, refused ones too', async () => {
  const dir = folder()
  mkdirSync(join(dir, '下属'))
  copyFileSync(water2024, join(dir, 'b.html'))
  copyFileSync(education, join(dir, '下属', 'c.txt'))
  writeFileSync(join(dir, 'a.docx'), '')
  writeFileSync(join(dir, '.hidden.txt'), 'x')
  writeFileSync(join(dir, '~$a.docx'), 'x')
  const missing = join(dir, 'z.txt')
  const { status, stdout, stderr } = await gongkai(['read', missing, dir])
  const found = lines(stdout)
  assert.deepEqual(
    found.map((l) => l.file),
    ['a.docx', 'b.html', 'z.txt', '下属/c.txt'],
  )
  assert.deepEqual(
    found.map((l) => l.error?.code ?? l.year),
    ['empty', 2024, 'missing', 2020],
  )
  assert.match(stderr, /共 4 份，读取 2 份，未能读取 2 份/)
  assert.equal(status, 2)
  const quiet = await gongkai(['read', '--quiet', dir])
  assert.equal(quiet.stderr, '')
})

test('a refused file is named with what to do', async () => {
  const dir = folder()
  writeFileSync(join(dir, '说明.txt'), '今天天气很好。')
  const { status, stdout, stderr } = await gongkai(['read', join(dir, '说明.txt')])
  const { file, error } = JSON.parse(stdout)
  assert.deepEqual([file, error.code, status], ['说明.txt', 'notAReport', 2])
  assert.match(error.message, /请/)
  assert.ok(stderr.startsWith(`说明.txt：${error.message}`))
})

test('damaged PDF files are refused for what is wrong with them, never as a fault of the program', async () => {
  const dir = folder()
  const { bytes } = await gongkai(['convert', water2023, '--to', 'pdf'])
  for (let i = 1; i <= 12; i++) {
    const damaged = Buffer.from(bytes)
    damaged.fill(0, Math.floor((bytes.length * i) / 13), Math.floor((bytes.length * i) / 13) + 400)
    writeFileSync(join(dir, `${i}.pdf`), damaged)
  }
  const { stdout } = await gongkai(['read', '--quiet', dir])
  const found = lines(stdout)
  assert.equal(found.length, 12)
  assert.deepEqual(
    found.filter((l) => l.error?.code === 'internal'),
    [],
  )
})

test('converting to every format and reading back gives the same figures', async () => {
  const dir = folder()
  const before = JSON.parse((await gongkai(['read', water2023])).stdout)
  for (const format of ['json', 'md', 'html', 'docx', 'xlsx', 'pdf']) {
    const out = join(dir, `report.${format}`)
    const { status, stderr } = await gongkai(['convert', water2023, '-o', out])
    assert.deepEqual([status, stderr], [0, ''], format)
    const after = JSON.parse((await gongkai(['read', out])).stdout)
    assert.deepEqual(after.tables, before.tables, format)
    assert.deepEqual([after.agency, after.year, after.edition], [before.agency, before.year, before.edition], format)
  }
  const csv = await gongkai(['convert', water2023, '--to', 'csv'])
  assert.ok(csv.stdout.startsWith('\uFEFF'))
})

test('several files are written into a folder; two of one name do not overwrite each other', async () => {
  const dir = folder()
  copyFileSync(water2023, join(dir, 'r.html'))
  copyFileSync(education, join(dir, 'r.txt'))
  const out = join(dir, 'out')
  const { status } = await gongkai(['read', join(dir, 'r.html'), join(dir, 'r.txt'), '--format', 'md', '-o', out])
  assert.equal(status, 0)
  assert.deepEqual(readdirSync(out).sort(), ['r.md', 'r.txt.md'])
  assert.match(readFileSync(join(out, 'r.txt.md'), 'utf8'), /双溪镇/)
})

test('a result never replaces the document it comes from, nor half of it anything', async () => {
  const dir = folder()
  const path = join(dir, 'r.html')
  copyFileSync(water2023, path)
  const over = await gongkai(['convert', path, '--to', 'html', '-o', path])
  assert.equal(over.status, 64)
  assert.match(over.stderr, /不能写到原文件/)
  assert.equal(readFileSync(path, 'utf8'), readFileSync(water2023, 'utf8'))
  const nowhere = await gongkai(['convert', path, '-o', join(dir, 'no', 'r.docx')])
  assert.equal(nowhere.status, 64)
  assert.match(nowhere.stderr, /不能写入/)
  assert.deepEqual(readdirSync(dir), ['r.html'])
})

test('the empty form of a year', async () => {
  const dir = folder()
  for (const [year, format, edition] of [
    [2020, 'docx', '2019'],
    [2025, 'xlsx', '2021'],
  ] as const) {
    const out = join(dir, `${year}.${format}`)
    const made = await gongkai(['template', '--year', String(year), '--agency', '云川县林业局', '-o', out])
    assert.deepEqual([made.status, made.stderr], [0, ''])
    assert.ok(existsSync(out))
    const report = JSON.parse((await gongkai(['read', out])).stdout)
    assert.deepEqual([report.edition, report.year, report.agency], [edition, year, '云川县林业局'])
    assert.equal(report.tables.requests.granted.total, null)
  }
})
