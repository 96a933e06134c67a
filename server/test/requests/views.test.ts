import assert from 'node:assert/strict'
import { before, it } from 'node:test'
import type { Somebody } from '../support/people.ts'
import { onEachDatabase } from '../support/server.ts'
import { done, type Office, openOffice } from './support.ts'

const path = '/api/requests/views'

onEachDatabase('requests · views, receipt and assigning many', (open) => {
  let office: Office
  before(async () => {
    office = await openOffice(await open())
  })
  const keep = (as: Somebody, name: string, filters: object) =>
    office.call('PUT', path, { as: as.cookie, body: { name, filters } })
  const kept = async (as: Somebody) => done(await office.call('GET', path, { as: as.cookie })).rows

  it('a view is of one person, and one of the same name replaces it in its place', async () => {
    const { clerk, sectionHead } = office.people
    done(await keep(clerk, '急办', { status: 'open', alarm: 'near' }))
    done(await keep(clerk, '已办', { status: 'done', sort: '-received' }))
    done(await keep(clerk, '急办', { status: 'open', alarm: 'overdue' }))
    assert.deepEqual(await kept(clerk), [
      { name: '急办', filters: { status: 'open', alarm: 'overdue' } },
      { name: '已办', filters: { status: 'done', sort: '-received' } },
    ])
    assert.deepEqual(await kept(sectionHead), [])
    const body = { name: '急办' }
    const { status } = await office.call('POST', `${path}/drop`, { as: sectionHead.cookie, body })
    assert.equal(status, 404)
  })

  it('what names an applicant is not kept, and there is an end to views', async () => {
    const { deputy } = office.people
    const searched = await keep(deputy, '某人', { q: '周远山' })
    assert.deepEqual([searched.status, searched.body.error.at], [422, 'filters.q'])
    for (let i = 1; i <= 20; i++) done(await keep(deputy, `视图${i}`, {}))
    const { status, body } = await keep(deputy, '又一个', {})
    assert.deepEqual([status, body.error.at], [422, 'name'])
    done(await keep(deputy, '视图20', { status: 'open' }))
  })

  it('many are assigned each by its own act; what cannot be is told case by case', async () => {
    const { clerk, sectionHead } = office.people
    const [one, other, third] = [await office.register(), await office.register(), await office.register()]
    done(await office.act(clerk, other.id, 'note', { version: 1, text: '已联系' }))
    done(await office.act(clerk, third.id, 'withdraw', { version: 1, on: '2026-03-05', way: '电话' }))
    const cases = [one, other, third].map(({ id }) => ({ id, version: 1 }))
    const unknown = { id: '019876ab-0000-7000-8000-000000000000', version: 1 }
    const body = { cases: [...cases, unknown], section: office.section, person: null }
    const { rows } = done(await office.call('POST', '/api/requests/assign', { as: sectionHead.cookie, body }))
    assert.equal(rows[0].why, null)
    assert.match(rows[1].why, /刚被他人修改/)
    assert.match(rows[2].why, /刚被他人修改/)
    assert.match(rows[3].why, /没有找到/)
    const again = await office.call('POST', '/api/requests/assign', { as: sectionHead.cookie, body })
    assert.deepEqual([again.status, again.body.error.at], [409, 'cases[0]'])
    assert.match(again.body.error.problems[3].message, /^第4件：没有找到/)
    const { body: page } = await office.call('GET', `/api/requests/${one.id}`, { as: clerk.cookie })
    assert.deepEqual([page.section, page.version], [office.section, 2])
    assert.deepEqual(page.history.at(-1).act, { type: 'assigned', section: office.section, person: null })
    const { body: untouched } = await office.call('GET', `/api/requests/${other.id}`, { as: clerk.cookie })
    assert.deepEqual([untouched.section, untouched.version], [null, 2])
  })

  it('the day of receipt follows from the channel and its proof before anything is registered', async () => {
    const { clerk } = office.people
    const ask = (facts: object) =>
      office.call('POST', '/api/requests/receipt', { as: clerk.cookie, body: { agency: office.bureau, facts } })
    const letter = done(await ask({ channel: 'registeredMail', signedOn: '2026-03-02' }))
    const { receivedOn, receivedBy, correctionNoticeBy, respondBy } = letter
    assert.deepEqual(
      { receivedOn, receivedBy, correctionNoticeBy, respondBy },
      {
        receivedOn: '2026-03-02',
        receivedBy: '签收之日',
        correctionNoticeBy: '2026-03-11',
        respondBy: '2026-03-30',
      },
    )
    const wrongs = [
      [{ channel: 'registeredMail' }, 'facts.signedOn'],
      [{ channel: 'registeredMail', signedOn: '2026-03-06' }, 'facts.signedOn'],
      [{ channel: 'fax', submittedOn: '2026-03-04', confirmedOn: '2026-03-02' }, 'facts.confirmedOn'],
    ] as const
    for (const [facts, at] of wrongs) {
      const { status, body } = await ask(facts)
      assert.deepEqual([status, body.error.at], [422, at])
    }
  })

  it('only those who register are told for whom they may', async () => {
    const rows = (as: Somebody) => office.call('GET', '/api/requests/receivers', { as: as.cookie })
    assert.deepEqual(
      done(await rows(office.people.clerk)).rows.map((r: { id: string }) => r.id),
      [office.bureau],
    )
    assert.equal((await rows(office.people.head)).status, 404)
  })
})
