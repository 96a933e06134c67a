import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type AnnualReport, checkReport, evaluateRelations, type Finding } from '@gongkai/rules/reports'
import { altered, consistent, otherRows, threeRows } from './consistent.ts'

const rules = (findings: Finding[]) => findings.map((f) => f.rule)
const only = (findings: Finding[]): Finding => {
  assert.equal(findings.length, 1, rules(findings).join())
  return findings[0] as Finding
}

const people = { 'requests.newlyReceived.naturalPerson': 5, 'requests.newlyReceived.total': 5 }
const handled = { 'requests.totalHandled.naturalPerson': 5, 'requests.totalHandled.total': 5 }
const of = (row: string, n: number) => ({ [`requests.${row}.naturalPerson`]: n, [`requests.${row}.total`]: n })

test('reports of zeros, and of figures that add up, raise nothing', () => {
  assert.deepEqual(evaluateRelations(consistent('2019')), [])
  assert.deepEqual(evaluateRelations(consistent('2021')), [])
  const report = consistent('2021', { ...people, ...handled, ...of('granted', 3), ...of('otherMisc', 2) })
  assert.deepEqual(evaluateRelations(report), [])
})

test('T3-FLOW: what came in is what was handled or carried on, column by column', () => {
  const report = consistent('2021', { ...people, ...of('totalHandled', 4), ...of('granted', 4) })
  const found = evaluateRelations(report)
  assert.deepEqual(rules(found), ['T3-FLOW', 'T3-FLOW'])
  assert.deepEqual(found[0]?.cells, [
    'requests.newlyReceived.naturalPerson',
    'requests.carriedIn.naturalPerson',
    'requests.totalHandled.naturalPerson',
    'requests.carriedOut.naturalPerson',
  ])
  assert.deepEqual(
    [found[0]?.expected, found[0]?.actual, found[0]?.force, found[0]?.severity],
    [4, 5, 'statutory', 'error'],
  )
  assert.deepEqual(found[0]?.suspects, [], 'a change of one cell would break its row')
})

test('T3-SUM: the total is the sum of the results, and the one wrong cell is the suspect', () => {
  const report = consistent('2021', { 'requests.notProcessedRepeat.naturalPerson': 1 })
  const [sum, row] = evaluateRelations(report)
  assert.deepEqual([sum?.rule, row?.rule], ['T3-SUM', 'T3-ROW'])
  assert.deepEqual(sum?.suspects, ['requests.notProcessedRepeat.naturalPerson'])
  assert.deepEqual(row?.suspects, ['requests.notProcessedRepeat.naturalPerson'])
  assert.deepEqual([sum?.expected, sum?.actual], [1, 0])
  assert.match(sum?.message ?? '', /^（七）总计（自然人）应为 1，表中为 0：（五）2\.重复申请 1。/)
})

for (const [edition, extra, replaced] of [
  ['2021', ['otherHandling'], threeRows],
  ['2019', threeRows, ['otherHandling']],
] as const)
  test(`T3-SUM: （六） printed as ${extra.length} row(s) in the ${edition} form counts once`, () => {
    const report = consistent(edition, { ...people, ...handled, ...of(replaced[0], 5) })
    const printed = otherRows(report, extra, replaced)
    assert.deepEqual(evaluateRelations(printed), [])
    const wrong = altered(printed, { [`requests.${extra[0]}.naturalPerson`]: 6 })
    const [sum, row] = evaluateRelations(wrong)
    assert.deepEqual([sum?.rule, row?.rule], ['T3-SUM', 'T3-ROW'])
    assert.deepEqual(sum?.suspects, [`requests.${extra[0]}.naturalPerson`])
    for (const gone of replaced) assert.ok(!sum?.cells.includes(`requests.${gone}.naturalPerson`), gone)
    assert.deepEqual(
      checkReport(printed)
        .filter((f) => f.rule === 'FORM-ROWS' || f.rule === 'ZERO-NOT-BLANK')
        .map((f) => f.rule),
      ['FORM-ROWS'],
    )
  })

test('T3-ROW: the total column is the sum of the applicants', () => {
  const report = consistent('2019', { ...people, ...handled, ...of('granted', 5) })
  const wrong = altered(report, { 'requests.newlyReceived.total': 6, 'requests.carriedOut.total': 1 })
  const [received, left] = evaluateRelations(wrong)
  assert.deepEqual([received?.rule, left?.rule], ['T3-ROW', 'T3-ROW'])
  assert.deepEqual(received?.cells.slice(0, 2), [
    'requests.newlyReceived.total',
    'requests.newlyReceived.naturalPerson',
  ])
  assert.deepEqual([received?.expected, received?.actual], [5, 6])
  const blank = { 'requests.newlyReceived.orgOther': null, 'requests.carriedOut.orgOther': null }
  assert.deepEqual(evaluateRelations(altered(wrong, blank)), [], 'the blanks may hold the difference')
})

test('T4: each of the three totals is the sum of its four results', () => {
  const cases = { review: 'T4-REVIEW', direct: 'T4-DIRECT', postReview: 'T4-POSTREVIEW' }
  for (const [prefix, rule] of Object.entries(cases)) {
    const found = only(
      evaluateRelations(
        consistent('2021', { [`reviewLitigation.${prefix}Upheld`]: 10, [`reviewLitigation.${prefix}Corrected`]: 1 }),
      ),
    )
    assert.equal(found.rule, rule)
    assert.deepEqual([found.expected, found.actual], [11, 0])
    assert.deepEqual(found.suspects, [`reviewLitigation.${prefix}Total`])
  }
})

test('T2: stocks are not smaller than what was added to them', () => {
  const made = only(evaluateRelations(consistent('2021', { 'proactive.normativeDocuments.issued': 3 })))
  assert.deepEqual([made.rule, made.severity, made.expected, made.actual], ['T2-INFORCE-MIN', 'info', 0, 3])
  const repealed = { 'proactive.normativeDocuments.issued': 3, 'proactive.normativeDocuments.repealed': 3 }
  assert.deepEqual(evaluateRelations(consistent('2021', repealed)), [], 'what was repealed may be what was issued')
  const shown = only(evaluateRelations(consistent('2019', { 'proactive.regulations.newlyDisclosed': 2 })))
  assert.deepEqual([shown.rule, shown.severity, shown.expected, shown.actual], ['T2-DISCLOSED', 'warning', 2, 0])
})

const across = (previous: AnnualReport, report: AnnualReport) => evaluateRelations(report, previous)

test('XY-CARRY: carried in is what the year before carried out, across editions too', () => {
  const carriedOut = consistent('2019', { ...people, ...of('carriedOut', 5) })
  const carriedIn = consistent('2021', { ...of('carriedIn', 5), ...handled, ...of('granted', 5) })
  assert.deepEqual(across(carriedOut, carriedIn), [])
  const found = across(carriedOut, consistent('2021'))
  assert.deepEqual(rules(found), ['XY-CARRY', 'XY-CARRY'])
  assert.deepEqual(found[1]?.cells, ['requests.carriedIn.total', 'previous:requests.carriedOut.total'])
  assert.deepEqual([found[1]?.expected, found[1]?.actual], [5, 0])
  assert.match(found[1]?.message ?? '', /上年：四、结转下年度继续办理 5/)
  assert.deepEqual(evaluateRelations(consistent('2021')), [], 'nothing without the year before')
})

test('XY-INFORCE and T2-REPEAL: the stock of documents follows from the year before', () => {
  const stock = (issued: number, repealed: number, inForce: number) =>
    consistent('2021', {
      'proactive.normativeDocuments.issued': issued,
      'proactive.normativeDocuments.repealed': repealed,
      'proactive.normativeDocuments.inForce': inForce,
    })
  assert.deepEqual(across(stock(0, 0, 10), stock(3, 5, 8)), [])
  const drift = only(across(stock(0, 0, 10), stock(3, 5, 9)))
  assert.deepEqual([drift.rule, drift.severity, drift.expected, drift.actual], ['XY-INFORCE', 'warning', 8, 9])
  assert.match(drift.message, /减本年废止件数 5/)
  assert.deepEqual(rules(across(stock(0, 0, 2), stock(1, 5, 0))), ['XY-INFORCE', 'T2-REPEAL'])
  assert.deepEqual(across(consistent('2019'), stock(0, 5, 9)), [], 'the 2019 form counts something else')
})

test('XY-ITEMS and XY-DISCLOSED: within the 2019 form', () => {
  const before = consistent('2019', { 'proactive.penalties.previousItems': 4, 'proactive.penalties.itemsChange': -1 })
  assert.deepEqual(across(before, consistent('2019', { 'proactive.penalties.previousItems': 3 })), [])
  const items = only(across(before, consistent('2019', { 'proactive.penalties.previousItems': 4 })))
  assert.deepEqual([items.rule, items.expected, items.actual], ['XY-ITEMS', 3, 4])
  const shown = { 'proactive.regulations.newlyDisclosed': 1, 'proactive.regulations.totalDisclosed': 5 }
  const disclosed = only(
    across(consistent('2019', { 'proactive.regulations.totalDisclosed': 3 }), consistent('2019', shown)),
  )
  assert.deepEqual(
    [disclosed.rule, disclosed.severity, disclosed.expected, disclosed.actual],
    ['XY-DISCLOSED', 'info', 4, 5],
  )
})
