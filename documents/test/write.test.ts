import assert from 'node:assert/strict'
import { test } from 'node:test'
import { writeReport } from '@gongkai/documents/write'
import {
  type AnnualReport,
  cellForms,
  cellsOf,
  emptyReport,
  figureAt,
  formOf,
  putFigure,
  replacedRows,
  type TableKey,
} from '@gongkai/rules/reports'
import fc from 'fast-check'
import { anyReport } from './arbitrary.ts'
import {
  docxTables,
  expectedRows,
  figureRows,
  htmlTables,
  htmlTexts,
  markdownTables,
  printed,
  tableKeys,
  xlsxSheets,
} from './write-support.ts'

const seeded = { seed: 20260305, numRuns: 25 }
const text = async (report: AnnualReport, format: 'json' | 'md' | 'html' | 'csv') =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(await writeReport(report, format))

/** A report of the edition with a title and every figure 0. */
function zeros(edition: '2019' | '2021'): AnnualReport {
  const report = emptyReport(edition)
  report.title = '云川县水务局2020年政府信息公开工作年度报告'
  for (const { key } of cellsOf(report)) putFigure(report, key, 0)
  return report
}

/** The labels that stand over and beside each figure of a table, in the order of the form. */
function headersOf(report: AnnualReport, table: TableKey): string[][] {
  const replaced = replacedRows(report)
  const blocks = formOf(report.edition).proactive
  const cells = [...cellsOf(report)].filter((c) => c.table === table && !replaced.has(c.row?.key ?? ''))
  return cells.map(({ row, column }) => {
    const own = [...column.group, column.label, ...(row ? [...row.group, row.label] : [])]
    if (table === 'requests') own.push('申请人情况')
    if (table === 'proactive') own.push(blocks.find((b) => b.rows.some((r) => r.key === row?.key))?.label ?? '')
    return own
  })
}

const everyReport = (check: (report: AnnualReport) => Promise<void>) =>
  fc.assert(fc.asyncProperty(anyReport, check), seeded)

test('JSON holds the report itself', () =>
  everyReport(async (report) => assert.deepEqual(JSON.parse(await text(report, 'json')), report)))

test('every figure of a report stands in its cell of the HTML tables, under its own headers', () =>
  everyReport(async (report) => {
    const tables = htmlTables(await text(report, 'html'))
    assert.equal(tables.length, 3)
    for (const [i, key] of tableKeys.entries()) {
      const cells = tables[i] ?? []
      const rows = cells.map((row) => row.map((cell) => cell.text))
      assert.deepEqual(figureRows(report, key, rows), expectedRows(report, key, printed))
      const texts = new Map(cells.flat().map((cell) => [cell.attributes.id, cell.text]))
      const headers = cells.flat().flatMap((cell) => cell.attributes.headers ?? [])
      const labels = headersOf(report, key)
      assert.equal(headers.length, labels.length)
      for (const [n, ids] of headers.entries())
        assert.deepEqual(new Set(ids.split(' ').map((id) => texts.get(id))), new Set(labels[n]))
    }
  }))

test('every figure of a report stands in its cell of the DOCX tables', () =>
  everyReport(async (report) => {
    const tables = docxTables(await writeReport(report, 'docx'))
    assert.equal(tables.length, 3)
    for (const [i, key] of tableKeys.entries())
      assert.deepEqual(figureRows(report, key, tables[i] ?? []), expectedRows(report, key, printed))
  }))

test('every figure of a report is a number in its cell of the workbook, every text a text', () =>
  everyReport(async (report) => {
    const [, ...tables] = xlsxSheets(await writeReport(report, 'xlsx'))
    assert.equal(tables.length, 3)
    for (const [i, key] of tableKeys.entries())
      assert.deepEqual(
        figureRows(report, key, tables[i] ?? []),
        expectedRows(report, key, (value) => `#${value}`),
      )
  }))

test('every figure of a report stands in its cell of the Markdown tables', () =>
  everyReport(async (report) => {
    const tables = markdownTables(await text(report, 'md'))
    assert.equal(tables.length, 3)
    for (const [i, key] of tableKeys.entries())
      assert.deepEqual(figureRows(report, key, tables[i] ?? []), expectedRows(report, key, printed))
  }))

test('CSV has one line for each cell, with a byte order mark and plain decimals', () =>
  everyReport(async (report) => {
    const csv = await text(report, 'csv')
    assert.ok(csv.startsWith('\uFEFFedition,year,agency,table,row,column,label,unit,value\r\n'))
    const lines = csv.trimEnd().split('\r\n').slice(1)
    const cells = [...cellsOf(report)]
    assert.equal(lines.length, cells.length)
    for (const [i, cell] of cells.entries()) {
      const fields = lines[i]?.split(',') ?? []
      assert.equal([fields[3], fields[4], fields[5]].filter(Boolean).join('.'), cell.key)
      assert.equal(fields.at(-1), `${figureAt(report, cell.key) ?? ''}`)
    }
  }))

test('a text that looks like a formula stays text in CSV and in the workbook', async () => {
  const report = zeros('2021')
  report.agency = '=HYPERLINK("http://example.invalid","点击")'
  report.sections.overall = '=1+1\n-2\n@SUM(A1)\n＝1+1'
  assert.match(await text(report, 'csv'), /^2021,,"'=HYPERLINK\(""http/m)
  const [prose] = xlsxSheets(await writeReport(report, 'xlsx'))
  for (const line of report.sections.overall.split('\n')) assert.ok(prose?.some((row) => row[0] === line))
})

test('decimals are printed in full, without exponent or rounding', async () => {
  const report = zeros('2019')
  putFigure(report, 'proactive.procurement.amount', 1.5e21)
  assert.ok((await text(report, 'html')).includes('>1500000000000000000000元<'))
  putFigure(report, 'proactive.procurement.amount', 2e-7)
  assert.ok((await text(report, 'md')).includes('| 0.0000002元 |'))
  const fees = zeros('2021')
  putFigure(fees, 'proactive.charges.amountWan', 59237.2449)
  assert.ok((await text(fees, 'html')).includes('>59237.2449<'))
})

test('title, chapters, paragraphs and signature follow each other as the form has them', async () => {
  const report = zeros('2021')
  report.preamble = '根据《条例》第五十条编制。'
  report.sections.overall = '（一）主动公开\n全年公开 412 条。'
  report.signature = { agency: '云川县水务局', date: '2021-01-22' }
  const lines = (await text(report, 'md')).split('\n\n').filter((block) => !block.startsWith('|'))
  assert.deepEqual(lines.slice(0, 5), [
    '# 云川县水务局2020年政府信息公开工作年度报告',
    '根据《条例》第五十条编制。',
    '## 一、总体情况',
    '（一）主动公开',
    '全年公开 412 条。',
  ])
  assert.deepEqual(lines.slice(-2), ['云川县水务局', '2021年1月22日\n'])
  const html = await text(report, 'html')
  assert.deepEqual(htmlTexts(html, 'h1'), [report.title])
  assert.deepEqual(
    htmlTexts(html, 'h2'),
    formOf('2021').sections.map((s) => s.title),
  )
  assert.deepEqual(htmlTexts(html, 'p'), [
    '根据《条例》第五十条编制。',
    '（一）主动公开',
    '全年公开 412 条。',
    '云川县水务局',
    '2021年1月22日',
  ])
})

test('the HTML page stands alone: one language, captions, scopes, no script, no address', async () => {
  const html = await text(zeros('2021'), 'html')
  assert.match(html, /^<!doctype html>\n<html lang="zh-CN">/)
  assert.doesNotMatch(html, /<script|<link|<img|https?:|url\(|@import|style="/)
  const captions = formOf('2021')
    .sections.filter((s) => s.kind === 'table')
    .map((s) => s.title.slice(2))
  assert.deepEqual(htmlTexts(html, 'caption'), captions)
  for (const cell of htmlTables(html)
    .flat(2)
    .filter((c) => c.tag === 'th'))
    assert.match(cell.attributes.scope ?? '', /^(row|col)(group)?$/)
})

test('markup in texts is printed, not obeyed', async () => {
  const report = zeros('2021')
  const line = '# <b>粗</b> & "引" *强* | 竖 \\ 斜 `码` [链](x) <!-- 注 -->'
  report.sections.problems = `${line}\n1. 第一\n- 第二\n=== 第三`
  assert.ok(htmlTexts(await text(report, 'html'), 'p').includes(line))
  const markdown = (await text(report, 'md')).split('\n\n')
  const literal = '\\# \\<b\\>粗\\</b\\> \\& "引" \\*强\\* \\| 竖 \\\\ 斜 \\`码\\` \\[链\\](x) \\<!-- 注 --\\>'
  for (const block of [literal, '1\\. 第一', '\\- 第二', '\\=== 第三']) assert.ok(markdown.includes(block), block)
})

test('the extra rows of （六）其他处理 are printed as the report carries them', async () => {
  const labels = async (report: AnnualReport) =>
    (htmlTables(await text(report, 'html'))[1] ?? []).flat().map((cell) => cell.text)
  const one = zeros('2021')
  for (const { key, row } of cellForms('2021').values())
    if (row?.key === 'otherHandling') putFigure(one, key, 1)
    else if (row?.key.startsWith('other')) putFigure(one, key, null)
  assert.ok((await labels(one)).includes('（六）其他处理'))
  assert.ok(!(await labels(one)).includes('3.其他'))
  const three = zeros('2019')
  for (const { key, row } of cellForms('2019').values())
    if (row?.optional) putFigure(three, key, 2)
    else if (row?.key === 'otherHandling') putFigure(three, key, null)
  const printedLabels = await labels(three)
  assert.equal(printedLabels.filter((label) => label === '（六）其他处理').length, 1)
  assert.ok(printedLabels.includes('3.其他'))
})

test('no figure is lost where a report carries an extra row and the rows it stands for', async () => {
  const report = zeros('2021')
  for (const { key, row } of cellForms('2021').values()) if (row?.key === 'otherHandling') putFigure(report, key, 4)
  const rows = (htmlTables(await text(report, 'html'))[1] ?? []).slice(3)
  assert.equal(rows.length, 26)
})
