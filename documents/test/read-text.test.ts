import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { DocumentError, type Reading, readDocument } from '@gongkai/documents/read'
import { formOf } from '@gongkai/rules/reports'

const encode = (text: string) => new TextEncoder().encode(text)
const read = (text: string, name = 'report.txt') => readDocument(encode(text), { name })
const codeOf = async (text: string) =>
  read(text).then(
    () => 'read',
    (error) => (error instanceof DocumentError ? error.code : Promise.reject(error)),
  )

/** 表三 of the 2021 form: seven figures a row, 0 where none are given. */
const requestRows = (figures: Record<string, number[]> = {}) =>
  formOf('2021')
    .requests.rows.filter((r) => !r.optional)
    .map((r) => ({ label: r.label, group: r.group, figures: figures[r.key] ?? [0, 0, 0, 0, 0, 0, 0] }))

const figures = {
  newlyReceived: [8, 0, 0, 0, 0, 0, 8],
  granted: [2, 0, 0, 0, 0, 0, 2],
  otherMisc: [6, 0, 0, 0, 0, 0, 6],
  totalHandled: [8, 0, 0, 0, 0, 0, 8],
}

const proactive = [
  '第二十条第（一）项',
  '信息内容 本年制发件数 本年废止件数 现行有效件数',
  '规章 0 0 0',
  '行政规范性文件 5 12 8',
  '第二十条第（五）项',
  '信息内容 本年处理决定数量',
  '行政许可 550',
  '第二十条第（六）项',
  '信息内容 本年处理决定数量',
  '行政处罚 3',
  '行政强制 0',
  '第二十条第（八）项',
  '信息内容 本年收费金额（单位：万元）',
  '行政事业性收费 20.917',
]
const header = [
  '申请人情况',
  '自然人',
  '法人或其他组织',
  '总计',
  '商业企业',
  '科研机构',
  '社会公益组织',
  '法律服务机构',
  '其他',
]
const reviews = [
  '行政复议 行政诉讼',
  '结果维持 结果纠正 其他结果 尚未审结 总计 未经复议直接起诉 复议后起诉',
  '1 0 0 0 1 0 0 0 0 0 0 0 0 0 0',
]

interface Parts {
  front?: string[]
  overall?: string[]
  table2?: string[]
  table3?: string[]
  table4?: string[]
  tail?: string[]
}

const document = (parts: Parts = {}) =>
  [
    ...(parts.front ?? ['云川县青石镇人民政府2023年政府信息公开工作年度报告']),
    '一、总体情况',
    ...(parts.overall ?? ['2023年，我镇认真贯彻落实条例。']),
    '二、主动公开政府信息情况',
    ...(parts.table2 ?? proactive),
    '三、收到和处理政府信息公开申请情况',
    ...(parts.table3 ?? [...header, ...requestRows(figures).map((r) => `${r.label} ${r.figures.join(' ')}`)]),
    '四、政府信息公开行政复议、行政诉讼情况',
    ...(parts.table4 ?? reviews),
    '五、存在的主要问题及改进情况',
    '公开形式不够丰富。',
    '六、其他需要报告的事项',
    ...(parts.tail ?? ['本年度未收取信息处理费。']),
  ].join('\n')

function assertTables({ report, unread }: Reading) {
  assert.deepEqual(unread, [])
  assert.equal(report.edition, '2021')
  const { proactive: two, requests: three, reviewLitigation: four } = report.tables
  assert.deepEqual(two.normativeDocuments, { issued: 5, repealed: 12, inForce: 8 })
  assert.deepEqual([two.licensing?.decisions, two.charges?.amountWan], [550, 20.917])
  assert.deepEqual(
    [three.newlyReceived?.naturalPerson, three.granted?.total, three.otherMisc?.total, three.carriedOut?.orgOther],
    [8, 2, 6, 0],
  )
  assert.deepEqual([four.reviewUpheld, four.reviewTotal, four.postReviewTotal], [1, 1, 0])
}

describe('rows of text', () => {
  test('label and figures on a line, kept apart by single spaces', async () => assertTables(await read(document())))

  test('figures on a line of their own, and the vertical group label between the rows', async () => {
    const rows = requestRows(figures).flatMap((r, i) => [
      ...(i === 5 ? [...'三、本年度办理结果'] : []),
      r.label,
      r.figures.join(' '),
    ])
    assertTables(await read(document({ table3: [...header, ...rows] })))
  })

  test('one cell a line', async () => {
    const rows = requestRows(figures).flatMap((r) => [...r.group, r.label, ...r.figures.map(String)])
    assertTables(await read(document({ table3: [...header, ...rows] })))
  })

  test('one cell a line behind pipes, rows and empty cells both a lone pipe', async () => {
    const row = (label: string, values: (number | '')[]) => [
      '|',
      `${label} | ||`,
      ...values.map((v) => (v === '' ? '|' : `${v} |`)),
    ]
    const rows = requestRows(figures).flatMap((r) => row(r.label, r.figures))
    const [first, ...others] = requestRows({ ...figures, newlyReceived: [8, 0, 0, 0, 0, 0, 8] })
    const gap = [...row(first?.label ?? '', [8, '', 0, 0, 0, 0, 8]), ...others.flatMap((r) => row(r.label, r.figures))]
    assertTables(await read(document({ table3: [...header.map((h) => `${h} |`), ...rows] })))
    const { report, unread } = await read(document({ table3: [...header.map((h) => `${h} |`), ...gap] }))
    assert.deepEqual(unread, [])
    assert.deepEqual(report.tables.requests.newlyReceived, {
      naturalPerson: 8,
      orgCommercial: null,
      orgResearch: 0,
      orgPublicWelfare: 0,
      orgLegalService: 0,
      orgOther: 0,
      total: 8,
    })
  })

  test('figures run together are read only as single digits that add up', async () => {
    const rows = requestRows({ ...figures, carriedIn: [12, 0, 0, 0, 0, 0, 12] }).map(
      (r) => r.label + r.figures.join(''),
    )
    const { report, unread } = await read(document({ table3: [...header, ...rows] }))
    assert.equal(report.tables.requests.granted?.naturalPerson, 2)
    assert.deepEqual([...new Set(unread.map((u) => [u.cell.split('.')[1], u.reason].join()))], ['carriedIn,glued'])
  })
})

describe('what cannot be certain is refused or left out', () => {
  test('figures of table two run together with their labels are unread, not blank', async () => {
    const table2 = proactive.map((line) => line.replaceAll(' ', ''))
    const { report, unread } = await read(document({ table2 }))
    assert.deepEqual(
      [report.tables.proactive.licensing?.decisions, report.tables.proactive.charges?.amountWan],
      [550, 20.917],
    )
    assert.deepEqual(
      [...new Set(unread.map((u) => [u.cell.split('.')[1], u.reason].join()))],
      ['regulations,glued', 'normativeDocuments,glued'],
    )
  })

  test('table three on one line, no separators, figures of two digits', async () => {
    const rows = requestRows().map((r) => `${r.label}1200000012`)
    assert.equal(await codeOf(document({ table3: [[...header, ...rows].join('')] })), 'damaged')
  })

  test('a report in the form of before 2019', async () => {
    const chapters = [
      '一、概述',
      '二、主动公开政府信息的情况',
      '三、依申请公开政府信息办理情况',
      '四、收费及减免情况',
      '五、因政府信息公开申请行政复议、提起行政诉讼的情况',
      '六、存在的主要问题及改进情况',
    ]
    const text = [
      '云川县水务局2015年政府信息公开工作年度报告',
      ...chapters.flatMap((c) => [c, '2015年，按规定办理。']),
    ].join('\n')
    assert.equal(await codeOf(text), 'notAReport')
  })

  test('a row with a figure too few', async () => {
    const rows = requestRows(figures).map((r, i) => `${r.label} ${r.figures.slice(i === 3 ? 1 : 0).join(' ')}`)
    const { report, unread } = await read(document({ table3: [...header, ...rows] }))
    assert.equal(report.tables.requests.partiallyGranted?.naturalPerson, null)
    assert.deepEqual([...new Set(unread.map((u) => u.cell.split('.')[1]))], ['partiallyGranted'])
    assert.equal(report.tables.requests.granted?.naturalPerson, 2)
  })

  test('figures before their labels', async () => {
    const rows = requestRows(figures).flatMap((r) => [...r.figures.map(String), r.label])
    assert.equal(await codeOf(document({ table3: [...header, ...rows] })), 'damaged')
  })

  test('figures column by column', async () => {
    const all = requestRows(figures)
    const columns = [0, 1, 2, 3, 4, 5, 6].flatMap((c) => all.map((r) => String(r.figures[c])))
    assert.equal(await codeOf(document({ table3: [...header, ...all.map((r) => r.label), ...columns] })), 'damaged')
  })

  test('table four with a number in two pieces', async () => {
    const { report, unread } = await read(
      document({ table4: [...reviews.slice(0, 2), '1 0 0 0 0 1 0 0 0 0 0 0 0 0 0 0'] }),
    )
    assert.equal(report.tables.reviewLitigation.reviewTotal, null)
    assert.deepEqual([...new Set(unread.map((u) => u.reason))], ['split'])
  })

  test('an amount without a unit', async () => {
    const form2019 = [
      '第二十条第（一）项',
      '信息内容 本年新制作数量 本年新公开数量 对外公开总数量',
      '规章 0 0 0',
      '规范性文件 0 0 0',
      '第二十条第（九）项',
      '信息内容 采购项目数量 采购总金额',
      '政府集中采购 2 35.6',
    ]
    const { report, notes } = await read(document({ table2: form2019 }))
    assert.deepEqual(report.tables.proactive.procurement, { projects: 2, amount: null })
    assert.ok(notes.some((n) => n.rule === 'READ-UNIT'))
    const priced = await read(document({ table2: [...form2019.slice(0, -1), '政府集中采购 2 20.917万元'] }))
    assert.equal(priced.report.tables.proactive.procurement?.amount, 209170)
  })

  test('other documents, several reports, prose without tables', async () => {
    assert.equal(await codeOf('云川县今日召开会议，部署春耕备耕工作。\n会议强调，要抓好落实。'), 'notAReport')
    assert.equal(await codeOf(`${document()}\n\n${document().replaceAll('青石镇', '白石镇')}`), 'severalReports')
    assert.equal(await codeOf(document({ table2: [], table3: [], table4: [] })), 'noText')
    assertTables(await read(`${document()}\n\n${document()}`))
  })
})

describe('who reports on which year', () => {
  const cases: [string, Parts, { title?: string; agency: string | null; year: number | null; date?: string | null }][] =
    [
      ['title', {}, { agency: '云川县青石镇人民政府', year: 2023 }],
      [
        'title over three lines',
        { front: ['云川县财政局', '2022年', '政府信息公开工作年度报告'] },
        { title: '云川县财政局2022年政府信息公开工作年度报告', agency: '云川县财政局', year: 2022 },
      ],
      [
        'title broken in its last word',
        { front: ['云川县人民政府办公室2022年政府信息公开工作年度报', '告'] },
        { agency: '云川县人民政府办公室', year: 2022 },
      ],
      [
        'year in Chinese numerals',
        { front: ['云川县财政局二〇二三年政府信息公开工作年度报告'] },
        { agency: '云川县财政局', year: 2023 },
      ],
      [
        'signature',
        { front: ['2023年政府信息公开工作年度报告'], tail: ['无。', '云川县水务局', '2024年1月15日'] },
        { agency: '云川县水务局', year: 2023, date: '2024-01-15' },
      ],
      [
        'first sentence',
        { front: ['2023年政府信息公开工作年度报告', '在县委、县政府的领导下，云川县水务局认真贯彻落实条例。'] },
        { agency: '云川县水务局', year: 2023 },
      ],
      [
        'statement of publication',
        { front: ['现公布云川县审计局2022年政府信息公开工作年度报告。'] },
        { agency: '云川县审计局', year: 2022 },
      ],
      [
        'nobody named',
        { front: ['根据条例要求，现将我办2022年度政府信息公开情况报告如下：'] },
        { agency: null, year: 2022 },
      ],
      [
        'statistics period',
        { front: ['本报告数据统计期限自2022年1月1日起至2022年12月31日止。'], overall: ['我镇认真贯彻落实条例。'] },
        { agency: null, year: 2022 },
      ],
      [
        'nothing said',
        { front: ['本报告依照条例编制。'], overall: ['认真贯彻落实条例。'] },
        { agency: null, year: null },
      ],
    ]
  for (const [name, parts, want] of cases)
    test(name, async () => {
      const { report } = await read(document(parts))
      assert.equal(report.agency, want.agency)
      assert.equal(report.year, want.year)
      if (want.title) assert.equal(report.title, want.title)
      if (want.date) assert.equal(report.signature.date, want.date)
    })

  test('what the document does not say may be supplied, what it says stands', async () => {
    const bare = document({ front: ['本报告依照条例编制。'], overall: ['认真贯彻落实条例。'] })
    const supplied = await readDocument(encode(bare), { year: 2022, agency: '云川县水务局' })
    assert.deepEqual([supplied.report.year, supplied.report.agency], [2022, '云川县水务局'])
    const said = await readDocument(encode(document()), { year: 2019, agency: '他局' })
    assert.deepEqual([said.report.year, said.report.agency], [2023, '云川县青石镇人民政府'])
  })
})

test('lines wrapped at a fixed width become paragraphs again, headings and items stay apart', async () => {
  const overall = [
    '　　（一）主动公开。2023年，我镇通过政府网站公开政府信',
    '息120条，其中政策文件15条、工作动态85条、其他20条，全',
    '部按时更新，没有发生泄密事件，群众满意度不断提高和改进',
    '。',
    '　　（二）依申请公开。畅通渠道，全年收到政府信息公开申',
    '请8件，均在法定期限内答复，没有因公开工作引起的复议或者',
    '诉讼。',
  ]
  const { report } = await read(document({ overall }))
  assert.deepEqual(report.sections.overall.split('\n'), [
    '（一）主动公开。2023年，我镇通过政府网站公开政府信息120条，其中政策文件15条、工作动态85条、其他20条，全部按时更新，没有发生泄密事件，群众满意度不断提高和改进。',
    '（二）依申请公开。畅通渠道，全年收到政府信息公开申请8件，均在法定期限内答复，没有因公开工作引起的复议或者诉讼。',
  ])
})

test('a chapter of very many lines costs no more per line', async () => {
  const line = '我镇认真贯彻落实条例规定，  持续推进政府信息公开工作提质增效'
  const bare = line.replaceAll(' ', '')
  const before = process.cpuUsage()
  const { report } = await read(document({ overall: [...Array(8).fill(bare), ...Array(60_000).fill(line)] }))
  const { user, system } = process.cpuUsage(before)
  assert.equal(report.sections.overall.replaceAll('\n', ''), bare.repeat(60_008))
  assert.ok(report.sections.overall.split('\n').length < 10, 'the lines are joined')
  assert.ok(user + system < 30_000_000, `${(user + system) / 1e6} s`)
})
