import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DocumentError, type ErrorCode } from '../src/read/errors.ts'
import { readDocx } from '../src/read/formats/docx.ts'
import { gridsOf, layOut, onlyGrid, textsOf } from './support/grids.ts'
import { documentXml, docxOf, p, tbl, tc, tr, zipOf } from './support/ooxml.ts'

const read = (...args: Parameters<typeof docxOf>) => readDocx(docxOf(...args))
const lines = (...args: Parameters<typeof docxOf>) => textsOf(read(...args).blocks)
const refusal = (code: ErrorCode) => (error: unknown) => error instanceof DocumentError && error.code === code
const run = (content: string, properties = '') => `<w:r><w:rPr>${properties}</w:rPr>${content}</w:r>`
const numbered = (id: number, level = 0) => `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${id}"/></w:numPr>`
const level = (n: number, format: string, text: string, more = '') =>
  `<w:lvl w:ilvl="${n}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`
const lists = (levels: string) =>
  `<w:abstractNum w:abstractNumId="7">${levels}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>
   <w:num w:numId="2"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>`

test('paragraphs, tables and their places in reading order', () => {
  const model = read(`${p('云川县水务局2023年度报告')}${p('')}${tbl(tr(tc('甲'), tc('1')))}${p('后文')}`, {
    title: '标题',
  })
  assert.equal(model.title, '标题')
  assert.deepEqual(
    model.blocks.map((b) => (b.kind === 'text' ? [b.text, b.at] : b.cells.map((c) => [c.text, c.at]))),
    [
      ['云川县水务局2023年度报告', { path: 'paragraph[1]' }],
      [
        ['甲', { path: 'table[1]/row[1]/cell[1]' }],
        ['1', { path: 'table[1]/row[1]/cell[2]' }],
      ],
      ['后文', { path: 'paragraph[3]' }],
    ],
  )
})

test('text of runs, tabs, breaks and symbols', () => {
  const body = `<w:p>${run('<w:t>共</w:t><w:tab/><w:t>1</w:t><w:noBreakHyphen/><w:t>2</w:t>')}${run('<w:t>件</w:t><w:br/><w:t>下行</w:t>')}</w:p>
    <w:p>${run('<w:sym w:font="Wingdings" w:char="F0FC"/>')}</w:p><w:p>${run('<w:t>a&lt;b&#x4E00;</w:t>')}</w:p>`
  assert.deepEqual(lines(body), ['共\t1-2件', '下行', '\uf0fc', 'a<b一'])
})

test('deleted, moved, hidden text, field codes and prompts are not printed', () => {
  const body = `<w:p>${run('<w:t>收</w:t>')}<w:ins>${run('<w:t>到3</w:t>')}</w:ins><w:del>${run('<w:delText>2</w:delText>')}</w:del>
    <w:moveFrom>${run('<w:t>9</w:t>')}</w:moveFrom>${run('<w:t>8</w:t>', '<w:vanish/>')}${run('<w:t>件</w:t>', '<w:vanish w:val="0"/>')}
    ${run('<w:instrText>PAGE 7</w:instrText>')}</w:p>
    <w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${p('单击输入')}</w:sdtContent></w:sdt>
    <w:sdt><w:sdtPr/><w:sdtContent>${p('控件内文字')}</w:sdtContent></w:sdt>`
  assert.deepEqual(lines(body), ['收到3件', '控件内文字'])
})

test('a deleted paragraph mark joins two paragraphs, a deleted row is gone', () => {
  const deletedRow = `<w:tr><w:trPr><w:del/></w:trPr>${tc('丙')}${tc('9')}</w:tr>`
  const model = read(
    `${p('前半，', '<w:rPr><w:del/></w:rPr>')}${p('后半。')}${tbl(tr(tc('甲'), tc('1')), deletedRow, tr(tc('乙'), tc('2')))}`,
  )
  assert.deepEqual(textsOf(model.blocks), ['前半，后半。'])
  assert.deepEqual(layOut(onlyGrid(model)), [
    ['甲', '1'],
    ['乙', '2'],
  ])
})

test('a text box is read once, whatever versions of it are stored', () => {
  const box = (text: string) => `<w:txbxContent>${p(text)}</w:txbxContent>`
  const body = `<w:p>${run(`<mc:AlternateContent><mc:Choice Requires="wps">${box('框内')}</mc:Choice><mc:Fallback><w:pict>${box('框内')}</w:pict></mc:Fallback></mc:AlternateContent><w:t>框外</w:t>`)}</w:p>`
  assert.deepEqual(lines(body), ['框内', '框外'])
})

test('automatic numbers of headings and labels', () => {
  const numbering = lists(
    level(0, 'chineseCountingThousand', '%1、') + level(1, 'chineseCounting', '（%2）') + level(2, 'decimal', '%3.'),
  )
  const body = [
    p('总体情况', numbered(1)),
    p('主动公开', numbered(1, 1)),
    p('申请', numbered(1, 1)),
    p('其他', numbered(1)),
    p('再起', numbered(1, 1)),
    p('收到', numbered(1, 2)),
    p('3件', numbered(1, 2)),
    p('重新编号', numbered(2)),
    p('不编号', numbered(0)),
  ]
  assert.deepEqual(lines(body.join(''), { numbering }), [
    '一、总体情况',
    '（一）主动公开',
    '（二）申请',
    '二、其他',
    '（一）再起',
    '1.收到',
    '2. 3件',
    '五、重新编号',
    '不编号',
  ])
})

test('number formats', () => {
  const formats = {
    decimal: '3',
    decimalZero: '03',
    upperRoman: 'III',
    lowerLetter: 'c',
    chineseLegalSimplified: '叁',
    ideographTraditional: '丙',
    decimalFullWidth: '３',
    decimalEnclosedCircle: '③',
    somethingNew: '3',
  }
  for (const [format, printed] of Object.entries(formats)) {
    const numbering = lists(level(0, format, '%1、'))
    assert.equal(lines(p('文', numbered(1)).repeat(3), { numbering }).at(-1), `${printed}、文`, format)
  }
  const many = lines(p('文', numbered(1)).repeat(123), { numbering: lists(level(0, 'chineseCountingThousand', '%1')) })
  assert.deepEqual(
    [9, 10, 11, 20, 21, 99, 100, 101, 110, 123].map((n) => many[n - 1]),
    ['九', '十', '十一', '二十', '二十一', '九十九', '一百', '一百零一', '一百一十', '一百二十三'].map((n) => `${n}文`),
  )
  assert.deepEqual(lines(p('文', numbered(1)), { numbering: lists(level(0, 'bullet', '\uf06c')) }), ['文'])
})

test('levels that no list has give no number and cost nothing', () => {
  const numbering = lists(level(0, 'decimal', '%1.') + level(1_000_000_000, 'decimal', '%1.'))
  const body = [0, 1_000_000_000, -1, 8].map((n) => p('文', numbered(1, n))).join('')
  assert.deepEqual(lines(body, { numbering }), ['1.文', '文', '文', '文'])
})

test('numbers that come from a paragraph style, also by inheritance', () => {
  const numbering = lists(level(0, 'chineseCounting', '%1、', '<w:pStyle w:val="1"/>'))
  const styles = `<w:style w:type="paragraph" w:styleId="1"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
    <w:style w:type="paragraph" w:styleId="2"><w:basedOn w:val="1"/></w:style>`
  const body = p('甲', '<w:pStyle w:val="1"/>') + p('乙', '<w:pStyle w:val="2"/>') + p('丙')
  assert.deepEqual(lines(body, { numbering, styles }), ['一、甲', '二、乙', '丙'])
})

test('merged cells, skipped columns and paragraphs in cells', () => {
  const span = (n: number) => `<w:gridSpan w:val="${n}"/>`
  const grid = onlyGrid(
    read(
      tbl(
        tr(tc('项目', `${span(2)}<w:vMerge w:val="restart"/>`), tc('数量', span(2))),
        tr(tc('', `${span(2)}<w:vMerge/>`), tc('上年'), tc(`${p('本')}${p('年')}`)),
        `<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>${tc('甲')}${tc('1')}${tc('2')}</w:tr>`,
      ),
    ),
  )
  assert.deepEqual(layOut(grid), [
    ['项目', '^项目', '数量', '^数量'],
    ['^项目', '^项目', '上年', '本\n年'],
    [undefined, '甲', '1', '2'],
  ])
})

test('broken spans never overlap', () => {
  const grid = onlyGrid(
    read(
      tbl(
        tr(tc('甲', '<w:vMerge/>'), tc('1', '<w:gridSpan w:val="-3"/>')),
        tr(tc('乙', '<w:gridSpan w:val="2"/><w:vMerge w:val="restart"/>'), tc('2')),
        tr(tc('丙', '<w:vMerge/>'), tc('3'), tc('4')),
        tr(tc('丁', '<w:gridSpan w:val="1000000000"/>')),
      ),
    ),
  )
  assert.deepEqual([grid.rows, grid.columns], [4, 100])
  assert.deepEqual(
    layOut(grid).map((row) => row.slice(0, 3)),
    [
      ['甲', '1', undefined],
      ['乙', '^乙', '2'],
      ['丙', '3', '4'],
      ['丁', '^丁', '^丁'],
    ],
  )
})

test('frames around prose or tables dissolve, a table inside a data table follows it', () => {
  const inner = tbl(tr(tc('甲'), tc('1')))
  const framed = read(tbl(tr(tc('标题')), tr(tc(`${p('前')}${inner}${p('后')}`))))
  assert.deepEqual(
    framed.blocks.map((b) => (b.kind === 'text' ? b.text : layOut(b))),
    ['标题', '前', [['甲', '1']], '后'],
  )
  const wide = gridsOf(read(tbl(tr(tc('a'), tc('b'), tc(`${inner}${p('c')}`)))))
  assert.deepEqual(wide.map(layOut), [[['a', 'b', 'c']], [['甲', '1']]])
})

test('other prefixes, the strict namespace, other part names, UTF-16', () => {
  const strict = documentXml(p('正文'))
    .replaceAll('w:', 'ns0:')
    .replace(
      'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
      'xmlns:ns0="http://purl.oclc.org/ooxml/wordprocessingml/main"',
    )
  const utf16 = Buffer.from(`\ufeff${strict.replace('encoding="UTF-8"', 'encoding="UTF-16"')}`, 'utf16le')
  const rels = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="x/officeDocument" Target="/Word\\document2.xml"/></Relationships>`
  const bytes = zipOf({ '_rels/.rels': rels, 'word\\Document2.xml': utf16 })
  assert.deepEqual(textsOf(readDocx(bytes).blocks), ['正文'])
})

test('what is damaged or dangerous is refused', () => {
  const good = docxOf(p('正文').repeat(200))
  assert.throws(() => readDocx(good.subarray(0, good.length / 2)), refusal('damaged'))
  assert.throws(() => readDocx(zipOf({ 'a.txt': 'x' })), refusal('damaged'))
  const part = (xml: string) => zipOf({ 'word/document.xml': xml })
  assert.throws(() => readDocx(part('<w:document><w:p>')), refusal('damaged'))
  const entities = '<!DOCTYPE d [<!ENTITY a "aaaa">]><w:document>&a;</w:document>'
  assert.throws(() => readDocx(part(entities)), refusal('damaged'))
  assert.throws(() => readDocx(part('<w:p>'.repeat(1_000_000))), refusal('tooDeep'))
  assert.throws(
    () => readDocx(docxOf(`<w:tbl>${tr('<w:tc/>'.repeat(1000)).repeat(1000)}</w:tbl>`)),
    refusal('tooLarge'),
  )
  assert.throws(() => readDocx(docxOf('<w:altChunk/>')), refusal('unsupported'))
})

test('parts out of place are read without harm', () => {
  const odd = ['<w:tc/>', '<w:tr/>', '<w:gridSpan/>', '<w:trPr><w:del/></w:trPr>', '<w:tbl><w:p/></w:tbl>', '<w:tbl/>']
  for (const xml of [...odd, '<w:p><w:pPr><w:numPr/></w:pPr></w:p>', '<mc:Fallback/>', '<w:tbl><w:tr/></w:tbl>'])
    assert.deepEqual(lines(`${xml}${p('正文')}`), ['正文'], xml)
})
