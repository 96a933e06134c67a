import assert from 'node:assert/strict'
import { test } from 'node:test'
import { runs } from '@gongkai/bench/generate'
import { readDocument } from '@gongkai/documents/read'
import { writeReport } from '@gongkai/documents/write'
import { type AnnualReport, cellsOf, emptyReport, putFigure } from '@gongkai/rules/reports'
import fc from 'fast-check'
import { readPdf } from '../src/read/formats/pdf/index.ts'
import { textsOf } from './support/grids.ts'

/** A report whose figures are all different, so that none can be mistaken for another. */
function sample(changes: Partial<AnnualReport> = {}): AnnualReport {
  const report = { ...emptyReport('2021'), year: 2023, agency: '云川县水务局', ...changes }
  report.title = '云川县水务局2023年政府信息公开工作年度报告'
  let figure = 0
  for (const cell of cellsOf(report)) putFigure(report, cell.key, ++figure % 9 === 0 ? null : figure)
  return report
}

const linesOf = async (report: AnnualReport) => textsOf((await readPdf(await writeReport(report, 'pdf'))).blocks)
const latin1 = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1')

test('the same report gives the same bytes, with embedded fonts that can be copied from', async () => {
  const report = sample({ signature: { agency: '云川县水务局', date: '2024-01-20' } })
  const [first, second] = await Promise.all([writeReport(report, 'pdf'), writeReport(report, 'pdf')])
  assert.deepEqual(first, second)
  const text = latin1(first)
  assert.equal(text.match(/\/FontFile2/g)?.length, text.match(/\/Type \/FontDescriptor/g)?.length)
  assert.ok((text.match(/\/ToUnicode/g)?.length ?? 0) >= 2)
  assert.match(text, /D:20240120000000Z/)
})

test('rare characters come from a second font, characters that share a glyph stay themselves', async () => {
  const preamble = '䶮㛃𬭎喆堃祎𠮷㙍，甲•乙‧丙，—―，一⼀行⾏，'
  const bytes = await writeReport(sample({ preamble }), 'pdf')
  assert.ok(latin1(bytes).includes('NotoSerifCJKscSupplement'))
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const document = await getDocument({ data: bytes.slice(), verbosity: 0 }).promise
  const { items } = await (await document.getPage(1)).getTextContent({ disableNormalization: true })
  const text = items.map((item) => ('str' in item ? item.str : '')).join('')
  await document.destroy()
  assert.ok(text.includes(preamble), text)
})

test('a character that no font has is named, not dropped', async () => {
  await assert.rejects(
    writeReport(sample({ preamble: '姓名含𮯰字' }), 'pdf'),
    (error) => error instanceof RangeError && error.message.includes('“𮯰”（U+2EBF0）'),
  )
})

test('lines are broken by the rules of Chinese, never inside a number, and hold the whole text', async () => {
  const pieces = [
    '政府信息',
    '公开',
    '，',
    '。',
    '（',
    '）',
    '《条例》',
    '“三安全”',
    '2023年',
    '7,730.28',
    '12.5%',
    '、',
    '——',
  ]
  const text = fc
    .array(fc.constantFrom(...pieces), { minLength: 60, maxLength: 150 })
    .map((p) => `全年${p.join('')}止。`)
  await fc.assert(
    fc.asyncProperty(text, async (preamble) => {
      const all = await linesOf(sample({ preamble }))
      const lines = all.slice(
        all.findIndex((l) => l.startsWith('全年')),
        all.indexOf('一、总体情况'),
      )
      assert.equal(lines.join(''), preamble)
      // A run of signs wider than the page has to break somewhere.
      if (/[，。（）、《》“”—\d.,%年]{20}/.test(preamble)) return
      lines.slice(1).forEach((line, n) => {
        assert.doesNotMatch(line, /^[，。）》”、—年%]/, line)
        assert.ok(!/[\d.,]$/.test(lines[n] ?? '') || !/^[\d.,%]/.test(line), `${lines[n]} | ${line}`)
      })
      for (const line of lines) assert.doesNotMatch(line, /[（《“]$/, line)
    }),
    { seed: 20260305, numRuns: runs(3) },
  )
})

test('wherever a page ends, the tables are read back as they were', async () => {
  for (let paragraphs = 1; paragraphs <= 22; paragraphs += 3) {
    const report = sample({ preamble: Array(paragraphs).fill('本报告由云川县水务局编制。').join('\n') })
    const bytes = await writeReport(report, 'pdf')
    assert.ok((latin1(bytes).match(/\/Type \/Page\b/g)?.length ?? 0) >= 2)
    assert.deepEqual((await readDocument(bytes)).report.tables, report.tables, `${paragraphs}`)
  }
})

test('long titles, long figures and an empty report fit', async () => {
  const report = sample()
  report.title = `云川县${'乌兰图雅'.repeat(12)}自治旗2023年政府信息公开工作年度报告`
  putFigure(report, 'requests.newlyReceived.total', 98765432101)
  const lines = await linesOf(report)
  assert.equal(lines.slice(0, lines.indexOf('一、总体情况')).join(''), report.title)
  const { report: back } = await readDocument(await writeReport(report, 'pdf'))
  assert.equal(back.tables.requests.newlyReceived?.total, 98765432101)
  assert.ok((await writeReport(emptyReport('2019'), 'pdf')).length > 10_000)
})
