import assert from 'node:assert/strict'
import { before, it } from 'node:test'
import { citedAs } from '@gongkai/rules/outcomes'
import { reviewing } from '../../src/letters/numbering.ts'
import type { Somebody } from '../support/people.ts'
import { onEachDatabase } from '../support/server.ts'
import { done, form, type Office, openOffice, scan, settle } from './support.ts'

const by = { searchedBy: '档案室', searchScope: '公文系统', searchWords: '征收', searchedOn: '2026-03-05' }
const draft = { outcome: 'notHeld', values: by }
const search = { by: '档案室', places: '公文系统', words: '征收', on: '2026-03-05', found: false, result: '没有' }
const grounds = `《中华人民共和国政府信息公开条例》${citedAs('36.1.4')}`
const toFill = '〔请填写行政复议机关公布的渠道〕'

// 行政复议法第22条第2款 (LT-11): a reply that goes over the internet names where review is asked for there.
onEachDatabase('requests · replies over the internet', (open) => {
  let office: Office
  before(async () => {
    office = await openOffice(await open())
  })
  const channelIs = (channel: string | null) => settle(office, reviewing, { channel }, office.bureau)
  const version = async (id: string) =>
    done(await office.call('GET', `/api/requests/${id}`, { as: office.people.clerk.cookie })).version
  const attempt = async (id: string, word: string, body: object, as: Somebody = office.people.clerk) =>
    office.act(as, id, word, { version: await version(id), ...body })
  const step = async (...given: Parameters<typeof attempt>) => done(await attempt(...given))

  /** A request that was searched for and has a draft, delivered as the applicant wants it. */
  async function answered(delivery: object): Promise<string> {
    const { id } = await office.register(undefined, delivery)
    await step(id, 'search', search)
    await step(id, 'draft', draft)
    return id
  }
  const facts = async (id: string) =>
    done(await office.call('GET', `/api/requests/${id}/letter-facts?kind=L15`, { as: office.people.clerk.cookie }))
  async function write(id: string, remedy?: string): Promise<string> {
    const values = {
      grounds,
      decision: '2026年3月5日，档案室以“征收”检索了公文系统，该政府信息不存在。',
      ...(remedy && { remedy }),
    }
    const begun = await office.call('POST', `/api/requests/${id}/letters`, {
      as: office.people.clerk.cookie,
      body: { kind: 'L15', values },
    })
    const { id: letter } = done(begun)
    await step(id, 'draft', { ...draft, letter })
    return letter
  }
  async function signedAndSealed(id: string, letter: string) {
    const { clerk, sectionHead, officeDirector, deputy } = office.people
    await step(id, 'submit', { route: 'ordinary' })
    for (const signer of [sectionHead, officeDirector, deputy]) await step(id, 'approve', {}, signer)
    const number = { as: clerk.cookie, body: { version: await letterVersion(letter) } }
    done(await office.call('POST', `/api/requests/${id}/letters/${letter}/number`, number))
    const sealing = { version: String(await letterVersion(letter)) }
    done(await form(office, `/api/letters/${letter}/sealed`, sealing, [scan('盖章.pdf')], clerk.cookie))
    const accept = { version: await letterVersion(letter), reason: '已逐字核对' }
    done(await office.call('POST', `/api/letters/${letter}/accept`, { as: officeDirector.cookie, body: accept }))
    await step(id, 'seal', { letter })
  }
  const letterVersion = async (letter: string) =>
    done(await office.call('GET', `/api/letters/${letter}`, { as: office.people.clerk.cookie })).version

  it('name where review is asked for, as the agency has settled it, and no other replies do', async () => {
    await channelIs('掌上复议 https://fy.example.gov.cn')
    const printed = async (delivery: object) => (await facts(await answered(delivery))).filled.remedy
    const named = /互联网渠道提交：掌上复议 https:\/\/fy\.example\.gov\.cn。$/
    assert.match(await printed({ delivery: 'portal' }), named)
    assert.match(await printed({ delivery: 'email', email: 'zhou@example.com' }), named)
    assert.doesNotMatch(await printed({ delivery: 'collect' }), /互联网/)
  })

  it('leave it to be written where nothing is settled, and are not signed without it', async () => {
    await channelIs(null)
    const id = await answered({ delivery: 'portal' })
    const { filled, proposed } = await facts(id)
    assert.equal(filled.remedy, undefined)
    assert.match(proposed.remedy, /向云川县人民政府申请行政复议.*可以通过互联网渠道提交：〔请填写/)
    for (const lacking of [proposed.remedy, proposed.remedy.replace(/行政复议申请书可以通过.*/, '')]) {
      await write(id, lacking)
      const { status, body } = await attempt(id, 'submit', { route: 'ordinary' })
      assert.deepEqual([status, body.error.code, body.error.at], [422, 'letterUnfit', 'letter'])
      assert.match(body.error.message, /电子送达的，救济途径应当写明提交行政复议申请书的互联网渠道。请修改文书/)
    }
    await signedAndSealed(id, await write(id, proposed.remedy.replace(toFill, '“掌上复议”小程序')))
    await step(id, 'serve', { method: 'online', on: '2026-03-05', refused: false, proof: '门户送达记录' })
  })

  it('are not served there without it; served otherwise they are', async () => {
    await channelIs(null)
    const id = await answered({ delivery: 'collect' })
    await signedAndSealed(id, await write(id))
    const serving = { on: '2026-03-05', refused: false }
    const { status, body } = await attempt(id, 'serve', { ...serving, method: 'online', proof: '门户送达记录' })
    assert.deepEqual([status, body.error.code, body.error.at], [422, 'letterUnfit', 'method'])
    assert.match(body.error.message, /不能网上送达.*行政复议法第22条第2款.*请改用其他方式送达/)
    await step(id, 'serve', { ...serving, method: 'direct', proof: '本人签收' })
  })
})
