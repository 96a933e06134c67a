import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { before, test } from 'node:test'
import { sql } from 'kysely'
import { verifyChains } from '../src/platform/audit.ts'
import { transaction } from '../src/platform/database/database.ts'
import { county, create, read } from './support/agencies.ts'
import { type Somebody, signIn } from './support/people.ts'
import { type Opened, onEachDatabase, TODAY } from './support/server.ts'

onEachDatabase('agencies', (open) => {
  let o: Opened
  let c: Awaited<ReturnType<typeof county>>
  let director: Somebody
  let clerk: Somebody
  before(async () => {
    o = await open()
    c = await county(o)
    director = await signIn(o, { agency: c.land, roles: ['officeDirector'] })
    clerk = await signIn(o, { agency: c.law, roles: ['clerk'] })
  })
  const post = (path: string, body: object, as: Somebody = c.admin, key: string = randomUUID()) =>
    o.call('POST', `/api/agencies${path}`, { as: as.cookie, body, key })
  const put = (path: string, body: object, as: Somebody = c.admin) =>
    o.call('PUT', `/api/agencies${path}`, { as: as.cookie, body })
  const get = (path: string, as: Somebody = c.admin) => o.call('GET', `/api/agencies${path}`, { as: as.cookie })
  const bureau = (slug: string, more: object = {}) => ({
    ...{ slug, name: `云川县${slug}局`, kind: 'localDept', parent: c.government, from: '2019-01-01' },
    ...more,
  })

  test('a created agency stands in its place and is read with what the law makes of it', async () => {
    const shown = await read(o, c.admin, c.law)
    assert.equal(shown.fullName, '云川县自然资源局法规科')
    assert.equal(shown.body.id, c.land)
    assert.deepEqual(
      shown.line.map((a: { id: string }) => a.id),
      [c.land, c.government, c.city],
    )
    assert.deepEqual(shown.reviewRoute.authorities, ['云川县人民政府'])
    assert.equal(shown.reviewRoute.court, '云川县人民法院')
    const government = await read(o, c.admin, c.government)
    assert.deepEqual(government.reviewRoute.authorities, ['云州市人民政府'])
    assert.equal(government.reviewRoute.court, '云州市中级人民法院')
    assert.equal(government.reviewRoute.courtLevel, 'intermediate')
    assert.deepEqual(
      [shown.history.length, shown.history[0].act, /^某人/.test(shown.history[0].actorName)],
      [1, 'agency.created', true],
    )
  })

  test('what the tree leaves open is said, and a person decides it with a reason', async () => {
    const id = await create(o, c.admin, {
      slug: 'gucheng',
      name: '古城县人民政府',
      kind: 'localGov',
      level: 'county',
      from: '2020-01-01',
    })
    const before = await read(o, c.admin, id)
    assert.deepEqual(before.reviewRoute.authorities, [])
    assert.match(before.reviewRoute.problem, /上级/)
    const review = { authorities: ['云州市人民政府'], reason: '上级机关没有建在系统中' }
    assert.equal((await put(`/${id}`, { version: 1, review })).body.version, 2)
    const after = await read(o, c.admin, id)
    assert.deepEqual(
      [after.reviewRoute.authorities, after.reviewRoute.decided, after.reviewRoute.basis],
      [['云州市人民政府'], true, review.reason],
    )
    assert.equal(
      (await put(`/${id}`, { version: 2, review: { authorities: ['云州市人民政府'] } })).body.error.at,
      'review.reason',
    )
  })

  for (const [what, body, at, says] of [
    ['an unknown kind', { kind: 'company' }, 'kind', /只能是/],
    ['a slug with capitals', { slug: 'ZRZY' }, 'slug', /小写字母/],
    ['an impossible date', { from: '2023-02-30' }, 'from', /日历/],
    ['a government without level', { kind: 'localGov' }, 'level', /级别/],
    ['a level of a bureau', { level: 'county' }, 'level', /级别/],
    ['a bureau without government', { parent: null }, 'parent', /没有上级/],
    ['a parent that is not there', { parent: '018f0000-0000-7000-8000-000000000000' }, 'parent', /没有这个上级/],
    ['a beginning before the government', { from: '2018-12-31' }, 'from', /存续/],
    ['a prefix with a number', { prefix: '云自1' }, 'prefix', /汉字/],
    ['a key that is not asked for', { colour: 'red' }, 'colour', /没有这一项/],
    ['hidden direction marks in the name', { name: '云川县\u202e局' }, 'name', /不能显示/],
  ] as const)
    test(`refuses ${what} beside the field`, async () => {
      const answer = await post('', { ...bureau('bad'), ...body })
      assert.equal(answer.status, 422, answer.text)
      assert.equal(answer.body.error.at, at)
      assert.match(answer.body.error.problems[0].message, says)
    })

  test('nothing stands below a section or above itself', async () => {
    const below = await post('', bureau('sub', { kind: 'internalOrgan', parent: c.law }))
    assert.match(below.body.error.message, /内设机构不能放在内设机构之下/)
    const { version } = await read(o, c.admin, c.city)
    const circle = await put(`/${c.city}`, { version, parent: c.government })
    assert.deepEqual([circle.status, circle.body.error.code], [422, 'aboveItself'])
  })

  test('slugs are never given twice, names and prefixes not at the same time', async () => {
    assert.equal((await post('', bureau('zrzyj'))).body.error.code, 'slugTaken')
    assert.equal((await post('', bureau('other', { name: '云川县规划局' }))).body.error.code, 'nameTaken')
    await create(o, c.admin, bureau('pre-a', { prefix: '云甲' }))
    assert.equal((await post('', bureau('pre-b', { prefix: '云甲' }))).body.error.code, 'prefixTaken')
    assert.equal((await post('', bureau('second-office', { disclosureOffice: true }))).body.error.code, 'officeTaken')
    // A section may be called like one of another agency.
    await create(o, c.admin, {
      slug: 'ghj-fgk',
      name: '法规科',
      kind: 'internalOrgan',
      parent: c.plan,
      from: '2019-01-01',
    })
  })

  test('whoever may not do it does not find it', async () => {
    for (const as of [director, clerk]) {
      assert.equal((await post('', bureau('mine'), as)).status, 404)
      assert.equal((await put(`/${c.land}`, { version: 1, position: 3 }, as)).status, 404)
      assert.equal(
        (await post(`/${c.land}/end`, { version: 1, on: '2030-01-01', successor: null, reason: '试' }, as)).status,
        404,
      )
    }
    assert.equal((await o.call('GET', '/api/agencies')).status, 401)
    assert.equal((await get(`/${randomUUID()}`)).status, 404)
  })

  test('the head of the disclosure office fills in the contact facts of the own agency, of no other', async () => {
    const contact = { address: '云川县澄心路3号', postcode: '000000', phone: '0000-6021234', channels: ['网上申请'] }
    const { version } = await read(o, director, c.land)
    const answer = await put(`/${c.land}/contact`, { version, contact }, director)
    assert.deepEqual(answer.body, { version: version + 1 })
    assert.deepEqual((await read(o, clerk, c.land)).contact, contact)
    assert.equal((await put(`/${c.plan}/contact`, { version: 1, contact }, director)).status, 404)
    assert.equal((await put(`/${c.land}/contact`, { version: version + 1, contact }, clerk)).status, 404)
    const wrong = await put(`/${c.land}/contact`, { version: version + 1, contact: { postcode: '12' } }, director)
    assert.equal(wrong.body.error.at, 'contact.postcode')
    const stale = await put(`/${c.land}/contact`, { version, contact }, director)
    assert.deepEqual([stale.status, stale.body.error.code], [409, 'changedMeanwhile'])
  })

  test('a name counts from its date; on the same date it is corrected', async () => {
    const id = await create(o, c.admin, bureau('jsj', { name: '云川县建设局' }))
    const rename = (version: number, name: string, from: string) =>
      post(`/${id}/names`, { version, name, from, reason: '机构改革' })
    assert.equal((await rename(1, '云川县住房和城乡建设居', '2025-03-01')).status, 200)
    assert.equal((await rename(2, '云川县住房和城乡建设局', '2025-03-01')).status, 200)
    const nameOn = async (on: string) => (await get(`?q=jsj&on=${on}`)).body.rows.map((r: { name: string }) => r.name)
    assert.deepEqual(await nameOn('2025-02-28'), ['云川县建设局'])
    assert.deepEqual(await nameOn('2025-03-01'), ['云川县住房和城乡建设局'])
    assert.equal((await rename(3, '云川县住建局', '2025-02-01')).body.error.code, 'renameOrder')
    assert.equal((await rename(3, '云川县住建局', '2018-02-01')).body.error.code, 'dateOutside')
    assert.equal((await rename(3, '云川县自然资源局', '2026-02-01')).body.error.code, 'nameTaken')
    const { history } = await read(o, c.admin, id)
    assert.deepEqual(
      history.map((h: { act: string }) => h.act),
      ['agency.nameCorrected', 'agency.renamed', 'agency.created'],
    )
    assert.equal(history[0].reason, '机构改革')
  })

  test('of two renames at once one is told that somebody was faster', async () => {
    const id = await create(o, c.admin, bureau('swj'))
    const both = await Promise.all(
      ['云川县水务局', '云川县水利局'].map((name) =>
        post(`/${id}/names`, { version: 1, name, from: '2026-01-01', reason: '更名' }),
      ),
    )
    assert.deepEqual(both.map((a) => a.status).sort(), [200, 409])
    const shown = await read(o, c.admin, id)
    assert.deepEqual([shown.version, shown.names.length], [2, 2])
  })

  test('the same command sent again is done once', async () => {
    const key = randomUUID()
    const first = await post('', bureau('once'), c.admin, key)
    const again = await post('', bureau('once'), c.admin, key)
    assert.deepEqual([again.status, again.body], [200, first.body])
    assert.equal((await post('', bureau('twice'), c.admin, key)).body.error.code, 'keyReused')
  })

  test('a merged agency ends with its sections, and its successor goes on', async () => {
    const [a, b] = [await create(o, c.admin, bureau('ma')), await create(o, c.admin, bureau('mb'))]
    const section = await create(o, c.admin, {
      slug: 'ma-bgs',
      name: '办公室',
      kind: 'internalOrgan',
      parent: a,
      from: '2019-01-01',
    })
    const holder = await signIn(o, { agency: a, roles: ['head'] })
    const into = { create: { slug: 'mc', name: '云川县合并局', kind: 'localDept', parent: c.government } }
    const merged = await post('/merge', {
      ...{ agencies: [a, b].map((id) => ({ id, version: 1 })), into, on: '2026-03-01', reason: '机构改革' },
    })
    assert.equal(merged.status, 200, merged.text)
    const [next] = merged.body.successors
    for (const id of [a, b, section]) {
      const shown = await read(o, c.admin, id)
      assert.deepEqual([shown.state, shown.to, shown.successorsNow[0]?.id], ['ended', '2026-03-01', next])
      assert.deepEqual(
        shown.acts,
        ['substitute.appoint', 'work.handOver'].filter((x) => shown.acts.includes(x)),
      )
    }
    assert.equal((await read(o, c.admin, a)).reviewRoute.authorities[0], '云川县人民政府')
    const grants = await o.call('GET', `/api/grants?user=${holder.id}`, {
      as: (await signIn(o, { roles: ['securityAdmin'] })).cookie,
    })
    assert.deepEqual([grants.body.rows[0].force, grants.body.rows[0].to], ['over', '2026-02-28'])
    assert.equal((await o.call('GET', '/api/agencies', { as: holder.cookie })).status, 404)
    const late = await put(`/${a}`, { version: 2, position: 1 })
    assert.deepEqual([late.status, late.body.error.message], [409, '这个机关已经撤销，不能再修改。'])
    const predecessors = (await read(o, c.admin, next)).predecessors.map((p: { id: string }) => p.id)
    assert.deepEqual(predecessors.sort(), [a, b, section].sort())
  })

  test('an agency does not take the last administrator of a kind with it', async () => {
    const office = await create(o, c.admin, bureau('last'))
    await signIn(o, { agency: office, roles: ['auditAdmin'] })
    const end = () => post(`/${office}/end`, { version: 1, on: TODAY, successor: c.land, reason: '机构改革' })
    const refused = await end()
    assert.deepEqual([refused.status, refused.body.error.code], [409, 'lastAdministrator'], refused.text)
    assert.match(refused.body.error.message, /审计管理员/)
    assert.equal((await read(o, c.admin, office)).state, 'active')
    await signIn(o, { agency: c.office, roles: ['auditAdmin'] })
    assert.equal((await end()).status, 200)
  })

  test('of two mergers at once one happens', async () => {
    const ids = [await create(o, c.admin, bureau('xa')), await create(o, c.admin, bureau('xb'))] as const
    const merge = (from: string, into: string) =>
      post('/merge', { agencies: [{ id: from, version: 1 }], into: { id: into }, on: '2026-03-01', reason: '合并' })
    const both = await Promise.all([merge(ids[0], ids[1]), merge(ids[1], ids[0])])
    assert.deepEqual(both.map((a) => a.status).sort(), [200, 409])
    const states = await Promise.all(ids.map(async (id) => (await read(o, c.admin, id)).state))
    assert.deepEqual(states.sort(), ['active', 'ended'])
  })

  test('an agency is split; what stands below first has to be dealt with', async () => {
    const id = await create(o, c.admin, bureau('gtj', { prefix: '云国土' }))
    const into = [
      { create: { slug: 'gtj-new', name: '云川县gtj局', kind: 'localDept', parent: c.government, prefix: '云国土' } },
      { id: c.land },
    ]
    const split = await post(`/${id}/split`, { version: 1, into, on: '2026-03-05', reason: '分立' })
    assert.equal(split.status, 200, split.text)
    assert.equal((await read(o, c.admin, id)).successorsNow.length, 2)
    assert.match((await read(o, c.admin, id)).reviewRoute.problem, /多个机关/)
    const government = await read(o, c.admin, c.government)
    const refused = await post(`/${c.government}/end`, {
      version: government.version,
      on: '2026-06-01',
      successor: null,
      reason: '撤销',
    })
    assert.equal(refused.body.error.code, 'bodiesBelow')
    const absent = await post('/merge', {
      agencies: [{ id: c.plan, version: 1 }],
      into: { id },
      on: '2026-03-05',
      reason: '合并',
    })
    assert.equal(absent.body.error.code, 'successorAbsent')
    const early = await post(`/${c.land}/end`, {
      version: (await read(o, c.admin, c.land)).version,
      on: '2026-01-01',
      successor: null,
      reason: '撤销',
    })
    assert.equal(early.body.error.code, 'alreadySucceeds')
  })

  test('the list is found, filtered, sorted, paged and saved; the tree is as of a day', async () => {
    const names = async (query: string) => (await get(query)).body.rows.map((r: { slug: string }) => r.slug)
    assert.deepEqual(await names(`?kind=internalOrgan&parent=${c.land}`), ['zrzyj-fgk'])
    assert.deepEqual(await names('?q=自然资源局法规'), ['zrzyj-fgk'])
    assert.deepEqual(await names('?sort=-slug&size=1&q=yun'), ['yunzhou'])
    const page = (await get('?size=2&page=2')).body
    assert.deepEqual([page.rows.length, page.page, page.total > 4], [2, 2, true])
    assert.equal((await get('?sort=colour')).status, 422)
    const tree = (await get('/tree?on=2019-06-01')).body.rows
    const depths = new Map(tree.map((r: { slug: string; depth: number }) => [r.slug, r.depth]))
    assert.deepEqual(
      ['yunzhou', 'yunchuan', 'zrzyj', 'zrzyj-fgk'].map((slug) => depths.get(slug)),
      [0, 1, 2, 3],
    )
    const at = new Map(tree.map((r: { id: string }, i: number) => [r.id, i]))
    for (const row of tree) if (row.parent) assert.ok((at.get(row.parent) as number) < (at.get(row.id) as number))
    assert.deepEqual((await get('/tree?on=2018-01-01')).body.rows, [])
    const sheet = await o.app.inject({ method: 'GET', url: '/api/agencies.xlsx', headers: { cookie: c.admin.cookie } })
    assert.deepEqual([sheet.statusCode, sheet.rawPayload.subarray(0, 2).toString()], [200, 'PK'])
  })

  test('the database itself refuses what the services would', async () => {
    const refuses = (statement: (id: string) => ReturnType<typeof sql>, says: RegExp) =>
      assert.rejects(
        transaction(o.parts.database, (db) => statement(c.land).execute(db)),
        says,
      )
    await refuses((id) => sql`update agencies set slug = 'zzz' where id = ${id}`, /never changes/)
    await refuses((id) => sql`delete from agencies where id = ${id}`, /never deleted|foreign key/)
    await refuses(
      (id) => sql`update agencies set parent = ${c.plan} where id = ${c.government} and ${id} <> ''`,
      /above itself/,
    )
    await refuses((id) => sql`update agencies set valid_to = '2020-01-01' where id = ${id}`, /outlives/)
    await refuses(
      (id) => sql`update agencies set parent = ${c.law} where id = ${c.plan} and ${id} <> ''`,
      /below a section/,
    )
    await refuses((id) => sql`delete from agency_names where agency_id = ${id}`, /without a name/)
    await refuses((id) => sql`insert into agency_successors values (${id}, ${c.plan})`, /successor/)
  })

  test('every chain verifies', async () => {
    for await (const verdict of verifyChains(o.parts.database.db)) assert.equal(verdict.brokenAt, null)
  })
})
