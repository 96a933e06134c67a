import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import {
  applicantHeader,
  type ColumnForm,
  cornerNote,
  type Edition,
  editionOf,
  formOf,
  type RowForm,
  ruleEntries,
} from '@gongkai/rules/reports'

interface JsonCell {
  key: string
  label: string
  unit?: string
  group?: string[]
  aliases: string[]
  kind?: string
  meaning?: string
  articles?: string
  optional?: boolean
  replaces?: string[]
}
interface JsonTable {
  key: string
  title: string
  blocks: { key: string; label: string; rows: JsonCell[]; columns: JsonCell[] }[]
  rows: JsonCell[]
  columns: JsonCell[]
  cornerNote: string
  columnHeader: string
}
interface JsonForm {
  instrument: string
  name: string
  reportYears: string
  sections: unknown[]
  tables: [JsonTable, JsonTable, JsonTable]
  rules: { id: string; force: string; severity: string }[]
}

const data = new URL('../data/', import.meta.url)
const { forms } = JSON.parse(readFileSync(new URL('annual-report-forms.json', data), 'utf8')) as {
  forms: Record<Edition, JsonForm>
}

/** Field by field; our aliases may be more than the examples of the data. */
function sameCells(ours: readonly (RowForm | ColumnForm)[], theirs: readonly JsonCell[], where: string) {
  assert.deepEqual(
    ours.map((c) => c.key),
    theirs.map((c) => c.key),
    where,
  )
  ours.forEach((cell, i) => {
    const { aliases, group = [], ...rest } = theirs[i] as JsonCell
    const { aliases: more, group: above, ...mine } = cell
    assert.deepEqual(mine, rest, `${where}.${cell.key}`)
    assert.deepEqual(above, group, `${where}.${cell.key}`)
    for (const alias of aliases) assert.ok(more.includes(alias), `${where}.${cell.key}: alias ${alias}`)
  })
}

for (const edition of ['2019', '2021'] as const)
  test(`the ${edition} form is that of the data, word for word`, () => {
    const json = forms[edition]
    const form = formOf(edition)
    const [proactive, requests, review] = json.tables
    assert.equal(form.instrument, json.instrument)
    assert.equal(form.name, json.name)
    assert.deepEqual(form.sections, json.sections)
    assert.deepEqual(
      form.proactive.map((b) => [b.key, b.label]),
      proactive.blocks.map((b) => [b.key, b.label]),
    )
    form.proactive.forEach((block, i) => {
      sameCells(block.rows, proactive.blocks[i]?.rows ?? [], block.key)
      sameCells(block.columns, proactive.blocks[i]?.columns ?? [], block.key)
    })
    sameCells(form.requests.rows, requests.rows, 'requests')
    sameCells(form.requests.columns, requests.columns, 'requests')
    sameCells(form.reviewLitigation.columns, review.columns, 'reviewLitigation')
    assert.equal(cornerNote, requests.cornerNote)
    assert.equal(applicantHeader, requests.columnHeader)
  })

test('each report year has the edition of the data', () => {
  assert.equal(editionOf(2018), null)
  for (const edition of ['2019', '2021'] as const) {
    const [first, last] = forms[edition].reportYears.split('-').map(Number)
    assert.deepEqual(formOf(edition).years, [first, last || null])
    for (let year = first ?? 0; year <= (last || 2030); year++) assert.equal(editionOf(year), edition)
  }
})

test('the arithmetic and form rules of the data are in the catalogue with their force and severity', () => {
  const ours = new Map(ruleEntries().map((r) => [r.id, r]))
  for (const { id, force, severity } of Object.values(forms).flatMap((f) => f.rules))
    assert.deepEqual({ id, force: ours.get(id)?.force, severity: ours.get(id)?.severity }, { id, force, severity })
})

const shared = new URL('../../../shared/domain/', import.meta.url)
if (existsSync(shared))
  test('the data are the copies of the shared ones', () => {
    const names = readdirSync(shared).filter((n) => n.endsWith('.json'))
    assert.ok(names.length > 0, fileURLToPath(shared))
    assert.deepEqual(
      readdirSync(data)
        .filter((n) => n.endsWith('.json'))
        .sort(),
      names.sort(),
    )
    for (const name of names)
      assert.equal(readFileSync(new URL(name, data), 'utf8'), readFileSync(new URL(name, shared), 'utf8'), name)
  })
