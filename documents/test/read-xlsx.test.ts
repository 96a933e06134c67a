import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DocumentError, type ErrorCode } from '../src/read/errors.ts'
import { readXlsx } from '../src/read/formats/xlsx.ts'
import { gridsOf, layOut, onlyGrid, textsOf } from './support/grids.ts'
import { xlsxOf, zipOf } from './support/ooxml.ts'

const refusal = (code: ErrorCode) => (error: unknown) => error instanceof DocumentError && error.code === code
const inline = (text: string) => ({ text })
type Value = number | string | { text: string } | null
/** A row from column A: texts, numbers as written in the file, `null` for no cell. */
const row = (n: number, values: Value[], style = 0): string => {
  const cells = values.map((value, column) => {
    const r = `r="${String.fromCharCode(65 + column)}${n}" s="${style}"`
    if (value === null) return ''
    if (typeof value === 'object') return `<c ${r} t="inlineStr"><is><t>${value.text}</t></is></c>`
    return value === '' ? `<c ${r}/>` : `<c ${r}><v>${value}</v></c>`
  })
  return `<row r="${n}">${cells.join('')}</row>`
}
const sheet = (rows: string[], merges: string[] = [], before = ''): string =>
  `${before}<sheetData>${rows.join('')}</sheetData><mergeCells>${merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`
const read = (rows: string[], merges: string[] = [], styles = '') =>
  readXlsx(xlsxOf([{ name: '表', xml: sheet(rows, merges) }], [], styles))
const format = (code: string) =>
  `<numFmts><numFmt numFmtId="200" formatCode="${code.replaceAll('"', '&quot;')}"/></numFmts><cellXfs><xf/><xf numFmtId="200"/></cellXfs>`
const BORDERS =
  '<borders><border/><border><left style="thin"/></border></borders><cellXfs><xf/><xf borderId="1"/></cellXfs>'

test('strings of every kind, formulas by their results, places', () => {
  const cells = [
    '<c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1"><f>1+2</f><v>3</v></c>',
    '<c r="D1" t="str"><f>A1</f><v>共</v></c><c r="E1" t="b"><v>1</v></c><c r="F1" t="e"><v>#REF!</v></c>',
  ]
  const xml = sheet([`<row r="1">${cells.join('')}</row>`])
  const shared = ['云川县', '<r><t>水</t></r><r><t>务局</t></r><rPh><t>shui</t></rPh>']
  const grid = onlyGrid(readXlsx(xlsxOf([{ name: '总表', xml }], shared)))
  assert.deepEqual(layOut(grid), [['云川县', '水务局', '3', '共', 'TRUE', '#REF!']])
  assert.deepEqual(grid.cells[2], {
    row: 0,
    column: 2,
    rowSpan: 1,
    columnSpan: 1,
    text: '3',
    value: 3,
    at: { sheet: '总表', address: 'C1' },
  })
})

test('numbers keep all their digits and no more', () => {
  const written = [
    '7730.28',
    '7730.2799999999997',
    '0.30000000000000004',
    '59237.2449',
    '2.5E-3',
    '12345678',
    '-3',
    '1E5',
  ]
  const printed = ['7730.28', '7730.28', '0.3', '59237.2449', '0.0025', '12345678', '-3', '100000']
  assert.deepEqual(layOut(onlyGrid(read([row(1, written)]))), [printed])
})

test('number formats that add words, percentages and dates', () => {
  const shown = (code: string, number: string) => {
    const [first] = onlyGrid(read([row(1, [number, inline('后')], 1)], [], format(code))).cells
    return [first?.text, first?.value]
  }
  assert.deepEqual(shown('#,##0.00', '1808595.5'), ['1808595.5', 1808595.5])
  assert.deepEqual(shown('0.0000"万元"', '20.917'), ['20.917万元', undefined])
  assert.deepEqual(shown('"共"0\\件;[Red]-0', '12'), ['共12件', undefined])
  assert.deepEqual(shown('0!.0,"万元"', '209170'), ['209170', 209170])
  assert.deepEqual(shown('0.0%', '0.125'), ['12.5%', undefined])
  assert.deepEqual(shown('yyyy"年"m"月"d"日"', '45311'), ['2024年1月20日', undefined])
  assert.deepEqual(shown('General', '5'), ['5', 5])
})

test('a report on one sheet: title, headings and prose are text, the rest are tables', () => {
  const long = inline('2023年，云川县水务局认真贯彻落实条例，'.repeat(5))
  const model = read(
    [
      row(1, [inline('云川县水务局2023年政府信息公开工作年度报告')]),
      row(2, [inline('一、总体情况')]),
      row(3, [long]),
      row(4, [inline('二、主动公开政府信息情况')]),
      row(5, [inline('信息内容'), inline('本年制发件数'), inline('本年废止件数')]),
      row(6, [inline('规章'), 1, 2]),
      row(7, [inline('第二十条第（五）项')]),
      row(8, [inline('行政许可'), 3, null]),
      row(9, [inline('三、收到和处理政府信息公开申请情况')]),
      row(10, [inline('一、本年新收'), 3, null]),
      row(12, [inline('云川县水务局\n2024年1月20日')]),
    ],
    ['A1:C1', 'A3:C3', 'A4:C4', 'A9:C9'],
  )
  assert.deepEqual(
    model.blocks.map((b) => (b.kind === 'text' ? b.text : layOut(b))),
    [
      '云川县水务局2023年政府信息公开工作年度报告',
      '一、总体情况',
      long.text,
      '二、主动公开政府信息情况',
      [
        ['信息内容', '本年制发件数', '本年废止件数'],
        ['规章', '1', '2'],
        ['第二十条第（五）项', '', ''],
        ['行政许可', '3', ''],
      ],
      '三、收到和处理政府信息公开申请情况',
      [['一、本年新收', '3']],
      '云川县水务局',
      '2024年1月20日',
    ],
  )
})

test('bordered blanks make a row of a table, bordered prose stays prose', () => {
  const model = read(
    [
      row(1, [inline('一、总体情况'), '', ''], 1),
      row(2, [inline('一、本年新收'), '', ''], 1),
      row(3, [inline('（一）予以公开'), 1, 2], 1),
      row(4, [inline('合计')], 1),
    ],
    ['A1:C1'],
    BORDERS,
  )
  assert.deepEqual(textsOf(model.blocks), ['一、总体情况'])
  assert.deepEqual(layOut(onlyGrid(model)), [
    ['一、本年新收', '', ''],
    ['（一）予以公开', '1', '2'],
    ['合计', '', ''],
  ])
})

test('merged places, also of several rows', () => {
  const model = read(
    [
      row(1, [null, inline('标题')]),
      row(3, [null, inline('三、办理结果'), inline('（一）予以公开'), 1]),
      row(4, [null, null, inline('（二）部分公开'), 2]),
      row(5, [null, null, inline('（三）不予公开'), 9]),
    ],
    ['B1:D2', 'B3:B1000000', 'C5:D5', 'X90:Z99', 'B1:A0', 'D9'],
  )
  assert.deepEqual(textsOf(model.blocks), ['标题'])
  assert.deepEqual(layOut(onlyGrid(model)), [
    ['三、办理结果', '（一）予以公开', '1'],
    ['^三、办理结果', '（二）部分公开', '2'],
    ['^三、办理结果', '（三）不予公开', '^（三）不予公开'],
  ])
})

test('columns that only another table of the sheet has are left out', () => {
  const model = read(
    [row(1, [inline('甲'), null, null, 1, null]), row(2, [inline('乙'), null, null, 2, null]), row(4, [1, 2, 3, 4, 5])],
    ['A1:C1', 'D1:E1', 'A2:C2', 'D2:E2'],
  )
  assert.deepEqual(gridsOf(model).map(layOut), [
    [
      ['甲', '1'],
      ['乙', '2'],
    ],
    [['1', '2', '3', '4', '5']],
  ])
  assert.deepEqual(gridsOf(model)[0]?.cells[1]?.at, { sheet: '表', address: 'D1' })
})

test('hidden sheets, rows and columns are not read and leave no gap', () => {
  const xml = sheet(
    [
      row(1, [inline('甲'), 9, 1]),
      row(2, [inline('暗'), 8, 8]).replace('<row', '<row hidden="1"'),
      row(3, [inline('乙'), 9, 2]),
    ],
    [],
    '<cols><col min="2" max="2" hidden="1"/></cols>',
  )
  const grids = gridsOf(
    readXlsx(
      xlsxOf([
        { name: '暗表', xml, state: 'hidden' },
        { name: '明表', xml },
      ]),
    ),
  )
  assert.deepEqual(grids.map(layOut), [
    [
      ['甲', '1'],
      ['乙', '2'],
    ],
  ])
  assert.deepEqual(
    grids[0]?.cells.map((c) => 'address' in c.at && c.at.address),
    ['A1', 'C1', 'A3', 'C3'],
  )
})

test('cells without addresses follow each other, prefixed names are understood', () => {
  const bare =
    '<sheetData><row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c><c><v>4</v></c></row></sheetData>'
  assert.deepEqual(layOut(onlyGrid(readXlsx(xlsxOf([{ name: 'a', xml: bare }])))), [
    ['1', '2'],
    ['3', '4'],
  ])
  const prefixed = zipOf({
    'xl/workbook.xml': `<x:workbook xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:q="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><x:sheets><x:sheet name="a" q:id="k"/></x:sheets></x:workbook>`,
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="k" Type="x/worksheet" Target="one.xml"/></Relationships>',
    'xl/one.xml': `<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c><x:c r="B1"><x:v>2</x:v></x:c></x:row></x:worksheet>`,
  })
  assert.deepEqual(layOut(onlyGrid(readXlsx(prefixed))), [['1', '2']])
})

test('overlapping merges, strange addresses and huge sheets', () => {
  const odd = read([row(1, [inline('甲'), 1, 2]), row(2, [inline('乙'), 3, 4])], ['A1:B1', 'B1:B2', 'A1:C2'])
  for (const grid of gridsOf(odd)) layOut(grid)
  const crossed = read([row(1, [inline('甲'), 1, 2]), row(2, [3, 4, 5]), row(3, [6, 7, 8])], ['A1:B2', 'B2:C3'])
  assert.deepEqual(layOut(onlyGrid(crossed)), [
    ['甲', '^甲', '2'],
    ['^甲', '^甲', ''],
    ['6', '', ''],
  ])
  const beside = read([row(1, [inline('甲')]), row(2, [null, 1])], ['A1:A2'])
  assert.deepEqual(layOut(onlyGrid(beside)), [
    ['甲', ''],
    ['^甲', '1'],
  ])
  const far = '<row r="0"><c r="ZZZZ9"><v>1</v></c></row><row r="99999999"><c r="A1048577"><v>2</v></c></row>'
  assert.doesNotThrow(() => readXlsx(xlsxOf([{ name: 'a', xml: `<sheetData>${far}</sheetData>` }])))
  const million = `<sheetData>${`<row>${'<c><v>1</v></c>'.repeat(1000)}</row>`.repeat(1000)}</sheetData>`
  assert.throws(() => readXlsx(xlsxOf([{ name: 'a', xml: million }])), refusal('tooLarge'))
  const spread = `${row(1, [1])}<row r="2"><c r="XFD2"><v>2</v></c><c r="A2"><v>3</v></c></row>`
  assert.doesNotThrow(() => readXlsx(xlsxOf([{ name: 'a', xml: `<sheetData>${spread}</sheetData>` }])))
})

test('damaged workbooks are refused', () => {
  const good = xlsxOf([{ name: 'a', xml: sheet([row(1, [1, 2])]) }])
  assert.throws(() => readXlsx(good.subarray(0, 300)), refusal('damaged'))
  assert.throws(() => readXlsx(xlsxOf([{ name: 'a', xml: '<sheetData><row>' }])), refusal('damaged'))
  assert.throws(() => readXlsx(zipOf({ 'word/document.xml': '<a/>' })), refusal('damaged'))
})
