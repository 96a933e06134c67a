import assert from 'node:assert/strict'
import { before, it } from 'node:test'
import { civilDate } from '@gongkai/rules/dates'
import { sql } from 'kysely'
import { makeAgency } from '../support/operations/world.ts'
import { onEachDatabase } from '../support/server.ts'
import { done, type Office, openOffice } from './support.ts'

onEachDatabase('requests · what the page of a case offers', (open) => {
  let office: Office
  before(async () => {
    office = await openOffice(await open())
  })
  const page = async (id: string, as = office.people.clerk) =>
    done(await office.call('GET', `/api/requests/${id}`, { as: as.cookie }))
  async function step(id: string, word: string, body: object = {}, as = office.people.clerk) {
    const { version } = await page(id)
    return done(await office.act(as, id, word, { version, ...body }))
  }
  const post = (path: `/${string}`, body: object, as = office.people.clerk) =>
    office.call('POST', path, { as: as.cookie, body })

  it('offers what the case allows today, and says why not the rest', async () => {
    const { id } = await office.register()
    assert.ok((await page(id)).acts.includes('claimed'))
    await step(id, 'claim')
    assert.ok(!(await page(id)).acts.includes('claimed'), 'not twice by the same person')
    assert.ok((await page(id)).acts.includes('correctionAsked'))
    await step(id, 'ask-correction', { on: '2026-03-04', dueOn: '2026-03-18' })
    const asked = await page(id)
    assert.ok(asked.acts.includes('corrected') && !asked.acts.includes('correctionLapsed'))
    const [lapse] = asked.notYet.filter((one: { act: string }) => one.act === 'correctionLapsed')
    assert.match(lapse.why, /2026年3月18日，次日起/)
    await step(id, 'correct', { receivedOn: '2026-03-05' })
    const corrected = await page(id)
    assert.ok(!corrected.acts.includes('correctionAsked'), '一次性告知（条例第30条）')
    assert.ok(corrected.notYet.some((one: { act: string; why: string }) => /一次性告知/.test(one.why)))
    const { officeDirector } = office.people
    assert.ok((await page(id, officeDirector)).acts.includes('extended'))
    await step(id, 'extend', { notifiedOn: '2026-03-05', workdays: 10, reason: '检索量大' }, officeDirector)
    assert.ok(!(await page(id, officeDirector)).acts.includes('extended'))
  })

  it('names the sections and people a case can be given to, and those it was given to', async () => {
    const { clerk, sectionHead } = office.people
    const own = await office.officer('sectionHead', office.section)
    const { id } = await office.register()
    const { sections, people } = done(await office.call('GET', `/api/requests/${id}/people`, { as: clerk.cookie }))
    assert.deepEqual(sections, [{ id: office.section, name: '法规科' }])
    const of = (person: { id: string }) => people.find((p: { id: string }) => p.id === person.id)
    assert.equal(of(sectionHead).everywhere, true)
    assert.deepEqual([of(own).everywhere, of(own).sections], [false, [office.section]])
    await step(id, 'assign', { section: office.section, person: own.id })
    assert.deepEqual((await page(id)).names, { [office.section]: '法规科', [own.id]: 'sectionHead' })
  })

  it('shows numbers and ways to reach people only on record', async () => {
    const { id } = await office.register()
    const shown = async () => {
      const { rows } = await sql<{ n: number }>`
        select count(*) as n from audit_log where act = 'request.applicantShown' and subject_id = ${id}`.execute(
        office.parts.database.db,
      )
      return Number(rows[0]?.n)
    }
    await page(id)
    assert.equal(await shown(), 0)
    assert.equal(done(await post(`/api/requests/${id}/applicant`, {})).phone, '13000000000')
    assert.equal(await shown(), 1)
  })

  it('lets the section that does the disclosure work read and write the letters of its agency', async () => {
    const section = await makeAgency(office, {
      ...{ slug: 'gkb', name: '公开办', kind: 'internalOrgan', from: civilDate('2019-01-01') },
      ...{ parent: office.bureau, disclosureOffice: true },
    })
    const signer = await office.officer('sectionHead', section)
    const { id } = await office.register()
    const letter = done(await post(`/api/requests/${id}/letters`, { kind: 'L03', values: {} }))
    const read = await office.call('GET', `/api/letters/${letter.id}/preview`, { as: signer.cookie })
    assert.equal(read.status, 200, read.text)
    done(await post(`/api/requests/${id}/letters/${letter.id}`, { version: 1, values: { guidance: '请写明' } }, signer))
    const other = await office.officer('sectionHead', office.section)
    assert.equal((await office.call('GET', `/api/letters/${letter.id}`, { as: other.cookie })).status, 404)
  })

  it('proposes the words of the reply from its draft, computes the rest again, and numbers it once signed', async () => {
    const { sectionHead, officeDirector, deputy } = office.people
    const { id } = await office.register()
    const values = { searchedBy: '档案室', searchScope: '公文系统', searchWords: '征收', searchedOn: '2026-03-05' }
    await step(id, 'search', {
      ...{ by: '档案室', places: '公文系统', words: '征收', on: '2026-03-05', found: false },
      result: '没有',
    })
    await step(id, 'draft', { outcome: 'notHeld', values })
    const { filled, proposed } = done(
      await office.call('GET', `/api/requests/${id}/letter-facts?kind=L15`, { as: office.people.clerk.cookie }),
    )
    assert.match(proposed.grounds, /《中华人民共和国政府信息公开条例》第三十六条第（四）项/)
    assert.match(proposed.decision, /经检索，所申请的政府信息不存在。\n检索人或者检索部门：档案室。/)
    assert.ok(filled.remedy && filled.requestNumber && !('grounds' in filled))

    const letter = done(await post(`/api/requests/${id}/letters`, { kind: 'L15', values: proposed }))
    const at = `/api/requests/${id}/letters/${letter.id}` as const
    const early = await post(`${at}/number`, { version: 1 })
    assert.deepEqual([early.status, early.body.error.code], [409, 'notNow'])
    const decision = `${proposed.decision}\n特此告知。`
    const stolen = { ...proposed, receivedOn: '2026-01-01', decision }
    done(await post(at, { version: 1, values: stolen }))
    const { values: kept } = done(
      await office.call('GET', `/api/letters/${letter.id}`, { as: office.people.clerk.cookie }),
    )
    assert.deepEqual([kept.receivedOn, kept.decision], [filled.receivedOn, decision])

    await step(id, 'submit', { route: 'ordinary' })
    for (const approver of [sectionHead, officeDirector, deputy]) await step(id, 'approve', {}, approver)
    const { version } = done(await office.call('GET', `/api/letters/${letter.id}`, { as: office.people.clerk.cookie }))
    const numbered = done(await post(`${at}/number`, { version }))
    assert.deepEqual([numbered.state, numbered.datedOn], ['numbered', '2026-03-05'])
    const elsewhere = await office.register()
    assert.equal(
      (await post(`/api/requests/${elsewhere.id}/letters/${letter.id}`, { version: 1, values: {} })).status,
      404,
    )
  })
})
