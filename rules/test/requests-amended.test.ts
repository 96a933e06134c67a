import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { nationalCalendar } from '@gongkai/rules/calendar'
import {
  type Act,
  clocksOf,
  fieldNow,
  fold,
  isOverdue,
  problemsOf,
  type Recorded,
  rolesFor,
} from '@gongkai/rules/requests'
import { at, drafted, history, on, registered, settings } from './requests.fixture.ts'

const FILE = '0190f6b0-0000-7000-8000-000000000001'

test('a period that has ended is neither extended nor begun anew by a notice (条例第30条, 第33条第2款; D26)', () => {
  const late = history(['2026-03-03', registered('2026-03-02')])
  const extended = (notifiedOn: string): Act => ({
    ...{ type: 'extended', notifiedOn: on(notifiedOn), workdays: 20, reason: '档案多' },
  })
  const problem = (act: Act) => problemsOf(late, act, 'head', at('2026-04-01'))[0]
  assert.equal(problem(extended('2026-03-30')), undefined, 'notified on the last day, recorded later')
  assert.equal(problem(extended('2026-03-31'))?.at, 'notifiedOn')
  assert.match(problem(extended('2026-03-31'))?.message ?? '', /已于2026年3月30日届满.*第33条第2款/)
  const asked = (day: string): Act => ({ type: 'correctionAsked', on: on(day), dueOn: on('2026-04-15') })
  assert.equal(problem(asked('2026-03-30')), undefined)
  assert.equal(problem(asked('2026-03-31'))?.at, 'on')
})

test('a request that turns out to have been extended too late is late (条例第33条第2款)', () => {
  const done = history(
    ['2026-03-03', registered('2026-03-03')],
    ['2026-03-31', { type: 'extended', notifiedOn: on('2026-03-31'), workdays: 20, reason: '档案多' }],
  )
  const overdue = (of: Recorded[], today: string) =>
    isOverdue(fold(of), clocksOf(fold(of), settings, nationalCalendar), on(today))
  assert.equal(overdue(done, '2026-04-01'), false)
  const was = { channel: 'inPerson', submittedOn: on('2026-03-03') } as const
  const is = { channel: 'inPerson', submittedOn: on('2026-03-02') } as const
  const amend: Act = { type: 'amended', act: 0, field: 'facts', was, is, reason: '登记时看错' }
  assert.deepEqual(problemsOf(done, amend, 'head', at('2026-04-01')), [])
  assert.equal(overdue([...done, { by: 'head', at: on('2026-04-01'), act: amend }], '2026-04-01'), true)
})

test('what is given out is filed before it is reviewed and signed, each paper (条例第17条)', () => {
  const begin = history(
    ['2026-03-03', registered('2026-03-02')],
    ['2026-03-04', drafted('notProcessedPetition', { reason: '属于投诉' })],
    ['2026-03-04', { type: 'secrecyReviewed', clear: true, opinion: '可以' }],
  )
  const filed = (evidence: 'providedInformation' | 'withdrawal'): Act => ({ type: 'filed', file: FILE, evidence })
  const next = (done: Recorded[], act: Act) => [...done, { by: 'x', at: on('2026-03-05'), act }]
  assert.equal(fold(next(begin, filed('withdrawal'))).secrecy, true)
  assert.equal(fold(next(begin, filed('providedInformation'))).secrecy, null, 'nobody has seen this one')
  const up = next(begin, { type: 'submitted', route: 'ordinary' })
  assert.equal(problemsOf(up, filed('providedInformation'), 'c', at('2026-03-05'))[0]?.at, 'evidence')
  assert.deepEqual(problemsOf(up, filed('withdrawal'), 'c', at('2026-03-05')), [])
})

test('“still unclear” rests on a correction, with the days of the register (条例第30条)', () => {
  const outcome = 'unavailableStillUnclear'
  const problems = (done: Recorded[], values: object) =>
    problemsOf(
      [...done, { by: 'c', at: on('2026-03-16'), act: drafted(outcome, values) }],
      { type: 'submitted', route: 'ordinary' },
      'c',
      at('2026-03-16'),
    ).map(({ at: where }) => where)
  const begun = history(['2026-03-03', registered('2026-03-02')])
  const corrected = history(
    ['2026-03-03', registered('2026-03-02')],
    ['2026-03-05', { type: 'correctionAsked', on: on('2026-03-05'), dueOn: on('2026-03-19') }],
    ['2026-03-16', { type: 'corrected', receivedOn: on('2026-03-16') }],
  )
  assert.ok(problems(begun, {}).includes('outcome'))
  assert.ok(!problems(corrected, {}).includes('outcome'))
  const wrong = problems(corrected, { correctionServedOn: '2026-03-03', correctedOn: '2026-03-04' })
  assert.deepEqual(
    ['correctionServedOn', 'correctedOn'].map((field) => wrong.includes(field)),
    [true, true],
  )
  const right = problems(corrected, { correctionServedOn: '2026-03-05', correctedOn: '2026-03-16' })
  assert.ok(!right.includes('correctionServedOn') && !right.includes('correctedOn'))
})

describe('what is amended', () => {
  const letter = FILE
  const done = () => {
    const begin = history(
      ['2026-03-03', registered('2026-03-02')],
      ['2026-03-05', { type: 'correctionAsked', on: on('2026-03-05'), dueOn: on('2026-03-19'), letter }],
      ['2026-03-20', { type: 'correctionLapsed' }],
      ['2026-03-20', drafted('otherCorrectionLapsed', {})],
    )
    const more: [string, Act][] = [
      ['2026-03-23', { type: 'submitted', route: 'ordinary' }],
      ['2026-03-23', { type: 'approved' }],
      ['2026-03-23', { type: 'approved' }],
      ['2026-03-24', { type: 'approved' }],
      ['2026-03-24', { type: 'sealed', letterOn: on('2026-03-24'), number: '1号' }],
      ['2026-03-25', { type: 'served', method: 'direct', on: on('2026-03-25'), refused: false, proof: '签收' }],
    ]
    return [...begin, ...more.map(([day, act]) => ({ by: 'x', at: on(day), act }))]
  }
  const problem = (act: number, field: string, is: unknown) => {
    const was = fieldNow(done(), act, field)
    return problemsOf(done(), { type: 'amended', act, field, was, is, reason: '看错' }, 'h', at('2026-03-26'))[0]
  }

  test('is what somebody may have mistyped, never what was decided, reviewed, signed or comes from a register', () => {
    const elsewhere = '0190f6b0-0000-7000-8000-000000000009'
    for (const [act, field, is] of [
      [1, 'letter', elsewhere],
      [3, 'outcome', 'granted'],
      [8, 'letterOn', '2025-12-31'],
      [8, 'number', '2号'],
      [9, 'refused', true],
    ] as const)
      assert.match(problem(act, field, is)?.at ?? '', /^(act|field)$/, `${act} ${field}`)
    assert.equal(problem(4, 'route', 'full')?.at, 'act')
    assert.equal(problem(9, 'proof', '本人签收'), undefined)
  })

  test('still fits the days before and after it', () => {
    assert.match(problem(9, 'on', '2026-03-20')?.message ?? '', /送达之日不能早于成文日期2026年3月24日/)
    assert.equal(problem(9, 'on', '2026-03-24'), undefined)
    assert.match(problem(1, 'dueOn', '2026-03-05')?.message ?? '', /补正期限应晚于告知之日/)
    assert.match(problem(1, 'dueOn', '2026-03-20')?.message ?? '', /次日起才能认定逾期/)
    assert.equal(problem(1, 'dueOn', '2026-03-18'), undefined)
  })

  test('may be what was left out', () => {
    const was = null
    const act: Act = { type: 'amended', act: 1, field: 'deliveredOn', was, is: '2026-03-06', reason: '后来送达' }
    assert.deepEqual(problemsOf(done(), act, 'h', at('2026-03-26')), [])
  })
})

test('what was signed is signed anew when it is sent back, and its seal is gone with it', () => {
  const acts: readonly [string, Act][] = [
    ['2026-03-02', registered('2026-03-02')],
    ['2026-03-03', drafted('notProcessedPetition')],
    ['2026-03-03', { type: 'submitted', route: 'ordinary' }],
    ['2026-03-04', { type: 'approved' }],
    ['2026-03-04', { type: 'approved' }],
    ['2026-03-04', { type: 'approved' }],
    ['2026-03-04', { type: 'sealed', letterOn: on('2026-03-04'), number: '1号' }],
  ]
  const done = acts.map(([day, act]) => ({ by: 'x', at: on(day), act }))
  assert.equal(fold(done).status, 'sealed')
  assert.deepEqual(rolesFor('returned', fold(done)), ['officeDirector'])
  const back = fold([...done, { by: 'd', at: on('2026-03-05'), act: { type: 'returned', reason: '文号打错' } }])
  assert.deepEqual(
    [back.status, back.signatures, back.letter, back.draft?.outcome],
    ['handling', [], null, 'notProcessedPetition'],
  )
})
