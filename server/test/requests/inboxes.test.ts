import assert from 'node:assert/strict'
import { before, it } from 'node:test'
import type { Somebody } from '../support/people.ts'
import { onEachDatabase } from '../support/server.ts'
import { done, form, type Office, openOffice, scan } from './support.ts'

const granted = { outcome: 'granted', values: { informationTitle: '征收土地预公告', provision: 'attached' } }
const petition = { outcome: 'notProcessedPetition', values: { reason: '属于投诉举报' } }
const decided = { grounds: '条例第三十九条第一款', decision: '不作为政府信息公开申请处理。' }

onEachDatabase('requests · what waits for the reviewer and for whoever confirms a seal', (open) => {
  let office: Office
  before(async () => {
    office = await openOffice(await open())
  })
  const get = async (path: `/${string}`, as: Somebody) => done(await office.call('GET', path, { as: as.cookie }))
  const page = (id: string, as = office.people.clerk) => get(`/api/requests/${id}`, as)
  async function step(id: string, word: string, body: object = {}, as = office.people.clerk) {
    const { version } = await page(id)
    return done(await office.act(as, id, word, { version, ...body }))
  }
  const post = async (path: `/${string}`, body: object, as = office.people.clerk) =>
    done(await office.call('POST', path, { as: as.cookie, body }))
  async function file(id: string, evidence: string) {
    const { version } = await page(id)
    const fields = { version: String(version), evidence }
    return done(await form(office, `/api/requests/${id}/files`, fields, [scan()], office.people.clerk.cookie))
  }
  const idsOf = (rows: readonly { id: string }[]) => rows.map(({ id }) => id)
  const reviews = async (as: Somebody) => idsOf((await get('/api/requests/reviews', as)).rows)
  const seals = async (as: Somebody) => (await get('/api/requests/seals', as)).rows
  /** The next step of a case as the list of the clerk's own work shows it. */
  const mine = async (id: string) => {
    const { rows } = await get('/api/requests/mine?size=100', office.people.clerk)
    const row = rows.find((one: { id: string }) => one.id === id)
    return [row.next, row.nextSays]
  }

  /** A case that was signed, with the number of its reply taken. */
  async function numbered(section: string | null = null): Promise<{ id: string; letter: string }> {
    const { clerk, sectionHead, officeDirector, deputy } = office.people
    const { id } = await office.register()
    await step(id, 'assign', { section, person: clerk.id })
    await step(id, 'draft', petition)
    await step(id, 'submit', { route: 'ordinary' })
    for (const approver of [sectionHead, officeDirector, deputy]) await step(id, 'approve', {}, approver)
    const { id: letter } = await post(`/api/requests/${id}/letters`, { kind: 'L19', values: decided })
    await post(`/api/letters/${letter}/number`, { version: 1 })
    return { id, letter }
  }
  const uploaded = (letter: string) =>
    form(office, `/api/letters/${letter}/sealed`, { version: '2' }, [scan('盖章.pdf')], office.people.clerk.cookie)

  it('a draft that gives something out is the task of the secrecy reviewer until the opinion is there', async () => {
    const { clerk, secrecyReviewer, sectionHead } = office.people
    const { id } = await office.register()
    await step(id, 'claim')
    await step(id, 'draft', granted)
    assert.deepEqual(await mine(id), ['submit', '报送审签'], 'the papers are not there yet')
    assert.deepEqual(await reviews(secrecyReviewer), [])
    await file(id, 'providedInformation')
    assert.deepEqual(await mine(id), ['review', '保密审查'])
    const [task] = (await get('/api/requests/reviews', secrecyReviewer)).rows
    assert.deepEqual([task.id, task.dueOn, task.next], [id, '2026-03-30', 'review'])
    assert.ok((await page(id, secrecyReviewer)).acts.includes('secrecyReviewed'))

    assert.deepEqual([await reviews(clerk), await reviews(sectionHead)], [[], []], 'the task of nobody else')
    const elsewhere = await office.officer('secrecyReviewer', office.county)
    assert.deepEqual(await reviews(elsewhere), [])
    const ofSection = await office.officer('secrecyReviewer', office.section)
    assert.deepEqual(await reviews(ofSection), [])
    await step(id, 'assign', { section: office.section, person: clerk.id })
    assert.deepEqual([await reviews(ofSection), await reviews(secrecyReviewer)], [[id], [id]])

    await step(id, 'review-secrecy', { clear: false, opinion: '含有工作秘密' }, secrecyReviewer)
    assert.deepEqual([await mine(id), await reviews(secrecyReviewer)], [['revise', '按意见修改'], []])
    await step(id, 'draft', granted)
    await step(id, 'review-secrecy', { clear: true, opinion: '可以提供' }, secrecyReviewer)
    assert.deepEqual([await mine(id), await reviews(secrecyReviewer)], [['submit', '报送审签'], []])
  })

  it('the list of reviews goes on page by page, what is due first above', async () => {
    const { secrecyReviewer } = office.people
    for (const submittedOn of ['2026-03-04', '2026-03-03']) {
      const { id } = await office.register({ channel: 'inPerson', submittedOn })
      await file(id, 'providedInformation')
      await step(id, 'draft', granted)
    }
    const first = await get('/api/requests/reviews?size=1', secrecyReviewer)
    const second = await get(`/api/requests/reviews?size=1&after=${first.next}`, secrecyReviewer)
    const days = [first, second].map(({ rows }) => rows[0].dueOn)
    assert.deepEqual([days, second.next], [['2026-03-31', '2026-04-01'], null])
  })

  it('a sealed copy without text waits for the heads to confirm it, and the clerk for them', async () => {
    const { clerk, sectionHead, officeDirector, deputy, secrecyReviewer } = office.people
    const { id, letter } = await numbered()
    assert.deepEqual(await mine(id), ['seal', '用印'])
    assert.deepEqual(await seals(officeDirector), [])
    assert.equal(done(await uploaded(letter)).comparison.verdict, 'noTextLayer')

    assert.deepEqual(await mine(id), ['confirmSeal', '确认盖章件'])
    for (const head of [sectionHead, officeDirector]) {
      const [task, ...more] = await seals(head)
      assert.equal(more.length, 0)
      assert.deepEqual([task.letter, task.documentNumber], [letter, '云自然资公开〔2026〕1号－答'])
      const { number, dueOn, next } = task.request
      assert.deepEqual(
        [task.request.id, number, dueOn, next],
        [id, (await page(id)).number, '2026-03-30', 'confirmSeal'],
      )
      const seen = await page(id, head)
      assert.deepEqual([seen.next, seen.sealMine], ['confirmSeal', true])
    }
    const own = await page(id)
    assert.deepEqual([own.next, own.nextSays, own.sealMine], ['confirmSeal', '确认盖章件', false])
    for (const other of [clerk, deputy, secrecyReviewer])
      assert.equal((await office.call('GET', '/api/requests/seals', { as: other.cookie })).status, 404)
    assert.deepEqual(await seals(await office.officer('officeDirector', office.county)), [])

    await post(`/api/letters/${letter}/accept`, { version: 3, reason: '已逐字核对' }, sectionHead)
    assert.deepEqual([await seals(officeDirector), await mine(id)], [[], ['recordSeal', '登记用印件']])
    await step(id, 'seal', { letter })
    assert.deepEqual(await mine(id), ['serve', '送达'])
  })

  it('shows a copy to the head of the section that wrote its letter, and no longer once it is void', async () => {
    const { officeDirector } = office.people
    const ownHead = await office.officer('sectionHead', office.section)
    const outside = await numbered()
    done(await uploaded(outside.letter))
    const { id, letter } = await numbered(office.section)
    done(await uploaded(letter))
    const shown = async (as: Somebody) => (await seals(as)).map((one: { letter: string }) => one.letter)
    assert.deepEqual([await shown(ownHead), (await page(id, ownHead)).sealMine], [[letter], true])
    assert.deepEqual((await shown(officeDirector)).sort(), [letter, outside.letter].sort())
    await post(`/api/letters/${letter}/void`, { version: 3, reason: '盖错了章' }, officeDirector)
    assert.deepEqual([await shown(ownHead), await mine(id)], [[], ['seal', '用印']])
  })
})
