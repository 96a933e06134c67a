import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { DocumentError } from '../src/read/errors.ts'
import { readHtml } from '../src/read/formats/html.ts'
import type { DocumentModel } from '../src/read/model.ts'

/** Microseconds of processor time that no machine needs; a step too many for each sign would take minutes. */
const LONGEST = 30_000_000

/** Text blocks as they are; a grid as its size and `row,column[ rowSpan×columnSpan]=text`. */
const outline = (model: DocumentModel): (string | string[])[] =>
  model.blocks.map((b) =>
    b.kind === 'text'
      ? b.text
      : [
          `${b.rows}×${b.columns}`,
          ...b.cells.map((c) => {
            const spans = c.rowSpan * c.columnSpan > 1 ? ` ${c.rowSpan}×${c.columnSpan}` : ''
            return `${c.row},${c.column}${spans}=${c.text}`
          }),
        ],
  )
const read = (html: string) => outline(readHtml(html))
const table = (rows: string) => `<table>${rows}</table>`

describe('text of a page', () => {
  const cases: [string, string, (string | string[])[]][] = [
    ['inline elements join', '<p><span>一</span><span>、总体</span><b>情</b>况</p>', ['一、总体情况']],
    ['blocks separate', '<div>一<div>二</div>三<p>四</p></div>', ['一', '二', '三', '四']],
    ['line breaks separate', '<p>一<br>二<br/><br>三</p>', ['一', '二', '三']],
    ['white space', '<p>\n\u3000\u3000本年\n\t新收&nbsp;12\u200b件&ensp;</p>', ['本年 新收 12件']],
    ['columns kept apart by hard spaces', '<p>规章&nbsp;&nbsp;&nbsp;3&nbsp;&nbsp;0</p>', ['规章   3  0']],
    [
      'Word marks',
      '<p>公开<o:p></o:p></p><p><o:p>&nbsp;</o:p></p><![if !supportLists]><p>三</p><![endif]>',
      ['公开', '三'],
    ],
    ['conditional comments', '<!--[if gte mso 9]><xml><w:View>Normal</w:View></xml><![endif]--><p>一</p>', ['一']],
    [
      'scripts and styles',
      '<style>p{}</style><script>var a="<p>x</p>"</script><p>一</p><noscript>请启用</noscript>',
      ['一'],
    ],
    ['hidden', '<p style="color:red; display : none">x</p><div hidden>y</div><p>一</p>', ['一']],
    ['preformatted lines', '<pre>一、总体\t情况\n  本年  新收\n\n完</pre>', ['一、总体\t情况', '  本年  新收', '完']],
    ['kept lines by style', '<div style="white-space: pre-wrap">一\n二</div>', ['一', '二']],
    ['entities', '<p>&lt;条例&gt;&#12289;&#x7b2c;</p>', ['<条例>、第']],
    ['unclosed', '<div><p>一<p>二<div>三', ['一', '二', '三']],
    ['text straight in a table', '<table>散落<tr><td>1<td>2</table>', ['散落', ['1×2', '0,0=1', '0,1=2']]],
    ['lists', '<ul><li>一<li>二</ul>', ['一', '二']],
    ['form controls', '<p>一<select><option>字体</select><button>打印</button></p>', ['一']],
  ]
  for (const [name, html, expected] of cases) test(name, () => assert.deepEqual(read(html), expected))

  test('hard-wrapped lines may continue, paragraphs do not', () => {
    const { blocks } = readHtml('<pre>本年收到申请12\n件，办结\n\n完</pre>')
    assert.deepEqual(
      blocks.map((b) => b.kind === 'text' && b.wraps === true),
      [true, false, false],
    )
  })
})

describe('tables', () => {
  const cases: [string, string, (string | string[])[]][] = [
    ['cells', '<tr><td>项目<td>数<tr><td>规章<td>', [['2×2', '0,0=项目', '0,1=数', '1,0=规章', '1,1=']]],
    [
      'paragraphs and breaks',
      '<tr><td><p>商业</p><p>企业</p></td><td>结<br>果</td></tr>',
      [['1×2', '0,0=商业\n企业', '0,1=结\n果']],
    ],
    [
      'spans',
      '<tr><td rowspan=2>三<td colspan=2>甲<tr><td>乙<td>丙',
      [['2×3', '0,0 2×1=三', '0,1 1×2=甲', '1,1=乙', '1,2=丙']],
    ],
    [
      'spans end with the row group',
      '<tbody><tr><td rowspan=9>甲<td>1</tbody><tbody><tr><td>乙<td>2',
      [['2×2', '0,0=甲', '0,1=1', '1,0=乙', '1,1=2']],
    ],
    [
      'rowspan 0 reaches the end of the group',
      '<tr><td rowspan=0>甲<td>1<tr><td>2<tr><td>3',
      [['3×2', '0,0 3×1=甲', '0,1=1', '1,1=2', '2,1=3']],
    ],
    ['a huge rowspan', '<tr><td rowspan=1000000000>甲<td>1<tr><td>2', [['2×2', '0,0 2×1=甲', '0,1=1', '1,1=2']]],
    [
      'a huge colspan',
      '<tr><td colspan=1000000000>甲<td>乙<tr><td>1<td>2',
      [['2×3', '0,0 1×2=甲', '0,2=乙', '1,0=1', '1,1=2']],
    ],
    [
      'nonsense spans',
      '<tr><td rowspan=x colspan=-3>甲<td colspan=0>1<tr><td rowspan="">乙<td>2',
      [['2×2', '0,0=甲', '0,1=1', '1,0=乙', '1,1=2']],
    ],
    [
      'overlapping spans',
      '<tr><td>甲<td rowspan=2>乙<tr><td colspan=3>丙',
      [['2×2', '0,0=甲', '0,1 2×1=乙', '1,0=丙']],
    ],
    [
      'missing cells are not invented',
      '<tr><td>甲<td>乙<td>丙<tr><td>1',
      [['2×3', '0,0=甲', '0,1=乙', '0,2=丙', '1,0=1']],
    ],
    [
      'columns and rows in which nothing begins close up',
      '<tr><td colspan=2>甲<td>乙<tr></tr><tr><td colspan=2>1<td>2',
      [['2×2', '0,0=甲', '0,1=乙', '1,0=1', '1,1=2']],
    ],
    [
      'head, body, foot and caption',
      '<caption>表一</caption><thead><tr><th>甲<th>乙<tbody><tr><td>1<td>2<tfoot><tr><td>3<td>4',
      ['表一', ['3×2', '0,0=甲', '0,1=乙', '1,0=1', '1,1=2', '2,0=3', '2,1=4']],
    ],
    [
      'hidden rows and cells',
      '<tr style="display:none"><td>x<td>x<tr><td>甲<td style="display:none">x<td>1',
      [['1×2', '0,0=甲', '0,1=1']],
    ],
    ['boxed paragraphs', '<tr><td>一、总体情况<tr><td>正文', ['一、总体情况', '正文']],
    ['nothing in it', '<tr><td>&nbsp;<td>', []],
  ]
  for (const [name, rows, expected] of cases) test(name, () => assert.deepEqual(read(table(rows)), expected))

  const inner = '<table><tr><td>规章<td>3</table>'
  test('a layout table unfolds in order, its metadata stay a table', () => {
    const html = table(
      `<tr><td>索引号<td>123<tr><td>发布机构<td>云川县水务局<tr><td colspan=2><h1>年度报告</h1><p>一、总体情况</p>${inner}<p>二</p>`,
    )
    assert.deepEqual(read(html), [
      ['2×2', '0,0=索引号', '0,1=123', '1,0=发布机构', '1,1=云川县水务局'],
      '年度报告',
      '一、总体情况',
      ['1×2', '0,0=规章', '0,1=3'],
      '二',
    ])
  })
  test('prose in a cell is text, the rows around it stay tables', () => {
    const prose = '<p>本年度，云川县水务局主动公开政府信息。</p>'.repeat(15)
    const html = table(
      `<tr><td colspan=2>一、总体情况<tr><td colspan=2>${prose}<tr><td>规章<td>3<tr><td colspan=2>小计<tr><td>许可<td>4`,
    )
    const blocks = read(html)
    assert.equal(blocks.length, 17)
    assert.equal(blocks[0], '一、总体情况')
    assert.deepEqual(blocks[16], ['3×2', '0,0=规章', '0,1=3', '1,0 1×2=小计', '2,0=许可', '2,1=4'])
  })
  test('tables one after the other stay apart', () => assert.equal(read(inner + inner).length, 2))
  test('a thousand nested tables are unfolded or refused', () => {
    assert.deepEqual(read(`${'<table><tr><td>'.repeat(300)}${inner}`), [['1×2', '0,0=规章', '0,1=3']])
  })
  test('places', () => {
    const { blocks } = readHtml(`<p>一</p>${inner}<p>二</p>${table('<tr><td rowspan=2>甲<td>1<tr><td>2')}`)
    const places = blocks.flatMap((b) => (b.kind === 'text' ? [b.at] : b.cells.map((c) => c.at)))
    assert.deepEqual(
      places.map((p) => 'path' in p && p.path),
      [
        'p[1]',
        'table[1]/tr[1]/td[1]',
        'table[1]/tr[1]/td[2]',
        'p[2]',
        'table[2]/tr[1]/td[1]',
        'table[2]/tr[1]/td[2]',
        'table[2]/tr[2]/td[1]',
      ],
    )
  })
})

const report = `<p>一、总体情况</p><p>正文</p><p>二、主动公开政府信息情况</p>${table('<tr><td colspan=2>第二十条第（一）项<tr><td>规章<td>3')}
<p>三、收到和处理政府信息公开申请情况</p>${table('<tr><td>一、本年新收政府信息公开申请数量<td>3<tr><td>自然人<td>1')}<p>六、其他需要报告的事项</p><p>无。</p>`
const body = ['一、总体情况', '正文', '二、主动公开政府信息情况', '无。']
const edges = (blocks: (string | string[])[]) => [...blocks.slice(0, 3), blocks.at(-1)]
const site = (inside: string) => `<html><head><title> 云川县水务局 2023年报 </title></head><body>
  <div class="header"><a href="/">首页</a> <a href="/xxgk">信息公开</a></div><div class="crumb">当前位置：首页 > 年报</div>
  <div class="main">${inside}</div><div class="footer">版权所有：云川县人民政府 <a href="/map">网站地图</a></div></body></html>`

describe('the part of the page that is the report', () => {
  const containers = [
    (r: string) => `<div id="zoom">${r}</div>`,
    (r: string) => `<div class="x9"><div>${r}</div></div>`,
    (r: string) => `<article>${r}</article>`,
    (r: string) => table(`<tr><td><a href="/l">左侧导航</a><td id="nr">${r}`),
    (r: string) =>
      `<div class="tools">【字体：大 中 小】 打印</div><div>${r}</div><div class="near">上一篇：<a href="/1">其他</a></div>`,
  ]
  for (const [i, put] of containers.entries())
    test(`site around container ${i + 1}`, () => assert.deepEqual(edges(read(site(put(report)))), body))

  test('chapters in elements of their own, signature beside them', () => {
    const parts = report.split(/(?=<p>[一二三六]、)/).map((p) => `<section>${p}</section>`)
    const blocks = read(
      site(`<div class="a"><div class="b">${parts.join('')}</div><p>云川县水务局</p><p>2024年1月20日</p></div>`),
    )
    assert.deepEqual([blocks[0], blocks.at(-1)], ['一、总体情况', '2024年1月20日'])
  })
  test('the title above its container comes first', () => {
    const title = '云川县水务局2023年政府信息公开工作年度报告'
    const html = site(
      `<h1>${title}</h1><div>来源：云川县水务局 发布时间：2024-01-20</div><div id="zoom">${report}</div>`,
    )
    assert.deepEqual(edges(read(html)), [title, '一、总体情况', '正文', '无。'])
    const inside = site(`<h1>${title}</h1><div>来源：水务局</div><div id="zoom"><p>${title}</p>${report}</div>`)
    assert.deepEqual(read(inside).slice(0, 2), [title, '一、总体情况'])
  })
  test('title of the page or of its metadata', () => {
    assert.equal(readHtml(site(report)).title, '云川县水务局 2023年报')
    assert.equal(
      readHtml('<head><title>a</title><meta name="ArticleTitle" content="年度报告 "></head>').title,
      '年度报告',
    )
  })
  test('two reports beside each other both stay', () => {
    const blocks = read(site(`<div id="a">${report}</div><div id="b">${report}</div>`))
    assert.equal(blocks.filter((b) => b === '一、总体情况').length, 2)
  })
  test('a report that a tab hides until it is chosen', () => {
    const blocks = read(site(`<div style="display:none">${report}</div>`))
    assert.deepEqual(edges(blocks), body)
  })
  test('a page that is no report is read from its known container, else whole', () => {
    assert.deepEqual(read(site('<div class="TRS_Editor"><p>通知</p></div>')), ['通知'])
    assert.ok(read(site('<p>通知</p>')).includes('通知'))
  })
  test('pictures in the text are counted, icons and the site are not', () => {
    const pictures =
      '<p><img src="/t3.jpg"><img src="/P02.png" width="600"></p><img src="/icon_pdf.gif"><img src="a.png" width=16>'
    assert.equal(readHtml(site(`<img src="/banner.jpg"><div id="zoom">${report}${pictures}</div>`)).images, 2)
    assert.equal(readHtml(site(report)).images, undefined)
  })
})

const codeOf = (html: string): string => {
  try {
    readHtml(html)
    return 'read'
  } catch (error) {
    if (error instanceof DocumentError) return error.code
    throw error
  }
}

describe('hostile pages', () => {
  const many = (unit: string, length = 1_000_000) => unit.repeat(Math.ceil(length / unit.length))
  const cases: [string, () => string, string][] = [
    ['a million nested elements', () => '<div>'.repeat(1_000_000), 'tooDeep'],
    ['a million nested inline elements', () => '<b>'.repeat(1_000_000), 'tooDeep'],
    ['nested unknown elements', () => '<x>'.repeat(1_000_000), 'tooDeep'],
    ['nested tables', () => '<table><tr><td>'.repeat(100_000), 'tooDeep'],
    [
      'formatting left open in each paragraph',
      () => Array.from({ length: 9_000 }, (_, i) => `<p><b a=${i}>`).join(''),
      'tooLarge',
    ],
    [
      'formatting cloned into each paragraph',
      () => `<p>${Array.from({ length: 900 }, (_, i) => `<b a=${i}>`).join('')}${many('<p>x')}`,
      'tooLarge',
    ],
    ['a table of many rows', () => table(many('<tr><td>1<td>2', 1_500_000)), 'tooLarge'],
    ['a table with many single rows', () => table(many('<tr><td>1')), 'read'],
    ['wide and long spans', () => table('<tr><td rowspan=999999999 colspan=999999999>x'.repeat(20_000)), 'tooLarge'],
    ['many attributes', () => `<p ${Array.from({ length: 100_000 }, (_, i) => `a${i}`).join(' ')}>一`, 'read'],
    ['text in a table', () => `<table>${many('x<b>y</b>')}`, 'read'],
    ['unfinished tags', () => many('<p '), 'read'],
    ['open comments', () => many('<!-- '), 'read'],
    ['ampersands', () => many('&lt'), 'read'],
    ['hidden by style', () => many('<i style="none display none none none">'), 'tooDeep'],
    ['paragraphs', () => many('<p>x'), 'read'],
    ['one line', () => many('本年新收 12'), 'read'],
  ]
  for (const [name, html, code] of cases)
    test(name, () => {
      const page = html()
      const start = process.cpuUsage().user
      assert.equal(codeOf(page), code)
      assert.ok(process.cpuUsage().user - start < LONGEST)
    })

  test('mutations of a page are read or refused', () => {
    const page = site(`<div id="zoom"><h1>云川县</h1>${report}<pre>完\n</pre></div>`)
    const pieces = [
      '<table>',
      '</table>',
      '<td rowspan=0>',
      '<tr>',
      '</div>',
      '<svg>',
      '<template>',
      '<select>',
      '<b>',
      '</p>',
      '<a href=x>',
      '<!--',
      '<frameset>',
      '<math><mi>',
      '\0',
      '<plaintext>',
      '<caption>',
      '</body>',
    ]
    let seed = 20260305
    const random = (n: number) => {
      seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
      return seed % n
    }
    for (let i = 0; i < 500; i++) {
      let mutated = page
      for (let k = random(6); k >= 0; k--) {
        const at = random(mutated.length)
        const cut = random(3) === 0 ? random(80) : 0
        mutated = mutated.slice(0, at) + (pieces[random(pieces.length)] ?? '') + mutated.slice(at + cut)
      }
      codeOf(mutated)
    }
  })
})
