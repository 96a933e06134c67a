import assert from 'node:assert/strict'
import { test } from 'node:test'
import { writeTemplate } from '@gongkai/documents/write'
import { emptyReport, formOf } from '@gongkai/rules/reports'
import {
  docxTables,
  every,
  expectedRows,
  figureRows,
  partsOf,
  tableKeys,
  xlsxSheets,
  xmlTree,
} from './write-support.ts'

const document = async (year: number, agency: string | null) =>
  xmlTree(partsOf(await writeTemplate(year, agency, 'docx'))['word/document.xml'] ?? '')

const paragraphs = async (year: number, agency: string | null) =>
  [...every(await document(year, agency), 'w:p')].map((p) => p.text)

for (const [year, edition] of [
  [2020, '2019'],
  [2025, '2021'],
] as const) {
  const blank = emptyReport(edition)

  test(`the form of ${year} is that of the ${edition} edition, every figure blank`, async () => {
    const word = docxTables(await writeTemplate(year, '云川县水务局', 'docx'))
    const [, ...book] = xlsxSheets(await writeTemplate(year, '云川县水务局', 'xlsx'))
    for (const [i, key] of tableKeys.entries())
      for (const tables of [word, book]) {
        const rows = expectedRows(blank, key, String)
        assert.deepEqual(figureRows(blank, key, tables[i] ?? []), rows)
      }
  })

  test(`the form of ${year} names its instrument and the statistics period`, async () => {
    const lines = await paragraphs(year, '云川县水务局')
    assert.equal(lines[0], `云川县水务局${year}年政府信息公开工作年度报告`)
    assert.ok(lines[1]?.includes(formOf(edition).instrument))
    assert.ok(lines[1]?.includes(`自${year}年1月1日起至${year}年12月31日止`))
  })
}

test('what is to be written stands in placeholder fields of the Word form, not in its text', async () => {
  const form = await document(2025, null)
  const fields = [...every(form, 'w:sdt')]
  assert.equal(fields.filter((f) => [...every(f, 'w:showingPlcHdr')].length === 1).length, fields.length)
  const prompts = fields.map((f) => f.text)
  assert.deepEqual([prompts[0], prompts.at(-2), prompts.at(-1)], ['（机关名称）', '（机关名称）', '（2026年　月　日）'])
  for (const word of ['监督保障', '工作考核', '主要问题', '信息处理费'])
    assert.ok(prompts.join('').includes(word), word)
})

test('the fee of 2021 is not asked of a report for 2020', async () => {
  assert.ok(!(await paragraphs(2020, null)).join('').includes('信息处理费'))
})

test('the workbook form takes numbers only and says beside each part what to write', async () => {
  const parts = partsOf(await writeTemplate(2020, null, 'xlsx'))
  const validations = (sheet: number) => [
    ...every(xmlTree(parts[`xl/worksheets/sheet${sheet}.xml`] ?? ''), 'dataValidation'),
  ]
  assert.ok(validations(1).some((v) => v.attributes.prompt?.includes('主要问题')))
  const places = (sheet: number, type: string) =>
    validations(sheet)
      .filter((v) => v.attributes.type === type)
      .flatMap((v) => v.attributes.sqref?.split(' ') ?? [])
  assert.equal(places(2, 'whole').length, 21)
  assert.equal(places(2, 'decimal').length, 1)
  assert.equal(places(3, 'whole').length, 161)
  assert.equal(places(4, 'whole').length, 15)
})

test('there is no form for a year before 2019', async () => {
  await assert.rejects(writeTemplate(2018, null, 'docx'), RangeError)
})
