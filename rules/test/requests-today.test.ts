import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nationalCalendar } from '@gongkai/rules/calendar'
import { civilDate as on } from '@gongkai/rules/dates'
import { Settings } from '@gongkai/rules/deadlines'
import { type Act, type ActType, fold, obstacleTo, type Recorded, throughPortal } from '@gongkai/rules/requests'

const letter = '01a2004c-88c1-7dbc-bb44-59660b091c2b'
const registered: Act = {
  type: 'registered',
  facts: { channel: 'inPerson', submittedOn: on('2026-03-02') },
  applicant: 'naturalPerson',
}
const asked: Act = { type: 'correctionAsked', on: on('2026-03-03'), dueOn: on('2026-03-17'), letter }
const corrected: Act = { type: 'corrected', receivedOn: on('2026-03-05'), text: '2025年第三批次' }
const extended: Act = { type: 'extended', notifiedOn: on('2026-03-05'), workdays: 20, reason: '检索量大' }
const withdrawn: Act = { type: 'withdrawn', on: on('2026-03-05'), way: '书面' }

const done = (...acts: readonly Act[]): Recorded[] =>
  [registered, ...acts].map((act) => ({ by: 'clerk', at: on('2026-03-05'), act }))
const why = (type: ActType, history: readonly Recorded[], today = '2026-03-05', settings = {}) =>
  obstacleTo(history, type, { today: on(today), settings: Settings.parse(settings), calendar: nationalCalendar })

test('what the law allows once stands in its own way the second time', () => {
  assert.equal(why('correctionAsked', done()), null)
  assert.match(why('correctionAsked', done(asked, corrected)) ?? '', /一次性告知/)
  assert.equal(why('correctionAsked', done(asked, corrected), '2026-03-05', { secondCorrection: 'allowed' }), null)
  assert.equal(why('extended', done()), null)
  assert.match(why('extended', done(extended)) ?? '', /已经延长过一次/)
})

test('a term that runs is not missed before the day after its last', () => {
  assert.match(why('correctionLapsed', done(asked), '2026-03-17') ?? '', /2026年3月17日，次日起/)
  assert.equal(why('correctionLapsed', done(asked), '2026-03-18'), null)
  assert.match(why('lateExplained', done(), '2026-03-30') ?? '', /没有逾期/)
  assert.equal(why('lateExplained', done(), '2026-03-31'), null)
})

test('after the end nothing is asked or extended, and a draft goes up only when there is one', () => {
  for (const type of ['correctionAsked', 'extended'] as const)
    assert.match(why(type, done(withdrawn)) ?? '', /已经终结/)
  assert.match(why('submitted', done()) ?? '', /先拟定答复/)
  const drafted: Act = { type: 'drafted', outcome: 'notProcessedPetition', values: {} }
  assert.equal(why('submitted', done(drafted)), null)
})

test('letters of the case and what the applicant wrote are papers of it without being filed', () => {
  assert.deepEqual(fold(done(asked, corrected)).evidence, ['correctionNotice', 'correctionReply'])
  const { letter: _, ...untold } = asked as Extract<Act, { type: 'correctionAsked' }>
  const { text: __, ...unsaid } = corrected as Extract<Act, { type: 'corrected' }>
  assert.deepEqual(fold(done(untold, unsaid)).evidence, [])
  assert.deepEqual(fold(done(withdrawn)).evidence, [], 'by a clerk: the paper is filed')
  const own = [...done(), { by: throughPortal, at: on('2026-03-05'), act: withdrawn }]
  assert.deepEqual(fold(own).evidence, ['withdrawal'])
})
