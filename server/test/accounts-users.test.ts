import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { transaction } from '../src/platform/database/database.ts'
import { actsAbout, cookieOf, enter, makePerson, type Somebody, signIn, standing } from './support/people.ts'
import { type Opened, onEachDatabase } from './support/server.ts'

const agency = '00000000-0000-7000-8000-0000000000a1'
const elsewhere = '00000000-0000-7000-8000-0000000000a2'

onEachDatabase('accounts', (open) => {
  let o: Opened
  let system: Somebody
  let security: Somebody
  let director: Somebody
  let clerk: Somebody
  before(async () => {
    o = await open()
    await transaction(o.parts.database, (tx) => standing(tx, elsewhere))
    system = await signIn(o, { roles: ['systemAdmin'], agency })
    security = await signIn(o, { roles: ['securityAdmin'], agency })
    await signIn(o, { roles: ['auditAdmin'], agency })
    director = await signIn(o, { roles: ['officeDirector'], agency, name: '主任' })
    clerk = await signIn(o, { roles: ['clerk'], agency, name: '经办' })
  })
  const create = (body: object, as = system.cookie, key?: string) =>
    o.call('POST', '/api/users', { as, body, ...(key && { key }) })
  const read = async (id: string, as = system.cookie) => (await o.call('GET', `/api/users/${id}`, { as })).body

  test('a new one begins with a one-time password that must be changed before anything else', async () => {
    const given = {
      account: 'wang.wu',
      name: '王五',
      agency,
      post: '科员',
      phone: '010-12345678',
      email: 'ww@example.com',
    }
    const made = await create(given)
    assert.equal(made.status, 200, made.text)
    const { id, oneTimePassword } = made.body
    assert.match(oneTimePassword, /^([2-9A-HJ-NP-Z]{4}-){3}[2-9A-HJ-NP-Z]{4}$/)
    const user = await read(id)
    assert.deepEqual(
      [user.name, user.phone, user.email, user.state, user.mustChangePassword],
      ['王五', given.phone, given.email, 'active', true],
    )
    assert.deepEqual(user.acts, ['user.change', 'user.disable', 'user.read'])
    const tables = await Promise.all(
      ['users', 'credentials', 'audit_log', 'idempotency_keys'].map((t) =>
        o.parts.database.db
          .selectFrom(t as never)
          .selectAll()
          .execute(),
      ),
    )
    for (const secret of [oneTimePassword, given.phone, given.email])
      assert.equal(JSON.stringify(tables).includes(secret), false, secret)

    const first = await enter(o, { account: 'WANG.WU', password: oneTimePassword.toLowerCase().replaceAll('-', '') })
    assert.equal(first.body.stage, 'newPassword')
    const as = cookieOf(first)
    assert.equal((await o.call('GET', '/api/account', { as })).status, 401)
    const choose = (password: string) => o.call('POST', '/api/session/password', { as, body: { password } })
    assert.equal((await choose('wang.wu-wang.wu')).body.error.code, 'passwordWeak')
    assert.equal((await choose('shui-bei-deng-che')).body.stage, 'full')
    assert.equal((await choose('shui-bei-deng-che-2')).status, 409)
    assert.equal((await enter(o, { account: 'wang.wu', password: oneTimePassword })).status, 401)
    assert.equal((await enter(o, { account: 'wang.wu', password: 'shui-bei-deng-che' })).body.stage, 'full')
  })

  test('is made once: the same key answers the same, the same name is refused, of two at once one is made', async () => {
    const body = { account: 'once', name: '一次' }
    const [a, b] = [
      await create(body, system.cookie, 'create-once-0001'),
      await create(body, system.cookie, 'create-once-0001'),
    ]
    assert.deepEqual([a.status, a.body], [200, b.body])
    const again = await create({ account: 'ONCE', name: '另一个' })
    assert.deepEqual([again.status, again.body.error.code, again.body.error.at], [409, 'accountTaken', 'account'])
    const race = await Promise.all([create({ account: 'race', name: '甲' }), create({ account: 'Race', name: '乙' })])
    assert.deepEqual(race.map((r) => r.status).sort(), [200, 409])
  })

  test('fields that are wrong are told at their place; nothing is made', async () => {
    const bad = { account: '张 三', name: ' ', phone: 'abc', email: 'x', version: 1 }
    const { status, body } = await create(bad)
    assert.equal(status, 422)
    assert.deepEqual(body.error.problems.map((p: { at: string }) => p.at).sort(), [
      'account',
      'email',
      'name',
      'phone',
      'version',
    ])
    const nowhere = await create({ account: 'nowhere', name: '某', agency: '00000000-0000-7000-8000-0000000000ff' })
    assert.deepEqual([nowhere.status, nowhere.body.error.at], [422, 'agency'])
  })

  test('whoever may not, finds nothing', async () => {
    const { id } = (await create({ account: 'hidden', name: '不在这里', agency: elsewhere })).body
    assert.equal((await create({ account: 'x1', name: '某' }, security.cookie)).status, 404)
    assert.equal((await o.call('GET', '/api/users', { as: clerk.cookie })).status, 404)
    assert.equal((await o.call('GET', `/api/users/${id}`, { as: director.cookie })).status, 404)
    assert.equal((await o.call('GET', `/api/users/${clerk.id}`, { as: director.cookie })).status, 200)
    assert.equal((await o.call('GET', '/api/users')).status, 401)
    const names = (await o.call('GET', '/api/users?size=100', { as: director.cookie })).body.rows.map(
      (r: { name: string }) => r.name,
    )
    assert.ok(names.includes('经办') && !names.includes('不在这里'))
    const change = await o.call('PUT', `/api/users/${clerk.id}`, {
      as: director.cookie,
      body: { name: '改', version: 1 },
    })
    assert.equal(change.status, 404)
  })

  test('is changed by whoever read it last; its history says who did what without how to reach anybody', async () => {
    const { id } = (await create({ account: 'zhao', name: '赵', phone: '010-1111111' })).body
    const change = (body: object) => o.call('PUT', `/api/users/${id}`, { as: system.cookie, body })
    const next = { name: '赵六', agency, phone: '010-2222222', version: 1 }
    const both = await Promise.all([change(next), change({ ...next, name: '赵七' })])
    assert.deepEqual(both.map((b) => b.status).sort(), [200, 409])
    assert.equal(both.find((b) => b.status === 409)?.body.error.code, 'changedMeanwhile')
    const user = await read(id)
    assert.equal(user.version, 2)
    const [newest] = user.history
    assert.deepEqual(
      [newest.act, newest.actorName, newest.before.name],
      ['user.changed', user.history[1].actorName, '赵'],
    )
    assert.deepEqual(newest.after.changed, ['phone'])
    assert.equal(JSON.stringify(user.history).includes('2222222'), false)
  })

  test('is disabled and enabled with a reason; the person is out at once; nobody disables themselves or the last of a kind', async () => {
    const person = await signIn(o, { agency })
    const put = (id: string, what: string, version: number, as = system.cookie) =>
      o.call('POST', `/api/users/${id}/${what}`, { as, body: { version, reason: '调离' } })
    assert.equal((await put(person.id, 'enable', 1)).body.error.code, 'notNow')
    assert.equal((await put(person.id, 'disable', 7)).body.error.code, 'changedMeanwhile')
    assert.deepEqual((await put(person.id, 'disable', 1)).body, { version: 2 })
    assert.equal((await o.call('GET', '/api/account', { as: person.cookie })).status, 401)
    assert.equal((await enter(o, person)).status, 401)
    assert.equal((await put(person.id, 'disable', 2)).body.error.code, 'notNow')
    assert.equal((await put(person.id, 'enable', 2)).status, 200)
    assert.equal((await enter(o, person)).status, 200)
    assert.equal((await put(system.id, 'disable', 1)).status, 404)
    assert.equal((await put(security.id, 'disable', 1)).body.error.code, 'lastAdministrator')
    const acts = (await actsAbout(o, person.id)).filter((a) => /able/.test(a))
    assert.deepEqual(acts, ['user.disabled', 'user.enabled'])
  })

  test('is reset without e-mail: the answer holds a one-time password, the same for the same key', async () => {
    const person = await signIn(o, { agency })
    const reset = (as: string, key: string) =>
      o.call('POST', `/api/users/${person.id}/reset`, { as, key, body: { reason: '忘记口令' } })
    assert.equal((await reset(system.cookie, 'reset-key-0000001')).status, 404)
    const [first, again] = [
      await reset(security.cookie, 'reset-key-0000002'),
      await reset(security.cookie, 'reset-key-0000002'),
    ]
    assert.equal(first.status, 200)
    assert.deepEqual(first.body, again.body)
    assert.equal((await o.call('GET', '/api/account', { as: person.cookie })).status, 401)
    assert.equal((await enter(o, person)).status, 401)
    const stage = (await enter(o, { ...person, password: first.body.oneTimePassword })).body.stage
    assert.equal(stage, 'newPassword')
    const own = await o.call('POST', `/api/users/${security.id}/reset`, {
      as: security.cookie,
      body: { reason: '自己' },
    })
    assert.equal(own.status, 404)
    assert.equal((await actsAbout(o, person.id)).filter((a) => a === 'user.reset').length, 1)
  })

  test('a one-time password has an end', async () => {
    const made = (await create({ account: 'late', name: '迟' })).body
    const { db } = o.parts.database
    await db
      .updateTable('credentials')
      .set({ one_time_until: new Date('2026-01-01') })
      .where('user_id', '=', made.id)
      .execute()
    assert.equal((await enter(o, { account: 'late', password: made.oneTimePassword })).status, 401)
  })

  test('the list filters, sorts and pages; its sheet keeps what looks like a formula as text', async () => {
    for (const [account, name] of [
      ['list-a', '=1+1'],
      ['list-b', '乙%'],
      ['list-c', '丙'],
    ])
      await create({ account, name, agency: elsewhere })
    const list = async (query: string) => (await o.call('GET', `/api/users?${query}`, { as: system.cookie })).body
    const accounts = async (query: string) => (await list(query)).rows.map((r: { account: string }) => r.account)
    assert.deepEqual(await accounts('q=list-&sort=-account'), ['list-c', 'list-b', 'list-a'])
    assert.deepEqual(await accounts('q=list-&sort=account&size=2&page=2'), ['list-c'])
    assert.equal((await list('q=list-&size=2')).total, 3)
    assert.deepEqual(await accounts(`q=${encodeURIComponent('乙%')}`), ['list-b'])
    assert.deepEqual(await accounts('role=officeDirector'), [director.account])
    assert.ok((await accounts(`agency=${elsewhere}&size=100`)).includes('list-a'))
    assert.equal((await list('state=disabled')).total, 0)
    assert.equal((await o.call('GET', '/api/users?sort=password', { as: system.cookie })).status, 422)
    const sheet = await o.call('GET', '/api/users.xlsx?q=list-', { as: system.cookie })
    assert.equal(sheet.status, 200)
    assert.match(String(sheet.headers['content-disposition']), /filename\*=UTF-8''%E8%B4%A6%E6%88%B7\.xlsx/)
  })

  test('a person in many agencies is found by the roles they hold', async () => {
    const person = await makePerson(o, { roles: ['deputy', 'head'], agency: elsewhere })
    const user = await read(person.id)
    assert.deepEqual(user.roles.map((r: { role: string }) => r.role).sort(), ['deputy', 'head'])
  })

  test('nobody says for an administrator as whom to sign on', async () => {
    const opened = await open()
    const admin = await signIn(opened, { roles: ['systemAdmin'] })
    const security = await makePerson(opened, { roles: ['securityAdmin'] })
    const clerk = await makePerson(opened, { roles: ['clerk'] })
    const put = async (id: string) => {
      const { body: user } = await opened.call('GET', `/api/users/${id}`, { as: admin.cookie })
      const { name, agency, post, phone, email, version } = user
      const body = { name, agency, post, phone, email, version, signOnId: 'my-own-identity' }
      return opened.call('PUT', `/api/users/${id}`, { as: admin.cookie, body })
    }
    const refused = await put(security.id)
    assert.equal(refused.status, 409, refused.text)
    assert.equal(refused.body.error.at, 'signOnId')
    const taken = await put(clerk.id)
    assert.equal(taken.status, 200, taken.text)
  })
})
