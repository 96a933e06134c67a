import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  Act,
  type ActType,
  Application,
  actShapes,
  CompleteApplication,
  creditCodeProblem,
  idCardProblem,
  identityOf,
  inOwnWords,
  isUnit,
  lackingIn,
  soughtIn,
  table,
} from '@gongkai/rules/requests'

test('numbers of identity cards and credit codes are checked to their last sign', () => {
  // Made for this test: nobody's. The last digit follows from the others.
  assert.equal(idCardProblem('11010519491231002X'), null)
  assert.match(idCardProblem('110105194912310021') ?? '', /末位/)
  assert.match(idCardProblem('1101051949123100') ?? '', /18位，现在是16位/)
  assert.match(idCardProblem('11010519491331002X') ?? '', /出生日期/)
  assert.match(idCardProblem('A1010519491231002X') ?? '', /17位数字/)
  assert.equal(creditCodeProblem('91350100M000100Y43'), null)
  assert.match(creditCodeProblem('91350100M000100Y44') ?? '', /末位/)
  assert.match(creditCodeProblem('91350100M000100O43') ?? '', /没有I/)
  assert.match(creditCodeProblem('913501') ?? '', /现在是6位/)
})

const application = {
  applicants: [{ name: '周远山', paper: 'idCard', number: ' 11010519491231002x ' }],
  class: 'naturalPerson',
  phone: '13000000000',
  description: '石湾村地块征收土地预公告',
  form: 'electronic',
  delivery: 'portal',
}

test('an application says who asks, for what and how to answer, and nothing of what it is for', () => {
  assert.equal(Application.parse(application).applicants[0]?.number, '11010519491231002X')
  const wrongAt = (change: object) =>
    Application.safeParse({ ...application, ...change }).error?.issues.map((i) => i.path.join('.')) ?? []
  assert.deepEqual(wrongAt({ delivery: 'email' }), ['email'])
  assert.deepEqual(wrongAt({ delivery: 'post' }), ['address'])
  assert.deepEqual(wrongAt({ applicants: [] }), ['applicants'])
  assert.deepEqual(wrongAt({ purpose: '研究' }), [''])
  assert.deepEqual(wrongAt({ description: '征收\u0000补偿' }), ['description'])
  assert.ok(!Act.safeParse({ type: 'voided', reason: '重复\u202e登记' }).success)
  const company = { name: '某公司', paper: 'creditCode', number: '91350100M000100Y43' }
  assert.deepEqual(wrongAt({ applicants: [company] }), ['class'])
  assert.deepEqual(wrongAt({ applicants: [company], class: 'orgCommercial' }), [])
  assert.deepEqual(wrongAt({ applicants: [{ ...company, number: '1'.repeat(17) }], class: 'orgOther' }), [
    'applicants.0.number',
  ])
})

test('the office takes an application in as it came, and says what it lacks; the portal demands all of it', () => {
  const { phone: _, ...unreachable } = application
  const bare = Application.parse({ ...unreachable, applicants: [{ name: '周远山' }] })
  assert.deepEqual([bare.applicants, bare.phone], [[{ name: '周远山', paper: null, number: null }], null])
  assert.deepEqual(lackingIn(bare), ['身份证明', '联系方式'])
  assert.deepEqual(lackingIn({ ...bare, address: '石湾村' }), ['身份证明'], 'an address is a way to reach somebody')
  const whole = CompleteApplication.parse(application)
  assert.deepEqual(lackingIn(whole), [])
  assert.deepEqual(lackingIn({ ...whole, agent: { name: '代理人', paper: null, number: null } }), ['身份证明'])
  const demanded = CompleteApplication.safeParse(bare).error?.issues.map((i) => i.path.join('.'))
  assert.deepEqual(demanded, ['applicants.0.paper', 'applicants.0.number', 'phone'])
  const halves = Application.safeParse({ ...application, applicants: [{ name: '甲', paper: 'other' }] })
  assert.match(halves.error?.issues[0]?.message ?? '', /未提供/)
  assert.equal(identityOf({ paper: 'passport', number: 'E1' }), '护照 E1')
  assert.equal(identityOf({ paper: null, number: null }), '身份证明未提供')
})

test('a unit is told by its code, and without one by its class; who shows a paper of a person is none', () => {
  const of = (paper: 'creditCode' | 'idCard' | 'other' | null) => ({
    applicants: [{ name: '某', paper, number: null }],
  })
  assert.ok(isUnit(of('creditCode'), 'naturalPerson'))
  assert.ok(isUnit(of(null), 'orgOther') && isUnit(of('other'), 'orgResearch'))
  assert.ok(!isUnit(of(null), 'naturalPerson') && !isUnit(of('other'), 'naturalPerson'))
  assert.ok(!isUnit(of('idCard'), 'orgLegalService'))
})

test('what people write is told apart from what may stand in clear', () => {
  for (const type of Object.keys(table) as ActType[])
    for (const field of inOwnWords[type]) assert.ok(field in actShapes[type], `${type}.${String(field)}`)
})

test('what is asked for stands after the verb of a letter as it is, whoever began with that verb', () => {
  const sought: Readonly<Record<string, string>> = {
    '申请公开城西水厂的环评批复。': '城西水厂的环评批复',
    '本人申请公开：城西水厂的环评批复。\n': '城西水厂的环评批复',
    请依法公开城西水厂的环评批复: '城西水厂的环评批复',
    '一、环评批复。\n二、验收报告。': '一、环评批复。\n二、验收报告',
    依申请公开目录的编制依据: '依申请公开目录的编制依据',
    '申请公开。': '申请公开',
  }
  for (const [description, expected] of Object.entries(sought)) assert.equal(soughtIn(description), expected)
})
