import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Block, GridBlock } from '@gongkai/documents/read'
import { readPdf } from '../src/read/formats/pdf/index.ts'
import { type DrawCell, line, pdf, rows, string, stroked, type TableCell, table, text } from './pdf-fixture.ts'

const title = text(150, 790, '云川县人民政府2023年政府信息公开工作年度报告', 16)
const heading = text(70, 700, '三、收到和处理政府信息公开申请情况', 12)

const grids = (blocks: readonly Block[]): GridBlock[] => blocks.filter((b) => b.kind === 'grid')
const lines = (blocks: readonly Block[]): string[] => blocks.flatMap((b) => (b.kind === 'text' ? [b.text] : []))
/** Rows of a grid as `column:text`, spans as `column+columnSpan×rowSpan:text`. */
const printed = (grid: GridBlock | undefined): string[][] =>
  Array.from({ length: grid?.rows ?? 0 }, (_, row) =>
    (grid?.cells ?? [])
      .filter((c) => c.row === row)
      .sort((a, b) => a.column - b.column)
      .map((c) => `${c.column}${c.columnSpan + c.rowSpan > 2 ? `+${c.columnSpan}×${c.rowSpan}` : ''}:${c.text}`),
  )

async function gridsOf(...pages: Parameters<typeof pdf>[0][number][]): Promise<string[][][]> {
  return grids((await readPdf(pdf(pages))).blocks).map(printed)
}

const xs = [70, 100, 200, 260, 320]
const ys = [680, 650, 620, 590, 560]
const spanned: TableCell[] = [
  { row: 0, column: 0, columnSpan: 2, text: '申请人情况' },
  { row: 0, column: 2, text: '自然人' },
  { row: 0, column: 3, text: '总计' },
  { row: 1, column: 0, rowSpan: 3, text: '三、\n本年\n度' },
  { row: 1, column: 1, text: '（一）予以公开' },
  { row: 2, column: 1, rowSpan: 2, text: '（三）不予\n公开' },
  { row: 1, column: 2, text: '12' },
  { row: 1, column: 3, text: '12' },
  { row: 2, column: 2, text: '7' },
  { row: 2, column: 3, text: '' },
  { row: 3, column: 2, text: '1,808' },
  { row: 3, column: 3, text: '—' },
]
const spannedGrid = [
  ['0+2×1:申请人情况', '2:自然人', '3:总计'],
  ['0+1×3:三、\n本年\n度', '1:（一）予以公开', '2:12', '3:12'],
  ['1+1×2:（三）不予\n公开', '2:7', '3:'],
  ['2:1,808', '3:—'],
]

describe('a ruled table becomes a grid however its lines are drawn', () => {
  const bar: DrawCell = (x, y, w, h) =>
    `${x} ${y} ${w} 0.5 re f ${x} ${y + h} ${w} 0.5 re f ${x} ${y} 0.5 ${h} re f ${x + w} ${y} 0.5 ${h} re f\n`
  const styles: Record<string, DrawCell> = {
    lines: stroked,
    'thin filled bars': bar,
    rectangles: (x, y, w, h) => `${x} ${y} ${w} ${h} re S\n`,
    'frames of two filled rectangles': (x, y, w, h) =>
      `${x} ${y} ${w} ${h} re ${x + 0.7} ${y + 0.7} ${w - 1.4} ${h - 1.4} re f*\n`,
    'doubled frames': (x, y, w, h) => stroked(x, y, w, h) + stroked(x + 1.5, y + 1.5, w - 3, h - 3),
    'cells that stand apart': (x, y, w, h) => stroked(x + 1, y + 1, w - 2, h - 2),
    'coloured cells': (x, y, w, h) => `0.9 g ${x + 1} ${y + 1} ${w - 2} ${h - 2} re f 0 g\n`,
    dots: (x, y, w, h) =>
      [0, 1]
        .map((side) => Array.from({ length: w / 2 }, (_, i) => `${x + i * 2} ${y + side * h} 1 0.5 re f`).join(' '))
        .join('\n') +
      [0, 1]
        .map((side) => Array.from({ length: h / 2 }, (_, i) => `${x + side * w} ${y + i * 2} 0.5 1 re f`).join(' '))
        .join('\n'),
    'shaded header over lines': (x, y, w, h) => `0.8 g ${x} ${y} ${w} ${h} re f 0 g ${stroked(x, y, w, h)}`,
  }
  for (const [name, draw] of Object.entries(styles))
    test(name, async () => {
      assert.deepEqual(await gridsOf(title + heading + table(xs, ys, spanned, draw)), [spannedGrid])
    })

  test('lines moved and scaled by matrices and forms', async () => {
    const form = { T: { content: table(xs, ys, spanned), entries: '/Matrix [1 0 0 1 20 0]' } }
    assert.deepEqual(await gridsOf([`${title}${heading} q 0.5 0 0 0.5 30 10 cm 1 w /T Do Q`, { forms: form }]), [
      spannedGrid,
    ])
  })

  test('open at the sides', async () => {
    const sides = line(70, 680, 320, 680) + line(70, 650, 320, 650) + line(70, 620, 320, 620) + line(200, 680, 200, 620)
    const cells =
      text(75, 660, '信息内容') + text(205, 660, '本年制发件数') + text(75, 630, '规章') + text(205, 630, '3')
    assert.deepEqual(await gridsOf(title + sides + cells), [
      [
        ['0:信息内容', '1:本年制发件数'],
        ['0:规章', '1:3'],
      ],
    ])
  })

  test('pages turned by the viewer or by the text itself', async () => {
    const content = title + heading + table(xs, ys, spanned)
    assert.deepEqual(await gridsOf([content, { rotate: 90 }], [`q 0 1 -1 0 842 0 cm ${content} Q`, { rotate: 270 }]), [
      spannedGrid,
      spannedGrid,
    ])
  })

  test('within a frame around the page, which is no table', async () => {
    const model = await readPdf(
      pdf([stroked(40, 40, 515, 770) + stroked(43, 43, 509, 764) + title + heading + table(xs, ys, spanned)]),
    )
    assert.deepEqual(grids(model.blocks).map(printed), [spannedGrid])
    assert.deepEqual(lines(model.blocks), [
      '云川县人民政府2023年政府信息公开工作年度报告',
      '三、收到和处理政府信息公开申请情况',
    ])
  })
})

test('boxed paragraphs, underlines and highlighted lines stay lines of text', async () => {
  const boxed =
    stroked(60, 640, 400, 60) +
    line(60, 670, 460, 670) +
    text(70, 680, '一、总体情况') +
    text(70, 650, '2023年，本机关主动公开信息。')
  const marked = `1 1 0 rg 70 600 200 14 re f 70 614 150 14 re f 0 g ${text(70, 617, '二、主动公开')}${text(70, 603, '本年公布规章。')}${line(70, 602, 140, 602)}`
  const model = await readPdf(pdf([title + boxed + marked]))
  assert.deepEqual(
    model.blocks.map((b) => b.kind === 'text' && [b.text, b.wraps]),
    [
      ['云川县人民政府2023年政府信息公开工作年度报告', true],
      ['一、总体情况', true],
      ['2023年，本机关主动公开信息。', true],
      ['二、主动公开', true],
      ['本年公布规章。', true],
    ],
  )
})

describe('characters come to the cell and the word that a reader sees them in', () => {
  const cell = (content: string) =>
    title +
    table(
      [70, 200, 260, 320],
      [680, 650, 620],
      rows([
        ['信息内容', '本年', '总计'],
        ['', '', ''],
      ]),
    ) +
    content
  const second = async (content: string) => (await gridsOf(cell(content)))[0]?.[1]

  test('a figure that hangs over its border is not parted', async () => {
    assert.deepEqual(await second(text(75, 630, '规章') + text(240, 630, '12345')), ['0:规章', '1:12345', '2:'])
  })
  test('two figures that touch at the border are parted between their strings', async () => {
    assert.deepEqual(await second(text(240, 630, '1234') + text(260, 630, '5678')), ['0:', '1:1234', '2:5678'])
  })
  test('two labels set as one string are parted at the border', async () => {
    const fused =
      title +
      table(
        [70, 130, 190],
        [680, 650, 620],
        rows([
          ['', ''],
          ['1', '2'],
        ]),
      ) +
      text(80, 660, '本年废止数现行有效数')
    assert.deepEqual((await gridsOf(fused))[0]?.[0], ['0:本年废止数', '1:现行有效数'])
  })
  test('the end of a label that a stray space pushed out stays with its label', async () => {
    assert.deepEqual(await second(text(75, 630, '要求行政机关确认重新 出 具') + text(230, 630, '7')), [
      '0:要求行政机关确认重新出具',
      '1:7',
      '2:',
    ])
  })
  test('letter-spaced characters and stray spaces', async () => {
    const spaced = [...'行政许可处理决定'].map((c, i) => text(75 + i * 13, 630, c)).join('')
    assert.deepEqual(await second(spaced + text(210, 630, '5 ') + text(270, 630, '总 计')), [
      '0:行政许可处理决定',
      '1:5',
      '2:总计',
    ])
  })
  test('digits set one by one are one figure, with a wide gap they are two', async () => {
    const digits = text(210, 630, '1') + text(215, 630, '0') + text(270, 630, '1') + text(280, 630, '0')
    assert.deepEqual(await second(digits), ['0:', '1:10', '2:1 0'])
  })
  test('bold type painted twice', async () => {
    assert.deepEqual(await second(text(75, 630, '规章11') + text(75.3, 630, '规章11')), ['0:规章11', '1:', '2:'])
  })
  test('spacing and scaling operators', async () => {
    const set = `BT /F1 10 Tf 50 Tz 2 Tc 1 0 0 1 75 630 Tm ${string('规章')} Tj 100 Tz 0 Tc 135 0 Td [${string('1')} -20 ${string('2')}] TJ ET\n`
    assert.deepEqual(await second(set), ['0:规章', '1:12', '2:'])
  })
  test('vertical writing, turned and stacked labels', async () => {
    const vertical = `BT /V1 10 Tf 135 649 Td ${string('年度')} Tj ET\n`
    const turned = `BT /F1 10 Tf 0 -1 1 0 225 645 Tm ${string('办理')} Tj ET\n`
    const upwards = `BT /F1 10 Tf 0 1 -1 0 300 625 Tm ${string('结果')} Tj ET\n`
    assert.deepEqual(await second(vertical + turned + upwards), ['0:年度', '1:办理', '2:结果'])
    const tall =
      title +
      table(
        [70, 90, 190],
        [680, 600],
        [
          { row: 0, column: 0, text: '本\n年\n度' },
          { row: 0, column: 1, text: '1' },
        ],
      )
    assert.deepEqual(await gridsOf(tall), [[['0:本年度', '1:1']]])
  })
  test('radicals and compatibility forms become the characters that people type', async () => {
    const shown = (c: number) =>
      new Map(
        [
          ['人', 0x2f08],
          ['民', 0x2ea0],
          ['年', 0xf98e],
          ['一', 0x2f00],
        ].map(([k, v]) => [String(k).codePointAt(0), Number(v)]),
      ).get(c) ?? c
    const model = await readPdf(pdf([title + text(70, 700, '（一）②：')], { shown }))
    assert.deepEqual(lines(model.blocks), ['云川县人民政府2023年政府信息公开工作年度报告', '（一）②：'])
  })
  test('a watermark across the page is no text', async () => {
    const slanted = `BT /F1 40 Tf 0.7 0.7 -0.7 0.7 100 200 Tm ${string('内部资料')} Tj ET\n`
    assert.deepEqual(lines((await readPdf(pdf([title + slanted]))).blocks), [
      '云川县人民政府2023年政府信息公开工作年度报告',
    ])
  })
  test('hidden text counts only where nothing is visible', async () => {
    const hidden = (s: string) => `BT 3 Tr /F1 10 Tf 70 500 Td ${string(s)} Tj ET\n`
    assert.deepEqual(lines((await readPdf(pdf([title + hidden('另一份报告')]))).blocks), [
      '云川县人民政府2023年政府信息公开工作年度报告',
    ])
    assert.deepEqual(lines((await readPdf(pdf([hidden('2023年政府信息公开')]))).blocks), ['2023年政府信息公开'])
  })
  test('text clipped away is no text', async () => {
    const clipped = `q 70 600 45 20 re W n ${text(75, 605, '公开政府信息')} Q\n`
    assert.deepEqual(lines((await readPdf(pdf([title + clipped]))).blocks)[1], '公开政府')
  })
})

test('places are points from the top left of the page as it is shown', async () => {
  const { blocks } = await readPdf(pdf([title + table([70, 200, 260], [680, 650.25], rows([['规章', '3']]))]))
  assert.deepEqual(blocks[0]?.kind === 'text' && blocks[0].at, { page: 1, box: [150, 37.9, 502, 53.9] })
  assert.deepEqual(
    grids(blocks)[0]?.cells.map((c) => c.at),
    [
      { page: 1, box: [70, 162, 200, 191.8] },
      { page: 1, box: [200, 162, 260, 191.8] },
    ],
  )
})

describe('without rulings the pieces of a line keep their extents', () => {
  const pieces = async (content: string) =>
    (await readPdf(pdf([title + content]))).blocks
      .slice(1)
      .map((b) => b.kind === 'text' && b.pieces?.map((p) => p.text))

  test('columns of figures', async () => {
    const { blocks } = await readPdf(
      pdf([title + text(70, 600, '（一）予以公开') + text(250, 600, '12') + text(290, 600, '0')]),
    )
    const [, row] = blocks
    assert.deepEqual(row?.kind === 'text' && row.pieces?.map(({ text: t, x0, x1 }) => [t, x0, x1]), [
      ['（一）予以公开', 70, 140],
      ['12', 250, 260],
      ['0', 290, 295],
    ])
  })
  test('horizontal lines alone make no cells', async () => {
    const row = line(70, 620, 400, 620) + text(75, 630, '规章') + text(250, 630, '3') + line(70, 650, 400, 650)
    assert.deepEqual(await pieces(row), [['规章', '3']])
  })
  test('figures below each other are parted from labels and figures that they touch', async () => {
    const rowsOf = [640, 620, 600]
      .map((y) => text(150, y, '属于国家秘密') + text(250, y, '12') + text(270, y, '1234'))
      .join('')
    const tight =
      text(70, 580, '危及三安全一稳定与国家法规禁止公开的') +
      text(250, 580, '35') +
      text(261.5, 580, '1234567') +
      text(320, 580, '7')
    assert.deepEqual((await pieces(rowsOf + tight)).at(-1), [
      '危及三安全一稳定与国家法规禁止公开的',
      '35',
      '1234567',
      '7',
    ])
  })
  test('a figure broken over two lines of a narrow column', async () => {
    const row =
      text(70, 600, '（一）予以公开') + text(200, 600, '13729920') + text(260, 600, '0') + text(300, 600, '13729920')
    assert.deepEqual(await pieces(row + text(217, 587, '8') + text(317, 587, '8')), [
      ['（一）予以公开', '137299208', '0', '137299208'],
    ])
  })
  test('rows of which every second is coloured', async () => {
    const row = (y: number, label: string) => text(75, y, label) + text(200, y, '3') + text(300, y, '4')
    const ground = [660, 620].map((y) => `0.9 g 70 ${y} 100 20 re f 171 ${y} 100 20 re f 0 g\n`).join('')
    assert.deepEqual(
      await pieces(ground + [665, 645, 625, 605].map((y) => row(y, '规章')).join('')),
      Array.from({ length: 4 }, () => ['规章', '3', '4']),
    )
  })
})
