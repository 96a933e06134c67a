import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type AnnualReport, compareReports, type Edition, precedes, sameAgency } from '@gongkai/rules/reports'
import { altered, consistent, otherRows, threeRows } from './consistent.ts'

const agency = '云川县水务局'
const report = (edition: Edition, year: number | null, figures = {}): AnnualReport => ({
  ...consistent(edition, figures),
  year,
  agency,
})
const carriedOut = { 'requests.newlyReceived.orgOther': 2, 'requests.carriedOut.orgOther': 2 }

test('consecutive years: the relations into the year before, and every changed cell in the order of the form', () => {
  const { findings, changes, notes } = compareReports(
    report('2021', 2022, { ...carriedOut, 'requests.newlyReceived.total': 2, 'requests.carriedOut.total': 2 }),
    report('2021', 2023, { 'proactive.charges.amountWan': 7.5, 'reviewLitigation.reviewUpheld': null }),
  )
  assert.deepEqual(
    findings.map((f) => [f.rule, f.cells]),
    [
      ['XY-CARRY', ['requests.carriedIn.orgOther', 'previous:requests.carriedOut.orgOther']],
      ['XY-CARRY', ['requests.carriedIn.total', 'previous:requests.carriedOut.total']],
    ],
  )
  assert.deepEqual(changes, [
    { cell: 'proactive.charges.amountWan', old: 0, new: 7.5 },
    { cell: 'requests.newlyReceived.orgOther', old: 2, new: 0 },
    { cell: 'requests.newlyReceived.total', old: 2, new: 0 },
    { cell: 'requests.carriedOut.orgOther', old: 2, new: 0 },
    { cell: 'requests.carriedOut.total', old: 2, new: 0 },
    { cell: 'reviewLitigation.reviewUpheld', old: 0, new: null },
  ])
  assert.deepEqual(notes, [])
})

test('errors within one of the reports are not findings of the comparison', () => {
  const wrong = { 'reviewLitigation.reviewTotal': 4 }
  const { findings, changes } = compareReports(report('2021', 2022, wrong), report('2021', 2023, wrong))
  assert.deepEqual([findings, changes], [[], []])
})

test('across editions: cells both forms print, XY-CARRY, and a note about the other rows', () => {
  const old = report('2019', 2020, {
    ...carriedOut,
    'requests.otherHandling.total': 3,
    'proactive.licensing.decisions': 1,
  })
  const now = report('2021', 2021, { 'requests.otherFeeLapsed.total': 1, 'requests.otherMisc.total': 1 })
  const { findings, changes, notes } = compareReports(old, now)
  assert.deepEqual(
    findings.map((f) => f.rule),
    ['XY-CARRY'],
  )
  assert.deepEqual(
    changes.map((c) => c.cell),
    ['proactive.licensing.decisions', 'requests.newlyReceived.orgOther', 'requests.carriedOut.orgOther'],
  )
  assert.deepEqual(notes, [
    '表三（六）其他处理：旧报告一行，总计列 3；新报告3个分项，总计列之和 2。各行不能逐一对应，未列入变化。',
  ])
  const blank = compareReports(altered(old, { 'requests.otherHandling.total': null }), now)
  assert.match(blank.notes[0] ?? '', /旧报告一行，总计列 有空白/)
})

test('a 2021 report that prints one row is compared with the 2019 row directly', () => {
  const old = report('2019', 2020, { 'requests.otherHandling.total': 3 })
  const now = otherRows(report('2021', 2021, { 'requests.otherMisc.total': 2 }), ['otherHandling'], threeRows)
  const { changes, notes } = compareReports(old, now)
  assert.deepEqual(changes, [{ cell: 'requests.otherHandling.total', old: 3, new: 2 }])
  assert.deepEqual(notes, [])
})

test('a row replaced in one of the two years is no change', () => {
  const one = otherRows(report('2021', 2022), ['otherHandling'], threeRows)
  const { changes, notes } = compareReports(one, report('2021', 2023))
  assert.deepEqual(changes, [])
  assert.equal(notes.length, 1)
})

const unrelated: [string, AnnualReport, RegExp][] = [
  ['not consecutive', report('2021', 2025), /不是相邻年度（2022年度、2025年度）/],
  ['the same year', report('2021', 2022), /不是相邻年度/],
  ['a year unknown', report('2021', null), /不是相邻年度（2022年度、年度不明）/],
  ['another agency', { ...report('2021', 2023), agency: '云川县民政局' }, /机关不同（云川县水务局、云川县民政局）/],
]
for (const [name, other, note] of unrelated)
  test(`no cross-year relation is asked: ${name}`, () => {
    const { findings, changes, notes } = compareReports(report('2021', 2022, carriedOut), other)
    assert.deepEqual(findings, [])
    assert.equal(changes.length, 2)
    assert.match(notes[0] ?? '', note)
  })

test('one agency under a longer or shorter name', () => {
  assert.ok(sameAgency('明江市云川县水务局', '云川县水务局'))
  assert.ok(sameAgency('云川县 水务局', '明江市云川县水务局'))
  assert.ok(sameAgency(null, '云川县水务局'))
  assert.ok(!sameAgency('云川县水务局', '云川县民政局'))
  assert.ok(precedes(report('2019', 2020), { ...report('2021', 2021), agency: null }))
  assert.ok(!precedes(report('2021', 2021), report('2019', 2020)))
})
