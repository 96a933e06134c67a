import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Role, roleNames } from '@gongkai/rules/access'
import { nationalCalendar } from '@gongkai/rules/calendar'
import { addDays, type CivilDate, civilDate } from '@gongkai/rules/dates'
import { Settings } from '@gongkai/rules/deadlines'
import {
  evidence,
  type Field,
  type FieldValue,
  type FieldValues,
  fields,
  fieldsDemanded,
  type OutcomeCode,
  outcomeCodes,
  rowOf,
} from '@gongkai/rules/outcomes'
import { checkReport, type Edition, emptyReport } from '@gongkai/rules/reports'
import {
  Act,
  type ActType,
  Application,
  actShapes,
  actsFor,
  applicantClasses,
  type Counted,
  clocksOf,
  countedOf,
  countRequests,
  creditCodeProblem,
  dueOf,
  fold,
  idCardProblem,
  inOwnWords,
  nextStepOf,
  problemsOf,
  type Recorded,
  rolesFor,
  type Status,
  statusNames,
  table,
} from '@gongkai/rules/requests'
import fc from 'fast-check'

const settings = Settings.parse({})
const on = civilDate
const seeded = { seed: 20260305, numRuns: 200 } as const
const at = (today: string) => ({ today: on(today), settings, calendar: nationalCalendar })

const registered = (day: string, applicant: Counted['applicant'] = 'naturalPerson'): Act => ({
  type: 'registered',
  facts: { channel: 'inPerson', submittedOn: on(day) },
  applicant,
})

/** Records acts one after another, each on its day, and fails where one is refused. */
function history(...acts: readonly [string, Act][]): Recorded[] {
  const done: Recorded[] = []
  for (const [day, act] of acts) {
    assert.deepEqual(problemsOf(done, act, 'clerk', at(day)), [], `${act.type} on ${day}`)
    done.push({ by: 'clerk', at: on(day), act })
  }
  return done
}

const searched: Act = {
  type: 'searched',
  by: '档案室',
  places: '公文系统、纸质档案',
  words: '征收 补偿',
  on: on('2026-03-06'),
  found: false,
  result: '没有找到',
}
const drafted = (outcome: string, values: object = {}): Act =>
  ({ type: 'drafted', outcome, values }) as Extract<Act, { type: 'drafted' }>

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
    'is',
  )
  const after = [...done, { by: 'head', at: on('2026-03-06'), act: amend }]
  assert.equal(clocksOf(fold(after), settings, nationalCalendar).receivedOn, '2026-02-27')
  assert.deepEqual(fold(after).flagged, [letter])
  assert.deepEqual(after[0], done[0])
})

/** Who may do what, told in words and written out by hand: the table is held against it. */
const told: Readonly<Record<ActType, { states: string; roles: string }>> = {
  registered: { states: '', roles: '' },
  assigned: { states: 'handling correcting approving', roles: 'clerk sectionHead officeDirector' },
  claimed: { states: 'handling correcting', roles: 'clerk sectionHead' },
  split: { states: 'handling', roles: 'clerk officeDirector' },
  noted: {
    states: 'handling correcting approving signed sealed served',
    roles: 'clerk sectionHead officeDirector deputy head secrecyReviewer',
  },
  filed: {
    states: 'handling correcting approving signed sealed served',
    roles: 'clerk sectionHead officeDirector secrecyReviewer',
  },
  correctionAsked: { states: 'handling', roles: 'clerk officeDirector' },
  corrected: { states: 'correcting', roles: 'clerk officeDirector' },
  correctionLapsed: { states: 'correcting', roles: 'clerk officeDirector' },
  extended: { states: 'handling', roles: 'officeDirector' },
  searched: { states: 'handling', roles: 'clerk sectionHead' },
  secrecyReviewed: { states: 'handling approving', roles: 'secrecyReviewer' },
  drafted: { states: 'handling', roles: 'clerk officeDirector' },
  submitted: { states: 'handling', roles: 'clerk officeDirector' },
  approved: { states: 'approving', roles: 'turn' },
  climbed: { states: 'approving', roles: 'turn' },
  returned: { states: 'approving', roles: 'turn' },
  sealed: { states: 'signed', roles: 'clerk officeDirector' },
  served: { states: 'sealed', roles: 'clerk officeDirector' },
  lateExplained: { states: 'handling correcting approving signed sealed served', roles: 'clerk officeDirector' },
  withdrawn: { states: 'handling correcting approving', roles: 'clerk officeDirector' },
  archived: { states: 'served', roles: 'clerk officeDirector' },
  voided: { states: 'handling correcting', roles: 'officeDirector' },
  amended: { states: 'handling correcting approving signed sealed served', roles: 'sectionHead officeDirector' },
}

test('status × act × role is as it was told, and a role elsewhere does nothing', () => {
  const agency = 'here'
  for (const type of Object.keys(table) as ActType[])
    for (const status of statusNames)
      for (const turn of status === 'approving'
        ? (['sectionHead', 'officeDirector', 'deputy', 'head'] as const)
        : [null])
        for (const role of roleNames) {
          const { states, roles } = told[type]
          const right = roles === 'turn' ? role === turn : roles.split(' ').includes(role)
          const expected = states.split(' ').includes(status) && right
          const standing: { status: Status; turn: typeof turn } = { status, turn }
          const person = (where: string) => ({ id: 'p', grants: [{ role: role as Role, agency: where }] })
          const place = { line: [agency], above: ['over'] }
          assert.equal(actsFor(person(agency), standing, place).includes(type), expected, `${type} ${status} ${role}`)
          assert.deepEqual(actsFor(person('over'), standing, place), [])
          assert.deepEqual(actsFor(person('elsewhere'), standing, place), [])
        }
})

const file = '0190f6b0-0000-7000-8000-000000000002'
const evidenceKeys = Object.keys(evidence) as (keyof typeof evidence)[]

/** Values that the outcome's form takes, whatever they say. */
function filled(outcome: OutcomeCode, day: CivilDate): FieldValues {
  let values: FieldValues = {}
  for (let round = 0; round < 4; round++)
    for (const { field, mustBe } of fieldsDemanded(outcome, values)) {
      if (values[field] !== undefined) continue
      const given: Field = fields[field]
      const value = {
        text: () => '说明',
        date: () => day,
        url: () => 'https://www.example.gov.cn/a/1.html',
        yesNo: () => mustBe?.value ?? true,
        choice: () => Object.keys('options' in given ? given.options : {})[0] ?? '',
        choices: () => Object.keys('options' in given ? given.options : {}).slice(0, 1),
        parts: () => [{ what: '住址', ground: 'withheldThirdParty', reason: '个人隐私' }],
      }[given.kind]()
      values = { ...values, [field]: value as FieldValue }
    }
  return values
}

/** A request somewhere on its way, by numbers drawn at random: walked through whatever the rules allow. */
function walk(days: readonly number[], picks: readonly number[]): Recorded[] {
  let today = addDays(on('2024-06-03'), days[0] ?? 0)
  const done: Recorded[] = [{ by: 'c', at: today, act: registered(today, applicantClasses[(picks[0] ?? 0) % 6]) }]
  for (const [i, pick] of picks.entries()) {
    today = addDays(today, days[i + 1] ?? 1)
    const state = fold(done)
    const outcome = state.ended ?? outcomeCodes[pick % outcomeCodes.length] ?? 'granted'
    const candidates: Act[] = [
      { type: 'correctionAsked', on: today, dueOn: addDays(today, 14) },
      { type: 'corrected', receivedOn: today },
      { type: 'correctionLapsed' },
      { type: 'extended', notifiedOn: today, workdays: 1 + (pick % 20), reason: '情况复杂' },
      { ...(searched as Extract<Act, { type: 'searched' }>), on: today },
      { type: 'secrecyReviewed', clear: true, opinion: '可以提供' },
      {
        type: 'drafted',
        outcome,
        values: filled(outcome, addDays(today, -1)),
      },
      { type: 'filed', file, evidence: evidenceKeys[pick % evidenceKeys.length] ?? null },
      { type: 'submitted', route: pick % 3 ? 'ordinary' : 'full' },
      { type: 'approved' },
      { type: 'returned', reason: '改' },
      { type: 'climbed', reason: '重大' },
      { type: 'sealed', letterOn: today, number: `〔2024〕${i}号` },
      { type: 'served', method: 'direct', on: today, refused: false, proof: '签收' },
      { type: 'withdrawn', on: today, way: '书面' },
      { type: 'archived', on: today },
      { type: 'lateExplained', reason: '档案搬迁', unit: '档案室' },
      { type: 'voided', reason: '重复登记' },
    ]
    const allowed = candidates.filter((act) => problemsOf(done, act, 'c', at(today)).length === 0)
    const act = allowed[pick % Math.max(1, allowed.length)]
    if (act) done.push({ by: 'c', at: today, act })
  }
  return done
}
/** Long enough for the whole way. */
const walks = (most: number) =>
  fc.array(
    fc.tuple(fc.array(fc.nat(4), { maxLength: 40 }), fc.array(fc.nat(10_000), { minLength: 10, maxLength: 40 })),
    {
      maxLength: most,
    },
  )

test('whatever was allowed folds, and every clock can be told', () => {
  const reached = new Set<Status>()
  fc.assert(
    fc.property(walks(6), (drawn) => {
      for (const [days, picks] of drawn) {
        const done = walk(days, picks)
        for (let n = 1; n <= done.length; n++) {
          const state = fold(done.slice(0, n))
          reached.add(state.status)
          clocksOf(state, settings, nationalCalendar)
          assert.equal(state.turn !== null, state.status === 'approving')
          assert.equal(state.letter !== null, ['sealed', 'served', 'archived'].includes(state.status))
          assert.ok(!(state.status === 'signed') || state.signatures.length >= 3)
        }
      }
    }),
    seeded,
  )
  assert.deepEqual(
    [...statusNames].filter((s) => !reached.has(s)),
    [],
    'every status is reached',
  )
})

const counted = fc
  .record({
    applicant: fc.constantFrom(...applicantClasses),
    received: fc.nat(1400),
    took: fc.option(fc.nat(500)),
    outcome: fc.constantFrom(...outcomeCodes),
  })
  .map(({ applicant, received, took, outcome }): Counted => {
    const receivedOn = addDays(on('2022-01-01'), received)
    return {
      applicant,
      receivedOn,
      ...(took === null ? { decidedOn: null, outcome: null } : { decidedOn: addDays(receivedOn, took), outcome }),
    }
  })

test('table three satisfies every relation of the report, and what is carried out is what is carried in', () => {
  fc.assert(
    fc.property(fc.array(counted, { maxLength: 60 }), fc.constantFrom<Edition>('2019', '2021'), (requests, edition) => {
      for (const year of [2022, 2023, 2024, 2025]) {
        const tally = countRequests(requests, year, edition)
        const report = emptyReport(edition)
        report.year = year
        report.tables.requests = tally
        const broken = checkReport(report).filter(
          (f) => f.cells.some((c) => c.startsWith('requests.')) && f.force !== 'reading',
        )
        assert.deepEqual(broken, [])
        const next = countRequests(requests, year + 1, edition)
        assert.deepEqual(tally.carriedOut, next.carriedIn)
      }
    }),
    { ...seeded, numRuns: 100 },
  )
})

test('table three counts what one would count by hand', () => {
  fc.assert(
    fc.property(fc.array(counted, { maxLength: 60 }), (requests) => {
      const tally = countRequests(requests, 2023, '2021')
      const inYear = (d: CivilDate | null) => d?.startsWith('2023') ?? false
      const many = (test: (c: Counted) => boolean) => requests.filter(test).length
      assert.equal(
        tally.newlyReceived?.total,
        many((c) => inYear(c.receivedOn)),
      )
      assert.equal(
        tally.granted?.total,
        many((c) => inYear(c.decidedOn) && rowOf(c.outcome ?? 'granted', '2021') === 'granted'),
      )
      assert.equal(
        tally.carriedOut?.orgOther,
        many(
          (c) => c.applicant === 'orgOther' && c.receivedOn < '2024-01-01' && (c.decidedOn ?? '9999') > '2023-12-31',
        ),
      )
    }),
    seeded,
  )
})

test('a voided request counts nowhere', () => {
  const done = history(['2026-03-02', registered('2026-03-02')], ['2026-03-03', { type: 'voided', reason: '重复登记' }])
  assert.equal(countedOf(fold(done), on('2026-03-02')), null)
})

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

test('what people write is told apart from what may stand in clear', () => {
  for (const type of Object.keys(table) as ActType[])
    for (const field of inOwnWords[type]) assert.ok(field in actShapes[type], `${type}.${String(field)}`)
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
  const dueOn = on('2026-03-19')
  assert.deepEqual(told(['2026-03-05', { type: 'correctionAsked', on: on('2026-03-05'), dueOn }]), [
    'awaitCorrection',
    dueOn,
  ])
  const withdrawn: [string, Act] = ['2026-03-05', { type: 'withdrawn', on: on('2026-03-05'), way: '书面' }]
  assert.deepEqual(told(claimed, withdrawn), ['conclude', '2026-03-05'])
  assert.deepEqual(told(['2026-03-03', { type: 'voided', reason: '重复登记' }]), ['nothing', null])
})
