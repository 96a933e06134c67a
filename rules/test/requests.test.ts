import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nationalCalendar } from '@gongkai/rules/calendar'
import {
  type Act,
  type ActType,
  clocksOf,
  dueOf,
  fold,
  nextStepOf,
  problemsOf,
  type Recorded,
  rolesFor,
  shownStep,
  table,
} from '@gongkai/rules/requests'
import { at, drafted, history, on, registered, searched, settings } from './requests.fixture.ts'

test('a request that lapsed ends with the only outcome it can have', () => {
  const done = history(
    ['2026-03-02', registered('2026-03-02')],
    ['2026-03-05', { type: 'correctionAsked', on: on('2026-03-05'), dueOn: on('2026-03-19') }],
  )
  assert.equal(fold(done).status, 'correcting')
  assert.match(problemsOf(done, { type: 'correctionLapsed' }, 'clerk', at('2026-03-19'))[0]?.message ?? '', /次日起/)
  const lapsed = [...done, { by: 'clerk', at: on('2026-03-20'), act: { type: 'correctionLapsed' } as Act }]
  assert.equal(fold(lapsed).ended, 'otherCorrectionLapsed')
  assert.equal(problemsOf(lapsed, drafted('granted'), 'clerk', at('2026-03-20'))[0]?.at, 'outcome')
  assert.deepEqual(problemsOf(lapsed, drafted('otherCorrectionLapsed'), 'clerk', at('2026-03-20')), [])
  assert.equal(clocksOf(fold(lapsed), settings, nationalCalendar).status, 'abandoned')
})

test('a correction starts the reply anew, and the state says so', () => {
  const done = history(
    ['2026-03-02', registered('2026-03-02')],
    ['2026-03-05', { type: 'correctionAsked', on: on('2026-03-05'), dueOn: on('2026-03-19') }],
    ['2026-03-16', { type: 'corrected', receivedOn: on('2026-03-16') }],
  )
  assert.equal(fold(done).status, 'handling')
  const again = problemsOf(
    done,
    { type: 'correctionAsked', on: on('2026-03-17'), dueOn: on('2026-03-30') },
    'clerk',
    at('2026-03-17'),
  )
  assert.equal(again.length, 1, 'once only (条例第30条)')
})

test('“不存在” goes up only with a search that found nothing', () => {
  const done = history(['2026-03-02', registered('2026-03-02')])
  const ready = [...done, { by: 'c', at: on('2026-03-05'), act: drafted('notHeld') }]
  const submit: Act = { type: 'submitted', route: 'ordinary' }
  assert.ok(problemsOf(ready, submit, 'c', at('2026-03-06')).some((p) => p.at === 'searches'))
  const with1 = [...ready, { by: 'c', at: on('2026-03-06'), act: searched }]
  assert.ok(!problemsOf(with1, submit, 'c', at('2026-03-06')).some((p) => p.at === 'searches'))
})

test('days that cannot be are refused beside their field', () => {
  const done = history(['2026-03-02', registered('2026-03-02')])
  const problem = (act: Act, day = '2026-03-10') => problemsOf(done, act, 'c', at(day))[0]
  assert.equal(problem({ type: 'correctionAsked', on: on('2026-03-11'), dueOn: on('2026-03-20') })?.at, 'on')
  assert.equal(problem({ type: 'correctionAsked', on: on('2026-03-04'), dueOn: on('2026-03-04') })?.at, 'dueOn')
  assert.equal(
    problem({ type: 'extended', notifiedOn: on('2026-02-27'), workdays: 20, reason: '复杂' })?.at,
    'notifiedOn',
  )
  assert.equal(problem({ type: 'withdrawn', on: on('2026-03-01'), way: '书面' })?.at, 'on')
})

test('the whole way: approved by three, sealed, served in time, archived; nothing before its turn', () => {
  const route = history(['2026-03-02', registered('2026-03-02')])
  const withdrawn = [
    ...route,
    { by: 'c', at: on('2026-03-05'), act: { type: 'withdrawn', on: on('2026-03-05'), way: '书面' } as Act },
    { by: 'c', at: on('2026-03-05'), act: drafted('withdrawn') },
    { by: 'c', at: on('2026-03-05'), act: { type: 'submitted', route: 'ordinary' } as Act },
  ]
  let done: Recorded[] = withdrawn
  for (const role of ['sectionHead', 'officeDirector', 'deputy'] as const) {
    const state = fold(done)
    assert.equal(state.turn, role)
    assert.deepEqual(rolesFor('approved', state), [role])
    done = [...done, { by: role, at: on('2026-03-06'), act: { type: 'approved' } }]
  }
  assert.equal(fold(done).status, 'signed')
  const sealed: Act = { type: 'sealed', letterOn: on('2026-03-06'), number: '云政公开〔2026〕1号' }
  assert.equal(problemsOf(done, { ...sealed, letterOn: on('2026-03-05') }, 'c', at('2026-03-09'))[0]?.at, 'letterOn')
  done = [...done, { by: 'c', at: on('2026-03-09'), act: sealed }]
  const served: Act = { type: 'served', method: 'post', on: on('2026-03-09'), refused: false, proof: 'EMS' }
  assert.equal(problemsOf(done, { ...served, on: on('2026-03-05') }, 'c', at('2026-03-09'))[0]?.at, 'on')
  done = [...done, { by: 'c', at: on('2026-03-09'), act: served }]
  assert.equal(fold(done).status, 'served')
  done = [...done, { by: 'c', at: on('2026-03-10'), act: { type: 'archived', on: on('2026-03-10') } }]
  assert.equal(fold(done).status, 'archived')
  for (const type of Object.keys(table) as ActType[]) assert.deepEqual(rolesFor(type, fold(done)), [], type)
})

test('a returned case goes back with its draft; a climbed one needs the head too and never descends', () => {
  const begin: Recorded[] = [
    ['2026-03-02', registered('2026-03-02')],
    ['2026-03-03', { type: 'withdrawn', on: on('2026-03-03'), way: '书面' }],
    ['2026-03-03', drafted('withdrawn')],
    ['2026-03-03', { type: 'submitted', route: 'ordinary' }],
    ['2026-03-04', { type: 'approved' }],
  ].map(([day, act]) => ({ by: 'x', at: on(day as string), act: act as Act }))
  const next = (done: Recorded[], act: Act) => [...done, { by: 'x', at: on('2026-03-05'), act }]
  const returned = fold(next(begin, { type: 'returned', reason: '写明方式' }))
  assert.deepEqual([returned.status, returned.signatures.length, returned.draft?.outcome], ['handling', 0, 'withdrawn'])
  const climbed = next(begin, { type: 'climbed', reason: '影响较大' })
  assert.equal(problemsOf(climbed, { type: 'climbed', reason: '再' }, 'x', at('2026-03-05')).length, 1)
  const signed = [0, 1].reduce((done) => next(done, { type: 'approved' }), climbed)
  assert.equal(fold(signed).turn, 'head')
  assert.equal(fold(next(signed, { type: 'approved' })).status, 'signed')
})

test('an amended field is read everywhere, both values stay, and letters issued in between are flagged', () => {
  const letter = '0190f6b0-0000-7000-8000-000000000001'
  const done = history(
    ['2026-03-03', registered('2026-03-02')],
    ['2026-03-05', { type: 'correctionAsked', on: on('2026-03-05'), dueOn: on('2026-03-19'), letter }],
  )
  const facts = { channel: 'inPerson', submittedOn: on('2026-02-27') } as const
  const was = { channel: 'inPerson', submittedOn: on('2026-03-02') } as const
  const amend: Act = { type: 'amended', act: 0, field: 'facts', was, is: facts, reason: '登记时看错' }
  assert.deepEqual(problemsOf(done, amend, 'head', at('2026-03-06')), [])
  assert.equal(problemsOf(done, { ...amend, was: facts }, 'head', at('2026-03-06'))[0]?.at, 'was')
  assert.equal(problemsOf(done, { ...amend, is: 5 }, 'head', at('2026-03-06'))[0]?.at, 'is')
  assert.equal(
    problemsOf(done, { ...amend, field: 'type', was: 'registered', is: 'voided' }, 'h', at('2026-03-06'))[0]?.at,
    'field',
  )
  const after = [...done, { by: 'head', at: on('2026-03-06'), act: amend }]
  assert.equal(clocksOf(fold(after), settings, nationalCalendar).receivedOn, '2026-02-27')
  assert.deepEqual(fold(after).flagged, [letter])
  assert.deepEqual(after[0], done[0])
})

test('a day in the future is refused at registration, and in what amends it', () => {
  const facts = { channel: 'online', submittedOn: on('2026-03-02'), confirmedOn: on('2026-03-09') } as const
  const register: Act = { type: 'registered', facts, applicant: 'naturalPerson' }
  assert.deepEqual(
    problemsOf([], register, 'c', at('2026-03-03')).map((p) => p.at),
    ['confirmedOn'],
  )
  const done = history(['2026-03-09', register])
  const is = { ...facts, confirmedOn: on('2026-03-11') }
  const amend: Act = { type: 'amended', act: 0, field: 'facts', was: facts, is, reason: '看错' }
  assert.deepEqual(
    problemsOf(done, amend, 'c', at('2026-03-10')).map((p) => p.at),
    ['is'],
  )
  assert.deepEqual(problemsOf(done, amend, 'c', at('2026-03-11')), [])
})

test('lateness is explained when there is some, and before the case is archived', () => {
  const explain: Act = { type: 'lateExplained', reason: '档案搬迁', unit: '档案室' }
  const done = history(['2026-03-02', registered('2026-03-02')])
  assert.equal(problemsOf(done, explain, 'c', at('2026-03-30')).length, 1, 'the last day is in time')
  assert.deepEqual(problemsOf(done, explain, 'c', at('2026-03-31')), [])
  const by = (act: Act) => ({ by: 'c', at: on('2026-04-01'), act })
  const approved = by({ type: 'approved' })
  const draft = drafted('notProcessedPetition')
  const late = [...done, by(draft), by({ type: 'submitted', route: 'ordinary' }), approved, approved, approved]
  const sealed = by({ type: 'sealed', letterOn: on('2026-04-01'), number: '云政公开〔2026〕1号' })
  const served = by({ type: 'served', method: 'direct', on: on('2026-04-01'), refused: false, proof: '签收' })
  const archive: Act = { type: 'archived', on: on('2026-04-02') }
  const all = [...late, sealed, served]
  assert.equal(problemsOf(all, archive, 'c', at('2026-04-02')).length, 1)
  assert.deepEqual(problemsOf([...all, by(explain)], archive, 'c', at('2026-04-02')), [])
})

test('each state says what comes next and by when', () => {
  const told = (...acts: [string, Act][]) => {
    const state = fold(history(['2026-03-02', registered('2026-03-02')], ...acts))
    return [nextStepOf(state), dueOf(state, clocksOf(state, settings, nationalCalendar))]
  }
  const by = '2026-03-30'
  const section = '0190f6b0-0000-7000-8000-000000000003'
  const claimed: [string, Act] = ['2026-03-03', { type: 'claimed' }]
  assert.deepEqual(told(), ['assign', by])
  assert.deepEqual(told(['2026-03-03', { type: 'assigned', section, person: null }]), ['claim', by])
  assert.deepEqual(told(claimed), ['draft', by])
  assert.deepEqual(told(claimed, ['2026-03-04', drafted('notHeld')]), ['submit', by])
  assert.deepEqual(told(['2026-03-04', drafted('notHeld')]), ['assign', by], 'nobody has it yet')
  const dueOn = on('2026-03-19')
  assert.deepEqual(told(['2026-03-05', { type: 'correctionAsked', on: on('2026-03-05'), dueOn }]), [
    'awaitCorrection',
    dueOn,
  ])
  const withdrawn: [string, Act] = ['2026-03-05', { type: 'withdrawn', on: on('2026-03-05'), way: '书面' }]
  assert.deepEqual(told(claimed, withdrawn), ['conclude', '2026-03-05'])
  assert.deepEqual(told(['2026-03-03', { type: 'voided', reason: '重复登记' }]), ['nothing', null])
})

test('a draft that gives something out goes to its secrecy review first (条例第17条)', () => {
  const state = (...acts: Act[]) =>
    fold(history(['2026-03-02', registered('2026-03-02')], ...acts.map((act) => ['2026-03-04', act] as [string, Act])))
  const next = (...acts: Act[]) => nextStepOf(state(...acts))
  const claimed: Act = { type: 'claimed' }
  const given = { informationTitle: '征收土地预公告', copies: '1份2页', providedForm: '电子文件，网上提供' }
  const whole = { ...given, provision: 'attached', formAsRequested: true }
  const attached = { ...drafted('granted'), values: whole } as Act
  const filed: Act = { type: 'filed', file: '0190f6b0-0000-7000-8000-000000000004', evidence: 'providedInformation' }
  const opinion = (clear: boolean): Act => ({ type: 'secrecyReviewed', clear, opinion: '已审查' })
  assert.equal(next(claimed, attached), 'submit', 'nothing is there to be reviewed')
  assert.equal(next(claimed, attached, filed), 'review')
  assert.equal(next(attached, filed), 'review', 'whoever has the case')
  assert.equal(next(claimed, filed, drafted('alreadyPublic')), 'submit')
  assert.equal(next(claimed, attached, filed, opinion(true)), 'submit')
  assert.equal(next(claimed, attached, filed, opinion(false)), 'revise')
  assert.equal(next(claimed, attached, filed, opinion(true), filed), 'review', 'the reviewer has not seen this one')
  const up: Act = { type: 'submitted', route: 'ordinary' }
  const back: Act = { type: 'returned', reason: '改' }
  assert.equal(next(claimed, filed, attached, opinion(true), up, back), 'revise')
  assert.equal(next(claimed, filed, attached, opinion(true), up, back, attached), 'review')
  assert.equal(next(claimed, filed, attached, { type: 'withdrawn', on: on('2026-03-04'), way: '书面' }), 'conclude')
})

test('the step of the seal is told by how far the letter is', () => {
  const told = [null, 'draft', 'numbered', 'sealed', 'issued'].map((reply) => shownStep('seal', reply))
  assert.deepEqual(told, ['seal', 'seal', 'seal', 'confirmSeal', 'recordSeal'])
  assert.equal(shownStep('serve', 'issued'), 'serve')
})
