import assert from 'node:assert/strict'
import { before, it } from 'node:test'
import {
  fillRegister,
  isOfSession,
  nameOf,
  type Register,
  type Statement,
  scannedWhole,
  statementsOf,
} from '@gongkai/bench/requests'
import { civilDate } from '@gongkai/rules/dates'
import { newId } from '../../src/platform/ids.ts'
import { type Opened, onEachDatabase, TODAY } from '../support/server.ts'
import { done } from './support.ts'

/** What grows with the years; the rest is small and read from end to end. */
const large = ['requests', 'request_acts', 'request_keys', 'request_files', 'letters']

onEachDatabase('requests · statements and plans', (open, on) => {
  let opened: Opened
  let register: Register
  before(async () => {
    opened = await open()
    // Only of a server it is asked how it plans, for which there must be more rows than are read as fast from end to end.
    const [requests, bodies] = on === 'PostgreSQL' ? [6_000, 100] : [300, 3]
    register = await fillRegister(opened.parts, { requests, bodies, today: civilDate(TODAY) })
  })

  /** What the office asks of the database for a page, besides who asks. */
  async function asked(
    path: string,
    as: string,
  ): Promise<{ statements: Statement[]; body: { rows: { id: string }[]; next: string } }> {
    // What is kept from one time to the next is there from the second time on.
    await opened.call('GET', path, { as })
    let answer: Awaited<ReturnType<Opened['call']>> | undefined
    const all = await statementsOf(opened.parts, async () => {
      answer = await opened.call('GET', path, { as })
    })
    assert.ok(answer)
    return { statements: all.filter((s) => !isOfSession(s)), body: done(answer) }
  }
  /** No large table is read whole, where the planner can be asked. */
  async function plannedWell(statements: readonly Statement[], path: string) {
    for (const statement of statements) {
      const whole = on === 'PostgreSQL' ? await scannedWhole(opened.parts, statement) : []
      assert.deepEqual(
        whole.filter((table) => large.includes(table)),
        [],
        `${path}\n${statement.sql}`,
      )
    }
  }

  it('lists with at most two statements beside the one that reads the rows, each by an index', async () => {
    const [largest] = register.bodies
    assert.ok(largest)
    const q = encodeURIComponent(nameOf(1))
    const lists = [
      '?status=open',
      '',
      '?sort=-received',
      '?sort=number',
      '?alarm=near',
      `?q=${q}`,
      '?year=2025&row=newlyReceived',
    ]
    const own = ['mine', 'inbox', 'reviews'].map((l) => `/api/requests/${l}`)
    for (const query of [...lists.map((l) => `/api/requests${l}`), ...own]) {
      const { statements, body } = await asked(query, largest.clerk)
      assert.ok(statements.length <= 3, `${query}: ${statements.map((s) => s.sql).join('\n')}`)
      await plannedWell(statements, query)
      if (!body.next) continue
      const next = `${query}${query.includes('?') ? '&' : '?'}after=${body.next}`
      await plannedWell((await asked(next, largest.clerk)).statements, next)
    }
  })

  it('finds what waits for a reviewer and for whoever confirms seals by indexes of their own', async () => {
    const [largest] = register.bodies
    assert.ok(largest)
    const { db } = opened.parts.database
    const { user_id } = await db
      .selectFrom('grants')
      .select('user_id')
      .where('agency_id', '=', largest.id)
      .executeTakeFirstOrThrow()
    await db
      .insertInto('grants')
      .values(
        (['secrecyReviewer', 'officeDirector'] as const).map((role) => ({
          ...{ id: newId(), user_id, agency_id: largest.id, role, valid_from: civilDate('2019-01-01') },
          ...{ granted_by: 'program', created_at: new Date() },
        })),
      )
      .execute()
    for (const path of ['/api/requests/reviews', '/api/requests/seals']) {
      const { statements } = await asked(path, largest.clerk)
      assert.ok(statements.length <= 3, `${path}: ${statements.map((s) => s.sql).join('\n')}`)
      await plannedWell(statements, path)
    }
  })

  it('shows a case with at most two statements beside the one that reads it with its acts, each by an index', async () => {
    const [largest] = register.bodies
    assert.ok(largest)
    const { body } = await asked('/api/requests?sort=number&size=20', largest.clerk)
    for (const { id } of body.rows) {
      const { statements } = await asked(`/api/requests/${id}`, largest.clerk)
      assert.ok(statements.length <= 3, statements.map((s) => s.sql).join('\n'))
      await plannedWell(statements, id)
    }
  })
})
