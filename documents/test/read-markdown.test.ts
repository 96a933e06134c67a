import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { DocumentError } from '../src/read/errors.ts'
import { readMarkdown } from '../src/read/formats/markdown.ts'
import type { DocumentModel } from '../src/read/model.ts'

/** Microseconds of processor time that no machine needs; a step too many for each sign would take minutes. */
const LONGEST = 30_000_000

/** Text blocks as they are; a grid as rows of cells, places without a cell as `∅`. */
const outline = ({ blocks }: DocumentModel): (string | string[])[] =>
  blocks.map((b) => {
    if (b.kind === 'text') return b.text
    const rows = Array.from({ length: b.rows }, () => new Array<string>(b.columns).fill('∅'))
    for (const c of b.cells) (rows[c.row] as string[])[c.column] = c.text
    return rows.map((row) => row.join('/'))
  })
const read = (text: string) => outline(readMarkdown(text))

describe('lines of Markdown', () => {
  const cases: [string, string, (string | string[])[]][] = [
    ['headings', '# 年度报告 #\n##一、总体情况\n正文', ['年度报告', '一、总体情况', '正文']],
    ['emphasis', '**一是**公开*二是*__三是__ ~~四~~ `五`', ['一是公开二是三是 四 五']],
    ['stars that are none', '3 * 5 * 2\n*', ['3 * 5 * 2', '*']],
    ['lists', '- 甲\n* 乙\n+ 丙\n1. 丁\n2\\. 戊\n- [x] 己', ['甲', '乙', '丙', '1. 丁', '2. 戊', '己']],
    ['page numbers and blanks', '- 3 -\n-\n--', ['- 3 -', '-', '--']],
    ['quotations', '> 一\n>> 二', ['一', '二']],
    ['rules and fences', '一\n---\n***\n===\n```text\n二\n```', ['一', '二']],
    ['links and pictures', '[条例](http://x.cn/a) ![图](a.png)', ['条例']],
    ['tags and entities', '<center>一</center>二<br/>三&nbsp;四&lt;&#20116;', ['一二', '三 四<五']],
    ['paragraph tags', '<p>一</p><p>二</p>', ['一', '二']],
    ['comments', '一<!-- 二\n三 -->四\n<!-- 未完', ['一', '四', '<!-- 未完']],
    ['escapes', '1\\.属于\\*国家\\*秘密 5\\%', ['1.属于*国家*秘密 5%']],
    ['figures as formulas', '增长$1 2 . 5 \\%$，$2023$年，价格$x+y$', ['增长12.5%，2023年，价格$x+y$']],
    ['line ends', '一\r\n二\r三\f四', ['一', '二', '三', '四']],
  ]
  for (const [name, text, expected] of cases) test(name, () => assert.deepEqual(read(text), expected))

  test('a line that stops in mid-sentence may go on', () => {
    const long = '云川县水务局严格落实政府信息公开条例的各项要求，主动公开'
    const { blocks } = readMarkdown(`${long}\n信息12条。\n\n${long}\n\n完\n${long}  \n完\n# ${long}\n完`)
    assert.deepEqual(
      blocks.map((b) => b.kind === 'text' && b.wraps === true),
      [true, false, false, false, false, false, false, false],
    )
  })
  test('pictures are counted', () => {
    assert.equal(readMarkdown('一\n![](t2.png)\n<img src="t3.png">').images, 2)
    assert.equal(readMarkdown('一').images, undefined)
  })
})

describe('tables between pipes', () => {
  const cases: [string, string, (string | string[])[]][] = [
    ['with outer pipes', '文\n|项目|数|\n|---|:-:|\n|规章|**3**|\n文', ['文', ['项目/数', '规章/3'], '文']],
    ['without outer pipes', '项目 | 数\n--- | ---\n规章 | 3', [['项目/数', '规章/3']]],
    ['without a rule', '| 规章 | 3 |\n| 许可 | 4 |', [['规章/3', '许可/4']]],
    ['one closed row', '| 规章 | 3 |', [['规章/3']]],
    ['rules repeated inside', '|a|b|\n|---|---|\n|1|2|\n|---|---|\n|3|4|', [['a/b', '1/2', '3/4']]],
    ['a short rule', '|a|b|\n|-|-|\n|1|2|\n|-|-|', [['a/b', '1/2', '-/-']]],
    ['a row of blanks is no rule', '|a|b|\n|---|---|\n|-|--|', [['a/b', '-/--']]],
    ['placeholders for headers', '|-|-|\n|---|---|\n|规章|3|', [['规章/3']]],
    ['empty headers', '| | |\n|---|---|\n|规章|3|', [['规章/3']]],
    ['nothing in it', '|  |  |\n|---|---|\n||||\n\n完', ['完']],
    ['one empty extra cell', '|a|b|\n|---|---|\n|1|2||\n|3|4|', [['a/b', '1/2', '3/4']]],
    ['an extra cell with words stays', '|a|b|\n|---|---|\n|1|2|3|', [['a/b/∅', '1/2/3']]],
    ['short rows have no cell', '|a|b|c|\n|---|---|---|\n|1|2|', [['a/b/c', '1/2/∅']]],
    ['escaped pipes and breaks', '|a\\|b|商业<br>企业|\n|---|---|', [['a|b/商业\n企业']]],
    ['indented', '  | a | b |\n  |---|---|\n  | 1 | 2 |', [['a/b', '1/2']]],
    ['a dirty prefix', '|1|2|\n|六、其他需要报告的事项\n无|', [['1/2'], '|六、其他需要报告的事项', '无|']],
    ['a navigation line', '首页 | 概况 | 公开', ['首页 | 概况 | 公开']],
    ['a sentence after the table', '|1|2|\n来源：水务局', [['1/2'], '来源：水务局']],
  ]
  for (const [name, text, expected] of cases) test(name, () => assert.deepEqual(read(text), expected))

  test('places are lines and columns, and nothing is ruled', () => {
    const [text, grid] = readMarkdown('## 一、总体情况\n\n| 规章 |  3 |\n|---|---|\n').blocks
    assert.deepEqual(text?.kind === 'text' && text.at, { line: 1, column: 4 })
    assert.ok(grid?.kind === 'grid')
    assert.deepEqual(
      [grid.ruled, ...grid.cells.map((c) => c.at)],
      [false, { line: 3, column: 3 }, { line: 3, column: 9 }],
    )
  })
})

describe('tables in tags', () => {
  const cells = '<tr><td rowspan="2">三</td><td>甲</td></tr><tr><td>乙</td></tr>'
  const grid = ['三/甲', '∅/乙']
  const cases: [string, string, (string | string[])[]][] = [
    ['between lines', `# 一\n\n<table>${cells}</table>\n\n完`, ['一', grid, '完']],
    [
      'over many lines',
      `<html><body><table border=1>\n\n${cells.replaceAll('><', '>\n<')}\n</table></body></html>`,
      [grid],
    ],
    ['in the middle of a line', `前<TABLE>${cells}</TABLE>后`, ['前', grid, '后']],
    ['two on a line', `<table>${cells}</table><table>${cells}</table>`, [grid, grid]],
    ['not closed before a heading', `<table>${cells}\n# 四\n完`, [grid, '四', '完']],
    ['not closed before the next', `<table>${cells}\n<table>${cells}</table>完`, [grid, grid, '完']],
    ['not closed at all', `<table>${cells}`, [grid]],
    ['a stray end', '一</table>二', ['一二']],
  ]
  for (const [name, text, expected] of cases) test(name, () => assert.deepEqual(read(text), expected))

  test('cells know their lines', () => {
    const [, grid] = readMarkdown(`一\n  <table><tr><td>甲</td>\n<td>乙</td></tr></table>`).blocks
    assert.ok(grid?.kind === 'grid' && grid.ruled)
    assert.deepEqual(
      grid.cells.map((c) => c.at),
      [
        { line: 2, column: 14 },
        { line: 3, column: 1 },
      ],
    )
  })
})

const codeOf = (text: string): string => {
  try {
    readMarkdown(text)
    return 'read'
  } catch (error) {
    if (error instanceof DocumentError) return error.code
    throw error
  }
}

describe('hostile Markdown', () => {
  const many = (unit: string) => unit.repeat(Math.ceil(2_000_000 / unit.length))
  const cases: [string, string, string][] = [
    ['pipes', '|', 'tooLarge'],
    ['pipe rows', '|1|2|3|4|\n', 'tooLarge'],
    ['open tables', '<table>', 'tooLarge'],
    ['open tables with cells', '<table><td>1\n', 'tooLarge'],
    ['closed tables', '<table></table>', 'tooLarge'],
    ['open comments', '<!-- ', 'read'],
    ['open pictures', '![', 'read'],
    ['open links', '[x](', 'read'],
    ['stars', '*a', 'read'],
    ['underscores', '__a', 'read'],
    ['dashes', '-', 'read'],
    ['spaced dashes', '- ', 'read'],
    ['quotation marks', '> ', 'read'],
    ['open tags', '<a ', 'read'],
    ['formulas', '$1', 'read'],
    ['ampersands', '&', 'read'],
    ['backslashes', '\\', 'read'],
    ['spaces', ' ', 'read'],
  ]
  for (const [name, unit, code] of cases)
    test(name, () => {
      const text = many(unit)
      const start = process.cpuUsage().user
      assert.equal(codeOf(text), code)
      assert.ok(process.cpuUsage().user - start < LONGEST)
    })

  test('nested tables in tags are refused', () =>
    assert.equal(codeOf('<table><tr><td>'.repeat(200_000) + '</table>'.repeat(200_000)), 'tooDeep'))
})
