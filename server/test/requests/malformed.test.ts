import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { before, it } from 'node:test'
import { onEachDatabase } from '../support/server.ts'
import { done, type Office, openOffice } from './support.ts'

onEachDatabase('requests · malformed', (open) => {
  let office: Office
  before(async () => {
    office = await openOffice(await open())
    await office.register()
    await office.register()
  })
  const clerk = () => office.people.clerk.cookie

  it('a list goes on only after a place that a page gave, in its own order', async () => {
    const dated = [
      ['2026-13-45', randomUUID()],
      ['2026-01-01', '-'.repeat(36)],
      [['2026-01-01'], randomUUID()],
      [{ toString: 1 }, randomUUID()],
      [null, randomUUID()],
      ['2026-01-01'],
      { length: 2 },
    ]
    const counted = [
      [2026, '1', randomUUID()],
      [2026, 1e9, randomUUID()],
      [2026, -1, randomUUID()],
      ['2026-01-01', randomUUID()],
    ]
    const lists = [
      ['/api/requests?', dated],
      ['/api/requests?sort=due&', dated],
      ['/api/requests?sort=-number&', counted],
      ['/api/requests/mine?', dated],
      ['/api/requests/inbox?', dated],
      [`/api/requests/table/cases?agency=${office.bureau}&year=2026&row=newlyReceived&`, dated],
    ] as const
    for (const [list, places] of lists)
      for (const place of [...places, 'x']) {
        const after = Buffer.from(JSON.stringify(place)).toString('base64url')
        const { status, body } = await office.call('GET', `${list}after=${after}`, { as: clerk() })
        assert.deepEqual([status, body.error?.at], [422, 'after'], `${list}${JSON.stringify(place)}`)
      }
    assert.equal((await office.call('GET', '/api/requests?after=%ff', { as: clerk() })).status, 422)
    for (const sort of ['-received', 'due', '-number']) {
      const path = `/api/requests?size=1&sort=${sort}` as const
      const first = done(await office.call('GET', path, { as: clerk() }))
      const second = done(await office.call('GET', `${path}&after=${first.next}`, { as: clerk() }))
      assert.notEqual(second.rows[0].id, first.rows[0].id)
    }
  })
})
