import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cookieOf, makePerson, signIn } from './support/people.ts'
import { onEachDatabase } from './support/server.ts'

onEachDatabase('signing in', (open) => {
  test('a right password begins a session, a wrong one and an unknown account are refused alike', async () => {
    const opened = await open()
    const { call } = opened
    assert.equal((await call('GET', '/api/session')).body.setUp, false)
    const { account, password, id } = await makePerson(opened, { account: 'Zhang.San', name: '张三' })
    const none = await call('GET', '/api/session')
    assert.deepEqual(
      [none.status, none.body.stage, none.body.person, none.body.setUp, none.body.today],
      [200, 'none', null, true, '2026-03-05'],
    )
    const good = await call('POST', '/api/session', { body: { account: ' zhang.SAN ', password } })
    assert.equal(good.status, 200, good.text)
    assert.deepEqual(good.body.person, { id, account: 'Zhang.San', name: '张三', grants: [] })
    assert.equal(good.body.stage, 'full')
    const wrong = await call('POST', '/api/session', { body: { account, password: 'no' } })
    const unknown = await call('POST', '/api/session', { body: { account: 'nobody', password: 'no' } })
    assert.deepEqual([wrong.status, wrong.body], [401, unknown.body])
    assert.equal(cookieOf(wrong), undefined)
    const me = await call('GET', '/api/account', { as: cookieOf(good) })
    assert.equal(me.body.account, 'Zhang.San')
  })

  test('signing out ends the session', async () => {
    const opened = await open()
    const person = await signIn(opened)
    assert.equal((await opened.call('POST', '/api/session/end', { as: person.cookie })).status, 200)
    assert.equal((await opened.call('GET', '/api/account', { as: person.cookie })).status, 401)
  })
})
