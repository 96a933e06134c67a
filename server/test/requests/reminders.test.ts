import assert from 'node:assert/strict'
import { before, it } from 'node:test'
import { nationalCalendar } from '@gongkai/rules/calendar'
import { type CivilDate, civilDate } from '@gongkai/rules/dates'
import { ownDays } from '../../src/requests/service/days.ts'
import { type Due, remindersOn } from '../../src/requests/service/due.ts'
import { remind } from '../../src/requests/service/remind.ts'
import { reminding } from '../../src/requests/settings.ts'
import { actsAbout, type Somebody } from '../support/people.ts'
import { onEachDatabase } from '../support/server.ts'
import { done, type Office, openOffice, submitted } from './support.ts'

const told = (kind: Due['kind'], on: string, today: string) =>
  remindersOn({ kind, on: civilDate(on) }, civilDate(today), ownDays(nationalCalendar, null), reminding.otherwise).map(
    ({ stage, level }) => `${stage} ${level}`,
  )
const all = ['clerk', 'sectionHead', 'officeDirector']

it('climbs from the clerk to the head of the disclosure office as a date comes and goes', () => {
  assert.deepEqual(told('reply', '2026-03-23', '2026-03-13'), [])
  assert.deepEqual(told('reply', '2026-03-23', '2026-03-16'), ['before clerk'], 'five working days')
  assert.deepEqual(told('reply', '2026-03-23', '2026-03-19'), ['before clerk', 'before sectionHead'])
  const at = (stage: string) => all.map((level) => `${stage} ${level}`)
  assert.deepEqual(told('reply', '2026-03-23', '2026-03-23'), at('on'))
  assert.deepEqual(told('reply', '2026-03-23', '2026-03-24'), at('after'))
  assert.deepEqual(told('correctionNotice', '2026-03-11', '2026-03-12'), [], 'too late for it')
})

it('offers the lapse the day after, and asks higher up when it lies', () => {
  assert.deepEqual(told('lapse', '2026-03-18', '2026-03-18'), [])
  assert.deepEqual(told('lapse', '2026-03-18', '2026-03-19'), ['after clerk'])
  assert.deepEqual(told('lapse', '2026-03-18', '2026-03-23'), ['after clerk', 'after sectionHead'])
  assert.deepEqual(
    told('lapse', '2026-03-18', '2026-03-26'),
    all.map((level) => `after ${level}`),
  )
})

it('reminds of an unconfirmed submission after one working day and alarms after two', () => {
  assert.deepEqual(told('confirm', '2026-03-06', '2026-03-05'), [])
  assert.deepEqual(told('confirm', '2026-03-06', '2026-03-06'), ['on clerk'])
  assert.deepEqual(told('confirm', '2026-03-06', '2026-03-08'), ['on clerk'], 'a weekend is no working day')
  assert.deepEqual(told('confirm', '2026-03-06', '2026-03-09'), ['after clerk', 'after officeDirector'])
})

onEachDatabase('requests · reminders', (open) => {
  let office: Office
  before(async () => {
    office = await openOffice(await open())
  })
  const run = (today: string) => remind({ db: office.parts.database.db, today: civilDate(today) as CivilDate })
  const mine = async ({ cookie }: Somebody) => done(await office.call('GET', '/api/reminders', { as: cookie })).rows
  const about = async (who: Somebody, id: string) =>
    (await mine(who)).filter((r: { request: string; submission: string }) => r.request === id || r.submission === id)

  it('is written once however often the job runs, and shown to whoever has the case', async () => {
    const { clerk, sectionHead, officeDirector, deputy } = office.people
    // Received so that the reply is due in two working days from the day of the tests, 2026-03-05.
    const { id, number } = await office.register({ channel: 'inPerson', submittedOn: '2026-02-03' })
    assert.deepEqual(await about(clerk, id), [], 'nothing before the job')
    assert.ok((await run('2026-03-05')) >= 2)
    assert.equal(await run('2026-03-05'), 0)
    const [one, ...more] = await about(clerk, id)
    assert.equal(more.length, 0)
    assert.deepEqual([one.kind, one.stage, one.level, one.number], ['reply', 'before', 'clerk', number])
    assert.deepEqual([one.dueOn, one.left, one.alarm, one.personName], ['2026-03-09', 2, 'red', null])
    assert.deepEqual(
      (await about(sectionHead, id)).map((r: { level: string }) => r.level),
      ['sectionHead'],
    )
    assert.deepEqual([await about(officeDirector, id), await about(deputy, id)], [[], []])
    const other = await office.officer('clerk', office.bureau)
    done(await office.act(clerk, id, 'assign', { version: 1, section: null, person: other.id }))
    assert.deepEqual(
      [(await about(other, id)).length, (await about(clerk, id)).length],
      [1, 0],
      'it goes with the case',
    )
  })

  it('a date that moves takes its reminders with it, and its new ones come', async () => {
    const { clerk, officeDirector } = office.people
    const { id } = await office.register({ channel: 'inPerson', submittedOn: '2026-02-03' })
    await run('2026-03-05')
    assert.equal((await about(clerk, id)).length, 1)
    const extended = { version: 1, notifiedOn: '2026-03-05', workdays: 1, reason: '档案需要调阅' }
    done(await office.act(officeDirector, id, 'extend', extended))
    assert.deepEqual(await about(clerk, id), [])
    await run('2026-03-05')
    const [moved] = await about(clerk, id)
    assert.deepEqual([moved.dueOn, moved.left], ['2026-03-10', 3])
    assert.deepEqual(await about(office.people.sectionHead, id), [], 'not near enough for the head of the section')
    done(await office.act(clerk, id, 'withdraw', { version: 2, on: '2026-03-05', way: '书面' }))
    assert.deepEqual(await about(clerk, id), [], 'the reply is owed no more')
    await run('2026-03-05')
    assert.deepEqual(
      (await about(clerk, id)).map((r: { kind: string }) => r.kind),
      ['conclude'],
    )
  })

  it('is asked for a correction notice until one was given, and for its lapse the day after', async () => {
    const { clerk } = office.people
    const fresh = await office.register({ channel: 'inPerson', submittedOn: '2026-02-27' })
    await run('2026-03-05')
    const [notice] = await about(clerk, fresh.id)
    assert.deepEqual([notice.kind, notice.dueOn, notice.left], ['correctionNotice', '2026-03-09', 2])
    done(await office.act(clerk, fresh.id, 'ask-correction', { version: 1, on: '2026-03-05', dueOn: '2026-03-19' }))
    assert.deepEqual(await about(clerk, fresh.id), [])
    const lapsing = await office.register({ channel: 'inPerson', submittedOn: '2026-02-09' })
    done(await office.act(clerk, lapsing.id, 'ask-correction', { version: 1, on: '2026-02-10', dueOn: '2026-03-04' }))
    await run('2026-03-05')
    const [lapse] = await about(clerk, lapsing.id)
    assert.deepEqual([lapse.kind, lapse.stage, lapse.dueOn, lapse.alarm], ['lapse', 'after', '2026-03-04', 'overdue'])
    done(await office.act(clerk, lapsing.id, 'lapse', { version: 2 }))
    await run('2026-03-05')
    assert.deepEqual(
      (await about(clerk, lapsing.id)).map((r: { kind: string }) => r.kind),
      ['conclude'],
    )
  })

  it('an unconfirmed submission is the clerk’s, then the head’s of the disclosure office too, until it is settled', async () => {
    const { clerk, officeDirector } = office.people
    await submitted(office, { description: '网上提出，没有人确认' })
    const list = done(await office.call('GET', '/api/submissions?sort=-oldest', { as: clerk.cookie }))
    const { id } = list.rows[0]
    await run('2026-03-05')
    assert.deepEqual(await about(clerk, id), [])
    await run('2026-03-06')
    assert.deepEqual(
      (await about(clerk, id)).map((r: { stage: string }) => r.stage),
      ['on'],
    )
    assert.deepEqual(await about(officeDirector, id), [])
    await run('2026-03-09')
    assert.deepEqual(
      (await about(clerk, id)).map((r: { stage: string }) => r.stage),
      ['after'],
    )
    assert.equal((await about(officeDirector, id)).length, 1)
    const told = { version: 1, as: 'consultation', text: '请拨打12345。' }
    done(await office.call('POST', `/api/submissions/${id}/answer`, { as: clerk.cookie, body: told }))
    assert.deepEqual([await about(clerk, id), await about(officeDirector, id)], [[], []])
  })

  it('gives the dates to a calendar under an address that only its owner knows and can take back', async () => {
    const { clerk, deputy } = office.people
    const { number } = await office.register({ channel: 'inPerson', submittedOn: '2026-03-03' })
    const subscription = async () => done(await office.call('GET', '/api/subscription', { as: clerk.cookie }))
    assert.deepEqual(await subscription(), { madeAt: null })
    const make = async () => done(await office.call('POST', '/api/subscription', { as: clerk.cookie }))
    const first = await make()
    assert.match(first.path, /^\/api\/dates\/[\w-]{43}\/dates\.ics$/)
    assert.notEqual((await subscription()).madeAt, null)
    const fetched = await office.call('GET', first.path)
    assert.equal(fetched.status, 200)
    assert.match(String(fetched.headers['content-type']), /^text\/calendar/)
    const text = fetched.text.replaceAll('\r\n ', '')
    assert.match(text, new RegExp(`SUMMARY:${number} 答复最迟\r\n`))
    assert.match(text, /DTSTART;VALUE=DATE:20260331\r\n/)
    assert.ok(!/周远山|石湾村|13000000000/.test(text), 'nobody’s name and nothing of what they ask')
    const second = await make()
    assert.equal((await office.call('GET', first.path)).status, 404, 'the one before opens nothing any more')
    assert.equal((await office.call('GET', second.path)).status, 200)
    await office.parts.database.db.updateTable('users').set({ state: 'disabled' }).where('id', '=', clerk.id).execute()
    assert.equal((await office.call('GET', second.path)).status, 404, 'an account that is not used any more')
    await office.parts.database.db.updateTable('users').set({ state: 'active' }).where('id', '=', clerk.id).execute()
    done(await office.call('POST', '/api/subscription/revoke', { as: clerk.cookie }))
    assert.equal((await office.call('GET', second.path)).status, 404)
    assert.equal((await office.call('POST', '/api/subscription/revoke', { as: clerk.cookie })).status, 409)
    const other = done(await office.call('POST', '/api/subscription', { as: deputy.cookie }))
    assert.match((await office.call('GET', other.path)).text, new RegExp(number), 'whoever may see the case')
    assert.deepEqual(await actsAbout(office, clerk.id).then((acts) => acts.slice(-3)), [
      'subscription.made',
      'subscription.made',
      'subscription.revoked',
    ])
  })
})
