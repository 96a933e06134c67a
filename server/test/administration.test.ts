import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { recordWords } from '@gongkai/rules/access'
import { transaction } from '../src/platform/database/database.ts'
import { newId } from '../src/platform/ids.ts'
import { root } from './support/gongkai.ts'
import { signIn, standing } from './support/people.ts'
import { onEachDatabase } from './support/server.ts'

test('every kind of record that the program writes has its words', () => {
  const folder = join(root, 'server/src')
  const texts = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(join(folder, name), 'utf8'))
  const written = texts.flatMap((text) =>
    [...text.matchAll(/\b(?:audit|append|record\w*)\((?:[^()]|\([^()]*\)){0,400}?\)/g)].flatMap(([call]) =>
      [...call.matchAll(/'([a-z]+\.[a-z]\w+(?:ed|en|un|wn|et|made|egun))'/g)].map((m) => m[1] ?? ''),
    ),
  )
  assert.ok(new Set(written).size > 20)
  assert.deepEqual(
    [...new Set(written)].filter((act) => !recordWords[act]),
    [],
  )
})

onEachDatabase('administration', (open) => {
  test('audit records are found by what one knows of them, and saved as a sheet', async () => {
    const opened = await open()
    const { call } = opened
    const auditor = await signIn(opened, { roles: ['auditAdmin'], name: '审计员' })
    const security = await signIn(opened, { roles: ['securityAdmin'], name: '安全员' })
    const value = { idleMinutes: 20, hours: 8 }
    const changed = await call('PUT', '/api/settings/accounts.session', {
      as: security.cookie,
      body: { value, version: 0 },
    })
    assert.equal(changed.status, 200, changed.text)
    const { body } = await call('GET', '/api/audit?act=setting.changed', { as: auditor.cookie })
    const mine = body.rows.find((r: { actor: string }) => r.actor === security.id)
    assert.equal(mine.actorName, '安全员')
    assert.equal(mine.actSays, '修改设置')
    assert.equal(mine.chainName, '本系统')
    assert.deepEqual(mine.after, value)
    for (const nothing of ['act=no.such', `actor=${newId()}`, 'from=2026-03-06', 'until=2026-03-04', 'q=%25%5F'])
      assert.equal((await call('GET', `/api/audit?${nothing}`, { as: auditor.cookie })).body.total, 0, nothing)
    const dated = await call('GET', '/api/audit?from=2026-03-05&until=2026-03-05', { as: auditor.cookie })
    assert.ok(dated.body.total > 0)
    const sheet = await call('GET', '/api/audit.xlsx?act=setting.changed', { as: auditor.cookie })
    assert.equal(sheet.status, 200)
    assert.match(String(sheet.headers['content-disposition']), /filename\*=UTF-8''%E5%AE%A1/)
    const sound = await call('POST', '/api/audit/verify', { as: auditor.cookie })
    assert.equal(sound.body.sound, true)
    assert.ok(sound.body.chains.every((c: { brokenAt: number | null }) => c.brokenAt === null))
  })

  test('pages of records follow one another without a gap or a repetition', async () => {
    const opened = await open()
    const { cookie } = await signIn(opened, { roles: ['auditAdmin'] })
    for (let i = 0; i < 4; i++) await signIn(opened)
    const all = (await opened.call('GET', '/api/audit?size=100', { as: cookie })).body
    const seen: string[] = []
    for (let page = 1; page <= Math.ceil(all.total / 3); page++)
      for (const { chain, seq } of (await opened.call('GET', `/api/audit?size=3&page=${page}`, { as: cookie })).body
        .rows)
        seen.push(`${chain}:${seq}`)
    assert.deepEqual(
      seen,
      all.rows.map((r: { chain: string; seq: number }) => `${r.chain}:${r.seq}`),
    )
  })

  test('the operations page tells what an administrator looks for, and nobody else finds it', async () => {
    const opened = await open()
    const { cookie } = await signIn(opened, { roles: ['systemAdmin'] })
    const { status, body, text } = await opened.call('GET', '/api/operations', { as: cookie })
    assert.equal(status, 200, text)
    assert.equal(body.database.kind, opened.parts.database.kind)
    assert.ok(body.database.bytes > 1_000_000)
    assert.ok(body.disk.freeBytes > 0 && body.disk.totalBytes >= body.disk.freeBytes)
    assert.equal(body.lastBackup, null)
    assert.deepEqual(body.mail, { configured: false, waiting: 0, failing: 0 })
    assert.ok(body.jobs.some((j: { name: string }) => j.name === 'mail'))
    const clerk = await signIn(opened, { roles: ['clerk'] })
    assert.equal((await opened.call('GET', '/api/operations', { as: clerk.cookie })).status, 404)
    const mail = await opened.call('POST', '/api/operations/test-mail', { as: cookie, body: { to: 'a@example.com' } })
    assert.equal(mail.status, 409)
    assert.match(mail.body.error.message, /SMTP_URL/)
  })

  test('a setting takes only what its schema allows, from whom its act allows, and one change at a time', async () => {
    const opened = await open()
    const { call } = opened
    const agency = newId()
    await transaction(opened.parts.database, (tx) => standing(tx, agency))
    const director = await signIn(opened, { roles: ['officeDirector'], agency })
    const elsewhere = await signIn(opened, { roles: ['officeDirector'] })
    const { body } = await call('GET', `/api/settings?agency=${agency}`, { as: director.cookie })
    const row = body.rows.find((r: { name: string }) => r.name === 'deadlines.conventions')
    assert.equal(row.mayChange, true)
    assert.equal(row.version, 0)
    const put = (as: string, sent: object) =>
      call('PUT', `/api/settings/${row.name}`, { as, body: { agency, ...sent } })
    const value = { ...row.value, correctionDays: 15 }

    const wrong = await put(director.cookie, { value: { ...value, correctionDays: 99 }, version: 0 })
    assert.equal(wrong.status, 422)
    assert.equal(wrong.body.error.at, 'value.correctionDays')
    assert.equal((await put(elsewhere.cookie, { value, version: 0 })).status, 404)
    assert.equal((await call('GET', `/api/settings?agency=${agency}`, { as: elsewhere.cookie })).status, 404)

    const both = await Promise.all([1, 2].map(() => put(director.cookie, { value, version: 0 })))
    assert.deepEqual(both.map((b) => b.status).sort(), [200, 409])
    const { body: after } = await call('GET', `/api/settings?agency=${agency}`, { as: director.cookie })
    const now = after.rows.find((r: { name: string }) => r.name === row.name)
    assert.equal(now.value.correctionDays, 15)
    assert.equal(now.version, 1)
    assert.equal((await put(director.cookie, { value, version: 0 })).status, 409)
  })
})
