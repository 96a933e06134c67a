import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { type AnnualReport, type Edition, emptyReport, formOf, putFigure } from '@gongkai/rules/reports'
import { annualReportJsonSchema, parseReport } from '@gongkai/rules/reports/schema'

const editions: Edition[] = ['2019', '2021']

test('the published JSON Schema is the one generated from the code', () => {
  const published = JSON.parse(readFileSync(new URL('../schema/annual-report-1.json', import.meta.url), 'utf8'))
  assert.deepEqual(published, JSON.parse(JSON.stringify(annualReportJsonSchema())))
})

for (const edition of editions)
  test(`a report of the ${edition} edition is accepted unchanged, with and without extra rows`, () => {
    const report: AnnualReport = { ...emptyReport(edition), file: 'a.html', year: 2022, agency: '云川县水务局' }
    report.signature = { agency: '云川县水务局', date: '2023-01-20' }
    putFigure(report, 'requests.newlyReceived.total', 3)
    assert.deepEqual(parseReport(JSON.parse(JSON.stringify(report))), report)
    for (const row of formOf(edition).requests.rows.filter((r) => r.optional))
      putFigure(report, `requests.${row.key}.total`, 0)
    assert.deepEqual(parseReport(JSON.parse(JSON.stringify(report))), report)
  })

type Loose = Record<string, unknown> & { tables: Record<string, Record<string, Record<string, unknown>>> }

const wrong: [string, (report: Loose) => void, RegExp][] = [
  ['a column is missing', (r) => delete r.tables.requests?.granted?.total, /缺少 tables\.requests\.granted\.total。/],
  ['a row is missing', (r) => delete r.tables.proactive?.coercion, /缺少 tables\.proactive\.coercion。/],
  [
    'a figure is text',
    (r) => Object.assign(r.tables.requests?.granted ?? {}, { total: '3' }),
    /total 应为数，现为 文字/,
  ],
  ['a figure is not finite', (r) => Object.assign(r.tables.requests?.granted ?? {}, { total: Number.NaN }), /现为 NaN/],
  ['a key is unknown', (r) => Object.assign(r, { county: 1 }), /整份报告里有不认识的键 county/],
  [
    'a row belongs to the other edition',
    (r) => Object.assign(r.tables.proactive ?? {}, { procurement: {} }),
    /procurement/,
  ],
  ['the edition is unknown', (r) => Object.assign(r, { edition: '2020' }), /edition 应为 "2019" 或 "2021"/],
  ['the schema is another', (r) => Object.assign(r, { schema: 'x/2' }), /schema 应为 "gongkai\/annual-report\/1"/],
  [
    'the date does not exist',
    (r) => Object.assign(r, { signature: { agency: null, date: '2022-02-30' } }),
    /signature\.date 应为/,
  ],
  ['the year is no integer', (r) => Object.assign(r, { year: 2021.5 }), /year 应为整数，现为 2021\.5/],
  ['a table is a list', (r) => Object.assign(r.tables, { requests: [] }), /tables\.requests 应为对象，现为 列表/],
]
for (const [name, spoil, message] of wrong)
  test(`refused with the place named: ${name}`, () => {
    const report = structuredClone(emptyReport('2021')) as unknown as Loose
    spoil(report)
    assert.throws(() => parseReport(report), { message })
  })

test('what is no report at all is refused with a sentence', () => {
  for (const value of [null, undefined, 3, 'x', [], {}])
    assert.throws(() => parseReport(value), /^Error: 不是政府信息公开工作年度报告的数据：.+。$/)
})
