import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { civilDate } from '@gongkai/rules/dates'
import { outcomeCodes } from '@gongkai/rules/outcomes'
import { applicantClasses, nextSteps, statusNames } from '@gongkai/rules/requests'
import { fillRequests } from '../src/demonstration/requests/fill.ts'
import { plan } from '../src/demonstration/requests/plan.ts'
import { channels } from '../src/demonstration/requests/script.ts'
import { fillDemonstration } from '../src/demonstration/service.ts'
import { verifyChains } from '../src/platform/audit.ts'
import { cookieOf, enter } from './support/people.ts'
import { type Opened, onEachDatabase, TODAY } from './support/server.ts'

const COUNT = 66

/** A plan as far as it can be compared. */
const told = (today: string, seed: number) =>
  plan(civilDate(today), seed, COUNT).happenings.map(
    ({ at, story, beat }) => `${at.toISOString()} ${story} ${beat.by} ${beat.mark}`,
  )

test('the plan is the same for the same seed and day, and another for others', () => {
  assert.deepEqual(told(TODAY, 1), told(TODAY, 1))
  assert.notDeepEqual(told(TODAY, 1), told(TODAY, 2))
  assert.notDeepEqual(told(TODAY, 1), told('2026-03-06', 1))
})

test('everything has an instant of its own, behind what was before it and before today', () => {
  for (const today of ['2024-02-01', TODAY, '2027-02-20', '2030-10-08']) {
    const { happenings } = plan(civilDate(today), 1, COUNT)
    const instants = happenings.map(({ at }) => at.toISOString())
    assert.deepEqual([...new Set(instants)].sort(), instants)
    assert.ok((instants.at(-1) ?? '') < `${today}T00:00:00+08:00`)
    assert.ok(happenings.every(({ beat }) => beat.on < today))
  }
})

test('four hundred requests spread over three years', () => {
  const { happenings, stories } = plan(civilDate(TODAY), 1, 400)
  assert.ok(stories.length >= 400)
  const registered = happenings.filter(({ beat }) => beat.mark === 'registered')
  for (const year of ['2024', '2025', '2026'])
    assert.ok(registered.filter(({ beat }) => beat.on.startsWith(year)).length > 20, year)
})

onEachDatabase('requests of the demonstration', (open) => {
  let o: Opened
  const rows = async (text: string) => (await o.parts.database.execute(text)).rows as Record<string, never>[]
  const all = async (column: string, table = 'requests') =>
    new Set((await rows(`select distinct ${column} as it from ${table}`)).map(({ it }) => it))
  const get = async (path: string, as: string) => (await o.call('GET', path, { as })).body

  // Both databases are filled at the same time: most of it is waiting for the comparison of sealed copies.
  const filled = (async () => {
    const opened = await open()
    await fillDemonstration(opened.parts)
    // An earlier start broke off in the middle of it.
    const ending = new AbortController()
    const told = (done: number, of: number) => done > of / 2 && ending.abort()
    const half = await fillRequests(opened.parts, { count: COUNT, told, signal: ending.signal })
    const rest = await fillRequests(opened.parts, { count: COUNT })
    return { opened, half, rest }
  })()
  filled.catch(() => {})
  before(async () => {
    o = (await filled).opened
  })

  test('goes on where it broke off, and no case is left behind', async () => {
    const { half, rest } = await filled
    assert.deepEqual(
      [half, rest],
      [
        { whole: false, left: 0 },
        { whole: true, left: 0 },
      ],
    )
  })

  test('every status, next step, outcome, channel, class and way of serving is there', async () => {
    assert.deepEqual(await all('status'), new Set(statusNames))
    assert.deepEqual(await all('next_step'), new Set(Object.keys(nextSteps)))
    const outcomes = await all('outcome')
    assert.deepEqual(
      outcomeCodes.filter((code) => !outcomes.has(code as never)),
      [],
    )
    assert.deepEqual(await all('channel'), new Set(channels))
    assert.deepEqual(await all('applicant_class'), new Set(applicantClasses))
    assert.deepEqual(await all('state', 'submissions'), new Set(['waiting', 'confirmed', 'answered']))
    const served = await rows(`select distinct act->>'method' as method, act->>'refused' as refused
      from request_acts where act->>'type' = 'served'`)
    assert.deepEqual(served.map(({ method, refused }) => `${method} ${refused}`).sort(), [
      'direct false',
      'direct true',
      'entrusted false',
      'online false',
      'post false',
    ])
  })

  test('every act of the table was done', async () => {
    const acts = new Set((await rows(`select distinct act->>'type' as it from request_acts`)).map(({ it }) => it))
    for (const type of ['correctionAsked', 'corrected', 'correctionLapsed', 'extended', 'returned', 'climbed'])
      assert.ok(acts.has(type as never), type)
    for (const type of ['lateExplained', 'withdrawn', 'voided', 'amended', 'noted', 'claimed'])
      assert.ok(acts.has(type as never), type)
  })

  test('late cases are explained once they are served, some on desks are behind their term, others near it', async () => {
    const [late] = await rows('select count(*)::int as n from requests where on_time = false and late_explained')
    assert.ok(Number(late?.n) > 0)
    const [unexplained] = await rows(
      `select count(*)::int as n from requests where on_time = false and not late_explained and status = 'archived'`,
    )
    assert.equal(unexplained?.n, 0)
    const [behind] = await rows(`select count(*)::int as n from requests where due_on < '${TODAY}'`)
    assert.ok(Number(behind?.n) > 0)
  })

  test('sealed copies say what their letters say; a scan was read by a person', async () => {
    const letters = await rows(`select coalesce(verdict, 'none') as verdict, state, count(*)::int as n
      from letters where number is not null group by 1, 2`)
    const issued = letters.filter(({ state }) => state === ('issued' as never)).map(({ verdict }) => verdict)
    assert.deepEqual(issued.sort(), ['noTextLayer', 'same'])
    assert.ok(!letters.some(({ verdict }) => verdict === ('different' as never)))
  })

  test('people find it: the list, the case, the table of each year without a fault', async () => {
    const { password } = (await o.call('GET', '/api/demonstration')).body
    const cookieFor = async (account: string): Promise<string> => cookieOf(await enter(o, { account, password })) ?? ''
    const clerk = await cookieFor('zrzyj-jbr')
    const { rows: mine } = await get('/api/requests/mine', clerk)
    assert.ok(mine.length > 5)
    const { rows: cases } = await get('/api/requests?status=done', clerk)
    const page = await get(`/api/requests/${cases[0].id}`, clerk)
    assert.ok(page.history.length > 5)
    const { rows: waiting } = await get('/api/submissions?state=waiting', clerk)
    assert.ok(waiting.length > 0)
    assert.ok((await get('/api/requests/inbox', await cookieFor('zrzyj-kz'))).rows.length > 0)
    const agency = mine[0].agency
    for (const year of [2024, 2025, 2026]) {
      const table = await get(`/api/requests/table?agency=${agency}&year=${year}&edition=2021`, clerk)
      assert.deepEqual(
        table.findings.filter((f: { severity: string }) => f.severity === 'error'),
        [],
      )
    }
  })

  test('every chain of records is whole', async () => {
    for await (const verdict of verifyChains(o.parts.database.db)) assert.equal(verdict.brokenAt, null)
  })

  test('a second start adds nothing', async () => {
    const [before] = await rows('select count(*)::int as n from request_acts')
    assert.deepEqual(await fillRequests(o.parts, { count: COUNT }), { whole: true, left: 0 })
    assert.deepEqual(await rows('select count(*)::int as n from request_acts'), [before])
  })
})
