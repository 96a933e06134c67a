import assert from 'node:assert/strict'
import { before, it } from 'node:test'
import { sql } from 'kysely'
import { actsAbout } from '../support/people.ts'
import { onEachDatabase } from '../support/server.ts'
import {
  application,
  CREDIT_CODE,
  done,
  form,
  IDENTITY,
  lookUp,
  type Office,
  openOffice,
  registration,
  scan,
  submitted,
} from './support.ts'

onEachDatabase('requests · intake', (open) => {
  let office: Office
  before(async () => {
    office = await openOffice(await open())
  })
  const clerk = () => office.people.clerk.cookie
  const submissions = async (state = 'waiting') =>
    done(await office.call('GET', `/api/submissions?state=${state}&sort=-oldest`, { as: clerk() })).rows

  it('anybody applies without an account, and follows it with a code that only they have', async () => {
    const receivers = done(await office.call('GET', '/api/submissions/receivers'))
    assert.ok(receivers.rows.some((r: { id: string }) => r.id === office.bureau))
    assert.ok(!receivers.rows.some((r: { id: string }) => r.id === office.section), 'a section receives nothing itself')
    const receipt = await submitted(office, {}, [scan('身份证.pdf')])
    assert.match(receipt.code, /^[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}$/)
    assert.deepEqual(
      [receipt.applicant, receipt.phone, receipt.confirmBy, receipt.correctionNoticeBy, receipt.respondBy],
      ['周**', '130****0000', '2026-03-06', '2026-03-16', '2026-04-02'],
    )
    const seen = done(await lookUp(office, receipt.code.toLowerCase().replaceAll('-', ' ')))
    assert.deepEqual([seen.stage, seen.status, seen.number, seen.applicant], ['submission', 'waiting', null, '周**'])
    assert.deepEqual(seen.may, ['withdraw'])
    const wrong = await lookUp(office, '2222-3333-4444')
    assert.deepEqual([wrong.status, wrong.body.error.code], [404, 'noSuchCode'])
    const none = await lookUp(office, 'O0I1-O0I1-O0I1')
    assert.deepEqual(none.body, wrong.body, 'what is no code is told like one that is wrong')
    const short = await lookUp(office, 'ABCD 2345')
    assert.deepEqual([short.status, short.body.error.at], [422, 'code'])
    assert.match(short.body.error.message, /查询码应为12位，现在是8位/)
  })

  it('the confirmation of both sides makes it a request, with number and clock from that day', async () => {
    const { code } = await submitted(office)
    const [row] = await submissions()
    assert.deepEqual([row.applicant, row.alarm, row.waited], ['周远山', 'none', 0])
    const page = done(await office.call('GET', `/api/submissions/${row.id}`, { as: clerk() }))
    assert.equal(page.application.applicants[0].number, IDENTITY)
    const confirm = (body: object) =>
      office.call('POST', `/api/submissions/${row.id}/confirm`, {
        as: clerk(),
        body: { version: 1, how: '电话确认', ...body },
      })
    assert.equal((await confirm({ confirmedOn: '2026-03-04' })).body.error.at, 'confirmedOn', 'not before it came')
    assert.equal((await confirm({ confirmedOn: '2026-03-06' })).body.error.at, 'confirmedOn', 'not in the future')
    const made = done(await confirm({ confirmedOn: '2026-03-05' }))
    assert.match(made.number, /^2026-\d{4}$/)
    const again = await confirm({ confirmedOn: '2026-03-05' })
    assert.deepEqual([again.status, again.body.error.code], [409, 'changedMeanwhile'])
    const seen = done(await lookUp(office, code))
    assert.deepEqual(
      [seen.stage, seen.number, seen.receivedOn, seen.respondBy, seen.left],
      ['request', made.number, '2026-03-05', '2026-04-02', 20],
    )
    assert.deepEqual(
      seen.timeline.map((e: { on: string; says: string }) => [e.on, e.says]),
      [
        ['2026-03-05', '网上提出申请'],
        ['2026-03-05', '收到申请（双方确认之日）'],
      ],
    )
    assert.ok(seen.days.some((d: { count: number; date: string }) => d.count === 20 && d.date === '2026-04-02'))
    assert.deepEqual(await actsAbout(office, row.id), ['submission.made', 'submission.confirmed'])
    assert.deepEqual(await actsAbout(office, made.request), ['request.registered'])
  })

  it('what is no request is told so and counted nowhere; what nobody confirms alarms after two working days', async () => {
    const { code } = await submitted(office, { description: '举报邻居占道' })
    const [row] = await submissions()
    const answer = { version: 1, as: 'petition', text: '属于举报事项，请拨打12345。' }
    done(await office.call('POST', `/api/submissions/${row.id}/answer`, { as: clerk(), body: answer }))
    const seen = done(await lookUp(office, code))
    assert.deepEqual([seen.status, seen.told, seen.may], ['told', answer.text, []])
    const late = await office.call('POST', `/api/submissions/${row.id}/confirm`, {
      as: clerk(),
      body: { version: 2, confirmedOn: '2026-03-05', how: '电话' },
    })
    assert.deepEqual([late.status, late.body.error.code], [409, 'notNow'])
    await submitted(office)
    await sql`update submissions set submitted_on = '2026-03-03' where state = 'waiting'`.execute(
      office.parts.database.db,
    )
    assert.equal((await submissions())[0].alarm, 'alarm')
    await sql`update submissions set submitted_on = '2026-03-04' where state = 'waiting'`.execute(
      office.parts.database.db,
    )
    assert.equal((await submissions())[0].alarm, 'remind')
  })

  it('whoever lost the code gets another at the office; the old one opens nothing', async () => {
    const { code } = await submitted(office)
    const [row] = await submissions()
    const path = `/api/submissions/${row.id}/code`
    const renewed = done(await office.call('POST', path, { as: clerk(), body: { seen: '居民身份证原件' } }))
    assert.equal((await lookUp(office, code)).status, 404)
    assert.equal(done(await lookUp(office, renewed.code)).status, 'waiting')
    const { id, code: first } = await office.register()
    const other = done(
      await office.call('POST', `/api/requests/${id}/code`, { as: clerk(), body: { seen: '居民身份证原件' } }),
    )
    assert.equal((await lookUp(office, first)).status, 404)
    assert.equal(done(await lookUp(office, other.code)).status, 'handling')
  })

  it('an applicant takes back what nobody confirmed yet', async () => {
    const { code } = await submitted(office)
    const path = '/api/submissions/lookup/withdrawal'
    assert.equal(done(await office.call('POST', path, { body: { code } })).status, 'told')
    assert.equal((await office.call('POST', path, { body: { code } })).status, 409)
  })

  it('says beside the field what is wrong, and takes no more than it should', async () => {
    const ask = async (change: object, more: object = {}, files = [] as ReturnType<typeof scan>[]) =>
      (
        await form(
          office,
          '/api/submissions',
          { agency: office.bureau, application: application(change), notice: 'accepted', ...more },
          files,
        )
      ).body.error
    const person = { name: '周远山', paper: 'idCard', number: IDENTITY }
    const short = await ask({ applicants: [{ ...person, number: IDENTITY.slice(0, 17) }] })
    assert.deepEqual(
      [short.at, short.message],
      ['application.applicants[0].number', '居民身份证号码应为18位，现在是17位，请对照证件核对。'],
    )
    assert.equal((await ask({ description: ' ' })).at, 'application.description')
    assert.equal((await ask({ delivery: 'post' })).at, 'application.address')
    assert.equal((await ask({ phone: '没有' })).at, 'application.phone')
    assert.equal((await ask({ purpose: '研究' })).problems[0].at, 'application.purpose')
    assert.equal((await ask({}, { notice: 'no' })).at, 'notice')
    assert.equal((await ask({}, { agency: office.section })).code, 'noSuchReceiver')
    assert.equal((await ask({}, { application: '{' })).at, 'application')
    const six = Array.from({ length: 6 }, (_, i) => scan(`${i}.pdf`))
    assert.equal((await ask({}, {}, six)).code, 'tooManyFiles')
    const program = { ...scan('报表.exe'), bytes: Buffer.from('4d5a90000300000004000000', 'hex') }
    assert.equal((await ask({}, {}, [program])).code, 'fileTypeUnknown')
    const scans = [scan(), { ...program, field: 'file2' }]
    const body = { agency: office.bureau, registration: registration() }
    const { error } = (await form(office, '/api/requests', body, scans, clerk())).body
    assert.deepEqual([error.code, error.at], ['fileTypeUnknown', 'file2'])
    assert.match(error.message, /^“报表\.exe”：不接收这种类型的文件/, 'which of several')
  })

  it('keeps a name that looks like a formula as it is, and finds nothing of a person in clear', async () => {
    const name = '=1+1周某'
    const { id } = await office.register(undefined, {
      applicants: [{ name, paper: 'other', number: 'AB 12345' }],
      agent: { name: '代理人甲', paper: 'creditCode', number: CREDIT_CODE },
      help: '视力障碍，请大声朗读',
    })
    const page = done(await office.call('GET', `/api/requests/${id}`, { as: clerk() }))
    assert.equal(page.applicant, name)
    assert.equal(page.application.phone, '130****0000')
    const whole = done(await office.call('POST', `/api/requests/${id}/applicant`, { as: clerk(), body: {} }))
    assert.deepEqual(
      [whole.phone, whole.agent.number, whole.applicants[0].number],
      ['13000000000', CREDIT_CODE, 'AB12345'],
    )
    for (const table of [
      'requests',
      'request_acts',
      'request_keys',
      'submissions',
      'audit_log',
      'files',
      'idempotency_keys',
    ]) {
      const { rows } = await sql<{ text: string }>`select t::text as text from ${sql.table(table)} t`.execute(
        office.parts.database.db,
      )
      for (const { text } of rows)
        for (const word of ['周远山', name, IDENTITY, '13000000000', 'AB12345', '代理人甲', '视力障碍', '扫描件'])
          assert.ok(!text.includes(word), `${table}: ${word}`)
    }
  })

  it('computes the day of receipt from the channel and its proof, and numbers without gap', async () => {
    const ask = async (facts: object) =>
      form(office, '/api/requests', { agency: office.bureau, registration: registration(facts) }, [], clerk())
    const post = done(await ask({ channel: 'registeredMail', arrivedOn: '2026-02-27', signedOn: '2026-03-01' }))
    assert.equal(post.receivedOn, '2026-03-01')
    const letter = done(await ask({ channel: 'ordinaryMail', arrivedOn: '2026-03-02', confirmedOn: '2026-03-04' }))
    assert.equal(letter.receivedOn, '2026-03-04')
    assert.equal(Number(letter.number.slice(5)), Number(post.number.slice(5)) + 1)
    const refused = async (facts: object) => (await ask(facts)).body.error
    assert.equal((await refused({ channel: 'inPerson' })).at, 'registration.facts.submittedOn')
    assert.equal(
      (await refused({ channel: 'inPerson', submittedOn: '2026-03-06' })).at,
      'registration.facts.submittedOn',
    )
    assert.equal(
      (await refused({ channel: 'inPerson', receivedOn: '2026-03-02' })).problems[0].at,
      'registration.facts.receivedOn',
    )
    assert.equal((await refused({ channel: 'online', confirmedOn: '2026-03-02' })).at, 'registration.facts.channel')
    assert.equal(
      (await refused({ channel: 'fax', submittedOn: '2026-03-04', confirmedOn: '2026-03-03' })).at,
      'registration.facts.confirmedOn',
    )
    const next = done(await ask({ channel: 'oral', submittedOn: '2026-03-05' }))
    assert.equal(Number(next.number.slice(5)), Number(letter.number.slice(5)) + 1, 'what was refused took no number')
    const last = done(await ask({ channel: 'inPerson', submittedOn: '2025-12-31' }))
    assert.equal(last.number, '2025-0001', 'the year of its receipt')
  })

  it('nobody tries codes', async () => {
    await sql`delete from rate_limits`.execute(office.parts.database.db)
    for (let i = 0; i < 20; i++) assert.equal((await lookUp(office, '2222-3333-4444')).status, 404)
    assert.equal((await lookUp(office, '2222-3333-4444')).status, 429)
  })
})
