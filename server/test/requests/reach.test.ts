import assert from 'node:assert/strict'
import { before, it } from 'node:test'
import { onEachDatabase } from '../support/server.ts'
import { done, type Office, openOffice } from './support.ts'

onEachDatabase('requests · how far figures reach', (open) => {
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
})
