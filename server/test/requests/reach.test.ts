import assert from 'node:assert/strict'
import { before, it } from 'node:test'
import { onEachDatabase } from '../support/server.ts'
import { done, IDENTITY, type Office, openOffice, submitted } from './support.ts'

onEachDatabase('requests · how far the sight of them reaches', (open) => {
  let office: Office
  before(async () => {
    office = await openOffice(await open())
    await office.register()
  })

  it('gives all below an agency to whoever may read the figures of each, and no part of them to others', async () => {
    const { county } = office
    const worker = await office.officer('clerk', county)
    const overseer = await office.officer('oversight', county)
    const asked = `agency=${county}&year=2026`
    const paths = ['table?', 'table/cases?row=newlyReceived&', 'table/file?format=csv&'] as const
    for (const path of paths) {
      const ask = (as: string, more = '') => office.call('GET', `/api/requests/${path}${asked}${more}`, { as })
      assert.equal((await ask(worker.cookie)).status, 200, path)
      const refused = await ask(worker.cookie, '&below=yes')
      assert.deepEqual([refused.status, refused.body.error.at], [404, 'below'], path)
      assert.equal((await ask(overseer.cookie, '&below=yes')).status, 200, path)
    }
    const whole = done(await office.call('GET', `/api/requests/table?${asked}&below=yes`, { as: overseer.cookie }))
    assert.equal(whole.rows.find((r: { key: string }) => r.key === 'newlyReceived').figures.total, 1)
  })

  it('lets whoever works for a body without others below it ask either way', async () => {
    const path = `/api/requests/table?agency=${office.bureau}&year=2026&below=yes`
    assert.equal((await office.call('GET', path, { as: office.people.officeDirector.cookie })).status, 200)
  })

  it('shows who asked in full until a submission is settled; the case behind it records the looking', async () => {
    const as = office.people.clerk.cookie
    const seen = async (id: string) => {
      const { application } = done(await office.call('GET', `/api/submissions/${id}`, { as }))
      return [application.applicants[0].number, application.phone]
    }
    const settled = {
      confirm: { version: 1, confirmedOn: '2026-03-05', how: '电话确认' },
      answer: { version: 1, as: 'petition', text: '属于举报事项。' },
    }
    for (const [word, body] of Object.entries(settled)) {
      await submitted(office)
      const [{ id }] = done(await office.call('GET', '/api/submissions?state=waiting', { as })).rows
      assert.deepEqual(await seen(id), [IDENTITY, '13000000000'])
      done(await office.call('POST', `/api/submissions/${id}/${word}`, { as, body }))
      assert.deepEqual(await seen(id), ['110*************2X', '130****0000'], word)
    }
  })
})
