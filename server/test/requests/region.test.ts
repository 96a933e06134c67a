import assert from 'node:assert/strict'
import { before, it } from 'node:test'
import { civilDate } from '@gongkai/rules/dates'
import { sql } from 'kysely'
import { conventions } from '../../src/calendar/settings.ts'
import { newId } from '../../src/platform/ids.ts'
import { local } from '../support/notices.ts'
import { makeAgency } from '../support/operations/world.ts'
import { signIn } from '../support/people.ts'
import { onEachDatabase } from '../support/server.ts'
import { done, form, lookUp, type Office, openOffice, registration, scan, settle, submitted } from './support.ts'

/** Agencies of regions with holidays of their own, beside one that has none. */
onEachDatabase('requests · regional holidays', (open) => {
  let office: Office
  let neighbour: string
  before(async () => {
    office = await openOffice(await open())
    neighbour = await makeAgency(office, {
      from: civilDate('2019-01-01'),
      slug: 'linju',
      name: '云川县教育局',
      parent: office.county,
    })
    // The clerk registers for both.
    await sql`insert into grants (id, user_id, agency_id, role, valid_from, granted_by, created_at)
      values (${newId()}, ${office.people.clerk.id}, ${neighbour}, 'clerk', '2020-01-01', 'program', now())`.execute(
      office.parts.database.db,
    )
    await holidays('53', '办发明电〔2026〕1号', [{ from: '2026-03-09', to: '2026-03-11' }])
    await holidays('54', '办发明电〔2026〕2号', [
      { from: '2026-03-04', to: '2026-03-04' },
      { from: '2026-03-06', to: '2026-03-06' },
    ])
  })

  async function holidays(region: string, number: string, days: { from: string; to: string }[]) {
    const as = (await signIn(office, { roles: ['systemAdmin'] })).cookie
    const entries = days.map((day) => ({ name: '民族节日', kind: 'holiday', ...day }))
    const notice = local(number, { region, entries })
    const { id } = done(await office.call('POST', '/api/calendar/notices', { as, body: { notice } }))
    const path = `/api/calendar/notices/${id}` as const
    const { version, calendarVersion } = done(await office.call('GET', `${path}/preview?act=apply`, { as }))
    done(await office.call('POST', `${path}/apply`, { as, body: { version, calendarVersion } }))
  }
  const inRegion = (region: string) => settle(office, conventions, { ...conventions.otherwise, region }, office.bureau)
  const get = async (path: `/${string}`) => done(await office.call('GET', path, { as: office.people.clerk.cookie }))
  const register = async (agency: string, submittedOn: string) =>
    done(
      await form(
        office,
        '/api/requests',
        { agency, registration: registration({ channel: 'inPerson', submittedOn }) },
        [scan()],
        office.people.clerk.cookie,
      ),
    )
  const urgency = ({ respondBy, left, alarm }: { respondBy: string; left: number; alarm: string }) => [
    respondBy,
    left,
    alarm,
  ]

  it('are left out of the days left, as of the deadline: in lists, on the case and for the applicant', async () => {
    await inRegion('530000')
    const { id, code } = await register(office.bureau, '2026-02-06')
    const beside = await register(neighbour, '2026-02-11')
    const shown = ['2026-03-17', 5, 'yellow']
    assert.deepEqual(urgency(await get(`/api/requests/${id}`)), shown)
    const found = (rows: { id: string }[], one: string) => rows.find((row) => row.id === one) as never
    for (const path of ['/api/requests', `/api/requests?agency=${office.bureau}`] as const)
      assert.deepEqual(urgency(found((await get(path)).rows, id)), shown, path)
    const { left, respondBy } = done(await lookUp(office, code))
    assert.deepEqual([respondBy, left], ['2026-03-17', 5])
    const everywhere = (await get('/api/requests')).rows
    assert.deepEqual(urgency(found(everywhere, beside.id)), ['2026-03-17', 8, 'none'], 'the neighbour has no holiday')
    const near = (await get('/api/requests?status=open&alarm=near')).rows
    assert.deepEqual(
      near.map((row: { id: string }) => row.id),
      [id],
      'near in the one agency, far in the other',
    )
    assert.equal((await get('/api/requests/open')).near, 1)
  })

  it('are no days in which a submission waits, and none by which it should be confirmed', async () => {
    await inRegion('540000')
    const { confirmBy } = await submitted(office)
    assert.equal(confirmBy, '2026-03-09')
    await sql`update submissions set submitted_on = '2026-03-03' where state = 'waiting'`.execute(
      office.parts.database.db,
    )
    const [row] = (await get('/api/submissions')).rows
    assert.deepEqual([row.waited, row.alarm], [1, 'remind'])
    const one = await get(`/api/submissions/${row.id}`)
    assert.deepEqual([one.waited, one.alarm], [1, 'remind'])
  })
})
