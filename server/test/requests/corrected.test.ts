import assert from 'node:assert/strict'
import { before, it } from 'node:test'
import { unzipSync } from 'fflate'
import { sql } from 'kysely'
import { onEachDatabase } from '../support/server.ts'
import { CREDIT_CODE, corrected, done, IDENTITY, lookUp, type Office, openOffice } from './support.ts'

const signed = { channel: 'registeredMail', arrivedOn: '2026-03-02', signedOn: '2026-03-02' }
const bare = { applicants: [{ name: '周原山' }], phone: null, description: '石弯村地块征收土地预公告' }
const reason = '申请人补正时提供'
const found = { description: '石湾村地块征收土地预公告' }

onEachDatabase('requests · an application corrected afterwards', (open) => {
  let office: Office
  before(async () => {
    office = await openOffice(await open())
  })
  const clerk = () => office.people.clerk.cookie
  const get = async (path: `/${string}`) => done(await office.call('GET', path, { as: clerk() }))
  const page = (id: string) => get(`/api/requests/${id}`)
  const search = async (q: string): Promise<string[]> =>
    (await get(`/api/requests?q=${encodeURIComponent(q)}`)).rows.map((r: { id: string }) => r.id)
  const correct = (id: string, version: number, change: object, as = office.people.clerk) =>
    office.act(as, id, 'application', { version, application: corrected(change), reason })
  const whole = async (id: string, seq?: number) =>
    done(await office.call('POST', `/api/requests/${id}/applicant${seq ? `/${seq}` : ''}`, { as: clerk(), body: {} }))
  const recordsOf = async (id: string) =>
    (
      await sql<{ text: string }>`select t::text as text from audit_log t where subject_id = ${id}`.execute(
        office.parts.database.db,
      )
    ).rows.map(({ text }) => text)

  it('is completed by what a correction brought: found, shown, printed and told by it from then on', async () => {
    const { id, code } = await office.register(signed, bare)
    const { version } = done(await correct(id, 1, found))
    const { application, history, acts } = await page(id)
    assert.equal(version, 2)
    assert.deepEqual(history[1].act, {
      type: 'applicationCorrected',
      fields: ['names', 'identity', 'phone', 'description'],
      reason,
    })
    assert.deepEqual([application.phone, application.applicants[0].name], ['130****0000', '周远山'])
    assert.ok(acts.includes('applicationCorrected'))
    assert.deepEqual([(await whole(id)).applicants[0].number, (await whole(id)).class], [IDENTITY, 'naturalPerson'])
    const { filled } = await get(`/api/requests/${id}/letter-facts?kind=L03`)
    assert.deepEqual([filled.applicant, filled.requestContent], ['周远山', found.description])
    const { description, timeline } = done(await lookUp(office, code))
    assert.equal(description, found.description)
    assert.equal(timeline.at(-1).says, '更正登记的申请信息')
  })

  it('is found by its new name, number and telephone, and by the old ones no longer', async () => {
    const old = { applicants: [{ name: '旧名甲', paper: 'other', number: 'OLD123' }], phone: '13900000001' }
    const is = { applicants: [{ name: '新名乙', paper: 'other', number: 'NEW456' }], phone: '13900000002' }
    const { id } = await office.register(signed, old)
    for (const q of ['旧名甲', 'OLD123', '13900000001']) assert.deepEqual(await search(q), [id], q)
    done(await correct(id, 1, is))
    for (const q of ['旧名甲', 'OLD123', '13900000001']) assert.deepEqual(await search(q), [], q)
    for (const q of ['新名乙', 'NEW456', '13900000002']) assert.deepEqual(await search(q), [id], q)
  })

  it('keeps what it said before, sealed, for who may read the case; each reading is on record', async () => {
    const { id } = await office.register(signed, bare)
    done(await correct(id, 1, { ...found, address: '云川县石湾村1号' }))
    done(await correct(id, 2, { ...found, address: '云川县石湾村2号' }))
    const [first, second] = [await whole(id, 1), await whole(id, 2)]
    assert.deepEqual([first.applicants[0].name, first.phone, first.description], ['周原山', null, bare.description])
    assert.deepEqual([second.address, (await whole(id)).address], ['云川县石湾村1号', '云川县石湾村2号'])
    const records = await recordsOf(id)
    assert.equal(records.filter((r) => r.includes('request.applicantShown')).length, 3)
    const missing = await office.call('POST', `/api/requests/${id}/applicant/3`, { as: clerk(), body: {} })
    assert.equal(missing.status, 404)
    const { db } = office.parts.database
    const { rows } = await sql<{ text: string }>`select t::text as text from request_earlier_contents t`.execute(db)
    for (const text of [...rows.map((r) => r.text), ...records])
      for (const word of ['周原山', '周远山', '石湾村', '石弯村', IDENTITY, reason])
        assert.ok(!text.includes(word), word)
    assert.ok(records.some((r) => r.includes('identity') && r.includes('request.applicationCorrected')))
    for (const change of [
      sql`update request_earlier_contents set content = 'x'`,
      sql`delete from request_earlier_contents`,
      sql`truncate request_earlier_contents`,
    ])
      await assert.rejects(change.execute(db))
  })

  it('says beside the field what does not go together, and that nothing was changed', async () => {
    const { id } = await office.register(signed, { phone: null })
    const refused = async (change: object) => (await correct(id, 1, change)).body.error
    assert.equal((await refused({ delivery: 'post' })).at, 'application.address')
    const noNumber = { applicants: [{ name: '周远山', paper: 'idCard' }] }
    assert.equal((await refused(noNumber)).at, 'application.applicants[0].number')
    const unit = { applicants: [{ name: '云川水泥厂', paper: 'creditCode', number: CREDIT_CODE }] }
    const misclassed = await refused(unit)
    assert.equal(misclassed.at, 'application.applicants[0].paper')
    assert.match(misclassed.message, /更正记录/)
    assert.match((await refused({ phone: null })).message, /没有要更正的/)
    const was = 'naturalPerson'
    const amend = { version: 1, act: 0, field: 'applicant', was, is: 'orgCommercial', reason: '登记有误' }
    done(await office.act(office.people.officeDirector, id, 'amend', amend))
    done(await correct(id, 2, unit))
    assert.deepEqual([(await whole(id)).class, (await page(id)).class], ['orgCommercial', 'orgCommercial'])
  })

  it('is for those who register, on the case as they read it', async () => {
    const { id } = await office.register(signed)
    const change = { phone: '13100000000' }
    for (const role of ['sectionHead', 'deputy', 'head', 'secrecyReviewer'] as const)
      assert.equal((await correct(id, 1, change, office.people[role])).status, 404, role)
    done(await correct(id, 1, change, office.people.officeDirector))
    const late = await correct(id, 1, { phone: '13200000000' })
    assert.deepEqual([late.status, late.body.error.code], [409, 'changedMeanwhile'])
  })

  it('takes back a draft that replied to another description, and waits for the way back once it went up', async () => {
    const { id } = await office.register(signed)
    const draft = { outcome: 'notProcessedPetition', values: { reason: '属于投诉举报' } }
    const step = async (version: number, word: string, body: object) =>
      done(await office.act(office.people[word === 'return' ? 'sectionHead' : 'clerk'], id, word, { version, ...body }))
    await step(1, 'draft', draft)
    done(await correct(id, 2, { phone: '13100000000' }))
    assert.equal((await page(id)).draft.outcome, draft.outcome)
    done(await correct(id, 3, { phone: '13100000000', description: '石湾村征收补偿登记表' }))
    assert.equal((await page(id)).draft, null)
    await step(4, 'draft', draft)
    await step(5, 'submit', { route: 'ordinary' })
    const refused = await correct(id, 6, {})
    assert.deepEqual([refused.status, refused.body.error.code], [409, 'notNow'])
    assert.match(refused.body.error.message, /审签中的申请不能更正申请人信息。请先退回/)
    await step(6, 'return', { reason: '申请人姓名有误' })
    done(await correct(id, 7, {}))
  })

  it('marks the letters that print it, and goes into the archive with what it said before', async () => {
    const { id } = await office.register(signed, bare)
    const values = { unclearPoints: [{ text: '没有身份证明' }], guidance: '请补充' }
    const body = { kind: 'L03', values }
    const letter = done(await office.call('POST', `/api/requests/${id}/letters`, { as: clerk(), body }))
    const asked = { version: 1, on: '2026-03-04', letter: letter.id }
    done(await office.act(office.people.clerk, id, 'ask-correction', asked))
    done(await correct(id, 2, { applicants: bare.applicants, description: bare.description }))
    assert.deepEqual((await page(id)).flagged, [], 'a telephone stands in no letter')
    done(await correct(id, 3, { description: bare.description }))
    assert.deepEqual((await page(id)).flagged, [letter.id])
    const url = `/api/requests/${id}/bundle`
    const headers = { cookie: clerk(), 'sec-fetch-site': 'same-origin' }
    const { rawPayload } = await office.app.inject({ method: 'GET', url, headers })
    const files = unzipSync(rawPayload)
    const phones = ['第1次更正前的申请', '第2次更正前的申请', '申请'].map(
      (name) => JSON.parse(new TextDecoder().decode(files[`1 登记/${name}.json`])).phone,
    )
    assert.deepEqual(phones, [null, '13000000000', '13000000000'])
  })
})
