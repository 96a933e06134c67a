import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { TOTP } from 'otpauth'
import { actsAbout, cookieOf, enter, makePerson, signIn } from './support/people.ts'
import { type Opened, onEachDatabase } from './support/server.ts'

/** What an authenticator shows now, or some steps of half a minute later. */
const codeOf = (secret: string, later = 0) => new TOTP({ secret }).generate({ timestamp: Date.now() + later * 30_000 })

/** Sets up an authenticator as a person does; its secret, the recovery codes and the session's new cookie. */
async function setUp(o: Opened, as: string, password: string) {
  const begun = await o.call('POST', '/api/account/factor', { as, body: { password } })
  assert.equal(begun.status, 200, begun.text)
  const { secret, address, picture } = begun.body
  assert.match(address, new RegExp(`^otpauth://totp/.*secret=${secret}`))
  assert.match(picture, /^<svg/)
  const done = await o.call('POST', '/api/account/factor/confirm', { as, body: { code: codeOf(secret, -1) } })
  assert.equal(done.status, 200, done.text)
  return { secret, codes: done.body.recoveryCodes as string[], as: cookieOf(done) ?? '' }
}

onEachDatabase('the own password', (open) => {
  let o: Opened
  before(async () => {
    o = await open()
  })

  test('is changed with the present one; other sessions end, the old password is no more', async () => {
    const person = await signIn(o)
    const other = cookieOf(await enter(o, person))
    const change = (current: string, password: string) =>
      o.call('POST', '/api/account/password', { as: person.cookie, body: { current, password } })
    const wrong = await change('no', 'xinde-kouling-2-hao')
    assert.deepEqual([wrong.status, wrong.body.error.at], [422, 'current'])
    assert.equal((await change(person.password, 'xinde-kouling-2-hao')).status, 200)
    assert.equal((await o.call('GET', '/api/account', { as: person.cookie })).status, 200)
    assert.equal((await o.call('GET', '/api/account', { as: other })).status, 401)
    assert.equal((await enter(o, person)).status, 401)
    assert.equal((await enter(o, { ...person, password: 'xinde-kouling-2-hao' })).status, 200)
    const again = await change('xinde-kouling-2-hao', person.password)
    assert.deepEqual([again.status, again.body.error.code], [422, 'passwordWeak'])
    assert.match(again.body.error.message, /最近5个口令/)
  })

  test('is refused when it is short, common or holds the account, with a sentence beside the field', async () => {
    const person = await signIn(o, { account: 'lisi2026' })
    const weak = [
      'short',
      'abcdefghijk',
      'Password2024!',
      'Qwer1234!@#$',
      'admin@123456',
      'zhengfu20262026',
      'aaaaaaaaaaaa',
      'my-LISI2026-key',
      '1qaz2wsx3edc',
    ]
    for (const password of weak) {
      const answer = await o.call('POST', '/api/account/password', {
        as: person.cookie,
        body: { current: person.password, password },
      })
      assert.deepEqual(
        [answer.status, answer.body.error.code, answer.body.error.at],
        [422, 'passwordWeak', 'password'],
        password,
      )
    }
    let current = person.password
    for (const password of ['kuai-ma-jia-bian-he', 'Xm7#kq2Wz!', '落霞与孤鹜齐飞秋水共长天一色']) {
      const answer = await o.call('POST', '/api/account/password', { as: person.cookie, body: { current, password } })
      assert.equal(answer.status, 200, answer.text)
      current = password
    }
  })

  test('guessing it in a session left open locks the account', async () => {
    const person = await signIn(o)
    const guess = () =>
      o.call('POST', '/api/account/password', {
        as: person.cookie,
        body: { current: 'no', password: 'yi-ge-xin-de-kouling' },
      })
    for (let i = 0; i < 5; i++) assert.equal((await guess()).status, 422)
    assert.equal((await guess()).status, 429)
  })
})

onEachDatabase('the second factor', (open) => {
  let o: Opened
  before(async () => {
    o = await open()
  })

  test('is set up with the password and a first code, and asked for from then on', async () => {
    const person = await signIn(o)
    assert.equal(
      (await o.call('POST', '/api/account/factor', { as: person.cookie, body: { password: 'no' } })).status,
      422,
    )
    const early = await o.call('POST', '/api/account/factor/confirm', { as: person.cookie, body: { code: '000000' } })
    assert.equal(early.body.error.code, 'factorNotBegun')
    const other = cookieOf(await enter(o, person))
    const { secret, codes, as } = await setUp(o, person.cookie, person.password)
    assert.equal(new Set(codes).size, 10)
    assert.equal((await o.call('GET', '/api/account', { as: person.cookie })).status, 401, 'the token from before')
    assert.equal((await o.call('GET', '/api/account', { as: other })).status, 401)
    const own = (await o.call('GET', '/api/account', { as })).body
    assert.deepEqual([own.secondFactor, own.recoveryCodesLeft], [true, 10])

    const half = await enter(o, person)
    assert.deepEqual([half.status, half.body.stage], [200, 'secondFactor'])
    const cookie = cookieOf(half)
    for (const path of ['/api/account', '/api/account/sessions'])
      assert.equal((await o.call('GET', path, { as: cookie })).status, 401)
    for (const path of ['/api/account/factor', '/api/session/password'])
      assert.equal((await o.call('POST', path, { as: cookie, body: { password: person.password } })).status, 409)
    const show = (code: string) => o.call('POST', '/api/session/code', { as: cookie, body: { code } })
    const wrong = await show('000000')
    assert.deepEqual([wrong.status, wrong.body.error.at], [422, 'code'])
    const full = await show(codeOf(secret))
    assert.deepEqual([full.status, full.body.stage, full.body.person.id], [200, 'full', person.id])
    assert.equal((await show(codeOf(secret))).status, 401, 'the token of the first step has no more power')
    const stored = JSON.stringify(await o.parts.database.db.selectFrom('credentials').selectAll().execute())
    assert.equal(stored.includes(secret), false)
  })

  test('of two uses of one code at the same time, one wins; so with a recovery code, which then is used up', async () => {
    const person = await signIn(o)
    const { secret, codes } = await setUp(o, person.cookie, person.password)
    const twice = async (code: string) => {
      const cookies = [cookieOf(await enter(o, person)), cookieOf(await enter(o, person))]
      const shown = await Promise.all(cookies.map((as) => o.call('POST', '/api/session/code', { as, body: { code } })))
      assert.deepEqual(shown.map((s) => s.status).sort(), [200, 422])
      return cookieOf(shown.find((s) => s.status === 200) as never)
    }
    await twice(codeOf(secret))
    const [code = ''] = codes
    const as = await twice(code.toLowerCase().replace('-', ' '))
    assert.equal((await o.call('GET', '/api/account', { as })).body.recoveryCodesLeft, 9)
    const renewed = await o.call('POST', '/api/account/recovery-codes', { as, body: { password: person.password } })
    assert.equal(renewed.body.recoveryCodes.length, 10)
    const half = cookieOf(await enter(o, person))
    assert.equal((await o.call('POST', '/api/session/code', { as: half, body: { code: codes[1] } })).status, 422)
    const fresh = await o.call('POST', '/api/session/code', { as: half, body: { code: renewed.body.recoveryCodes[3] } })
    assert.equal(fresh.status, 200)
  })

  test('guessing codes locks, though the password was right each time', async () => {
    const person = await signIn(o)
    await setUp(o, person.cookie, person.password)
    const statuses: number[] = []
    for (let i = 0; i < 6; i++) {
      const half = await enter(o, person)
      if (half.status !== 200) {
        statuses.push(half.status)
        break
      }
      statuses.push(
        (await o.call('POST', '/api/session/code', { as: cookieOf(half), body: { code: '123456' } })).status,
      )
    }
    assert.deepEqual(statuses, [422, 422, 422, 422, 422, 429])
  })

  test('is removed with the password, unless policy demands it', async () => {
    const person = await signIn(o)
    const { as } = await setUp(o, person.cookie, person.password)
    const removed = await o.call('POST', '/api/account/factor/remove', { as, body: { password: person.password } })
    assert.equal(removed.status, 200)
    assert.equal((await enter(o, person)).body.stage, 'full')
    assert.ok((await actsAbout(o, person.id)).includes('user.factorRemoved'))
  })
})

onEachDatabase('administrators', (open) => {
  test('must set up a second factor before they do anything, and may not remove it', async () => {
    const o = await open()
    const person = await makePerson(o, { roles: ['systemAdmin'] })
    const entered = await enter(o, person)
    assert.equal(entered.body.stage, 'newFactor')
    assert.deepEqual(entered.body.person.grants, [])
    assert.equal((await o.call('GET', '/api/users', { as: cookieOf(entered) })).status, 401)
    const { as } = await setUp(o, cookieOf(entered) ?? '', person.password)
    assert.equal((await o.call('GET', '/api/users', { as })).status, 200)
    const removed = await o.call('POST', '/api/account/factor/remove', { as, body: { password: person.password } })
    assert.equal(removed.body.error.code, 'factorRequired')
  })
})

onEachDatabase('own sessions', (open) => {
  test('are listed and ended one by one or all others; nobody else’s are there', async () => {
    const o = await open()
    const person = await signIn(o)
    const stranger = await signIn(o)
    const agent = 'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/109.0.0.0 Safari/537.36'
    const second = cookieOf(await enter(o, person, { 'user-agent': agent }))
    const third = cookieOf(await enter(o, person))
    const list = async () => (await o.call('GET', '/api/account/sessions', { as: person.cookie })).body.rows
    const rows = await list()
    assert.equal(rows.length, 3)
    const chrome = rows.find((r: { device: string }) => r.device === 'Chrome · Windows')
    assert.deepEqual([chrome.current, chrome.method], [false, 'password'])
    const end = (id: string, as: string) => o.call('POST', `/api/account/sessions/${id}/end`, { as })
    assert.equal((await end(chrome.id, stranger.cookie)).status, 404)
    assert.equal((await end(chrome.id, person.cookie)).status, 200)
    assert.equal((await end(chrome.id, person.cookie)).status, 404)
    assert.equal((await o.call('GET', '/api/account', { as: second })).status, 401)
    const key = 'end-others-once-1'
    const others = () => o.call('POST', '/api/account/sessions/end-others', { as: person.cookie, key })
    assert.deepEqual([(await others()).body, (await others()).body], [{ ended: 1 }, { ended: 1 }])
    assert.equal((await o.call('GET', '/api/account', { as: third })).status, 401)
    assert.deepEqual(
      (await list()).map((r: { current: boolean }) => r.current),
      [true],
    )
  })
})
