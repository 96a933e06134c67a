import assert from 'node:assert/strict'
import { test } from 'node:test'
import { lockPolicy } from '../src/accounts/policy.ts'
import { INSTALLATION } from '../src/platform/audit.ts'
import { settle } from './requests/support.ts'
import { actsAbout, enter, makePerson, signIn } from './support/people.ts'
import { onEachDatabase } from './support/server.ts'

onEachDatabase('locks', (open) => {
  test('after five failures right passwords are refused too, for unknown accounts alike; the lock grows', async () => {
    const o = await open()
    const person = await makePerson(o)
    for (const account of [person.account, 'nobody-here']) {
      for (let i = 0; i < 5; i++) assert.equal((await enter(o, { account, password: 'no' })).status, 401)
      const locked = await enter(o, { account, password: person.password })
      assert.deepEqual([locked.status, locked.body.error.code], [429, 'signInLocked'])
      assert.match(locked.body.error.message, /10分钟/)
    }
    const { db } = o.parts.database
    const over = () =>
      db
        .updateTable('sign_in_attempts')
        .set({ locked_until: new Date('2026-01-01') })
        .execute()
    await over()
    assert.equal((await enter(o, { ...person, password: 'no' })).status, 401)
    assert.match((await enter(o, person)).body.error.message, /20分钟/)
    await over()
    assert.equal((await enter(o, person)).status, 200)
    assert.equal((await enter(o, { ...person, password: 'no' })).status, 401)
    assert.equal((await enter(o, person)).status, 200, 'one failure after a success is the first again')
  })

  test('thirty guesses at once are not thirty guesses', async () => {
    const o = await open()
    const person = await makePerson(o)
    const answers = await Promise.all(Array.from({ length: 30 }, () => enter(o, { ...person, password: 'guess' })))
    const count = (status: number) => answers.filter((a) => a.status === status).length
    assert.deepEqual([count(401), count(429)], [5, 25])
    assert.equal((await actsAbout(o, person.id)).filter((a) => a === 'session.refused').length, 5)
  })

  test('many accounts tried from one address lock the address; the digest of it is all that is kept', async () => {
    const o = await open()
    const right = await makePerson(o)
    for (let i = 0; i < 50; i++) assert.equal((await enter(o, { account: `name${i}`, password: 'no' })).status, 401)
    assert.equal((await enter(o, right)).status, 429)
    const kept = JSON.stringify(await o.parts.database.db.selectFrom('sign_in_attempts').selectAll().execute())
    assert.doesNotMatch(kept, /127\.0\.0\.1|name1|person/)
  })

  test('addresses of one network of IPv6 are locked as one', async () => {
    const o = await open()
    await settle(o, lockPolicy, { failures: 5, addressFailures: 5, minutes: 10 }, INSTALLATION)
    const guess = async (remoteAddress: string) =>
      (
        await o.app.inject({
          method: 'POST',
          url: '/api/session',
          remoteAddress,
          payload: { account: `name-${remoteAddress}`, password: 'no' },
        })
      ).statusCode
    for (let i = 1; i <= 5; i++) assert.equal(await guess(`2001:db8:1:2::${i}`), 401)
    assert.deepEqual([await guess('2001:db8:1:2:3::6'), await guess('2001:db8:1:3::1')], [429, 401])
  })

  test('a security administrator unlocks, others do not find the way', async () => {
    const o = await open()
    const person = await makePerson(o)
    const security = await signIn(o, { roles: ['securityAdmin'] })
    const system = await signIn(o, { roles: ['systemAdmin'] })
    const unlock = (as: string) =>
      o.call('POST', `/api/users/${person.id}/unlock`, { as, body: { reason: '本人来电' } })
    assert.equal((await unlock(security.cookie)).body.error.code, 'notNow')
    for (let i = 0; i < 5; i++) await enter(o, { ...person, password: 'no' })
    assert.equal((await o.call('GET', `/api/users/${person.id}`, { as: security.cookie })).body.state, 'locked')
    assert.equal((await unlock(system.cookie)).status, 404)
    const both = await Promise.all([unlock(security.cookie), unlock(security.cookie)])
    assert.deepEqual(both.map(({ status }) => status).sort(), [200, 409])
    assert.equal((await enter(o, person)).status, 200)
    assert.equal((await actsAbout(o, person.id)).filter((act) => act === 'user.unlocked').length, 1)
  })
})
