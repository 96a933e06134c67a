import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { fillDemonstration, prepare } from '../src/demonstration/service.ts'
import { verifyChains } from '../src/platform/audit.ts'
import { newSetupToken } from '../src/setup/service.ts'
import { cookieOf, enter, makePerson } from './support/people.ts'
import { type Opened, onEachDatabase } from './support/server.ts'

/** Everything the demonstration made that does not depend on the moment or the ids. */
async function contents({ parts: { database } }: Opened) {
  const { db } = database
  const agencies = await db
    .selectFrom('agencies as a')
    .innerJoin('agency_names as n', 'n.agency_id', 'a.id')
    .leftJoin('agencies as p', 'p.id', 'a.parent')
    .select(['a.slug', 'a.kind', 'a.prefix', 'a.valid_from', 'a.valid_to', 'a.contact', 'a.position', 'a.version'])
    .select(['p.slug as parent', 'n.name', 'n.valid_from as since'])
    .orderBy('a.slug')
    .orderBy('n.valid_from')
    .execute()
  const held = await db
    .selectFrom('grants as g')
    .innerJoin('users as u', 'u.id', 'g.user_id')
    .innerJoin('agencies as a', 'a.id', 'g.agency_id')
    .leftJoin('substitutes as s', 's.grant_id', 'g.id')
    .select(['u.account', 'u.name', 'u.post', 'g.role', 'a.slug', 'g.valid_from', 'g.valid_to'])
    .select(['s.valid_from as standsFrom', 's.valid_to as standsTo'])
    .orderBy('u.account')
    .execute()
  return { agencies, held }
}

onEachDatabase('demonstration', (open) => {
  let o: Opened
  let chosen: Opened
  before(async () => {
    o = await open()
    chosen = await open()
    await fillDemonstration(o.parts)
  })
  const get = async (path: string, as?: string) => (await o.call('GET', path, { as })).body

  test('a county with its office and eight bureaus, sections and people stands there', async () => {
    const { agencies, held } = await contents(o)
    const now = agencies.filter((a) => a.valid_to === null)
    assert.equal(new Set(now.filter((a) => a.kind === 'localDept').map((a) => a.slug)).size, 9)
    assert.equal(now.filter((a) => a.kind === 'internalOrgan').length, 27)
    assert.equal(held.length, 58)
    assert.ok(held.every((h) => h.name.startsWith('演示')))
  })

  test('it is the same for the same seed and day, also on a second start, and chosen at the setup', async () => {
    const first = await contents(o)
    await fillDemonstration(o.parts)
    assert.deepEqual(await contents(o), first)
    const token = await newSetupToken(chosen.parts)
    const both = await Promise.all([1, 2].map(() => chosen.call('POST', '/api/setup/demo', { body: { token } })))
    assert.ok(
      both.some((a) => a.status === 200),
      both.map((a) => a.text).join(),
    )
    assert.deepEqual(await contents(chosen), first)
    const third = await open()
    await fillDemonstration(third.parts, 7)
    assert.notDeepEqual(await contents(third), first)
  })

  test('its accounts are told and sign in without an authenticator; one tells that it is a demonstration', async () => {
    const { password, rows } = await get('/api/demonstration')
    assert.equal(rows.length, 58)
    for (const account of ['xtgly', 'zfb-fg']) {
      const answer = await enter(o, { account, password })
      assert.deepEqual([answer.status, answer.body.stage, answer.body.demo], [200, 'full', true], answer.text)
    }
    const { person } = (await enter(o, { account: 'zfb-fg', password })).body
    assert.deepEqual(person.grants.map((g: { role: string; instead: string | null }) => [g.role, g.instead]).sort(), [
      ['deputy', null],
      ['head', '演示主要负责人甲'],
    ])
  })

  test('the reform of 2019 can be followed', async () => {
    const { password } = await get('/api/demonstration')
    const as = cookieOf(await enter(o, { account: 'zrzyj-jbr', password }))
    const named = async (on: string) =>
      (await get(`/api/agencies?state=active&on=${on}&kind=localDept&size=100`, as)).rows.map(
        (r: { name: string }) => r.name,
      )
    assert.ok((await named('2019-02-28')).includes('云川县规划局'))
    assert.ok((await named('2019-02-28')).includes('云川县工商质监局'))
    assert.ok((await named('2019-03-01')).includes('云川县自然资源局'))
    assert.ok((await named('2019-03-01')).includes('云川县市场监督管理局'))
    const [plan] = (await get('/api/agencies?q=ghj', as)).rows
    const { successorsNow, reviewRoute } = await get(`/api/agencies/${plan.id}`, as)
    assert.deepEqual([successorsNow[0].slug, reviewRoute.authorities], ['zrzyj', ['云川县人民政府']])
  })

  test('the guide tells where to apply, and where to ask for review', async () => {
    const { text } = await o.call('GET', '/guide', { headers: { accept: 'text/html' } })
    for (const said of [
      '云川县人民政府办公室政府信息公开科',
      '云川县澄心路1号',
      '0000-6021234',
      '云州市人民政府',
      '云州市中级人民法院',
    ])
      assert.ok(text.includes(said), said)
  })

  test('every chain of records is whole', async () => {
    for await (const verdict of verifyChains(o.parts.database.db)) assert.equal(verdict.brokenAt, null)
  })

  test('real work and the demonstration never share a database', async () => {
    await assert.rejects(prepare(o.parts), /演示数据/)
    const real = await open()
    await makePerson(real)
    const asDemo = { ...real.parts, settings: { ...real.parts.settings, demo: true } }
    await assert.rejects(prepare(asDemo), /正式数据/)
    await prepare(real.parts)
    await prepare({ ...o.parts, settings: asDemo.settings })
  })

  test('chosen instead of the first setup, it is there at once and once', async () => {
    assert.equal((await chosen.call('GET', '/api/session')).body.demo, true)
    assert.equal(
      (await chosen.call('POST', '/api/setup/demo', { body: { token: 'used' } })).body.error.code,
      'setupDone',
    )
  })
})
