import assert from 'node:assert/strict'
import { before, it } from 'node:test'
import { sql } from 'kysely'
import { onEachDatabase } from '../support/server.ts'
import { done, type Office, openOffice, submitted } from './support.ts'

/** What an agency settles about when it is warned; the law sets the terms alone. */
onEachDatabase('requests · alarms', (open) => {
  let office: Office
  before(async () => {
    office = await openOffice(await open())
  })
  const get = async (path: `/${string}`) => done(await office.call('GET', path, { as: office.people.clerk.cookie }))
  /** Changes a setting of the bureau as the head of its disclosure office does. */
  async function change(name: string, value: object) {
    const as = office.people.officeDirector.cookie
    const { rows } = done(await office.call('GET', `/api/settings?agency=${office.bureau}`, { as }))
    const row = rows.find((one: { name: string }) => one.name === name)
    const body = { agency: office.bureau, value: { ...row.value, ...value }, version: row.version }
    return office.call('PUT', `/api/settings/${name}`, { as, body })
  }
  const found = (rows: { id: string }[], id: string) => rows.some((row) => row.id === id)

  it('of a reply begin as many working days before as the agency has settled, in lists, on the case and in counts', async () => {
    const { id } = await office.register({ channel: 'inPerson', submittedOn: '2026-02-11' })
    const alarm = async () => {
      const [row] = (await get('/api/requests')).rows
      const one = await get(`/api/requests/${id}`)
      assert.equal(row.alarm, one.alarm)
      const near = (await get('/api/requests?status=open&alarm=near')).rows
      assert.equal((await get('/api/requests/open')).near, near.length)
      return [one.left, one.alarm, found(near, id)]
    }
    assert.deepEqual(await alarm(), [8, 'none', false])
    done(await change('requests.alarms', { yellow: 8 }))
    assert.deepEqual(await alarm(), [8, 'yellow', true])
    done(await change('requests.alarms', { yellow: 10, red: 8 }))
    assert.deepEqual(await alarm(), [8, 'red', true])
    const { status, body } = await change('requests.alarms', { yellow: 5, red: 6 })
    assert.deepEqual([status, body.error.at], [422, 'value.red'])
    done(await change('requests.alarms', { yellow: 7, red: 0 }))
    assert.deepEqual(await alarm(), [8, 'none', false])
  })

  it('of a submission that nobody confirms begin after as many working days as the agency has settled', async () => {
    await submitted(office)
    await sql`update submissions set submitted_on = '2026-03-03' where state = 'waiting'`.execute(
      office.parts.database.db,
    )
    const alarm = async () => {
      const [row] = (await get('/api/submissions')).rows
      return [row.waited, row.alarm]
    }
    assert.deepEqual(await alarm(), [2, 'alarm'])
    done(await change('deadlines.conventions', { confirmationDays: 3 }))
    assert.deepEqual(await alarm(), [2, 'remind'])
    const [{ id }] = (await get('/api/submissions')).rows
    const body = { version: 1, confirmedOn: '2026-03-05', how: '电话确认' }
    const { request } = done(
      await office.call('POST', `/api/submissions/${id}/confirm`, { as: office.people.clerk.cookie, body }),
    )
    const warned = async () =>
      (await get(`/api/requests/${request}`)).clocks.warnings.map((w: { code: string }) => w.code)
    assert.deepEqual(await warned(), [])
    done(await change('deadlines.conventions', { confirmationDays: 1 }))
    assert.deepEqual(await warned(), ['confirmationLate'])
  })

  it('and dates move in lists at once when it settles how it counts, on record', async () => {
    const { id } = await office.register({ channel: 'registeredMail', signedOn: '2026-03-01' })
    const dates = async () => {
      const { rows } = await get('/api/requests')
      const one = await get(`/api/requests/${id}`)
      const row = rows.find((r: { id: string }) => r.id === id)
      assert.deepEqual([row.respondBy, row.dueOn], [one.respondBy, one.dueOn])
      return [one.clocks.receivedOn, row.respondBy]
    }
    assert.deepEqual(await dates(), ['2026-03-01', '2026-03-27'])
    done(await change('deadlines.conventions', { restDayReceipt: 'nextWorkday' }))
    assert.deepEqual(await dates(), ['2026-03-02', '2026-03-30'])
    const { rows } = await sql<{ chain: string }>`
      select chain from audit_log where act = 'request.redated' and subject_id = ${id}`.execute(
      office.parts.database.db,
    )
    assert.deepEqual(rows, [{ chain: office.bureau }])
  })
})
