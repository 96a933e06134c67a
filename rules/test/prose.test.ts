import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { extractFacts, hanNumber, normalise, quantities } from '@gongkai/rules/reports'
import fc from 'fast-check'
import { type Given, reportSaying } from './narrative.fixture.ts'

const numbersIn = (text: string) => quantities(normalise(text)).map((q) => `${q.value}${q.unit}`)

describe('canonical spelling', () => {
  const spellings: readonly [string, string][] = [
    ['共收到 １５４ 件（其中：上年 结转 ６ 件）;', '共收到154件（其中：上年结转6件）；'],
    ['受理\n申请 12\n件。\n\n第二段', '受理申请12件。\n第二段'],
    ['**一是**公开1,808条,解读12篇', '一是公开1,808条，解读12篇'],
    ['公开１，８０８条，解读12篇', '公开1,808条，解读12篇'],
    ['公开18，808条', '公开18，808条'],
    ['⼀、总体情况 85％ 办结．', '一、总体情况85%办结.'],
    ['全年办结3件.共3件', '全年办结3件。共3件'],
    ['\u3000\u200b我局\ufeff公开', '我局公开'],
  ]
  for (const [from, to] of spellings) it(JSON.stringify(from), () => assert.equal(normalise(from).text, to))

  it('leads every character back to its place', () => {
    const source = '**一是** 全年 共收到\n申请 １，８０８ 件（⼀）。\n完'
    const { text, offsetAt } = normalise(source)
    for (let i = 0; i < text.length; i++) {
      const original = source[offsetAt(i)] as string
      assert.equal(normalise(original).text || original, text[i] === ',' ? '，' : text[i])
    }
  })
})

describe('numbers', () => {
  const written: readonly [string, string][] = [
    ['收到申请1,808件，12345678条', '1808件 12345678条'],
    ['公开信息1.2万条，收取20.917万元', '12000条 209170元'],
    ['三十二件、一百零五条、两件、十一项、一万两千条、二〇二件', '32件 105条 2件 11项 12000条 202件'],
    ['第3期，第711号，12个工作日，3个月，一次性告知，统一件，每一件', ''],
    ['增长百分之八点五，占百分之九十，降百分之3.2', '8.5% 90% 3.2%'],
    ['占85.5%，提高3个百分点', '85.5% 3个百分点'],
    ['2023年12月31日前6件', '6件'],
    ['ABC12件', ''],
  ]
  for (const [text, expected] of written) it(text, () => assert.equal(numbersIn(text).join(' '), expected))

  it('reads every whole number in Chinese numerals that it can write', () => {
    const digits = '零一二三四五六七八九'
    const below = (n: number, inner: boolean): string => {
      if (n >= 1000)
        return `${digits[Math.floor(n / 1000)]}千${n % 1000 ? (n % 1000 < 100 ? '零' : '') + below(n % 1000, true) : ''}`
      if (n >= 100)
        return `${digits[Math.floor(n / 100)]}百${n % 100 ? (n % 100 < 10 ? '零' : '') + below(n % 100, true) : ''}`
      if (n >= 20 || (n >= 10 && inner)) return `${digits[Math.floor(n / 10)]}十${n % 10 ? digits[n % 10] : ''}`
      return n >= 10 ? `十${n % 10 ? digits[n % 10] : ''}` : (digits[n] as string)
    }
    const write = (n: number) =>
      n < 10000
        ? below(n, false)
        : `${below(Math.floor(n / 10000), false)}万${n % 10000 ? (n % 10000 < 1000 ? '零' : '') + below(n % 10000, true) : ''}`
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999 }), (n) => assert.equal(hanNumber(write(n)), n)),
      { seed: 20260305 },
    )
    for (const none of ['一二', '百', '万']) assert.equal(hanNumber(none), null)
  })
})

const facts = (text: string, given?: Given) =>
  extractFacts(reportSaying(text, given))
    .filter((f) => f.section === (given?.section ?? 'overall'))
    .map((f) =>
      f.kind === 'count' ? `${f.measure} ${f.value} ${f.scope} ${f.actor}${f.channel ? ` ${f.channel}` : ''}` : f.kind,
    )

describe('facts', () => {
  const stated: readonly [string, string[], Given?][] = [
    ['2023年，我局收到政府信息公开申请20件。', ['received 20 certain self']],
    ['2023年，全县收到政府信息公开申请20件。', ['received 20 unclear area']],
    ['县政府办公室收到政府信息公开申请5件。', ['received 5 unclear office'], { agency: '云川县人民政府' }],
    [
      '收到政府信息公开申请20件，其中网上申请12件、信函申请8件。',
      ['received 20 certain unspoken', 'processed 12 part unspoken 网站', 'processed 8 part unspoken 信函', 'sum'],
    ],
    [
      '通过政府网站主动公开信息58条，举办培训3期，发出信息处理费收费通知2件，收取信息处理费0.15万元。',
      [
        'items 58 unclear unspoken 网站',
        'trainings 3 unclear unspoken',
        'feeNotices 2 unclear unspoken',
        'fee 1500 unclear unspoken',
      ],
    ],
    ['收到政府信息公开申请20件，较上年增加4件，增长25%。', ['received 20 certain unspoken', 'growth', 'growth']],
    ['未收到政府信息公开申请。', ['received 0 certain unspoken']],
    ['未发生因政府信息公开引发的行政复议、行政诉讼。', ['reviews 0 certain unspoken', 'lawsuits 0 certain unspoken']],
    ['办理人大代表建议12件、政协提案8件，全部办结。', []],
    ['政府信息公开申请均已办结。', ['done']],
    [
      '制发规范性文件6件，废止2件，现行有效30件。',
      [
        'documentsIssued 6 certain unspoken',
        'documentsRepealed 2 certain unspoken',
        'documentsInForce 30 certain unspoken',
      ],
    ],
  ]
  for (const [text, expected, given] of stated) it(text, () => assert.deepEqual(facts(text, given), expected))

  it('tells the place in the section’s own text', () => {
    const text = '（二）依申请公开。\n2023年， 我局共收到政府信息\n公开申请 **２０** 件。'
    const [fact] = extractFacts(reportSaying(text))
    assert.equal(fact?.section, 'overall')
    assert.equal(
      text.slice(fact?.offset, (fact?.offset ?? 0) + (fact?.length ?? 0)),
      '我局共收到政府信息\n公开申请 **２０** 件',
    )
    assert.equal(fact?.quote, '我局共收到政府信息公开申请20件')
  })

  it('reads a report again after its text or agency changed', () => {
    const report = reportSaying('我局收到政府信息公开申请20件。')
    assert.equal(extractFacts(report).filter((f) => f.kind === 'count' && f.value === 20).length, 1)
    report.sections.overall = '我局收到政府信息公开申请21件。'
    assert.equal(extractFacts(report).filter((f) => f.kind === 'count' && f.value === 21).length, 1)
  })
})

describe('hostile text', () => {
  /** Seconds that no machine needs for it; a step too many for each sign would take minutes. */
  const LIMIT = 30
  /** Of processor time: the machine may be busy with other things. */
  const seconds = (text: string) => {
    const before = process.cpuUsage()
    extractFacts(reportSaying(text))
    return process.cpuUsage(before).user / 1e6
  }
  const pieces = [
    '7',
    '一',
    '一1',
    '1,234',
    '占的',
    '全部',
    '均',
    '收到申请3件',
    '收到申请3件，',
    '其中3件、',
    '共3件（其中3件',
    '未收到',
    '上年',
    '2023年',
    '结转',
    '我局',
    '县政府办公室',
    '百分之',
    '增长3%，',
    '《',
    '（',
    '\n',
    ' ',
    '**',
    '。',
    'ﷺ',
  ]
  for (const piece of pieces)
    it(`100 kB of ${JSON.stringify(piece)}`, () => {
      const took = seconds(piece.repeat(Math.ceil(100_000 / piece.length)))
      assert.ok(took < LIMIT, `${took} s`)
    })

  it('reads anything without throwing', () => {
    const words = fc.constantFrom(
      '收到',
      '申请',
      '公开',
      '3件',
      '其中',
      '，',
      '。',
      '（',
      '）',
      '占5%',
      '较上年',
      '全部',
      '办结',
      '\n',
      '２',
      '万',
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(words, fc.string({ unit: 'binary' })), { maxLength: 60 }), (parts) => {
        for (const fact of extractFacts(reportSaying(parts.join(''))))
          assert.ok(fact.offset >= 0 && fact.length > 0 && fact.quote.length > 0)
      }),
      { seed: 20260305, numRuns: 300 },
    )
  })
})
