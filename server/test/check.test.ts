import assert from 'node:assert/strict'
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { strFromU8, unzipSync } from 'fflate'
import { folder, gongkai, lines, samples } from './support/gongkai.ts'

const water2023 = join(samples, 'qingyuan-2023.html')
const water2024 = join(samples, 'qingyuan-2024.html')
const education = join(samples, 'shuangxi-2020.txt')

interface Found {
  rule: string
  severity: string
  cells: string[]
  expected: number
  actual: number
  message: string
  basis: string
}
const rulesOf = (findings: Found[]) => [...new Set(findings.map((f) => f.rule))]

test('one file as JSON: who, what was found with cells and basis, what was not read', async () => {
  const { status, stdout, stderr } = await gongkai(['check', '--format', 'json', water2024])
  const result = JSON.parse(stdout)
  assert.deepEqual(Object.keys(result), ['file', 'report', 'findings', 'unread'])
  assert.deepEqual(result.report, { agency: '清源镇人民政府', year: 2024, edition: '2021' })
  const sum = result.findings.find((f: Found) => f.rule === 'T3-SUM')
  assert.deepEqual([sum.expected, sum.actual, sum.suspects], [27, 26, ['requests.totalHandled.total']])
  assert.equal(sum.cells[0], 'requests.totalHandled.total')
  assert.match(sum.basis, /国办公开办函/)
  assert.deepEqual([status, stderr], [1, ''])
})

test('the exit status says whether something was found, at the level asked for', async () => {
  const blank = folder()
  writeFileSync(
    join(blank, 'r.html'),
    readFileSync(water2023, 'utf8').replace('<td colspan="3">3</td>', '<td colspan="3">/</td>'),
  )
  const [correct, wrong, never, asked, warned] = await Promise.all([
    gongkai(['check', water2023, '--fail-on', 'warning']),
    gongkai(['check', water2024]),
    gongkai(['check', water2024, '--fail-on', 'never']),
    gongkai(['check', join(blank, 'r.html')]),
    gongkai(['check', join(blank, 'r.html'), '--fail-on', 'warning']),
  ])
  assert.match(correct.stdout, /没有发现问题/)
  assert.match(warned.stdout, /ZERO-NOT-BLANK/)
  assert.deepEqual(
    [correct, wrong, never, asked, warned].map((r) => r.status),
    [0, 1, 0, 0, 1],
  )
})

test('text for people: severities grouped, cells and basis named, no colour in a pipe', async () => {
  const { stdout } = await gongkai(['check', water2024])
  assert.match(stdout, /^✗ qingyuan-2024\.html　清源镇人民政府　2024年度　2021年表式　错误 3　提示 \d/)
  assert.match(stdout, /\n {2}错误\n {4}T3-FLOW　/)
  assert.match(stdout, /就都相符：（七）总计（总计）/)
  assert.match(stdout, /\n {6}依据：/)
  assert.ok(!stdout.includes('\u001b'))
})

test('a refused file alone: the sentence on standard error, the data on standard output', async () => {
  const path = join(folder(), 'a.docx')
  writeFileSync(path, '')
  const [text, json] = await Promise.all([gongkai(['check', path]), gongkai(['check', '--format', 'json', path])])
  assert.match(text.stderr, /^a\.docx：.*请/)
  assert.deepEqual([text.stdout, json.stderr], ['', text.stderr])
  assert.deepEqual([JSON.parse(json.stdout).error.code, text.status, json.status], ['empty', 2, 2])
})

test('the year before: named, or found in the folder', async () => {
  const alone = await gongkai(['check', '--format', 'json', water2024])
  assert.ok(!rulesOf(JSON.parse(alone.stdout).findings).includes('XY-CARRY'))
  const named = await gongkai(['check', '--format', 'json', water2024, '--previous', water2023])
  const carry = JSON.parse(named.stdout).findings.filter((f: Found) => f.rule === 'XY-CARRY')
  assert.deepEqual(
    carry.map((f: Found) => f.cells),
    [
      ['requests.carriedIn.naturalPerson', 'previous:requests.carriedOut.naturalPerson'],
      ['requests.carriedIn.total', 'previous:requests.carriedOut.total'],
    ],
  )
  const dir = folder()
  mkdirSync(join(dir, '2023'))
  copyFileSync(water2023, join(dir, '2023', 'w.html'))
  copyFileSync(water2024, join(dir, 'w.html'))
  copyFileSync(education, join(dir, 'e.txt'))
  const { stdout, status } = await gongkai(['check', '--format', 'json', dir])
  const found = lines(stdout)
  assert.deepEqual(
    found.map((l) => [l.file, l.findings.filter((f: Found) => f.rule === 'XY-CARRY').length]),
    [
      ['2023/w.html', 0],
      ['e.txt', 0],
      ['w.html', 2],
    ],
  )
  assert.equal(status, 1)
})

test('a report of the year before that cannot be read stops the check', async () => {
  const { status, stderr, stdout } = await gongkai(['check', water2024, '--previous', 'gone.html'])
  assert.deepEqual([status, stdout], [2, ''])
  assert.match(stderr, /gone\.html：找不到/)
})

test('a named report of another year or agency is not compared, and that is said', async () => {
  const [later, other] = await Promise.all([
    gongkai(['check', '--format', 'json', water2023, '--previous', water2024]),
    gongkai(['check', '--format', 'json', water2024, '--previous', education]),
  ])
  assert.deepEqual(JSON.parse(later.stdout).findings, [])
  assert.match(
    later.stderr,
    /^qingyuan-2023\.html：两份报告不是相邻年度（2024年度、2023年度），没有核对跨年勾稽关系。$/m,
  )
  assert.deepEqual(
    rulesOf(JSON.parse(other.stdout).findings).filter((rule) => rule.startsWith('XY-')),
    [],
  )
  assert.match(other.stderr, /机关不同（双溪镇人民政府、清源镇人民政府）/)
})

test('cells of one row are named together, a whole row by its name', async () => {
  const dir = folder()
  const row = '<td>0</td><td>0</td><td>0</td><td>0</td><td>0</td><td>0</td><td>0</td>'
  const html = readFileSync(water2023, 'utf8')
  const at = html.indexOf(row)
  assert.ok(at > 0)
  writeFileSync(join(dir, 'a.html'), html.slice(0, at) + row.replaceAll('0', '/') + html.slice(at + row.length))
  const { stdout } = await gongkai(['check', join(dir, 'a.html')])
  assert.match(stdout, /单元格：（三）1\.属于国家秘密（各列）\n/)
})

test('results do not depend on the number of workers, and nothing stays behind', async () => {
  const dir = folder()
  for (let i = 0; i < 30; i++) copyFileSync([water2023, water2024, education][i % 3] ?? '', join(dir, `${i}.html`))
  writeFileSync(join(dir, '7.html'), Buffer.from([0xd0, 0xcf, 0x11, 0xe0]))
  const temporary = folder()
  const env = { TMPDIR: temporary }
  const [one, three] = await Promise.all([
    gongkai(['check', '--format', 'json', '--jobs', '1', dir], { env }),
    gongkai(['check', '--format', 'json', '--jobs', '3', dir], { env }),
  ])
  assert.equal(one.stdout, three.stdout)
  const names = lines(one.stdout).map((l) => l.file)
  assert.deepEqual(names, [...names].sort())
  assert.equal(names.length, 30)
  assert.deepEqual([one.status, three.status], [2, 2])
  assert.deepEqual(readdirSync(temporary), [])
})

/** An agency whose name a spreadsheet would run. */
function withFormula(dir: string) {
  const text = readFileSync(water2024, 'utf8').replaceAll('清源镇人民政府', '=HYPERLINK("x")清源镇人民政府')
  writeFileSync(join(dir, '=1+1.html'), text)
}

test('CSV: with BOM, quoted, and nothing a spreadsheet would run', async () => {
  const dir = folder()
  withFormula(dir)
  writeFileSync(join(dir, 'b.pdf'), '')
  const { stdout } = await gongkai(['check', '--format', 'csv', dir])
  assert.ok(stdout.startsWith('\uFEFF文件,机关,年度,表式,级别,规则,'))
  const rows = stdout.slice(1).trimEnd().split('\r\n')
  assert.ok(rows.some((r) => r.startsWith("'=1+1.html,") && r.includes(',错误,T3-SUM,')))
  assert.ok(rows.some((r) => /^b\.pdf,.*未能读取,empty/.test(r)))
  for (const row of rows) assert.doesNotMatch(row, /(^|,)"?[=+@]/)
})

/** The sheets of a workbook in order, each a list of rows: texts as strings, figures as numbers, by column. */
function workbookOf(path: string) {
  const parts = unzipSync(readFileSync(path))
  const part = (name: string) => strFromU8(parts[name] ?? new Uint8Array())
  const names = [...part('xl/workbook.xml').matchAll(/<sheet name="([^"]*)"/g)].map((m) => m[1])
  const cells = /<c r="([A-Z]+)\d+"[^>]*?(?: t="inlineStr"><is><t[^>]*>([^<]*)<\/t><\/is>|><v>([^<]*)<\/v>)<\/c>/g
  const rowOf = (xml: string): Record<string, string | number | undefined> =>
    Object.fromEntries([...xml.matchAll(cells)].map(([, column, text, figure]) => [column, text ?? Number(figure)]))
  const sheets = names.map((_, i) =>
    [...part(`xl/worksheets/sheet${i + 1}.xml`).matchAll(/<row .*?<\/row>/gs)].map(([row]) => rowOf(row)),
  )
  return { names, sheets }
}

test('XLSX: a sheet of findings and a sheet of documents, figures as numbers, formulas as text', async () => {
  const dir = folder()
  withFormula(dir)
  copyFileSync(water2023, join(dir, 'a.html'))
  const out = join(folder(), 'findings.xlsx')
  await gongkai(['check', '--format', 'xlsx', '-o', out, dir])
  const { names, sheets } = workbookOf(out)
  assert.deepEqual(names, ['发现的问题', '汇总'])
  const [findings, overview] = sheets
  const sum = findings?.find((row) => row.F === 'T3-SUM')
  assert.deepEqual([sum?.A, sum?.I, sum?.J], ['=1+1.html', 27, 26])
  assert.equal(overview?.length, 3)
})

test('a comparison of a document that cannot be read: status 2, the refusal as JSON where JSON is asked for', async () => {
  const { status, stdout, stderr } = await gongkai(['compare', '--format', 'json', water2023, 'gone.html'])
  assert.equal(JSON.parse(stdout).error.code, 'missing')
  assert.match(stderr, /^gone\.html：找不到/)
  assert.equal(status, 2)
})

test('comparing two years: the relations between them and every change', async () => {
  const [text, json] = await Promise.all([
    gongkai(['compare', water2023, water2024]),
    gongkai(['compare', '--format', 'json', water2023, water2024]),
  ])
  assert.match(text.stdout, /^旧：清源镇人民政府　2023年度/)
  assert.match(text.stdout, /XY-CARRY/)
  assert.match(text.stdout, /行政许可（本年处理决定数量） +146 → 153/)
  const result = JSON.parse(json.stdout)
  assert.deepEqual(result.old, { agency: '清源镇人民政府', year: 2023, edition: '2021' })
  assert.ok(result.changes.some((c: { cell: string }) => c.cell === 'proactive.charges.amountWan'))
  assert.deepEqual([text.status, json.status], [0, 0])
})
