import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type CheckContext, checkReport } from '@gongkai/rules/reports'
import { altered } from './consistent.ts'
import { type Given, reportSaying, rulesRaised } from './narrative.fixture.ts'

const six = (text: string, given: Given = {}) => reportSaying(text, { section: 'otherMatters', ...given })
const lapsed = { 'requests.otherFeeLapsed.total': 2, 'requests.otherMisc.total': 0 }

describe('section six reports the processing fee', () => {
  const reported = [
    '本年度未收取信息处理费。',
    '2023年，无收取信息处理费情况。',
    '严格落实《政府信息公开信息处理费管理办法》，全年收取政府信息公开信息处理费0元。',
    '依据《政府信息公开信息处理费管理办法》（国办函〔2020〕109号），2023年收取1500元。',
    '2023年度发出收费通知3件，总金额1,860元，实际收取信息处理费1,500元。',
    '收取信息处理费情况：没有。',
    '我局未产生依申请公开收费。',
    '信息处理费：０元',
  ]
  for (const text of reported) it(`reported: ${text}`, () => assert.deepEqual(rulesRaised(six(text)), []))

  const silent = [
    '无。',
    '',
    '本年度无其他需要报告的事项。',
    '办理人大代表建议12件。',
    '严格执行《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）有关规定。',
  ]
  for (const text of silent)
    it(`not reported: ${text || '（空）'}`, () => {
      const report = six(text)
      report.sections.problems = '公开工作还需加强。'
      assert.deepEqual(rulesRaised(report), ['S6-FEE'])
    })

  it('has no such duty before 2021, nor where nothing but tables was read', () => {
    assert.deepEqual(rulesRaised(six('无。', { edition: '2019' })), [])
    assert.deepEqual(rulesRaised(six('无。', { year: 2020 })), [])
    assert.deepEqual(rulesRaised(six('')), [])
  })

  it('finds it in another section where the document has no section six', () => {
    const report = reportSaying('本年度未收取信息处理费。', { section: 'problems' })
    report.sections.otherMatters = ''
    assert.deepEqual(rulesRaised(report), [])
  })
})

describe('applications lapsed for unpaid fees', () => {
  it('is an error where section six says nothing of fees', () => {
    const [finding] = checkReport(altered(six('无。'), lapsed)).filter((f) => f.rule === 'S6-FEE-MISSING')
    assert.equal(finding?.severity, 'error')
    assert.deepEqual(finding?.cells, ['requests.otherFeeLapsed.total'])
    assert.deepEqual(rulesRaised(altered(six('本年度未收取信息处理费。'), lapsed)), [])
  })

  it('asks where the registers know of no fee notice', () => {
    const report = altered(six('实际收取信息处理费0元。'), lapsed)
    assert.deepEqual(rulesRaised(report, { register: { feeNotices: 0 } }), ['S6-FEELAPSED'])
    assert.deepEqual(rulesRaised(report, { register: { feeNotices: 1 } }), [])
    assert.deepEqual(rulesRaised(report, { register: {} }), [])
    assert.deepEqual(rulesRaised(six('未收取信息处理费。'), { register: { feeNotices: 0 } }), [])
  })
})

describe('fees within the administrative charges of table two', () => {
  const charged = (wan: number, text: string) => altered(six(text), { 'proactive.charges.amountWan': wan })
  it('asks where the charges are less than the fees', () => {
    assert.deepEqual(rulesRaised(charged(0, '全年收取信息处理费1500元。')), ['T2-CHARGE-FEE'])
    assert.deepEqual(rulesRaised(charged(0.1, '全年收取信息处理费1.5万元。')), ['T2-CHARGE-FEE'])
    assert.deepEqual(rulesRaised(charged(0, '信息处理费一千五百元。')), ['T2-CHARGE-FEE'])
  })
  it('accepts rounding, and amounts that were only noticed', () => {
    assert.deepEqual(rulesRaised(charged(0.15, '全年收取信息处理费1520元。')), [])
    assert.deepEqual(rulesRaised(charged(0, '发出信息处理费收费通知2件，通知金额1500元，实际收取0元。')), [])
    assert.deepEqual(rulesRaised(charged(0, '全年收取信息处理费约1500元。')), [])
  })
})

describe('direct lawsuits that had to be reviewed first', () => {
  const context: CheckContext = { register: { directSuitsOnWithholding: 1 } }
  it('asks from 2024 on, where a register counts such a suit and the prose does not explain it', () => {
    assert.deepEqual(rulesRaised(reportSaying('', { year: 2024 }), context), ['T4-PRECONDITION'])
    assert.deepEqual(rulesRaised(reportSaying('', { year: 2023 }), context), [])
    assert.deepEqual(rulesRaised(reportSaying('', { year: 2024 })), [])
    assert.deepEqual(rulesRaised(reportSaying('1件未经复议直接起诉，法院已释明。', { year: 2024 }), context), [])
    assert.deepEqual(
      rulesRaised(altered(reportSaying('', { year: 2024 }), { 'reviewLitigation.directTotal': 0 }), context),
      [],
    )
  })
})

describe('rules issued by an agency without the power to make them', () => {
  const making = (agency: string | null, given: Given = {}) =>
    altered(reportSaying('', { ...given, agency }), { 'proactive.regulations.inForce': 2 })
  const without = [
    '云川县人民政府',
    '云川县民政局',
    '云州市云川区人民政府',
    '云州市云川区民政局',
    '云州市民政局',
    '云岭省林业厅',
    '云川县柳溪镇人民政府',
    '云州市云川区柳溪街道办事处',
    '白云旗人民政府',
  ]
  for (const agency of without)
    it(`certain: ${agency}`, () => assert.deepEqual(rulesRaised(making(agency)), ['T2-REG-POWER']))

  const unknown = [
    '云州市人民政府',
    '云岭省人民政府',
    '云岭省人民政府办公厅',
    '云岭自治区人民政府',
    '云岭自治州人民政府',
    '镇云市人民政府',
    '新乡云市人民政府',
    '云州新区管理委员会',
    '国家云务局',
    '国家税务总局云川县税务局',
    null,
  ]
  for (const agency of unknown) it(`not certain: ${agency}`, () => assert.deepEqual(rulesRaised(making(agency)), []))

  it('follows the register, and the columns of the old form', () => {
    assert.deepEqual(rulesRaised(making('云川县人民政府'), { register: { rulemaking: true } }), [])
    assert.deepEqual(rulesRaised(making('云州市人民政府'), { register: { rulemaking: false } }), ['T2-REG-POWER'])
    const old = altered(reportSaying('', { edition: '2019' }), { 'proactive.regulations.newlyMade': 1 })
    assert.deepEqual(rulesRaised(old), ['T2-REG-POWER'])
    assert.deepEqual(rulesRaised(reportSaying('')), [])
  })
})
