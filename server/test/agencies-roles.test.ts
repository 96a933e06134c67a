import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { before, test } from 'node:test'
import { county, read } from './support/agencies.ts'
import { makePerson, type Somebody, signIn } from './support/people.ts'
import { type Opened, onEachDatabase, TODAY } from './support/server.ts'

onEachDatabase('roles', (open) => {
  let o: Opened
  let c: Awaited<ReturnType<typeof county>>
  let security: Somebody
  let director: Somebody
  before(async () => {
    o = await open()
    c = await county(o)
    security = await signIn(o, { roles: ['securityAdmin'] })
    director = await signIn(o, { agency: c.land, roles: ['officeDirector'] })
  })
  const post = (path: string, body: object, as: Somebody = security, key: string = randomUUID()) =>
    o.call('POST', `/api${path}`, { as: as.cookie, body, key })
  const give = (user: string, more: object = {}, as: Somebody = security) =>
    post('/grants', { user, agency: c.land, role: 'clerk', from: TODAY, ...more }, as)
  const grantsOf = async (user: string) =>
    (await o.call('GET', `/api/grants?user=${user}`, { as: security.cookie })).body.rows
  const rolesOf = async (as: Somebody) =>
    (await o.call('GET', '/api/session', { as: as.cookie })).body.person.grants.map(
      (g: { role: string; agency: string; instead: string | null }) => [g.role, g.agency, g.instead !== null],
    )

  test('a role is given for a time and taken back at once', async () => {
    const person = await signIn(o, { agency: c.land })
    const given = await give(person.id, { to: '2026-12-31' })
    assert.equal(given.status, 200, given.text)
    assert.deepEqual(await rolesOf(person), [['clerk', c.land, false]])
    const [row] = await grantsOf(person.id)
    assert.deepEqual(
      [row.force, row.mayRevoke, row.to, row.agencyName],
      ['now', true, '2026-12-31', '云川县自然资源局'],
    )
    assert.equal((await give(person.id)).body.error.code, 'grantThere')
    const revoke = (version: number, as: Somebody = security) =>
      post(`/grants/${given.body.id}/revoke`, { version, reason: '调离' }, as)
    assert.equal((await revoke(1, director)).status, 404)
    assert.equal((await revoke(7)).body.error.code, 'changedMeanwhile')
    const both = await Promise.all([revoke(1), revoke(1)])
    assert.deepEqual(both.map((a) => a.status).sort(), [200, 409])
    assert.deepEqual(await rolesOf(person), [])
    const [over] = await grantsOf(person.id)
    assert.deepEqual([over.force, over.mayRevoke], ['over', false])
  })

  test('a role that begins later is not held yet', async () => {
    const person = await signIn(o, { agency: c.land })
    assert.equal((await give(person.id, { from: '2026-03-06' })).status, 200)
    assert.deepEqual(await rolesOf(person), [])
    assert.equal((await grantsOf(person.id))[0].force, 'later')
  })

  test('nobody gives oneself a role, and only the security administrator gives any', async () => {
    assert.equal((await give(security.id)).body.error.code, 'notToOneself')
    const person = await makePerson(o)
    for (const as of [c.admin, director]) assert.equal((await give(person.id, {}, as)).status, 404)
  })

  test('administrators stay three persons without the work of an agency, also when asked at once', async () => {
    const clerk = await signIn(o, { agency: c.land, roles: ['clerk'] })
    const clash = await give(clerk.id, { role: 'systemAdmin' })
    assert.deepEqual([clash.status, clash.body.error.code], [409, 'rolesClash'])
    const fresh = await makePerson(o)
    const both = await Promise.all(
      (['systemAdmin', 'auditAdmin'] as const).map((role) => give(fresh.id, { role, agency: c.office })),
    )
    assert.deepEqual(both.map((a) => a.status).sort(), [200, 409])
    // A role that is over before the other begins is no clash.
    const later = await makePerson(o)
    assert.equal((await give(later.id, { from: '2026-01-01', to: '2026-02-28' })).status, 200)
    assert.equal((await give(later.id, { role: 'auditAdmin' })).status, 200)
  })

  test('the last administrator of a kind keeps the role', async () => {
    const [audit, other] = [await makePerson(o), await makePerson(o)]
    const first = await give(audit.id, { role: 'auditAdmin' })
    await give(other.id, { role: 'auditAdmin' })
    const revokeAll = async () => {
      const rows = (await o.call('GET', '/api/grants?role=auditAdmin&force=now', { as: security.cookie })).body.rows
      const answers = []
      for (const r of rows)
        answers.push((await post(`/grants/${r.id}/revoke`, { version: r.version, reason: '换人' })).status)
      return answers
    }
    const answers = await revokeAll()
    assert.deepEqual([answers.filter((s) => s === 409).length, answers.at(-1)], [1, 409])
    assert.equal(first.status, 200)
  })

  for (const [what, body, at] of [
    ['an unknown role', { role: 'boss' }, 'role'],
    ['a time that ends before it begins', { to: '2026-03-04' }, 'to'],
    ['a time before the agency began', { from: '2018-01-01' }, 'from'],
    ['an agency that is not there', { agency: randomUUID() }, 'agency'],
    ['an account that is not there', { user: randomUUID() }, 'user'],
  ] as const)
    test(`refuses ${what} beside the field`, async () => {
      const { id } = await makePerson(o)
      const answer = await give(id, body)
      assert.ok([404, 422].includes(answer.status), answer.text)
      assert.equal(answer.body.error.at, at)
    })

  test('roles of a whole agency are not given in a section, oversight only at a government', async () => {
    const { id } = await makePerson(o)
    assert.equal((await give(id, { agency: c.law, role: 'head' })).body.error.at, 'agency')
    assert.equal((await give(id, { role: 'oversight' })).body.error.at, 'agency')
    assert.equal((await give(id, { agency: c.city })).body.error.at, 'agency')
    assert.equal((await give(id, { agency: c.government, role: 'oversight' })).status, 200)
  })

  test('AB角: while somebody is away another holds what they hold there, and both are recorded', async () => {
    const [head, deputy] = [
      await signIn(o, { agency: c.land, roles: ['head'] }),
      await signIn(o, { agency: c.land, roles: ['deputy'] }),
    ]
    const appoint = (more: object = {}, as: Somebody = director, key?: string) =>
      post(
        '/substitutes',
        {
          agency: c.land,
          absent: head.id,
          substitute: deputy.id,
          from: TODAY,
          to: '2026-03-10',
          reason: '出差',
          ...more,
        },
        as,
        key,
      )
    const key = randomUUID()
    const made = await appoint({}, director, key)
    assert.equal(made.status, 200, made.text)
    assert.deepEqual((await appoint({}, director, key)).body, made.body)
    assert.deepEqual((await rolesOf(deputy)).sort(), [
      ['deputy', c.land, false],
      ['head', c.land, true],
    ])
    assert.equal((await appoint()).body.error.code, 'overlapping')
    assert.equal((await appoint({ substitute: director.id })).body.error.code, 'notToOneself')
    assert.equal((await appoint({ substitute: head.id })).body.error.code, 'notToOneself')
    assert.equal((await appoint({ to: '2026-03-01' })).body.error.at, 'to')
    assert.equal((await appoint({ agency: c.plan })).status, 404)
    assert.equal((await appoint({ absent: c.admin.id })).body.error.code, 'nothingToSubstitute')
    assert.equal((await appoint({ substitute: c.admin.id })).body.error.code, 'rolesClash')
    assert.equal((await appoint({}, deputy)).status, 404)

    const [row] = (await o.call('GET', `/api/substitutes?user=${deputy.id}`, { as: director.cookie })).body.rows
    assert.deepEqual([row.absent, row.substitute, row.force, row.role], [head.id, deputy.id, 'now', 'head'])
    const { rows } = (await o.call('GET', '/api/substitutes', { as: c.admin.cookie })).body ?? {}
    assert.equal(rows, undefined)
    const ended = await post(`/substitutes/${row.id}/end`, { version: row.version, reason: '回来' }, director)
    assert.equal(ended.status, 200, ended.text)
    assert.deepEqual((await rolesOf(deputy)).sort(), [['deputy', c.land, false]])
    assert.equal((await post(`/substitutes/${row.id}/end`, { version: 2, reason: '回来' }, director)).status, 409)
    const records = await o.parts.database.db
      .selectFrom('audit_log')
      .select(['act', 'entry', 'actor'])
      .where('subject_id', '=', deputy.id)
      .where('act', 'like', 'substitute.%')
      .orderBy('seq')
      .execute()
    assert.deepEqual(
      records.map((r) => [r.act, r.actor, r.entry.includes(head.id)]),
      [
        ['substitute.appointed', director.id, true],
        ['substitute.ended', director.id, true],
      ],
    )
  })

  test('whoever stands in acts in their place, and the record names both', async () => {
    const stand = await signIn(o, { agency: c.land })
    const as = { agency: c.land, absent: director.id, substitute: stand.id, from: TODAY, to: TODAY, reason: '休假' }
    assert.equal((await post('/substitutes', as)).status, 200)
    const { version } = await read(o, stand, c.land)
    const contact = { phone: '0000-6021234' }
    const body = { version, contact }
    const answer = await o.call('PUT', `/api/agencies/${c.land}/contact`, { as: stand.cookie, body })
    assert.equal(answer.status, 200, answer.text)
    const [last] = (await read(o, stand, c.land)).history
    assert.deepEqual([last.act, last.actor, last.standsInFor], ['agency.described', stand.id, [director.id]])
  })

  test('a head of the disclosure office decides nothing about administrators of the same agency', async () => {
    const admin = await makePerson(o)
    await give(admin.id, { role: 'systemAdmin' })
    const other = await makePerson(o)
    const as = { agency: c.land, absent: admin.id, substitute: other.id, from: TODAY, to: TODAY, reason: '代班' }
    assert.equal((await post('/substitutes', as, director)).body.error.code, 'nothingToSubstitute')
    const made = await post('/substitutes', as)
    assert.equal(made.status, 200)
    const end = (by: Somebody) => post(`/substitutes/${made.body.ids[0]}/end`, { version: 1, reason: '回来' }, by)
    const seen = await o.call('GET', `/api/substitutes?user=${other.id}`, { as: director.cookie })
    assert.equal(seen.body.rows[0].mayEnd, false)
    assert.equal((await end(director)).status, 404)
    assert.equal((await end(security)).status, 200)
    const hand = { agency: c.land, to: other.id, reason: '调离' }
    assert.equal((await post(`/users/${admin.id}/hand-over`, hand, director)).body.error.code, 'nothingToHandOver')
  })

  test("a leaver's roles go to another person at once, with the sections of the agency", async () => {
    const [leaver, next] = [
      await signIn(o, { agency: c.land, roles: ['clerk', 'secrecyReviewer'] }),
      await signIn(o, { agency: c.land, roles: ['clerk'] }),
    ]
    await give(leaver.id, { agency: c.law, role: 'sectionHead', to: '2026-12-31' })
    const hand = (more: object = {}, as: Somebody = director, key?: string) =>
      post(`/users/${leaver.id}/hand-over`, { agency: c.land, to: next.id, reason: '调离', ...more }, as, key)
    assert.equal((await hand({ to: director.id })).body.error.code, 'notToOneself')
    assert.equal((await hand({ to: leaver.id })).body.error.code, 'notToOneself')
    assert.equal((await hand({ to: c.admin.id })).body.error.code, 'rolesClash')
    assert.equal((await hand({}, c.admin)).status, 404)
    const key = randomUUID()
    const done = await hand({}, director, key)
    assert.deepEqual([done.status, done.body.grants], [200, 3], done.text)
    assert.ok(done.body.work.every((w: { count: number }) => w.count === 0))
    assert.deepEqual((await hand({}, director, key)).body, done.body)
    assert.deepEqual(await rolesOf(leaver), [])
    assert.deepEqual((await rolesOf(next)).map(([role]: string[]) => role).sort(), [
      'clerk',
      'secrecyReviewer',
      'sectionHead',
    ])
    const section = (await grantsOf(next.id)).find((g: { role: string }) => g.role === 'sectionHead')
    assert.deepEqual([section.from, section.to], [TODAY, '2026-12-31'])
    assert.equal((await hand()).body.error.code, 'nothingToHandOver')
  })

  test('lists are seen as far as the role reaches, and saved', async () => {
    const far = await signIn(o, { agency: c.plan, roles: ['officeDirector'] })
    const seen = (await o.call('GET', '/api/grants?sort=user', { as: far.cookie })).body
    assert.deepEqual([...new Set(seen.rows.map((r: { agency: string }) => r.agency))], [c.plan])
    const all = (await o.call('GET', '/api/grants?sort=-from&size=3', { as: security.cookie })).body
    assert.deepEqual([all.rows.length, all.total > 3], [3, true])
    for (const list of ['grants', 'substitutes']) {
      const sheet = await o.app.inject({ url: `/api/${list}.xlsx`, headers: { cookie: security.cookie } })
      assert.deepEqual([sheet.statusCode, sheet.rawPayload.subarray(0, 2).toString()], [200, 'PK'])
    }
    const { acts } = await read(o, director, c.land)
    assert.deepEqual(acts, ['agency.describe', 'substitute.appoint', 'work.handOver'])
  })
})
