import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Role, roleNames } from '@gongkai/rules/access'
import { nationalCalendar } from '@gongkai/rules/calendar'
import { addDays, type CivilDate } from '@gongkai/rules/dates'
import {
  evidence,
  type Field,
  type FieldValue,
  type FieldValues,
  fields,
  fieldsDemanded,
  type OutcomeCode,
  outcomeCodes,
} from '@gongkai/rules/outcomes'
import {
  type Act,
  type ActType,
  actsFor,
  applicantClasses,
  clocksOf,
  fold,
  problemsOf,
  type Recorded,
  type Status,
  statusNames,
  table,
} from '@gongkai/rules/requests'
import fc from 'fast-check'
import { at, on, registered, searched, seeded, settings } from './requests.fixture.ts'

/** Who may do what, told in words and written out by hand: the table is held against it. */
const told: Readonly<Record<ActType, { states: string; roles: string }>> = {
  registered: { states: '', roles: '' },
  assigned: { states: 'handling correcting approving signed sealed', roles: 'clerk sectionHead officeDirector' },
  claimed: { states: 'handling correcting', roles: 'clerk sectionHead' },
  split: { states: 'handling', roles: 'clerk officeDirector' },
  applicationCorrected: { states: 'handling correcting', roles: 'clerk officeDirector' },
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
  returned: { states: 'approving signed sealed', roles: 'turn, else officeDirector' },
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
          const right = roles.startsWith('turn') && turn ? role === turn : roles.split(' ').includes(role)
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
      { type: 'applicationCorrected', fields: [pick % 2 ? 'description' : 'names'], reason: '看错' },
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
      // More often than it is sent back, or nothing would ever be signed.
      ...Array<Act>(6).fill({ type: 'approved' }),
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
