import assert from 'node:assert/strict'
import { test } from 'node:test'
import { runs } from '@gongkai/bench/generate'
import { readDocument } from '@gongkai/documents/read'
import { writeFormats, writeReport, writeTemplate } from '@gongkai/documents/write'
import { type AnnualReport, emptyReport } from '@gongkai/rules/reports'
import fc from 'fast-check'
import { anyReport } from './arbitrary.ts'

/** What must come back exactly, and the prose, where white space does not count. */
const exact = ({ edition, year, agency, title, tables, signature }: AnnualReport) => ({
  edition,
  year,
  agency,
  title,
  tables,
  signature,
})
const prose = (report: AnnualReport) =>
  Object.entries({ preamble: report.preamble, ...report.sections }).map(([key, text]) => [
    key,
    text.replace(/\s+/g, ''),
  ])

for (const format of writeFormats.filter((f) => f !== 'csv'))
  test(`a report written as ${format} is read back as it was`, () =>
    fc.assert(
      fc.asyncProperty(anyReport, async (report) => {
        const { report: back } = await readDocument(await writeReport(report, format), { name: `report.${format}` })
        assert.deepEqual(exact(back), exact(report))
        assert.deepEqual(prose(back), prose(report))
      }),
      { seed: 20260305, numRuns: runs(format === 'pdf' ? 5 : 15) },
    ))

for (const format of ['docx', 'xlsx'] as const)
  for (const [year, edition] of [
    [2020, '2019'],
    [2025, '2021'],
  ] as const)
    test(`the empty form of ${year} as ${format} is read back as a report of blanks`, async () => {
      const { report } = await readDocument(await writeTemplate(year, '云川县水务局', format))
      assert.equal(report.edition, edition)
      assert.equal(report.title, `云川县水务局${year}年政府信息公开工作年度报告`)
      assert.deepEqual(report.tables, emptyReport(edition).tables)
      assert.deepEqual(report.sections, emptyReport(edition).sections)
    })
