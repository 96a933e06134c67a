import assert from 'node:assert/strict'
import { before, it } from 'node:test'
import { type Actor, program } from '../../src/platform/context.ts'
import { contextOf } from '../../src/platform/perform.ts'
import { readable } from '../../src/requests/service/cases.ts'
import { receiptForm, registerForm } from '../../src/requests/service/papers.ts'
import { paperFacts } from '../../src/requests/service/prints.ts'
import { onEachDatabase } from '../support/server.ts'
import { application, done, form, IDENTITY, type Office, openOffice, registration } from './support.ts'

const signed = { channel: 'registeredMail', arrivedOn: '2026-03-02', signedOn: '2026-03-02' }
/** A letter that names its writer and nothing more. */
const bare = (change: object = {}) => ({ applicants: [{ name: '何无名' }], phone: null, ...change })
const bareOrganisation = bare({ applicants: [{ name: '石湾村经济合作社' }], class: 'orgOther' })

onEachDatabase('requests · what an application came without', (open) => {
  let office: Office
  before(async () => {
    office = await openOffice(await open())
  })
  const clerk = () => office.people.clerk.cookie
  const get = async (path: `/${string}`) => done(await office.call('GET', path, { as: clerk() }))
  const page = (id: string) => get(`/api/requests/${id}`)
  const found = async (q: string) =>
    (await get(`/api/requests?q=${encodeURIComponent(q)}`)).rows.map((r: { id: string }) => r.id)

  it('is registered all the same, with number and clock; what is missing is null and not an invented number', async () => {
    const { id, number } = await office.register(signed, bare())
    assert.match(number, /^2026-\d{4}$/)
    const { application: shown, receivedOn, respondBy } = await page(id)
    assert.deepEqual([receivedOn, respondBy], ['2026-03-02', '2026-03-30'])
    const nobody = { name: '何无名', paper: null, number: null }
    assert.deepEqual([shown.applicants, shown.phone], [[nobody], null])
    const whole = done(await office.call('POST', `/api/requests/${id}/applicant`, { as: clerk(), body: {} }))
    assert.deepEqual([whole.applicants, whole.phone, whole.email], [[nobody], null, null])
  })

  it('is asked for by a correction, whose answer starts the clock again (条例第30条)', async () => {
    const { id } = await office.register(signed, bare())
    const letter = done(
      await office.call('POST', `/api/requests/${id}/letters`, {
        as: clerk(),
        body: { kind: 'L03', values: { unclearPoints: [{ text: '没有身份证明和联系方式' }], guidance: '请补充' } },
      }),
    )
    assert.ok(letter.id)
    const asked = { version: 1, on: '2026-03-04', dueOn: '2026-03-18' }
    done(await office.act(office.people.clerk, id, 'ask-correction', asked))
    assert.equal((await page(id)).status, 'correcting')
    done(await office.act(office.people.clerk, id, 'correct', { version: 2, receivedOn: '2026-03-05' }))
    assert.equal((await page(id)).respondBy, '2026-04-02')
  })

  it('says what does not go together, and still where a reply is to be sent', async () => {
    const refused = async (change: object) => {
      const body = { agency: office.bureau, registration: registration(signed, bare(change)) }
      return (await form(office, '/api/requests', body, [], clerk())).body.error
    }
    const person = (more: object) => ({ applicants: [{ name: '何无名', ...more }] })
    const at = 'registration.application'
    assert.equal((await refused({ delivery: 'post' })).at, `${at}.address`)
    assert.equal((await refused({ delivery: 'email' })).at, `${at}.email`)
    assert.equal((await refused({ phone: '' })).at, `${at}.phone`)
    assert.equal((await refused(person({ paper: 'idCard' }))).at, `${at}.applicants[0].number`)
    assert.equal((await refused(person({ paper: 'other', number: '' }))).at, `${at}.applicants[0].number`)
    assert.equal((await refused(person({ number: IDENTITY }))).at, `${at}.applicants[0].paper`)
    assert.equal((await refused(person({ paper: 'idCard', number: '1234' }))).at, `${at}.applicants[0].number`)
  })

  it('the form of the portal demands what it always did', async () => {
    const refused = async (change: object) => {
      const body = { agency: office.bureau, application: application(change), notice: 'accepted' }
      return (await form(office, '/api/submissions', body)).body.error.problems.map((p: { at: string }) => p.at)
    }
    const nobody = { name: '何无名', paper: null, number: null }
    const ofNobody = (who: string) => [`application.${who}.paper`, `application.${who}.number`]
    assert.deepEqual(await refused({ phone: null }), ['application.phone'])
    assert.deepEqual(await refused({ phone: '' }), ['application.phone'])
    assert.deepEqual(await refused({ applicants: [nobody] }), ofNobody('applicants[0]'))
    assert.deepEqual(await refused({ applicants: [{ name: '何无名' }] }), ofNobody('applicants[0]'))
    assert.deepEqual(await refused({ agent: nobody }), ofNobody('agent'))
  })

  it('makes nobody the same as another who gave none either', async () => {
    const one = await office.register(signed, bare({ description: '水库除险加固工程初步设计批复' }))
    const two = await office.register(signed, bare({ description: '水库除险加固工程初步设计批复' }))
    const { rows, hint } = await get(`/api/requests/${two.id}/similar`)
    const near = rows.find((r: { id: string }) => r.id === one.id)
    assert.deepEqual([near.sameApplicant, near.alike, hint], [false, 100, null], 'the same words, not the same person')
    assert.ok(rows.every((r: { sameApplicant: boolean }) => !r.sameApplicant))
    const keys = await office.parts.database.db
      .selectFrom('request_keys')
      .select('kind')
      .where('request_id', '=', two.id)
      .execute()
    assert.deepEqual(keys, [{ kind: 'name' }], 'no digest of what says nothing')
    assert.ok((await found('何无名')).includes(two.id))
    for (const q of ['没有', '-', '无']) assert.deepEqual(await found(q), [], q)
  })

  it('recovers no code for who gave neither number nor telephone', async () => {
    await office.register(signed, bare())
    await office.register(signed, bare({ applicants: [{ name: '何无名', paper: 'other', number: 'AB1234' }] }))
    for (const owner of [
      { name: '何无名', number: '-', phone: '-' },
      { name: '何无名', number: 'null', phone: 'null' },
      { name: '何无名', number: 'AB1234', phone: '没有' },
    ]) {
      const { status, body } = await office.call('POST', '/api/submissions/own', { body: owner })
      assert.deepEqual([status, body.error.code], [404, 'ownNotFound'], owner.number)
    }
  })

  it('is printed as not provided, and a unit without its code is written to as a unit', async () => {
    const { id } = await office.register(signed, bareOrganisation)
    const actor: Actor = { ...program, id: office.people.clerk.id, grants: [{ role: 'clerk', agency: office.bureau }] }
    const ctx = contextOf(office.parts, actor)
    const facts = await paperFacts(ctx, await readable(ctx, id))
    const sheet = JSON.stringify(registerForm(facts))
    for (const said of ['石湾村经济合作社　身份证明未提供', '"联系电话","head":true},{"text":"未提供"'])
      assert.ok(sheet.includes(said), said)
    assert.ok(!sheet.includes('null') && !sheet.includes('undefined'))
    assert.match(JSON.stringify(receiptForm(facts)), /你单位向本机关提出/)
    const { filled } = await get(`/api/requests/${id}/letter-facts?kind=L03`)
    assert.equal(filled.address, '你单位')
    for (const kind of ['receipt', 'register', 'envelope', 'service'])
      assert.equal((await office.call('GET', `/api/requests/${id}/prints/${kind}`, { as: clerk() })).status, 200)
  })
})
