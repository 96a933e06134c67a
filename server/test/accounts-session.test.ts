import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { actsAbout, cookieOf, demandNoFactor, enter, makePerson, signIn } from './support/people.ts'
import { type Opened, onEachDatabase } from './support/server.ts'

onEachDatabase('signing in', (open) => {
  let o: Opened
  before(async () => {
    o = await open()
  })

  test('a right password begins a session; a wrong one and an unknown account are refused alike', async () => {
    const { call } = o
    assert.equal((await call('GET', '/api/session')).body.setUp, false)
    const person = await makePerson(o, { account: 'Zhang.San', name: '张三' })
    const { account, id } = person
    const none = await call('GET', '/api/session')
    const { stage, person: nobody, setUp, today, signOn } = none.body
    assert.deepEqual([none.status, stage, nobody, setUp, today, signOn], [200, 'none', null, true, '2026-03-05', false])

    const good = await enter(o, { ...person, account: ' zhang.SAN ' })
    assert.equal(good.status, 200, good.text)
    assert.deepEqual(good.body.person, { id, account: 'Zhang.San', name: '张三', grants: [] })
    assert.equal(good.body.stage, 'full')
    assert.equal((await call('GET', '/api/account', { as: cookieOf(good) })).body.account, 'Zhang.San')

    const wrong = await enter(o, { account, password: 'no' })
    const unknown = await enter(o, { account: 'nobody', password: 'no' })
    assert.deepEqual([wrong.status, wrong.body], [401, unknown.body])
    assert.equal(cookieOf(wrong), undefined)
    assert.deepEqual(await actsAbout(o, id), ['user.created', 'session.begun', 'session.refused'])
    assert.deepEqual(await actsAbout(o, 'unknown'), ['session.refused'])
  })

  test('input that is none is told at its place', async () => {
    const empty = await o.call('POST', '/api/session', { body: { account: '', password: '', more: 1 } })
    assert.equal(empty.status, 422)
    assert.deepEqual(empty.body.error.problems.map((p: { at: string }) => p.at).sort(), ['account', 'more', 'password'])
  })

  test('the cookie is kept from scripts and other sites; only its digest is stored', async () => {
    const person = await makePerson(o)
    const answer = await enter(o, person)
    const set = String(answer.headers['set-cookie'])
    assert.match(set, /^gongkai_session=[\w-]{43}; /)
    for (const part of [/; HttpOnly/, /; SameSite=Lax/, /; Path=\/(;|$)/]) assert.match(set, part)
    assert.doesNotMatch(set, /Secure|Expires|Max-Age/)
    const token = cookieOf(answer)?.split('=')[1] ?? ''
    const stored = JSON.stringify(await o.parts.database.db.selectFrom('sessions').selectAll().execute())
    assert.equal(stored.includes(token), false)
    assert.equal(stored.includes('127.0.0.1'), false)
  })

  test('a foreign page can neither sign somebody in nor act in their name', async () => {
    const person = await signIn(o)
    const foreign = { origin: 'https://evil.example' }
    const tried = [
      await enter(o, person, foreign),
      await o.call('POST', '/api/session/end', { as: person.cookie, headers: foreign }),
      await o.call('POST', '/api/session/end', { as: person.cookie, headers: { origin: 'null' } }),
    ]
    assert.deepEqual(
      tried.map((a) => [a.status, a.body.error.code]),
      Array(3).fill([403, 'foreignOrigin']),
    )
    assert.equal((await o.call('GET', '/api/account', { as: person.cookie })).status, 200)
  })

  test('signing out ends the session, and only this one', async () => {
    const person = await signIn(o)
    const other = cookieOf(await enter(o, person))
    const out = await o.call('POST', '/api/session/end', { as: person.cookie })
    assert.equal(out.status, 200)
    assert.match(String(out.headers['set-cookie']), /gongkai_session=;/)
    assert.equal((await o.call('GET', '/api/account', { as: person.cookie })).status, 401)
    assert.equal((await o.call('POST', '/api/session/end', { as: person.cookie })).status, 401)
    assert.equal((await o.call('GET', '/api/account', { as: other })).status, 200)
  })

  test('two at once both get a session of their own; a made-up token gets none', async () => {
    const person = await makePerson(o)
    const both = await Promise.all([enter(o, person), enter(o, person)])
    assert.deepEqual(
      both.map((b) => b.status),
      [200, 200],
    )
    assert.notEqual(cookieOf(both[0] as never), cookieOf(both[1] as never))
    for (const token of ['', 'x', 'A'.repeat(43), 'A'.repeat(4000)])
      assert.equal((await o.call('GET', '/api/account', { as: `gongkai_session=${token}` })).status, 401)
  })

  test('a session ends when nobody uses it, after its hours, and when the account is disabled', async () => {
    const { db } = o.parts.database
    const ago = (minutes: number) => new Date(o.parts.clock.now().getTime() - minutes * 60_000)
    const state = async (as: string) => (await o.call('GET', '/api/account', { as })).status
    const idle = await signIn(o)
    await db
      .updateTable('sessions')
      .set({ seen_at: ago(29) })
      .where('user_id', '=', idle.id)
      .execute()
    assert.equal(await state(idle.cookie), 200)
    const [touched] = await db.selectFrom('sessions').select('seen_at').where('user_id', '=', idle.id).execute()
    assert.ok((touched?.seen_at ?? ago(99)) > ago(1), 'using it keeps it')
    await db
      .updateTable('sessions')
      .set({ seen_at: ago(31) })
      .where('user_id', '=', idle.id)
      .execute()
    assert.equal(await state(idle.cookie), 401)

    const long = await signIn(o)
    await db
      .updateTable('sessions')
      .set({ created_at: ago(12 * 60 + 1) })
      .where('user_id', '=', long.id)
      .execute()
    assert.equal(await state(long.cookie), 401)

    const gone = await signIn(o)
    await db.updateTable('users').set({ state: 'disabled' }).where('id', '=', gone.id).execute()
    assert.equal(await state(gone.cookie), 401)
    assert.equal((await enter(o, gone)).status, 401)
  })

  test('a role counts from its first day to its last, and one held for somebody else only while it is', async () => {
    const person = await signIn(o, { name: '甲' })
    const absent = await makePerson(o, { name: '乙', roles: ['sectionHead'] })
    const { db } = o.parts.database
    const held = await db
      .selectFrom('grants')
      .select(['id', 'agency_id'])
      .where('user_id', '=', absent.id)
      .executeTakeFirstOrThrow()
    const put = (from: string, to: string) =>
      db
        .insertInto('substitutes')
        .values({
          ...{ id: crypto.randomUUID(), grant_id: held.id, substitute_id: person.id, appointed_by: person.id },
          ...{ valid_from: from as never, valid_to: to as never, created_at: new Date() },
        })
        .execute()
    const roles = async () => (await o.call('GET', '/api/session', { as: person.cookie })).body.person.grants
    await put('2026-03-06', '2026-03-31')
    await put('2026-02-01', '2026-03-04')
    assert.deepEqual(await roles(), [])
    await put('2026-03-05', '2026-03-05')
    const [role] = await roles()
    assert.deepEqual([role.role, role.agency, role.instead], ['sectionHead', held.agency_id, '乙'])
    await db
      .updateTable('grants')
      .set({ valid_to: '2026-03-04' as never })
      .where('id', '=', held.id)
      .execute()
    assert.deepEqual(await roles(), [])
  })
})

onEachDatabase('under a path and https', (open) => {
  test('the cookie belongs to the path and goes over https only', async () => {
    const o = await open({ BASE_URL: 'https://www.example.gov.cn/zfxxgk/' })
    await demandNoFactor(o)
    const person = await makePerson(o)
    const own = { origin: 'https://www.example.gov.cn' }
    const set = String((await enter(o, person, own)).headers['set-cookie'])
    for (const part of [/; Secure/, /; Path=\/zfxxgk\/(;|$)/, /; HttpOnly/, /; SameSite=Lax/]) assert.match(set, part)
    assert.equal((await enter(o, person)).status, 403, 'another origin than the public address')
  })
})
