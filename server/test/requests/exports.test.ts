import assert from 'node:assert/strict'
import { before, it } from 'node:test'
import { sql } from 'kysely'
import { type Actor, program } from '../../src/platform/context.ts'
import { contextOf } from '../../src/platform/perform.ts'
import { exported } from '../../src/requests/service/exports.ts'
import { onEachDatabase } from '../support/server.ts'
import { form, IDENTITY, type Office, openOffice, registration } from './support.ts'

onEachDatabase('requests · exports', (open) => {
  let office: Office
  before(async () => {
    office = await openOffice(await open())
    await office.register({ channel: 'inPerson', submittedOn: '2026-03-02' })
    await office.register({ channel: 'inPerson', submittedOn: '2026-03-04' })
  })
  const take = (query: string, as = office.people.clerk) =>
    office.call('GET', `/api/requests.xlsx?${query}`, { as: as.cookie })
  const records = async () => {
    const rows = await office.parts.database.db
      .selectFrom('audit_log')
      .select(['chain', 'entry'])
      .where('act', '=', 'request.exported')
      .orderBy('seq')
      .execute()
    return rows.map(({ chain, entry }) => ({ chain, ...JSON.parse(entry) }))
  }

  it('leaves on record who took how much of the register of which body, and nothing of an applicant', async () => {
    assert.equal((await take('receivedFrom=2026-03-03&sort=received')).status, 200)
    assert.equal((await take(`q=${IDENTITY}`)).status, 200)
    assert.equal((await take('q=2026-9999')).status, 200)
    const [first, second, ...more] = await records()
    assert.deepEqual(more, [], 'where nothing was taken, nothing is told')
    assert.deepEqual([first.chain, first.actor], [office.bureau, office.people.clerk.id])
    assert.deepEqual(first.after, {
      count: 1,
      filter: { sort: 'received', receivedFrom: '2026-03-03', below: false },
    })
    assert.deepEqual([second.after.count, second.after.filter.q], [2, true])
    assert.ok(!JSON.stringify(second).includes(IDENTITY))
  })

  it('tells each body of its own where somebody works for several', async () => {
    const { db } = office.parts.database
    const both = await office.officer('clerk', office.county)
    await sql`insert into grants select (jsonb_populate_record(g, jsonb_build_object('id', gen_random_uuid(), 'agency_id', ${office.bureau}::text))).*
      from grants g where user_id = ${both.id}`.execute(db)
    const body = { agency: office.county, registration: registration() }
    assert.equal((await form(office, '/api/requests', body, [], both.cookie)).status, 200)
    assert.equal((await take('', both)).status, 200)
    const own = (await records()).filter((r) => r.actor === both.id)
    assert.deepEqual(
      own.map((r) => [r.chain, r.subjectId, r.after.count]).sort(),
      [
        [office.bureau, office.bureau, 2],
        [office.county, office.county, 1],
      ].sort(),
    )
  })

  it('gives a register that is longer than a sheet takes not at all, rather than its beginning', async () => {
    const { parts, people, bureau } = office
    const actor: Actor = { ...program, id: people.clerk.id, grants: [{ role: 'clerk', agency: bureau }] }
    const query = { sort: 'received', below: false } as const
    const ctx = contextOf(parts, actor)
    const before = (await records()).length
    await assert.rejects(exported(ctx, query, 1), /按收到日期选择一段时间/)
    assert.equal((await records()).length, before)
    assert.equal((await exported(ctx, query, 2)).length, 2)
  })
})
