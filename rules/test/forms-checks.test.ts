import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  type AnnualReport,
  type CheckContext,
  cellsOf,
  checkReport,
  editionOf,
  emptyReport,
  type Finding,
  ruleEntries,
} from '@gongkai/rules/reports'
import { altered, consistent } from './consistent.ts'

const report: AnnualReport = {
  ...consistent('2021'),
  year: 2023,
  agency: '云川县水务局',
  title: '云川县水务局2023年政府信息公开工作年度报告',
}
const find = (rule: string, changes: Partial<AnnualReport>, context?: CheckContext): Finding[] =>
  checkReport({ ...report, ...changes }, context).filter((f) => f.rule === rule)

test('FORM-YEAR compares the form used with the report year', () => {
  const used = (year: number | null, edition: '2019' | '2021') =>
    find('FORM-YEAR', { ...consistent(edition), year }).map((f) => [f.expected, f.actual, f.severity])
  for (const year of [2019, 2020, 2021, 2025]) {
    assert.deepEqual(used(year, '2019'), year < 2021 ? [] : [['2021', '2019', 'error']])
    assert.deepEqual(used(year, '2021'), year > 2020 ? [] : [[editionOf(year), '2021', 'error']])
  }
  assert.deepEqual(used(2018, '2019'), [[null, '2019', 'error']])
  assert.deepEqual(used(null, '2019'), [])
})

const titles: [string, string | null, number | null, RegExp | null][] = [
  ['云川县水务局2023年政府信息公开工作年度报告', '云川县水务局', 2023, null],
  ['云川县 水务局 2023 年\n政府信息公开工作年度报告', '云川县水务局', 2023, null],
  ['云川县水务局二〇二三年政府信息公开工作年度报告', '云川县水务局', 2023, null],
  ['云川县水务局2023年信息公开工作年度报告', '云川县水务局', 2023, /缺少“政府信息公开工作年度报告”的完整名称。/],
  ['2023年政府信息公开工作年度报告', '云川县水务局', 2023, /缺少机关名称。/],
  ['云川县水务局政府信息公开工作年度报告', '云川县水务局', 2023, /缺少报告年度。/],
  ['政府信息公开年报', null, null, /缺少“政府信息公开工作年度报告”的完整名称、机关名称、报告年度。/],
  ['', null, null, /没有找到报告标题/],
]
for (const [title, agency, year, message] of titles)
  test(`FORM-TITLE: ${title || 'no title'}`, () => {
    const found = find('FORM-TITLE', { title, agency, year })
    assert.equal(found.length, message ? 1 : 0)
    if (message) assert.match(found[0]?.message ?? '', message)
  })

test('NN-INT: counts are whole and not negative, changes may be negative, amounts may have decimals', () => {
  const figures = {
    'proactive.penalties.itemsChange': -3,
    'proactive.procurement.amount': 20.5,
    'requests.granted.total': -1,
    'proactive.licensing.decisions': 1.5,
    'proactive.coercion.itemsChange': 0.5,
  }
  const found = find('NN-INT', altered(consistent('2019'), figures))
  assert.deepEqual(
    found.map((f) => [f.cells.join(), f.actual]),
    [
      ['proactive.licensing.decisions', 1.5],
      ['proactive.coercion.itemsChange', 0.5],
      ['requests.granted.total', -1],
    ],
  )
  assert.deepEqual(find('NN-INT', altered(report, { 'proactive.charges.amountWan': 0.25 })), [])
  const negative = find('NN-INT', altered(report, { 'proactive.charges.amountWan': -0.25 }))
  assert.deepEqual(
    negative.map((f) => f.message),
    ['行政事业性收费（本年收费金额（单位：万元））为 -0.25，应为非负数。'],
  )
})

const periods: [string, boolean][] = [
  ['本报告所列数据统计期限为2023年1月1日至2023年12月31日。', true],
  ['数据的统计期限自 2023 年 1 月 1 日起至 2023 年 12 月 31 日止。', true],
  ['统计期限为２０２３年１月１日至１２月３１日。', true],
  ['统计期限为2023年1月1日至2023年12月30日。', false],
  ['统计期限为2022年1月1日至2022年12月31日。', false],
  ['统计时限：2022年11月1日至2023年10月31日。', false],
  ['本报告由办公室编制。', true],
]
for (const [preamble, fits] of periods)
  test(`PERIOD: ${preamble}`, () => {
    const found = find('PERIOD', { preamble })
    assert.equal(found.length, fits ? 0 : 1)
    if (!fits) assert.equal(found[0]?.expected, '2023-01-01/2023-12-31')
  })

test('ZERO-NOT-BLANK: one finding for each table, with the cells; not for cells that were not read', () => {
  const cells = ['proactive.coercion.decisions', 'requests.granted.total', 'requests.carriedOut.total']
  const blanks = altered(report, Object.fromEntries(cells.map((c) => [c, null])))
  const found = find('ZERO-NOT-BLANK', blanks)
  assert.deepEqual(
    found.map((f) => f.cells),
    [['proactive.coercion.decisions'], cells.slice(1)],
  )
  assert.match(
    found[1]?.message ?? '',
    /^表三有 2 个空白格（（一）予以公开（总计）、四、结转下年度继续办理（总计）），没有的应写“0”。$/,
  )
  const unread = [{ cell: 'requests.granted.total', raw: '1 0', reason: 'split', at: { line: 3, column: 1 } }] as const
  assert.deepEqual(find('ZERO-NOT-BLANK', blanks, { unread })[1]?.cells, ['requests.carriedOut.total'])
  const read = find('READ-CELL', blanks, { unread })
  assert.deepEqual(
    read.map((f) => [f.severity, f.force, f.cells]),
    [['warning', 'reading', ['requests.granted.total']]],
  )
  assert.deepEqual(read[0]?.at, [{ line: 3, column: 1 }])
  assert.equal(find('ZERO-NOT-BLANK', emptyReport('2019')).length, 3)
})

test('a finding carries the places of its cells', () => {
  const wrong = altered(report, { 'reviewLitigation.reviewTotal': 1 })
  const cells = [...cellsOf(report)].map((c, i) => ({
    key: c.key,
    raw: '0',
    value: 0,
    at: { line: i + 1, column: 1 },
    by: 'label' as const,
  }))
  const [found] = find('T4-REVIEW', wrong, { cells })
  assert.equal(found?.at.length, 5)
  assert.deepEqual(found?.at[0], cells.find((c) => c.key === 'reviewLitigation.reviewTotal')?.at)
})

const contract =
  `T3-FLOW T3-SUM T3-ROW T4-REVIEW T4-DIRECT T4-POSTREVIEW NN-INT XY-CARRY XY-INFORCE XY-ITEMS XY-DISCLOSED
  T2-REPEAL T2-INFORCE-MIN T2-DISCLOSED T2-REG-POWER T2-CHARGE-FEE T4-PRECONDITION S6-FEE S6-FEE-MISSING S6-FEELAPSED
  PERIOD ZERO-NOT-BLANK NT-CONSIST NT-SUM NT-RATE NT-SCOPE NT-DONE TX-YEAR TX-PLACE TX-AGENCY TX-REPEAT TX-SAME
  TX-ASPECT TX-PERSONAL FORM-YEAR FORM-ROWS FORM-COLUMNS FORM-TITLE READ-CELL READ-LABEL READ-HEADER READ-SPAN
  READ-UNIT READ-EDITION`.split(/\s+/)

test('the catalogue has every rule once, each with its basis and what it looks for', () => {
  const entries = ruleEntries()
  assert.deepEqual(entries.map((e) => e.id).sort(), contract.sort())
  for (const e of entries) assert.ok(e.basis.trim() && e.title.trim(), e.id)
  for (const e of entries.filter((x) => x.id.startsWith('READ-')))
    assert.ok(e.severity !== 'error' && e.force === 'reading', e.id)
})
