import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { before, it } from 'node:test'
import { type FieldKey, fields, type OutcomeCode, outcomeOf } from '@gongkai/rules/outcomes'
import { type Actor, program } from '../../src/platform/context.ts'
import { perform } from '../../src/platform/perform.ts'
import { caseOf } from '../../src/requests/service/cases.ts'
import { write } from '../../src/requests/service/record.ts'
import { findRequest } from '../../src/requests/store/requests.ts'
import { onEachDatabase } from '../support/server.ts'
import { done, type Office, openOffice } from './support.ts'

onEachDatabase('requests · malformed', (open) => {
  let office: Office
  before(async () => {
    office = await openOffice(await open())
    await office.register()
    await office.register()
  })
  const clerk = () => office.people.clerk.cookie

  it('a list goes on only after a place that a page gave, in its own order', async () => {
    const dated = [
      ['2026-13-45', randomUUID()],
      ['2026-01-01', '-'.repeat(36)],
      [['2026-01-01'], randomUUID()],
      [{ toString: 1 }, randomUUID()],
      [null, randomUUID()],
      ['2026-01-01'],
      { length: 2 },
    ]
    const counted = [
      [2026, '1', randomUUID()],
      [2026, 1e9, randomUUID()],
      [2026, -1, randomUUID()],
      ['2026-01-01', randomUUID()],
    ]
    const lists = [
      ['/api/requests?', dated],
      ['/api/requests?sort=due&', dated],
      ['/api/requests?sort=-number&', counted],
      ['/api/requests/mine?', dated],
      ['/api/requests/inbox?', dated],
      [`/api/requests/table/cases?agency=${office.bureau}&year=2026&row=newlyReceived&`, dated],
    ] as const
    for (const [list, places] of lists)
      for (const place of [...places, 'x']) {
        const after = Buffer.from(JSON.stringify(place)).toString('base64url')
        const { status, body } = await office.call('GET', `${list}after=${after}`, { as: clerk() })
        assert.deepEqual([status, body.error?.at], [422, 'after'], `${list}${JSON.stringify(place)}`)
      }
    assert.equal((await office.call('GET', '/api/requests?after=%ff', { as: clerk() })).status, 422)
    for (const sort of ['-received', 'due', '-number']) {
      const path = `/api/requests?size=1&sort=${sort}` as const
      const first = done(await office.call('GET', path, { as: clerk() }))
      const second = done(await office.call('GET', `${path}&after=${first.next}`, { as: clerk() }))
      assert.notEqual(second.rows[0].id, first.rows[0].id)
    }
  })

  const odd: readonly [OutcomeCode, FieldKey, unknown][] = [
    ['withheldThirdParty', 'thirdPartyAnswer', 'constructor'],
    ['withheldProcessInfo', 'processKind', '__proto__'],
    ['withheldProcessInfo', 'processKind', ['constructor']],
    ['notHeld', 'searchedOn', {}],
    ['notHeld', 'searchedOn', '2026-02-30'],
    ['notHeld', 'searchScope', 5],
    ['alreadyPublic', 'url', 'javascript:alert(1)'],
    ['partiallyGranted', 'withheldParts', [null]],
    ['partiallyGranted', 'withheldParts', [{ ground: 'withheldThirdParty' }]],
    ['granted', 'formAsRequested', 'yes'],
    ['granted', 'informationTitle', { toString: 5 }],
  ]

  it('a draft states each value in the kind of its field, though not all of them yet', async () => {
    const { id } = await office.register()
    for (const [outcome, field, value] of odd) {
      const form = { version: 1, outcome, values: { [field]: value } }
      const { status, body } = await office.act(office.people.clerk, id, 'draft', form)
      assert.deepEqual([status, body.error?.at], [422, `values.${field}`], `${field} ${JSON.stringify(value)}`)
      assert.match(body.error.message, new RegExp(fields[field].zh))
    }
    const values = { searchedBy: '', searchScope: '公文系统' }
    done(await office.act(office.people.clerk, id, 'draft', { version: 1, outcome: 'notHeld', values }))
  })

  it('a case that was drafted otherwise before is read, and its letter proposes what is sound', async () => {
    const { parts, people } = office
    const drafter: Actor = { ...program, id: people.clerk.id }
    for (const [outcome, field, value] of odd) {
      const { id } = await office.register()
      await perform(parts, drafter, async (ctx) => {
        const row = await findRequest(ctx.db, id)
        assert.ok(row)
        await write(ctx, await caseOf(ctx, row), { type: 'drafted', outcome, values: { [field]: value as never } })
      })
      done(await office.call('GET', `/api/requests/${id}`, { as: clerk() }))
      const kind = outcomeOf(outcome).letter
      const { status } = await office.call('GET', `/api/requests/${id}/letter-facts?kind=${kind}`, { as: clerk() })
      assert.ok(status === 200 || status === 422, `${field} ${JSON.stringify(value)}: ${status}`)
    }
  })
})
