import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { actsAbout, cookieOf, signIn } from './support/people.ts'
import { clientId, clientSecret, type SignOnProvider, startProvider } from './support/provider.ts'
import { type Answered, type Opened, onEachDatabase } from './support/server.ts'

const kept = (answer: Answered) =>
  [answer.headers['set-cookie'] ?? []]
    .flat()
    .map((c) => String(c).split(';')[0])
    .find((c) => c?.startsWith('gongkai_sign_on=')) ?? ''

onEachDatabase('sign-on', (open) => {
  let o: Opened
  let provider: SignOnProvider
  before(async () => {
    provider = await startProvider()
    o = await open({ OIDC_ISSUER: provider.issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret })
  })
  after(() => provider.close())

  const begin = () => o.call('GET', '/api/session/sign-on')
  const comeBack = (address: URL, as: string) => o.call('GET', `${address.pathname}${address.search}`, { as })
  /** The whole way of a browser that is not disturbed. */
  const wholeWay = async () => {
    const begun = await begin()
    return comeBack(provider.approve(String(begun.headers.location)), kept(begun))
  }
  const make = async (account: string, signOnId: string) => {
    const system = await signIn(o, { roles: ['systemAdmin'] })
    const made = await o.call('POST', '/api/users', { as: system.cookie, body: { account, name: '统一', signOnId } })
    assert.equal(made.status, 200, made.text)
    return made.body.id as string
  }

  test('leads to the account of that identity, which keeps its roles and needs no password here', async () => {
    assert.equal((await o.call('GET', '/api/session')).body.signOn, true)
    const id = await make('sso', 'zhang@gov')
    const begun = await begin()
    assert.equal(begun.status, 302)
    const to = new URL(String(begun.headers.location))
    assert.deepEqual(
      ['response_type', 'client_id', 'code_challenge_method', 'redirect_uri', 'scope'].map((n) =>
        to.searchParams.get(n),
      ),
      ['code', clientId, 'S256', 'http://localhost/api/session/sign-on/callback', 'openid profile'],
    )
    assert.match(String(begun.headers['set-cookie']), /gongkai_sign_on=.*HttpOnly.*SameSite=Lax/)
    for (const secret of ['state', 'nonce'])
      assert.equal(kept(begun).includes(to.searchParams.get(secret) ?? '?'), false)

    provider.claims = { preferred_username: 'zhang@gov', roles: ['systemAdmin'] }
    const back = await comeBack(provider.approve(to.href), kept(begun))
    assert.deepEqual([back.status, back.headers.location], [302, '/office/'])
    const session = await o.call('GET', '/api/session', { as: cookieOf(back) })
    assert.deepEqual([session.body.stage, session.body.person.id, session.body.person.grants], ['full', id, []])
    assert.equal((await o.call('GET', '/api/users', { as: cookieOf(back) })).status, 404)
    assert.deepEqual((await actsAbout(o, id)).at(-1), 'session.begun')
    const factor = await o.call('POST', '/api/account/factor', { as: cookieOf(back), body: { password: 'x' } })
    assert.equal(factor.body.error.code, 'noPassword')
    const taken = await o.call('POST', '/api/users', {
      as: (await signIn(o, { roles: ['systemAdmin'] })).cookie,
      body: { account: 'sso2', name: '又一个', signOnId: 'zhang@gov' },
    })
    assert.equal(taken.body.error.code, 'signOnTaken')
  })

  test('makes no account for whoever is not known here', async () => {
    const count = async () => (await o.parts.database.db.selectFrom('users').select('id').execute()).length
    const before = await count()
    for (const claims of [
      { preferred_username: 'stranger' },
      {},
      { preferred_username: '' },
      { preferred_username: ['zhang@gov'] },
    ]) {
      provider.claims = claims
      const back = await wholeWay()
      assert.deepEqual([back.headers.location, cookieOf(back)], ['/office/?refused=signOnUnknown', undefined])
    }
    assert.equal(await count(), before)
    assert.ok((await actsAbout(o, 'unknown')).includes('session.signOnRefused'))
  })

  test('believes no answer that is not of this browser, this question, this provider and this hour', async () => {
    await make('victim', 'li@gov')
    provider.claims = { preferred_username: 'li@gov' }
    const faults = [
      { nonce: 'other' },
      { audience: 'other' },
      { issuer: 'http://other.example' },
      { expired: true },
      { unsigned: true },
    ]
    for (const fault of faults) {
      provider.fault = fault
      assert.equal((await wholeWay()).headers.location, '/office/?refused=signOnFailed', JSON.stringify(fault))
    }
    provider.fault = {}
    const [mine, theirs] = [await begin(), await begin()]
    const answer = provider.approve(String(mine.headers.location))
    for (const as of ['', kept(theirs), 'gongkai_sign_on=k1.AAAA'])
      assert.equal((await comeBack(answer, as)).headers.location, '/office/?refused=signOnFailed')
    const refused = new URL('http://localhost/api/session/sign-on/callback?error=access_denied')
    assert.equal((await comeBack(refused, kept(mine))).headers.location, '/office/?refused=signOnFailed')
    assert.equal((await comeBack(answer, kept(mine))).headers.location, '/office/')
    assert.equal(
      (await comeBack(answer, kept(mine))).headers.location,
      '/office/?refused=signOnFailed',
      'a code is used once',
    )
  })

  test('a disabled account is not entered this way either', async () => {
    const id = await make('leaver', 'sun@gov')
    await o.parts.database.db.updateTable('users').set({ state: 'disabled' }).where('id', '=', id).execute()
    provider.claims = { preferred_username: 'sun@gov' }
    assert.equal((await wholeWay()).headers.location, '/office/?refused=signOnUnknown')
  })
})

onEachDatabase('without a provider', (open) => {
  test('there is no such way; one that does not answer is told', async () => {
    const none = await open()
    assert.equal((await none.call('GET', '/api/session/sign-on')).status, 404)
    const away = await open({ OIDC_ISSUER: 'http://127.0.0.1:9', OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: 'x' })
    const begun = await away.call('GET', '/api/session/sign-on')
    assert.deepEqual([begun.status, begun.headers.location], [302, '/office/?refused=signOnFailed'])
  })
})
