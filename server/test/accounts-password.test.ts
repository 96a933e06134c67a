import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hash, parseOptions } from '@node-rs/argon2'
import { isCommon } from '../src/accounts/service/common.ts'
import { hashPassword, isOutdated, verifyPassword } from '../src/accounts/service/hasher.ts'
import { actorOf } from '../src/accounts/service/sessions.ts'
import { disableUser } from '../src/accounts/service/users.ts'
import { around } from '../src/around.ts'
import { Refusal } from '../src/platform/errors.ts'
import { perform } from '../src/platform/perform.ts'
import { enter, makePerson, signIn } from './support/people.ts'
import { onEachDatabase } from './support/server.ts'

test('outside of tests a password is hashed as OWASP asks', async () => {
  const { algorithm, memoryCost, timeCost, parallelism } = parseOptions(
    await hashPassword({ quickHashes: false } as never, 'x'),
  )
  assert.deepEqual([algorithm, memoryCost, timeCost, parallelism], [2, 19_456, 2, 1])
})

test('so many hashes wait and no more; nobody without one is ever right', async () => {
  const quick = { quickHashes: true } as never
  const all = await Promise.allSettled(Array.from({ length: 150 }, () => verifyPassword(quick, null, 'x')))
  const busy = all.filter((r) => r.status === 'rejected')
  assert.equal(busy.length, 48)
  assert.ok(busy.every((r) => r.reason instanceof Refusal && r.reason.code === 'busy'))
  assert.ok(all.every((r) => r.status === 'rejected' || r.value === false))
  const kept = await hashPassword(quick, 'é')
  assert.equal(await verifyPassword(quick, kept, 'e\u0301'), true, 'the same letter, however a keyboard writes it')
})

test('what anybody would guess is common, what nobody would is not', () => {
  for (const text of [
    'password1234',
    'P@ssw0rd2024',
    'qwertyuiop12',
    'Admin!@#123456',
    'woaini5201314',
    '112233445566',
    'abcd1234!@#$',
    'zxcvbnm,./12',
    'Zhengfu@2026',
  ])
    assert.equal(isCommon(text), true, text)
  for (const text of ['correct horse battery', 'shui-bei-deng-che', '3f9Kd!wq8Lx0', '春风又绿江南岸明月何时照我还'])
    assert.equal(isCommon(text), false, text)
})

onEachDatabase('what is kept of a person', (open) => {
  test('a hash of another strength is made anew at the next sign-in', async () => {
    const o = await open()
    const person = await makePerson(o)
    const { db } = o.parts.database
    const stored = async () =>
      (await db.selectFrom('credentials').select('password').where('user_id', '=', person.id).executeTakeFirstOrThrow())
        .password ?? ''
    await db
      .updateTable('credentials')
      .set({ password: await hash(person.password, { memoryCost: 32, timeCost: 1 }) })
      .where('user_id', '=', person.id)
      .execute()
    assert.equal(isOutdated(o.parts.settings, await stored()), true)
    assert.equal((await enter(o, person)).status, 200)
    assert.equal(isOutdated(o.parts.settings, await stored()), false)
    assert.equal((await enter(o, person)).status, 200)
  })

  test('whoever has open work is not disabled before it is handed over', async () => {
    const o = await open()
    const system = await signIn(o, { roles: ['systemAdmin'] })
    const leaver = await signIn(o)
    const actor = await actorOf(o.parts, system.cookie.split('=')[1] ?? '')
    assert.ok(actor)
    const disable = (open: readonly string[]) =>
      perform(o.parts, actor, (ctx) =>
        disableUser(ctx, { ...around, openWork: [async () => open] }, leaver.id, { version: 1, reason: '退休' }),
      )
    await assert.rejects(
      disable(['在办申请3件', '待办复议1件']),
      (e) => e instanceof Refusal && e.code === 'workOpen' && /在办申请3件、待办复议1件/.test(e.message),
    )
    assert.equal((await o.call('GET', '/api/account', { as: leaver.cookie })).status, 200)
    assert.deepEqual(await disable([]), { version: 2 })
    assert.equal((await o.call('GET', '/api/account', { as: leaver.cookie })).status, 401)
  })
})
