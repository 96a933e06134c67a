import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type AnnualReport, type CheckContext, checkReport, type Finding } from '@gongkai/rules/reports'
import fc from 'fast-check'
import { textChecks } from '../src/reports/checks/text.ts'
import { consistent } from './consistent.ts'

/** A text with every aspect and nothing to object to. */
const plain = [
  '2023年，我局认真贯彻落实《中华人民共和国政府信息公开条例》（2019年修订），按照“十四五”规划（2021—2025年）推进公开工作。',
  '（一）主动公开。2023年主动公开政府信息120条，较2022年增加12条。',
  '（二）依申请公开。2023年共收到政府信息公开申请3件，2022年结转1件，均已办结，结转2024年0件。',
  '（三）政府信息管理。严格执行“三审三校”制度，对2018年以来的规范性文件进行清理。',
  '（四）平台建设。依托市政府门户网站和政务新媒体发布信息。',
  '（五）监督保障。2023年5月开展培训1次，接受社会评议。',
].join('\n')

const report = (
  changes: Partial<AnnualReport> & { overall?: string; problems?: string; other?: string } = {},
): AnnualReport => {
  const { overall = plain, problems = '', other = '', ...rest } = changes
  const base = consistent('2021')
  return {
    ...base,
    year: 2023,
    agency: '张店区水利局',
    title: '张店区水利局2023年政府信息公开工作年度报告',
    ...rest,
    sections: { ...base.sections, overall, problems, otherMatters: other },
  }
}
const find = (rule: string, r: AnnualReport, context?: CheckContext): Finding[] =>
  checkReport(r, context).filter((f) => f.rule === rule)
const actuals = (rule: string, r: AnnualReport) => find(rule, r).map((f) => f.actual)

test('a correct text raises nothing', () => {
  const found = checkReport(report({ signature: { agency: '淄博市张店区水利局', date: '2024-01-12' } }))
  assert.deepEqual(
    found.filter((f) => f.rule.startsWith('TX-')),
    [],
  )
})

const otherYears = [
  '2022年，我局共收到政府信息公开申请3件。',
  '（二）依申请公开情况。2021年度，全区共受理申请3件，办结3件。',
  '二〇二二年，张店区水利局主动公开信息30条。',
  '2024 年全局累计发布信息200余条。',
  '截至2022年12月31日，我局累计公开信息1,200条。',
  '1.2022年，通过政府网站公开信息20条。',
]
for (const sentence of otherYears)
  test(`TX-YEAR asks: ${sentence}`, () => {
    const [found, ...more] = find('TX-YEAR', report({ overall: `${plain}\n${sentence}` }))
    assert.equal(more.length, 0)
    assert.equal(found?.severity, 'warning')
    assert.match(found?.message ?? '', /^一、总体情况中“.+”说的是20\d\d年，报告年度是2023年/)
    assert.equal(found?.expected, 2023)
  })

const naturalYears = [
  '2022年，我局收到申请3件，2023年收到5件。',
  '较2022年增加5件，同比2021年下降。',
  '与2022年相比，我局收到的申请增加2件。',
  '2024年，我局将主动公开信息100条以上。',
  '2024年，我局计划开展培训2次。',
  '2022年10月，我局印发制度2项。',
  '2022年底，全区共有规范性文件12件。',
  '2021年以来，我局共公开信息300条。',
  '2021年印发的规范性文件公开3件。',
  '2019年，我局成立后公开权责清单30项。',
  '2020—2023年，我局累计公开信息500条。',
  '2022年度政务公开考核中获评优秀。',
  '根据《2022年政务公开工作要点》公开信息3项。',
  '截至2024年1月10日，我局发布信息3条。',
  '未办结的2件结转2024年继续办理。',
]
for (const sentence of naturalYears)
  test(`TX-YEAR keeps silent: ${sentence}`, () => {
    const r = report({ overall: `${plain}\n${sentence}`, problems: `${sentence}`, other: sentence })
    assert.deepEqual(
      find('TX-YEAR', r).map((f) => f.message),
      [],
    )
  })

test('TX-YEAR: the title, the introduction, section six and the signature', () => {
  assert.deepEqual(actuals('TX-YEAR', report({ title: '张店区水利局2022年政府信息公开工作年度报告' })), [2022])
  assert.deepEqual(actuals('TX-YEAR', report({ title: '张店区水利局二〇二三年政府信息公开工作年度报告' })), [])
  assert.deepEqual(actuals('TX-YEAR', report({ preamble: '现将2022年度政府信息公开工作情况公布如下。' })), [2022])
  assert.deepEqual(actuals('TX-YEAR', report({ preamble: '根据2019年修订的《政府信息公开条例》编制本报告。' })), [])
  assert.deepEqual(
    actuals('TX-YEAR', report({ overall: plain.replace('2023年，我局认真', '2021年，在区委坚强领导下，我局认真') })),
    [2021],
  )
  assert.deepEqual(actuals('TX-YEAR', report({ other: '2022年度，我局未收取信息处理费。' })), [2022])
  assert.deepEqual(actuals('TX-YEAR', report({ signature: { agency: null, date: '2023-01-20' } })), ['2023-01-20'])
  assert.deepEqual(actuals('TX-YEAR', report({ signature: { agency: null, date: '2023-12-29' } })), [])
  assert.deepEqual(actuals('TX-YEAR', report({ year: null, title: '2022年政府信息公开工作年度报告' })), [])
})

const otherPlaces: [string, string][] = [
  ['通过政府门户网站、文成新闻网等形式公开。', '文成新闻网'],
  ['充分利用“文成发布”微信公众号。', '文成发布'],
  ['文成县人民政府高度重视政务公开工作。', '文成县人民政府高度'],
  ['严格落实浙江省政府信息公开有关规定。', '浙江省政府信息公开'],
  ['在文成县水利局网站设置专栏。', '文成县水利局网站设'],
  ['2023年，文成县坚持以公开为常态。', '文成县坚持以公开为'],
  ['2023年，桓台县坚持以公开为常态。', '桓台县坚持以公开为'],
  ['长沙市政府网站设有专栏。', '长沙市政府网站设有'],
]
for (const [sentence, shown] of otherPlaces)
  test(`TX-PLACE asks: ${sentence}`, () => {
    const found = find('TX-PLACE', report({ overall: `${plain}\n${sentence}` }))
    assert.deepEqual(
      found.map((f) => f.actual),
      [shown],
    )
    assert.match(found[0]?.message ?? '', /^一、总体情况出现“.+不是张店区的上级或下级，请核对是否借用了别处的文字。$/)
  })

const naturalPlaces = [
  '区政府、淄博市人民政府、山东省人民政府门户网站均已公开。',
  '张店区水利局认真贯彻落实条例。',
  '赴浙江省文成县政府考察学习。',
  '学习借鉴文成县政务公开经验做法。',
  '与桓台县水利局开展交流。',
  '会同桓台县政府办公室印发通知。',
  '申请人向桓台县人民政府提起行政复议。',
  '文成县政府与我区结对协作。',
  '北京市海淀区某公司申请公开。',
  '济南市中级人民法院作出判决。',
  '依托自然资源信息网、乡村振兴信息网、光明网、凤凰网发布。',
  '会同电视台制作节目，由平安区块链平台发布。',
  '老城区政府投资项目、主城区政务公开专区。',
  '新建政府网站专栏，利用大众网、齐鲁网、新华网发布。',
  '沂源县水库移民安置信息已公开。',
]
for (const sentence of naturalPlaces)
  test(`TX-PLACE keeps silent: ${sentence}`, () => {
    assert.deepEqual(
      find('TX-PLACE', report({ overall: `${plain}\n${sentence}` })).map((f) => f.message),
      [],
    )
  })

test('TX-PLACE: homonyms, unknown places, and names inside longer ones are no other place', () => {
  const text = (agency: string, sentence: string) =>
    actuals('TX-PLACE', report({ agency, overall: `${plain}\n${sentence}` }))
  assert.deepEqual(text('朝阳区水利局', '北京市人民政府、长春市人民政府网站。'), [])
  assert.deepEqual(text('长沙县水利局', '长沙市政府网站，长沙市区政府投资项目。'), [])
  assert.deepEqual(text('云川县水利局', '文成县人民政府高度重视。'), [])
  assert.deepEqual(text('平潭综合实验区管理委员会', '“平潭发布”公众号、福建省人民政府网站。'), [])
  assert.deepEqual(text('塔城市水利局', '伊犁哈萨克自治州人民政府网站。'), [])
  assert.deepEqual(actuals('TX-PLACE', report({ signature: { agency: '文成县水利局', date: null } })), ['文成县水利局'])
})

test('TX-PLACE: another bureau as the subject is text of another agency', () => {
  const text = (agency: string, sentence: string) =>
    actuals('TX-PLACE', report({ agency, overall: `${plain}\n${sentence}` }))
  assert.deepEqual(text('张店区水利局', '2023年，区卫生健康局认真贯彻落实条例。'), ['区卫生健康局'])
  assert.deepEqual(text('张店区水利局', '在区委坚强领导下，张店区卫健委（以下简称我委）高度重视政务公开。'), [
    '张店区卫健委',
  ])
  assert.deepEqual(text('张店区水利局', '财政局2023年政府信息公开年度报告如下。'), ['财政局'])
  assert.deepEqual(text('张店区水利局', '张店区水务局认真贯彻落实条例。'), [], 'the same field under another name')
  assert.deepEqual(text('张店区教育和体育局', '教体局高度重视政务公开。'), [])
  assert.deepEqual(text('张店区卫生健康局', '区卫健局共收到申请3件。'), [])
  assert.deepEqual(text('张店区水利局', '由区大数据局负责网站维护，区财政局网站公开预算。'), [])
  assert.deepEqual(text('张店区水利局', '区委高度重视，各部门认真贯彻落实。'), [])
  assert.deepEqual(
    text('张店区人民政府', '区卫生健康局认真贯彻落实条例。'),
    [],
    'a government speaks of its departments',
  )
  assert.deepEqual(text('张店区人民政府办公室', '区卫生健康局认真贯彻落实条例。'), [])
})

test('TX-AGENCY: places that are none, and advertising', () => {
  const named = (agency: string, title = `${agency}2023年政府信息公开工作年度报告`) =>
    actuals('TX-AGENCY', report({ agency, title }))
  assert.deepEqual(named('云川县水利局'), ['云川县'])
  assert.deepEqual(named('山东省文成县水利局'), ['文成县'])
  assert.deepEqual(named('博彩县水利局'), ['博彩'])
  assert.deepEqual(named('娱乐官网水利局'), ['娱乐'])
  assert.deepEqual(named('张店区水利局', '张店区水利局时时彩2023年政府信息公开工作年度报告'), ['时时彩'])
  for (const agency of [
    '张店区水利局',
    '福利彩票发行中心',
    '张店区体育彩票管理中心',
    '张店区文化娱乐场所管理所',
    '新津县水利局',
    '综合行政执法局',
  ])
    assert.deepEqual(named(agency), [], agency)
})

test('TX-REPEAT: repeated words in the title', () => {
  const titled = (title: string, agency: string | null = null) => actuals('TX-REPEAT', report({ title, agency }))
  assert.deepEqual(titled('2023年张店区张店区水利局\n政府信息公开工作年度报告'), ['张店区'])
  assert.deepEqual(titled('张店区水利局2023年政府信息公开工作年度报告报告'), ['报告'])
  assert.deepEqual(titled('2023年张店区水利局2023年度政府信息公开工作年度报告'), ['2023年'])
  assert.deepEqual(titled('2023年政府信息公开工作年度报告', '张店区张店区水利局'), ['张店区'])
  assert.deepEqual(titled('津市市和平区和平街道2023年政府信息公开工作年度报告（2024年1月）'), [])
  assert.deepEqual(titled(''), [])
})

const before = { ...report(), year: 2022 }
test('TX-SAME: the text of last year with other figures', () => {
  const same = find('TX-SAME', report({ overall: plain.replace('120条', '98条').repeat(3) }), {
    previous: { ...before, sections: { ...before.sections, overall: plain } },
  })
  assert.equal(same.length, 1)
  assert.equal(same[0]?.severity, 'info')
  assert.match(same[0]?.message ?? '', /^“一、总体情况”约有 (8\d|9\d|100)%的文字与上一年度报告相同。$/)
})

test('TX-SAME: not without last year, not for a text of its own, not for a few words', () => {
  const other =
    '本机关把公开融入水库除险、河道治理、农村供水各项任务，编制水利工程建设公开清单，逐项明确责任科室、公开时限和公开方式。'.repeat(
      2,
    ) +
    plain.slice(0, 60) +
    '面向灌区群众开展政策宣讲，制作水价改革图解，邀请村民代表走进泵站，现场答疑并收集意见建议，逐条回复办理结果。'
  const previous = { ...before, sections: { ...before.sections, overall: plain, otherMatters: '无。' } }
  assert.deepEqual(find('TX-SAME', report()), [])
  assert.deepEqual(find('TX-SAME', report({ overall: other, other: '无。' }), { previous }), [])
})

test('TX-ASPECT: what 总体情况 must speak of', () => {
  const lines = plain.split('\n')
  assert.deepEqual(actuals('TX-ASPECT', report()), [])
  assert.deepEqual(actuals('TX-ASPECT', report({ overall: lines.filter((_, i) => i !== 2).join('\n') })), [
    '依申请公开',
  ])
  assert.deepEqual(actuals('TX-ASPECT', report({ overall: lines.slice(0, 4).join('\n') })), [
    '政府信息公开平台建设、监督保障',
  ])
  assert.deepEqual(actuals('TX-ASPECT', report({ overall: '' })), [null])
  assert.deepEqual(actuals('TX-ASPECT', report({ overall: plain.replace('依申请', '依 申 请') })), [])
  const government = { agency: '张店区人民政府', title: '张店区人民政府2023年政府信息公开工作年度报告' }
  assert.deepEqual(actuals('TX-ASPECT', report(government)), ['工作考核、责任追究'])
  assert.deepEqual(
    actuals('TX-ASPECT', report({ ...government, overall: `${plain}\n开展考核，未发生责任追究情形。` })),
    [],
  )
  assert.deepEqual(
    actuals('TX-ASPECT', { ...report(government), edition: '2019', tables: consistent('2019').tables }),
    [],
  )
})

/** Numbers made for the test: right and wrong check characters. */
const identity = '11010119900101001'
const right = `${identity}${'10X98765432'[[7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2].reduce((n, w, i) => n + w * Number(identity[i]), 0) % 11]}`
const wrong = `${identity}${right.endsWith('0') ? '1' : '0'}`

const personal: [string, boolean][] = [
  [`申请人身份证号${right}。`, true],
  [`申请人身份证号${[...right].map((c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)).join('')}。`, true],
  [`登记编号${wrong}。`, false],
  [`编号A${right}号。`, false],
  ['申请人张某，13812345678，申请公开。', true],
  ['申请人电话：13812345678。', true],
  ['来电人为138 1234 5678，已答复。', true],
  ['联系人：王某，手机138-1234-5678。', true],
  ['如有疑问请联系我局（联系电话：0533-2345678、13812345678）。', false],
  ['咨询电话13812345678。', false],
  ['电话：0533-2345678转802，13812345678。', false],
  ['电话：0533-2345678，邮箱：13812345678@example.com。', false],
  ['全年支出13812345678元，点击13812345678次。', false],
  ['网址http://www.example.gov.cn/13812345678.html。', false],
  ['邮编255000，电话0533-12345678901。', false],
]
for (const [sentence, found] of personal)
  test(`TX-PERSONAL ${found ? 'finds' : 'passes'}: ${sentence}`, () => {
    const [finding, ...more] = find('TX-PERSONAL', report({ overall: `${plain}\n${sentence}` }))
    assert.equal(finding !== undefined, found)
    assert.equal(more.length, 0)
    if (!finding) return
    assert.equal(finding.severity, 'error')
    const shown = JSON.stringify(finding).normalize('NFKC').replace(/[ -]/g, '')
    for (const number of [right, '13812345678', '1381234'])
      assert.ok(!shown.includes(number), 'the number is not repeated')
    assert.match(
      finding.message,
      /^一、总体情况含疑似(居民身份证号码（110\*{15}）|手机号码（138\*{8}）)，公开前应删去。$/,
    )
  })

test('hostile texts are handled in bounded time', () => {
  const units = [
    '文成县',
    '，',
    '2022年，我局',
    '局认真贯彻',
    '13812345678',
    '电话：',
    '（',
    '1',
    '发布”',
    '局委会',
    '\n',
    right,
  ]
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...units), { minLength: 1, maxLength: 5 }), (parts) => {
      const text = parts.join('').repeat(Math.ceil(100_000 / parts.join('').length))
      const hostile = { ...report({ overall: text, title: text, other: text }), preamble: text, agency: text }
      const before = process.cpuUsage()
      for (const check of textChecks) check.find({ ...hostile, agency: '张店区水利局' }, { previous: hostile })
      for (const check of textChecks) check.find(hostile, {})
      // No machine needs as long; a step too many for each sign would take minutes.
      const took = process.cpuUsage(before).user / 1e6
      assert.ok(took < 30, `${took} s for ${parts.join('')}`)
    }),
    { seed: 20260305, numRuns: 15, endOnFailure: true },
  )
})
