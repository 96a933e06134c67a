import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { before, beforeEach, it } from 'node:test'
import { civilDate } from '@gongkai/rules/dates'
import { type RawBuilder, sql } from 'kysely'
import { intake } from '../../src/requests/settings.ts'
import { makeAgency } from '../support/operations/world.ts'
import { multipart } from '../support/portal.ts'
import { onEachDatabase } from '../support/server.ts'
import { application, type Office, openOffice, settle } from './support.ts'

/** What an address put within an hour. */
const HOURLY = '^submissions:[\\w-]{22}$'

onEachDatabase('requests · quotas', (open) => {
  let office: Office
  let other: string
  before(async () => {
    office = await openOffice(await open())
    const from = civilDate('2019-01-01')
    other = await makeAgency(office, { from, slug: 'jyj', name: '云川县教育局', parent: office.county })
    await settle(office, intake, { perAddress: 10, perAddressDay: 15, perAgency: 30, perDay: 40 }, 'installation')
  })
  const query = (text: RawBuilder<unknown>) => text.execute(office.parts.database.db)
  beforeEach(() => query(sql`delete from rate_limits`))
  const anHourLater = () => query(sql`delete from rate_limits where what ~ ${HOURLY}`)
  const used = (what: string, times: number) =>
    query(sql`insert into rate_limits (what, until, times) values (${what}, '2100-01-01', ${times})`)

  /** Puts an application and gives what it came to. */
  async function put(from: string, agency = office.bureau): Promise<string> {
    const { payload, headers } = multipart(
      { name: 'agency', content: agency },
      { name: 'application', content: JSON.stringify(application()) },
      { name: 'notice', content: 'accepted' },
    )
    const answer = await office.app.inject({
      method: 'POST',
      url: '/api/submissions',
      remoteAddress: from,
      headers: { ...headers, 'idempotency-key': randomUUID() },
      payload,
    })
    return answer.statusCode === 200 ? 'taken' : `${answer.json().error.code}: ${answer.json().error.message}`
  }
  async function takenOf(times: number, from: (i: number) => string): Promise<number> {
    let taken = 0
    for (let i = 0; i < times; i++) if ((await put(from(i))) === 'taken') taken++
    return taken
  }

  it('one address puts so many in an hour and so many in a day, and is told when it goes on', async () => {
    assert.equal(await takenOf(12, () => '192.0.2.1'), 10)
    assert.match(await put('192.0.2.1'), /^tooMany: 同一网络地址一小时内最多提交10件申请.*请一小时后再提交/)
    await anHourLater()
    assert.equal(await takenOf(12, () => '192.0.2.1'), 5)
    assert.match(await put('192.0.2.1'), /^tooMany: 同一网络地址一天内最多提交15件申请.*请明天再提交/)
    assert.equal(await put('192.0.2.2'), 'taken')
  })

  it('all addresses of a network of IPv6 are one, and so are the ways to write one of IPv4', async () => {
    assert.equal(await takenOf(12, (i) => `2001:db8:1:2::${i.toString(16)}`), 10)
    assert.equal(await put('2001:db8:1:3::1'), 'taken')
    assert.equal(await takenOf(12, (i) => (i % 2 ? '::ffff:198.51.100.7' : '198.51.100.7')), 10)
  })

  it('an agency that has had its share closes no other', async () => {
    await used(`submissions:${office.bureau}`, 29)
    assert.equal(await put('192.0.2.1'), 'taken')
    assert.match(await put('192.0.2.2'), /^agencyFull: 今天向这个机关/)
    assert.equal(await put('192.0.2.2', other), 'taken')
    assert.match(await put('192.0.2.2', randomUUID()), /^noSuchReceiver/)
  })

  it('so many are taken in all', async () => {
    await used('submissions:all', 39)
    assert.equal(await put('192.0.2.1'), 'taken')
    assert.match(await put('192.0.2.2', other), /^submissionsFull: 今天网上提出的申请已经很多/)
  })

  it('a value that was stored before there was a quota for each agency stays good', async () => {
    const { db } = office.parts.database
    await db
      .updateTable('settings')
      .set({ value: { perAddress: 2, perDay: 700 } as never })
      .where('name', '=', intake.name)
      .execute()
    assert.equal(await takenOf(4, () => '192.0.2.9'), 2)
  })
})
