import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { before, beforeEach, it } from 'node:test'
import { sql } from 'kysely'
import { pdf } from '../support/containers.ts'
import { onEachDatabase } from '../support/server.ts'
import { browser, type File } from './browser.ts'
import { application, done, form, IDENTITY, type Office, openOffice, submitted } from './support.ts'

const FORM = '政府信息公开申请表'
const MB = 1024 * 1024

let papers = 0
/** A paper whose content nobody sent before. */
const paper = (): File & { field: string; type: string } => ({
  field: 'file',
  name: `材料${++papers}.pdf`,
  type: 'application/pdf',
  bytes: pdf(1, `% ${papers}`),
})
const some = (count: number) => Array.from({ length: count }, paper)

onEachDatabase('requests · what strangers upload', (open) => {
  let office: Office
  before(async () => {
    office = await openOffice(await open())
  })
  beforeEach(() => sql`delete from rate_limits`.execute(office.parts.database.db))
  const stored = () =>
    readdirSync(office.parts.folder.files, { recursive: true, withFileTypes: true }).filter((e) => e.isFile()).length
  const typed = () => ({
    agency: office.bureau,
    'person-name': '周远山',
    'person-number': IDENTITY,
    phone: '13000000000',
    description: '石湾村地块',
    notice: 'accepted',
  })
  const used = (what: string, times: number) =>
    sql`update rate_limits set times = ${times} where what like ${`${what}:%`}`.execute(office.parts.database.db)
  const limits = async (what: string) =>
    (await sql`select 1 from rate_limits where what like ${`${what}:%`}`.execute(office.parts.database.db)).rows.length

  it('leaves nothing of an application that is refused, whatever it is refused for', async () => {
    const count = stored()
    const ask = async (change: object, files = some(2)) => {
      const body = { agency: office.bureau, application: application(), notice: 'accepted', ...change }
      return (await form(office, '/api/submissions', body, files)).body.error.code
    }
    assert.equal(await ask({ application: {}, notice: 'x' }), 'invalidInput')
    assert.equal(await ask({ agency: office.section }), 'noSuchReceiver')
    assert.equal(await ask({}, some(6)), 'tooManyFiles')
    assert.equal(await ask({}, [paper(), { ...paper(), bytes: Buffer.alloc(10 * MB + 1, '%') }]), 'fileTooLarge')
    assert.equal(await ask({}, [paper(), { ...paper(), name: '程序.exe' }]), 'fileTypeDiffers')
    await submitted(office)
    await used('submissions', 1000)
    assert.equal(await ask({}), 'tooMany')
    const correction = await form(
      office,
      '/api/submissions/lookup/correction',
      { code: '2222-2222-2222', text: '补' },
      some(2),
    )
    assert.equal(correction.body.error.code, 'noSuchCode')
    assert.equal(stored(), count)
  })

  it('leaves what somebody has, though the same comes again with what is refused', async () => {
    const both = [paper()]
    const { code } = await submitted(office, {}, both)
    const refused = await form(office, '/api/submissions', { agency: office.bureau, application: {} }, both)
    assert.equal(refused.status, 422)
    assert.ok(code)
    const as = office.people.clerk.cookie
    const [row] = done(await office.call('GET', '/api/submissions?state=waiting&sort=-oldest', { as })).rows
    const { files } = done(await office.call('GET', `/api/submissions/${row.id}`, { as }))
    assert.equal((await office.call('GET', `/api/submissions/${row.id}/files/${files[0].id}`, { as })).status, 200)
  })

  it('has the content of whatever was accepted, though the same is refused to others at that moment', async () => {
    const as = office.people.clerk.cookie
    for (let round = 0; round < 5; round++) {
      const same = [paper()]
      const right = { agency: office.bureau, application: application(), notice: 'accepted' }
      const put = (body: object) => form(office, '/api/submissions', body, same)
      const answers = await Promise.all([put({ application: {} }), put(right), put({ ...right, notice: 'x' })])
      // Who came too late to what was thrown away is told so, and tries again.
      const [, { status, body }] = answers as [unknown, (typeof answers)[number], unknown]
      if (status !== 200) assert.equal(body.error.code, 'contentGone')
      if (status !== 200) continue
      const [row] = done(await office.call('GET', '/api/submissions?state=waiting&sort=-oldest', { as })).rows
      const { files } = done(await office.call('GET', `/api/submissions/${row.id}`, { as }))
      assert.equal((await office.call('GET', `/api/submissions/${row.id}/files/${files[0].id}`, { as })).status, 200)
    }
  })

  it('of programs that go on sending it takes no more than so many an hour, right or wrong', async () => {
    const ask = () => form(office, '/api/submissions', { application: {} }, some(1))
    assert.equal((await ask()).status, 422)
    await used('submissions.submit', 60)
    const count = stored()
    assert.deepEqual([(await ask()).status, stored()], [429, count])
  })

  it('of the portal takes so many forms with files an hour and loses nothing that was typed', async () => {
    const page = await browser(office, '10.3.0.1').open('/request')
    const first = await page.send(FORM, { type: { phone: '1300' }, files: some(1) })
    assert.match(first.words, /已经收到的附件/)
    await used('portal.forms', 60)
    const count = stored()
    const more = await first.send(FORM, { type: typed(), files: some(3) })
    assert.deepEqual([more.status, more.wrong, stored()], [429, ['file'], count])
    assert.match(more.words, /一小时内最多60次带附件，这次选的附件没有接收，填写的内容和以前收到的附件都在/)
    const kept = Object.fromEntries(more.fields(FORM))
    assert.deepEqual([kept.description, kept['person-number']], ['石湾村地块', IDENTITY])
    const without = await more.send(FORM, { type: typed() })
    assert.match(without.words, /申请已提交.*收到附件1个/)
  })

  it('counts what an address brings by the day, and forms without files not at all', async () => {
    const page = await browser(office, '10.3.0.2').open('/request')
    await page.send(FORM, { type: typed(), press: 'joint' })
    assert.equal(await limits('portal.forms'), 0)
    await page.send(FORM, { type: typed(), files: some(1), press: 'joint' })
    await used('portal.megabytes', 999)
    const count = stored()
    const two = await page.send(FORM, { type: typed(), files: some(2) })
    assert.deepEqual([two.status, two.wrong, stored()], [429, ['file'], count + 1])
    assert.match(two.words, /同一网络地址今天上传的附件已经达到上限/)
    assert.match((await two.send(FORM)).words, /申请已提交.*收到附件1个/)
  })

  it('takes five files of a form and says that the others were not', async () => {
    const page = await browser(office, '10.3.0.3').open('/request')
    const count = stored()
    const many = await page.send(FORM, { type: typed(), files: some(8) })
    assert.deepEqual([many.status, many.wrong, stored()], [422, ['file'], count + 5])
    assert.match(many.words, /附件最多5个，多出的没有接收/)
    assert.match((await many.send(FORM)).words, /申请已提交.*收到附件5个/)
  })
})
