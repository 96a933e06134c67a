import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { sql } from 'kysely'
import { verifyChains } from '../../src/platform/audit.ts'
import { createClock } from '../../src/platform/clock.ts'
import { program } from '../../src/platform/context.ts'
import { builtOnce } from '../../src/platform/database/built.ts'
import { transaction } from '../../src/platform/database/database.ts'
import { perform } from '../../src/platform/perform.ts'
import { readSettings, SettingsError } from '../../src/platform/settings.ts'
import { signIn } from '../support/people.ts'
import { type Opened, onEachDatabase } from '../support/server.ts'

const entry = (n: number, chain = 'a') => ({
  chain,
  act: 'thing.done',
  subject: { type: 'thing', id: String(n) },
  after: { n },
})

async function verdicts({ parts }: Opened) {
  const found = []
  for await (const verdict of verifyChains(parts.database.db)) found.push(verdict)
  return found
}

onEachDatabase('audit', (open) => {
  test('a chain written by many at once counts on without gap and verifies', async () => {
    const opened = await open()
    const write = (n: number) => perform(opened.parts, program, (ctx) => ctx.audit(entry(n, n % 2 ? 'a' : 'b')))
    await Promise.all(Array.from({ length: 40 }, (_, n) => write(n)))
    assert.deepEqual(
      (await verdicts(opened)).map(({ chain, records, brokenAt }) => ({ chain, records, brokenAt })),
      [
        { chain: 'a', records: 20, brokenAt: null },
        { chain: 'b', records: 20, brokenAt: null },
      ],
    )
  })

  test('the database refuses to change, remove or empty records', async () => {
    const { parts } = await open()
    const { db } = parts.database
    await perform(parts, program, (ctx) => ctx.audit(entry(1)))
    for (const statement of ["update audit_log set entry = '{}'", 'delete from audit_log', 'truncate audit_log'])
      await assert.rejects(sql.raw(statement).execute(db), /append-only/, statement)
  })

  test('whoever goes round the triggers is found: a changed record, a missing one, a shortened chain', async () => {
    const opened = await open()
    const { parts } = opened
    const { db } = parts.database
    for (let n = 0; n < 6; n++) await perform(parts, program, (ctx) => ctx.audit(entry(n, n < 3 ? 'a' : 'b')))
    await perform(parts, program, (ctx) => ctx.audit(entry(7, 'c')))
    await sql`alter table audit_log disable trigger user`.execute(db)
    await sql`update audit_log set entry = replace(entry, '"n":1', '"n":9') where chain = 'a' and seq = 2`.execute(db)
    await sql`delete from audit_log where chain = 'b' and seq = 3`.execute(db)
    await sql`delete from audit_heads where chain = 'c'`.execute(db)
    await perform(parts, program, (ctx) => ctx.audit(entry(8, 'd')))
    await sql`insert into audit_log (chain, seq, entry, hash) select chain, 2, entry, hash from audit_log
      where chain = 'd'`.execute(db)
    assert.deepEqual(
      (await verdicts(opened)).map(({ chain, brokenAt }) => [chain, brokenAt]),
      [
        ['a', 2],
        ['b', 3],
        ['d', 2],
        ['c', 1],
      ],
    )
  })

  test('what is undone leaves no record, and a change without a record is undone', async () => {
    const opened = await open()
    const { parts } = opened
    await assert.rejects(
      perform(parts, program, async (ctx) => {
        await ctx.audit(entry(1))
        throw new Error('not after all')
      }),
    )
    await assert.rejects(
      perform(parts, program, async ({ db }) => {
        await sql`insert into settings (scope, name, value) values ('x', 'x', '1')`.execute(db)
      }),
      /without an audit record/,
    )
    assert.deepEqual(await verdicts(opened), [])
    const { rows } = await sql`select * from settings`.execute(parts.database.db)
    assert.deepEqual(rows, [])
  })
})

onEachDatabase('transactions', (open) => {
  test('a query beside the open transaction is refused at once instead of hanging', async () => {
    const { parts } = await open()
    await assert.rejects(
      transaction(parts.database, () => sql`select 1`.execute(parts.database.db)),
      /outside the open transaction/,
    )
    assert.equal((await sql<{ one: number }>`select 1 as one`.execute(parts.database.db)).rows[0]?.one, 1)
  })

  test('a statement put together once sends every time what it is given, in a transaction too', async () => {
    const { parts } = await open()
    const ask = builtOnce((db, { text, many }: { text: string; many: readonly number[] }) =>
      db.selectNoFrom([
        sql<string>`${text} || ${'!'}`.as('said'),
        sql<number>`(select sum(n)::int from unnest(${many}::int[]) n)`.as('sum'),
      ]),
    )
    const { db } = parts.database
    const two = await Promise.all([ask(db, { text: '甲', many: [1, 2] }), ask(db, { text: '乙', many: [3] })])
    assert.deepEqual(two, [[{ said: '甲!', sum: 3 }], [{ said: '乙!', sum: 3 }]])
    const inside = await transaction(parts.database, (tx) => ask(tx, { text: "'; --", many: [] }))
    assert.deepEqual(inside, [{ said: "'; --!", sum: null }])
  })

  test('values come out alike: dates as text, instants as Date, big integers as numbers, json as it went in', async () => {
    const { parts } = await open()
    const { rows } = await sql<Record<string, unknown>>`select date '2026-02-28' as day, 1.50::numeric as amount,
      9007199254740991::int8 as big, '{"a":[1,null]}'::jsonb as doc, timestamptz '2026-03-05T00:00:00+08' as at,
      '\\x00ff'::bytea as bytes`.execute(parts.database.db)
    const { bytes, ...row } = rows[0] ?? {}
    assert.deepEqual(row, {
      day: '2026-02-28',
      amount: '1.50',
      big: 9007199254740991,
      doc: { a: [1, null] },
      at: new Date('2026-03-04T16:00:00Z'),
    })
    assert.deepEqual([...(bytes as Uint8Array)], [0, 255])
  })
})

onEachDatabase('the server itself', (open) => {
  test('says that it lives and is ready, and how it is reached', async () => {
    const { call } = await open()
    assert.equal((await call('GET', '/healthz')).text, 'ok\n')
    assert.deepEqual((await call('GET', '/readyz')).body, { ready: true, problems: [] })
    const { body } = await call('GET', '/api/openapi.json')
    assert.equal(body.openapi, '3.1.0')
    const { status, body: missing } = await call('GET', '/api/nothing')
    assert.equal(status, 404)
    assert.match(missing.error.message, /没有找到/)
  })

  test('says what to do where a text holds what no text can, and where a number is none', async () => {
    const o = await open()
    const signing = await o.call('POST', '/api/session', { body: { account: 'a\u0000', password: 'x' } })
    assert.deepEqual([signing.status, signing.body.error.code], [422, 'invalidInput'])
    assert.match(signing.body.error.message, /重新输入/)
    const { cookie: as } = await signIn(o, { roles: ['auditAdmin'] })
    for (const query of ['q=a%00', 'chain=%00', 'page=0x1', 'page=%201', 'page=1e1', 'size=', 'page=1&page=2'])
      assert.equal((await o.call('GET', `/api/audit?${query}`, { as })).status, 422, query)
    assert.equal((await o.call('GET', '/api/audit?page=1&size=10', { as })).status, 200)
  })

  test('keeps nothing of a sent command from which it could be guessed', async () => {
    const o = await open()
    const { cookie: as } = await signIn(o, { roles: ['systemAdmin'] })
    const body = { account: 'guessed', name: '某人', agency: null, post: null, phone: '010-12345678' }
    const sent = { ...body, email: null, signOnId: null }
    assert.equal((await o.call('POST', '/api/users', { as, body })).status, 200)
    const row = await o.parts.database.db.selectFrom('idempotency_keys').selectAll().executeTakeFirstOrThrow()
    const keys = ['name', 'agency', 'post', 'phone', 'email', 'signOnId', 'account'] as const
    const parsed = Object.fromEntries(keys.map((k) => [k, sent[k]]))
    const input = JSON.stringify([{ params: {}, query: {}, body: parsed }, []])
    assert.notEqual(row.input_sum, createHash('sha256').update(input).digest('base64url'))
  })

  test('measures for this computer only, unless a token is set', async () => {
    const { call, app } = await open()
    assert.match((await call('GET', '/metrics')).text, /http_request_duration_seconds/)
    const far = await app.inject({ url: '/metrics', remoteAddress: '10.0.0.9' })
    assert.equal(far.statusCode, 404)
    const proxied = await call('GET', '/metrics', { headers: { 'x-forwarded-for': '10.0.0.9' } })
    assert.equal(proxied.status, 404)
    const guarded = await open({ METRICS_TOKEN: 'a-token-for-metrics' })
    assert.equal((await guarded.call('GET', '/metrics')).status, 404)
    const { status } = await guarded.call('GET', '/metrics', {
      headers: { authorization: 'Bearer a-token-for-metrics' },
    })
    assert.equal(status, 200)
  })

  test('carries its protections in every answer, errors too', async () => {
    const { call } = await open({ BASE_URL: 'https://www.example.gov.cn/zfxxgk/' })
    for (const path of ['/healthz', '/zfxxgk/healthz', '/api/nothing']) {
      const { headers } = await call('GET', path)
      assert.match(String(headers['content-security-policy']), /default-src 'none'/)
      assert.doesNotMatch(String(headers['content-security-policy']), /unsafe/)
      assert.equal(headers['x-content-type-options'], 'nosniff')
      assert.match(String(headers['strict-transport-security']), /max-age/)
    }
  })
})

test('a refused setting names itself and what would be right, and never prints a password', () => {
  const refused = (env: Record<string, string>) => {
    try {
      readSettings(env)
    } catch (error) {
      assert.ok(error instanceof SettingsError)
      return error.message
    }
    assert.fail(`accepted ${JSON.stringify(env)}`)
  }
  assert.match(refused({ PORT: '70000' }), /PORT.*70000.*65535/)
  assert.match(refused({ BASE_URL: 'www.example.gov.cn' }), /BASE_URL.*https/)
  assert.match(refused({ NOW: '2026-03-05' }), /NOW.*--demo/)
  assert.match(refused({ NODE_ENV: 'test', NOW: '2026-02-30' }), /NOW.*真实的日期/)
  assert.match(refused({ SECRET_KEY: 'short' }), /SECRET_KEY.*32/)
  assert.match(refused({ SMTP_URL: 'smtp://localhost' }), /SMTP_FROM/)
  assert.doesNotMatch(refused({ DATABASE_URL: 'mysql://u:geheim@h/d' }), /geheim/)
  assert.equal(refused({ PORT: 'x', UPLOAD_LIMIT_MB: '0' }).split('\n').length, 2)
})

test('the civil date is that of Asia/Shanghai, and records are never dated back', () => {
  let at = Date.parse('2026-03-04T15:59:59Z')
  const clock = createClock(null, () => at)
  assert.equal(clock.today(), '2026-03-04')
  at += 1000
  assert.equal(clock.today(), '2026-03-05')
  clock.forWriting()
  at -= 3_600_000
  assert.throws(() => clock.forWriting(), /时间比最近的记录早/)
  at += 3_500_000
  assert.equal(clock.forWriting().getTime(), at)
  assert.equal(createClock('2026-03-05', () => at).today(), '2026-03-05')
})
