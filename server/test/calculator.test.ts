import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { impossibleCase, naiveDeadlines, randomCase } from '@gongkai/bench/deadlines'
import { random } from '@gongkai/bench/generate'
import fc from 'fast-check'
import deadlineVectors from '../../rules/data/deadline-vectors.json' with { type: 'json' }
import feeVectors from '../../rules/data/fee-vectors.json' with { type: 'json' }
import { databases, type Opened, onEachDatabase } from './support/server.ts'

const seed = 20260305
const seeds = fc.integer({ min: 1, max: 2 ** 31 })
const post = (opened: Opened, what: 'deadlines' | 'fees', body: unknown, from = '192.0.2.1') =>
  opened.call('POST', `/api/calculator/${what}`, { body, headers: { 'x-forwarded-for': from } })

describe('the public calculator of deadlines', () => {
  let opened: Opened
  before(async () => {
    opened = (await databases[0]?.open({ TRUST_PROXY: '1' })) as Opened
  })
  after(() => opened.close())

  it('agrees with an independent computation on cases of every kind, 2019 to 2026', async () => {
    await fc.assert(
      fc.asyncProperty(seeds, async (n) => {
        const given = randomCase(random(n))
        const { status, body } = await post(opened, 'deadlines', given)
        assert.equal(status, 200, JSON.stringify(body))
        const { warnings, trace, ...dates } = body
        assert.deepEqual(dates, naiveDeadlines(given).dates)
      }),
      { seed, numRuns: 700 },
    )
  })

  it('refuses cases that cannot be, at the place that spoils them, with a sentence', async () => {
    await fc.assert(
      fc.asyncProperty(seeds, async (n) => {
        const { input, at, code } = impossibleCase(random(n))
        const { status, body } = await post(opened, 'deadlines', input)
        assert.equal(status, 422, JSON.stringify(input))
        assert.deepEqual([body.error.at, body.error.code], [at, code])
        assert.match(body.error.message, /\p{Script=Han}/u)
        assert.doesNotMatch(body.error.message, /[A-Za-z]{4,} [a-z]+/, 'no English sentence')
      }),
      { seed, numRuns: 200 },
    )
  })

  it('answers the keys that apply, what is provisional, warnings and the trace, and nothing else', async () => {
    const { body, headers } = await post(opened, 'deadlines', {
      request: { channel: 'online', submittedOn: '2026-12-05', confirmedOn: '2026-12-10' },
    })
    assert.deepEqual(Object.keys(body).sort(), [
      'correctionNoticeBy',
      'provisional',
      'receivedOn',
      'respondBy',
      'status',
      'trace',
      'warnings',
    ])
    assert.deepEqual([body.provisional, body.respondBy], [['calendar'], '2027-01-08'])
    assert.deepEqual(
      body.warnings.map((w: { code: string }) => w.code),
      ['confirmationLate', 'calendarUnknown'],
    )
    for (const warning of body.warnings) assert.deepEqual(Object.keys(warning), ['code', 'message', 'basis'])
    for (const row of body.trace)
      assert.deepEqual(Object.keys(row), ['date', 'kind', 'clock', 'count', 'note', 'basis'])
    assert.equal(headers['cache-control'], 'no-store')
  })

  it('receives on the next working day where that is the setting (D22)', async () => {
    const request = { channel: 'registeredMail', signedOn: '2023-05-13' }
    const { body } = await post(opened, 'deadlines', { request, settings: { restDayReceipt: 'nextWorkday' } })
    assert.deepEqual([body.receivedOn, body.respondBy], ['2023-05-15', '2023-06-12'])
  })

  it('refuses what is no JSON, no object, or too long', async () => {
    const raw = (payload: string, type = 'application/json') =>
      opened.app.inject({
        method: 'POST',
        url: '/api/calculator/deadlines',
        payload,
        headers: { 'content-type': type },
      })
    assert.equal((await raw('{')).statusCode, 400)
    assert.equal((await raw('[]')).json().error.code, 'wrongType')
    assert.equal((await raw('<request/>', 'application/xml')).statusCode, 415)
    assert.equal((await raw(JSON.stringify({ request: 'x'.repeat(2_000_000) }))).statusCode, 413)
    const { error } = (await raw('{"request":{"channel":"inPerson","__proto__":{"submittedOn":"2026-03-02"}}}')).json()
    assert.ok(error.message)
  })

  it('bounds how often one address asks, and no other', async () => {
    assert.equal((await post(opened, 'fees', { method: 'byPage', pages: 31 }, '192.0.2.7')).status, 200)
    const counted = opened.parts.database.db.updateTable('rate_limits').set({ times: 6000 })
    await counted.where('what', 'like', 'calculator.fees:%').execute()
    const refused = await post(opened, 'fees', { method: 'byPage', pages: 31 }, '192.0.2.7')
    assert.deepEqual([refused.status, refused.body.error.code], [429, 'tooMany'])
    assert.equal((await post(opened, 'fees', { method: 'byPage', pages: 31 }, '192.0.2.8')).status, 200)
  })
})

onEachDatabase('the public calculators', (open) => {
  let opened: Opened
  before(async () => {
    opened = await open()
  })

  for (const { id, title, request, events, expect } of deadlineVectors.cases)
    it(`${id} ${title}`, async () => {
      const { status, body } = await post(opened, 'deadlines', { request, ...(events && { events }) })
      const { provisional, warnings, trace, ...dates } = body
      assert.deepEqual([status, dates], [200, expect])
    })

  it('charge each case of the fee vectors, and the tiers add up to it', async () => {
    for (const vector of feeVectors.vectors as Record<string, unknown>[]) {
      const { id, note, confidence, totalYuan, chargeYuan, yuan, ...given } = vector
      const { status, body } = await post(opened, 'fees', given)
      const { tiers, ...answer } = body
      const due = Object.fromEntries(Object.entries({ totalYuan, chargeYuan, yuan }).filter(([, v]) => v !== undefined))
      assert.deepEqual([status, answer], [200, due], String(id))
      const sum = (value: unknown): number =>
        typeof value === 'number' ? value : Object.values(value as object).reduce((n, v) => n + sum(v), 0)
      assert.equal(
        tiers.reduce((n: number, t: { yuan: number }) => n + t.yuan, 0),
        sum(Object.values(due)),
        String(id),
      )
      for (const tier of tiers) {
        assert.deepEqual(Object.keys(tier), ['from', 'to', 'yuanEach', 'count', 'yuan'])
        assert.equal(tier.yuan, tier.count * tier.yuanEach)
      }
    }
  })

  it('refuse a fee that cannot be, at its place', async () => {
    const refused = async (body: object) => {
      const { status, body: answer } = await post(opened, 'fees', body)
      return [status, answer.error.code, answer.error.at]
    }
    assert.deepEqual(await refused({ method: 'byPage', pages: 31, id: 'FP04' }), [422, 'unknownKey', 'id'])
    assert.deepEqual(await refused({ method: 'byPage', pages: -1 }), [422, 'outOfRange', 'pages'])
    assert.deepEqual(await refused({ method: 'byPage', pages: 1.5 }), [422, 'wrongType', 'pages'])
    assert.deepEqual(await refused({ method: 'byWeight' }), [422, 'unknownValue', 'method'])
    assert.deepEqual(await refused({ method: 'byItem' }), [422, 'missing', 'cumulativeItemsInMonth'])
    const early = { method: 'byPage', pages: 31, receivedOn: '2020-12-31' }
    assert.deepEqual(await refused(early), [422, 'beforeLaw', 'receivedOn'])
  })

  it('are described in the documentation of the API', async () => {
    const { body } = await opened.call('GET', '/api/openapi.json')
    const { requestBody, security } = body.paths['/api/calculator/deadlines'].post
    const schema = requestBody.content['application/json'].schema
    assert.deepEqual(Object.keys(schema.properties).sort(), ['events', 'request', 'settings'])
    assert.equal(schema.additionalProperties, false)
    assert.equal(security, undefined)
  })
})
