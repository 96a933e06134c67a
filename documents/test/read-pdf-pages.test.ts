import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { GridBlock } from '@gongkai/documents/read'
import { readPdf } from '../src/read/formats/pdf/index.ts'
import { line, pdf, rows, type TableCell, table, text } from './pdf-fixture.ts'

const title = text(150, 790, '云川县人民政府2023年政府信息公开工作年度报告', 16)
const heading = text(70, 760, '三、收到和处理政府信息公开申请情况', 12)
const footer = (n: number) => text(280, 40, `- ${n} -`)

const blocksOf = async (pages: string[]) => (await readPdf(pdf(pages))).blocks
const gridsOf = async (pages: string[]): Promise<GridBlock[]> =>
  (await blocksOf(pages)).filter((b) => b.kind === 'grid')
const linesOf = async (pages: string[]) => (await blocksOf(pages)).flatMap((b) => (b.kind === 'text' ? [b.text] : []))
const texts = (grid: GridBlock | undefined): string[][] =>
  Array.from({ length: grid?.rows ?? 0 }, (_, row) =>
    (grid?.cells ?? [])
      .filter((c) => c.row === row)
      .sort((a, b) => a.column - b.column)
      .map((c) => c.text),
  )

const xs = [70, 250, 300, 350, 400]
const header = ['', '自然人', '其他', '总计']
const bottom = [140, 110, 80]
const top = [800, 770, 740]
const part = (ys: readonly number[], content: readonly (readonly string[])[]) => table(xs, ys, rows(content))
/** Only the borders between columns: the page break left no line above or below. */
const uprights = (y0: number, y1: number) => xs.map((x) => line(x, y0, x, y1)).join('')
const row = (y: number, cells: readonly string[]) =>
  cells.map((c, i) => (c ? text((xs[i] ?? 0) + 3, y, c) : '')).join('')

describe('a table that goes on over a page break is one grid', () => {
  const first = title + heading + part(bottom, [header, ['（一）予以公开', '1', '2', '3']])

  test('with page numbers between its halves', async () => {
    const second = part(top, [
      ['（二）部分公开', '4', '5', '9'],
      ['（三）不予公开', '0', '0', '0'],
    ])
    const [grid, ...others] = await gridsOf([first + footer(1), second + footer(2)])
    assert.equal(others.length, 0)
    assert.deepEqual(texts(grid), [
      header,
      ['（一）予以公开', '1', '2', '3'],
      ['（二）部分公开', '4', '5', '9'],
      ['（三）不予公开', '0', '0', '0'],
    ])
    assert.deepEqual(grid?.cells.at(-1)?.at, { page: 2, box: [350, 72, 400, 102] })
  })
  test('with its header repeated', async () => {
    const [grid] = await gridsOf([first, part(top, [header, ['（二）部分公开', '4', '5', '9']])])
    assert.deepEqual(texts(grid), [header, ['（一）予以公开', '1', '2', '3'], ['（二）部分公开', '4', '5', '9']])
  })
  test('a row cut into label and figures', async () => {
    const open =
      title +
      heading +
      table(xs, [170, 140, 110], rows([header, ['（一）予以公开', '1', '2', '3']])) +
      uprights(110, 80) +
      row(90, ['3.补正后申请内容仍不明确'])
    const [grid] = await gridsOf([
      open,
      uprights(800, 770) + row(780, ['', '4', '5', '9']) + part([770, 740], [['（三）不予公开', '0', '0', '0']]),
    ])
    assert.deepEqual(texts(grid).slice(2), [
      ['3.补正后申请内容仍不明确', '4', '5', '9'],
      ['（三）不予公开', '0', '0', '0'],
    ])
  })
  test('rows without a line at the break stay two rows', async () => {
    const open = first + uprights(80, 60) + row(66, ['（二）部分公开', '4', '5', '9'])
    const [grid] = await gridsOf([
      open,
      uprights(800, 770) + row(780, ['（三）不予公开', '6', '0', '6']) + line(70, 770, 400, 770),
    ])
    assert.deepEqual(texts(grid).slice(2), [
      ['（二）部分公开', '4', '5', '9'],
      ['（三）不予公开', '6', '0', '6'],
    ])
  })
  test('blank rows are not taken for cut ones', async () => {
    const [grid] = await gridsOf([
      title + heading + part(bottom, [header, ['（七）总计', '', '', '']]),
      part(top, [
        ['四、结转下年度继续办理', '4', '5', '9'],
        ['合计', '0', '0', '0'],
      ]),
    ])
    assert.deepEqual(texts(grid).slice(1, 3), [
      ['（七）总计', '', '', ''],
      ['四、结转下年度继续办理', '4', '5', '9'],
    ])
  })
  test('a group label that spans the break', async () => {
    const columns = [70, 150, 250, 300]
    const group = (label: string, names: string[]): TableCell[] => [
      { row: 0, column: 0, rowSpan: 2, text: label },
      ...names.flatMap((name, r) => [
        { row: r, column: 1, text: name },
        { row: r, column: 2, text: '0' },
      ]),
    ]
    const pages = (label: string) => [
      title + heading + table(columns, bottom, group('（五）不予处理', ['1.信访举报', '2.重复申请'])),
      table(columns, top, group(label, ['3.要求提供', '4.无正当理由'])),
    ]
    const labels = async (label: string) =>
      (await gridsOf(pages(label)))[0]?.cells.filter((c) => c.column === 0).map((c) => [c.text, c.row, c.rowSpan])
    assert.deepEqual(await labels(''), [['（五）不予处理', 0, 4]])
    assert.deepEqual(await labels('（五）不予处理'), [['（五）不予处理', 0, 4]])
    assert.deepEqual(await labels('（六）其他处理'), [
      ['（五）不予处理', 0, 2],
      ['（六）其他处理', 2, 2],
    ])
  })
  test('columns that only one half uses', async () => {
    const wide = table(
      [70, 250, 400],
      top,
      rows([
        ['行政许可', '7'],
        ['行政处罚', '8'],
      ]),
    )
    const [grid] = await gridsOf([first, wide])
    assert.deepEqual(
      grid?.cells.slice(-1).map(({ column, columnSpan, row: r }) => [column, columnSpan, r]),
      [[1, 3, 3]],
    )
  })
  test('but not with other columns, nor with words between', async () => {
    const other = table(
      [70, 200, 400],
      top,
      rows([
        ['行政许可', '7'],
        ['行政处罚', '8'],
      ]),
    )
    assert.equal((await gridsOf([first, other])).length, 2)
    assert.equal(
      (
        await gridsOf([
          first + text(70, 50, '注：含上年结转。'),
          part(top, [
            ['（二）', '4', '5', '9'],
            ['（三）', '0', '0', '0'],
          ]),
        ])
      ).length,
      2,
    )
  })
})

describe('headers, footers and page numbers are left out', () => {
  const body = (n: number) => text(70, 400, `第${n}段，公开政府信息。`)
  const expected = ['第1段，公开政府信息。', '第2段，公开政府信息。', '第3段，公开政府信息。']
  const pages = (make: (n: number) => string) => [1, 2, 3].map((n) => body(n) + make(n))

  for (const [name, make] of Object.entries<(n: number) => string>({
    dashes: footer,
    'long dashes': (n) => text(280, 40, `— ${n} —`),
    words: (n) => text(280, 40, `第 ${n} 页 共 3 页`),
    fractions: (n) => text(280, 810, `${n}/3`),
    'bare numbers': (n) => text(280, 40, String(n + 4)),
    'running titles': (n) => text(70, 810, '云川县人民政府年度报告') + text(500, 810, `${n}`),
  }))
    test(name, async () => {
      assert.deepEqual(await linesOf(pages(make)), expected)
    })
  test('a title of some pages only', async () => {
    const head = text(70, 810, '年度报告')
    assert.deepEqual(
      await linesOf([body(1), body(2) + head, body(3), body(4) + head]),
      [1, 2, 3, 4].map((n) => `第${n}段，公开政府信息。`),
    )
  })
  test('a page number on the last row of a table', async () => {
    const grid =
      title +
      table(
        [70, 300, 500],
        [140, 110, 30],
        rows([
          ['信息内容', '本年'],
          ['规章', '3'],
        ]),
      )
    assert.deepEqual(texts((await gridsOf([grid + text(280, 36, '- 1 -', 9)]))[0]), [
      ['信息内容', '本年'],
      ['规章', '3'],
    ])
  })
  test('figures that do not keep step with the pages stay', async () => {
    assert.deepEqual(await linesOf([body(1) + text(280, 40, '17'), body(2) + text(280, 40, '4')]), [
      '第1段，公开政府信息。',
      '17',
      '第2段，公开政府信息。',
      '4',
    ])
  })
})
