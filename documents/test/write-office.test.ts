import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, posix } from 'node:path'
import { test } from 'node:test'
import { writeReport, writeTemplate } from '@gongkai/documents/write'
import { type AnnualReport, emptyReport } from '@gongkai/rules/reports'
import fc from 'fast-check'
import { anyReport } from './arbitrary.ts'
import {
  docxTables,
  every,
  expectedRows,
  figureRows,
  partsOf,
  printed,
  tableKeys,
  xlsxSheets,
  xmlTree,
} from './write-support.ts'

const offices = ['docx', 'xlsx'] as const
const [sample] = fc.sample(anyReport, { seed: 20260305, numRuns: 1 }) as [AnnualReport]

/** What Office demands of a package: every part well-formed, typed and, but for the roots, the target of a relation. */
function checkPackage(bytes: Uint8Array): void {
  const parts = partsOf(bytes)
  const paths = Object.keys(parts)
  assert.equal(paths[0], '[Content_Types].xml')
  const trees = Object.fromEntries(paths.map((path) => [path, xmlTree(parts[path] ?? '')]))
  const types = [...every(trees['[Content_Types].xml'] as never, 'Override')].map((o) => o.attributes.PartName ?? '')
  const content = paths.filter((path) => !path.endsWith('.rels') && path !== '[Content_Types].xml')
  assert.deepEqual(types.map((name) => name.slice(1)).sort(), [...content].sort())
  const targets = paths
    .filter((path) => path.endsWith('.rels'))
    .flatMap((path) =>
      [...every(trees[path] as never, 'Relationship')].map((relation) =>
        posix.join(dirname(dirname(path)), relation.attributes.Target ?? ''),
      ),
    )
  assert.deepEqual([...targets].sort(), [...content].sort())
}

test('the parts of an office file are well-formed, typed and related, whatever the texts hold', async () => {
  const report = emptyReport('2021')
  report.title = '云川县<水务局>&“公开”2025年政府信息公开工作年度报告\u0000'
  report.agency = '云川县\uD800水务局'
  report.sections.overall = `控制符\u0001\u0008\u000B\u001F、\uFFFE\uFFFF、半个代理\uD842、]]>、𠮷\n${'长'.repeat(40_000)}`
  for (const format of offices) {
    checkPackage(await writeReport(report, format))
    checkPackage(await writeReport(sample, format))
    checkPackage(await writeTemplate(2025, null, format))
  }
})

test('the same report gives the same bytes', async () => {
  for (const format of offices)
    assert.deepEqual(await writeReport(sample, format), await writeReport(structuredClone(sample), format))
})

test('the Word page is that of GB/T 9704, its header rows repeat', async () => {
  const document = xmlTree(partsOf(await writeReport(sample, 'docx'))['word/document.xml'] ?? '')
  const millimetres = (twips: string | undefined) => Math.round((Number(twips) * 25.4) / 1440)
  const [size] = every(document, 'w:pgSz')
  const [margin] = every(document, 'w:pgMar')
  assert.deepEqual([size?.attributes['w:w'], size?.attributes['w:h']].map(millimetres), [210, 297])
  const sides = ['w:top', 'w:bottom', 'w:left', 'w:right'].map((side) => margin?.attributes[side])
  assert.deepEqual(sides.map(millimetres), [37, 35, 28, 26])
  assert.deepEqual(
    [...every(document, 'w:tbl')].map((table) => [...every(table, 'w:tblHeader')].length),
    [0, 3, 3],
  )
})

/** Lets LibreOffice open the files of a folder and save them in another format. */
function convert(folder: string, names: readonly string[], format: string): Buffer[] {
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
  const out = join(folder, format)
  const paths = names.map((name) => join(folder, name))
  execFileSync('soffice', [profile, '--headless', '--convert-to', format, '--outdir', out, ...paths], {
    stdio: 'pipe',
    timeout: 120_000,
  })
  return names.map((name) => readFileSync(join(out, name.replace(/\w+$/, format))))
}

const hasOffice = spawnSync('soffice', ['--version']).status === 0
if (!hasOffice && process.env.CI !== 'true') console.log('not run: Word and Excel files in LibreOffice (no soffice)')
else
  test('LibreOffice opens documents and workbooks unharmed, saves every figure, and prints them', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'gongkai-office-'))
    try {
      writeFileSync(join(folder, 'report.docx'), await writeReport(sample, 'docx'))
      writeFileSync(join(folder, 'book.xlsx'), await writeReport(sample, 'xlsx'))
      writeFileSync(join(folder, 'form.docx'), await writeTemplate(2025, '云川县水务局', 'docx'))
      writeFileSync(join(folder, 'bookform.xlsx'), await writeTemplate(2020, null, 'xlsx'))
      const [document] = convert(folder, ['report.docx'], 'docx')
      const [book] = convert(folder, ['book.xlsx'], 'xlsx')
      const tables = docxTables(document as Buffer)
      const [, ...sheets] = xlsxSheets(book as Buffer)
      for (const [i, key] of tableKeys.entries()) {
        assert.deepEqual(figureRows(sample, key, tables[i] ?? []), expectedRows(sample, key, printed))
        assert.deepEqual(
          figureRows(sample, key, sheets[i] ?? []),
          expectedRows(sample, key, (value) => `#${value}`),
        )
      }
      for (const pdf of convert(folder, ['report.docx', 'book.xlsx', 'form.docx', 'bookform.xlsx'], 'pdf'))
        assert.equal(pdf.subarray(0, 5).toString(), '%PDF-')
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
