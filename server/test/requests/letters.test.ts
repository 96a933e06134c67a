import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import { civilDate } from '@gongkai/rules/dates'
import { citedAs, type OutcomeCode, outcomeOf, outcomes } from '@gongkai/rules/outcomes'
import { naming } from '../../src/letters/numbering.ts'
import { receipts } from '../../src/requests/settings.ts'
import { makeAgency } from '../support/operations/world.ts'
import type { Somebody } from '../support/people.ts'
import { onEachDatabase } from '../support/server.ts'
import { done, form, type Office, openOffice, registration, scan, settle } from './support.ts'

const search = {
  by: '档案室',
  places: '公文系统、纸质档案',
  words: '征收',
  on: '2026-03-05',
  found: false,
  result: '没有',
}
const searched = { searchedBy: '档案室', searchScope: '公文系统', searchWords: '征收', searchedOn: '2026-03-05' }
const partOn = (ground: OutcomeCode) => ({ withheldParts: [{ what: '住址', ground, reason: '个人隐私' }] })

onEachDatabase('requests · letters', (open) => {
  let office: Office
  before(async () => {
    office = await openOffice(await open())
  })
  const page = async (id: string, as: Somebody = office.people.clerk) =>
    done(await office.call('GET', `/api/requests/${id}`, { as: as.cookie }))
  async function attempt(id: string, word: string, body: object = {}, as: Somebody = office.people.clerk) {
    const { version } = await page(id, as)
    return office.act(as, id, word, { version, ...body })
  }
  const step = async (...given: Parameters<typeof attempt>) => done(await attempt(...given))
  const begin = async (id: string, kind: string, values: object = {}, as: Somebody = office.people.clerk) =>
    done(await office.call('POST', `/api/requests/${id}/letters`, { as: as.cookie, body: { kind, values } }))
  const letter = async (id: string, as: Somebody = office.people.clerk) =>
    done(await office.call('GET', `/api/letters/${id}`, { as: as.cookie }))
  const rewrite = async (id: string, change: object) => {
    const { version, values } = await letter(id)
    const { agencyName: _, documentNumber: __, ...own } = { ...values, ...change }
    done(
      await office.call('PUT', `/api/letters/${id}`, {
        as: office.people.clerk.cookie,
        body: { version, values: own },
      }),
    )
  }
  describe('the remedy', () => {
    const first = /应当自收到之日起60日内先向云川县人民政府申请行政复议；.*15日内向云川县人民法院提起行政诉讼/
    const either =
      /可以自收到之日起60日内向云川县人民政府申请行政复议，或者自收到之日起6个月内向云川县人民法院提起行政诉讼/
    const paragraph = async (id: string, outcome: OutcomeCode, values: object, decidedOn: string) => {
      await step(id, 'draft', { outcome, values })
      const { id: begun } = await begin(id, outcomeOf(outcome).letter, { decidedOn })
      return (await letter(begun)).values.remedy
    }

    it('is printed in every letter by its date and its grounds, as the domain tells them apart', async () => {
      const { id } = await office.register()
      for (const { code, remedy } of outcomes) {
        if (typeof remedy !== 'string' || remedy === 'none' || code === 'otherCorrectionLapsed') continue
        const printed = await paragraph(id, code, {}, '2026-03-05')
        assert.match(printed, remedy === 'preReview' ? first : either, code)
      }
      assert.match(await paragraph(id, 'withheldInternalAffairs', {}, '2023-12-31'), either, 'before 2024-01-01')
      assert.match(await paragraph(id, 'withheldInternalAffairs', {}, '2024-01-01'), first)
      assert.match(await paragraph(id, 'partiallyGranted', partOn('withheldThirdParty'), '2026-03-05'), first)
      assert.match(await paragraph(id, 'partiallyGranted', partOn('notHeld'), '2026-03-05'), either)
    })

    it('is in no letter that confirms a withdrawal, which prints the day and the way of it from the act', async () => {
      const { id } = await office.register()
      await step(id, 'withdraw', { on: '2026-03-04', way: '当面书面撤回' })
      await step(id, 'draft', { outcome: 'withdrawn', values: { withdrawnOn: '2026-03-04', withdrawnHow: '书面' } })
      const { values } = await letter((await begin(id, 'L28')).id)
      assert.deepEqual(
        [values.remedy, values.withdrawnOn, values.withdrawnHow],
        [undefined, '2026-03-04', '当面书面撤回'],
      )
    })
  })

  describe('a decision and its letter', () => {
    const grounds = `《中华人民共和国政府信息公开条例》${citedAs('36.1.4')}`
    const decision = '经检索，该政府信息不存在。'
    async function prepared() {
      const { id } = await office.register()
      await step(id, 'search', search)
      await step(id, 'draft', { outcome: 'notHeld', values: searched })
      const reply = (await begin(id, 'L15', { grounds, decision })).id
      await step(id, 'draft', { outcome: 'notHeld', values: searched, letter: reply })
      return { id, reply }
    }
    const refused = async (id: string, reply: string, change: object, says: RegExp) => {
      const { values } = await letter(reply)
      await rewrite(reply, change)
      const { status, body } = await attempt(id, 'submit', { route: 'ordinary' })
      assert.deepEqual([status, body.error.code, body.error.at], [422, 'letterUnfit', 'letter'])
      assert.match(body.error.message, says)
      await rewrite(reply, values)
    }

    it('go up for signature only when they say the same of grounds, days, people and remedy', async () => {
      const { id, reply } = await prepared()
      await refused(id, reply, { grounds: '条例第三十六条第（五）项' }, /应引用条例第三十六条第（四）项/)
      await refused(id, reply, { grounds: `${grounds}、第十六条` }, /引用了条例第十六条/)
      await refused(id, reply, { receivedOn: '2026-02-02' }, /“收到日期”是2026年2月2日，案件中是2026年3月2日/)
      await refused(id, reply, { applicant: '李四' }, /“申请人”是李四/)
      await refused(
        id,
        reply,
        { remedy: '应当先自收到之日起60日内向云川县人民政府申请行政复议，6个月内向云川县人民法院提起行政诉讼。' },
        /限制直接起诉/,
      )
      await refused(id, reply, { remedy: '可以申请行政复议。' }, /救济途径缺少/)
      assert.equal((await step(id, 'submit', { route: 'ordinary' })).status, 'approving')
    })

    it('are held against each other again before a number is spent and when the seal is entered', async () => {
      const { clerk, sectionHead, officeDirector, deputy } = office.people
      const { id, reply } = await prepared()
      await step(id, 'submit', { route: 'ordinary' })
      for (const approver of [sectionHead, officeDirector, deputy]) await step(id, 'approve', {}, approver)
      await rewrite(reply, { grounds: '条例第十四条' })
      const number = async (path: string) =>
        office.call('POST', path, { as: clerk.cookie, body: { version: (await letter(reply)).version } })
      const spent = await number(`/api/requests/${id}/letters/${reply}/number`)
      assert.deepEqual([spent.status, spent.body.error.code], [422, 'letterUnfit'])
      assert.equal((await letter(reply)).documentNumber, null)
      // Whoever numbers it in the register of letters is told at the seal.
      done(await number(`/api/letters/${reply}/number`))
      const version = String((await letter(reply)).version)
      done(await form(office, `/api/letters/${reply}/sealed`, { version }, [scan('盖章.pdf')], clerk.cookie))
      const accept = { version: (await letter(reply)).version, reason: '已逐字核对' }
      done(await office.call('POST', `/api/letters/${reply}/accept`, { as: officeDirector.cookie, body: accept }))
      const { status, body } = await attempt(id, 'seal', { letter: reply })
      assert.deepEqual([status, body.error.code], [422, 'letterUnfit'])
      assert.match(body.error.message, /请作废这份文书后重新拟写/)
    })
  })

  describe('computed days', () => {
    const unclear = { unclearPoints: [{ text: '没有写明年份' }], guidance: '可以写明年份' }

    it('of a correction are those that its notice prints, in the act and in every later letter', async () => {
      const { id } = await office.register()
      const notice = (await begin(id, 'L03', unclear)).id
      const printed = (await letter(notice)).values.correctBy
      const other = await attempt(id, 'ask-correction', { on: '2026-03-05', dueOn: '2026-03-30', letter: notice })
      assert.deepEqual([other.status, other.body.error.at], [422, 'dueOn'])
      await step(id, 'ask-correction', { on: '2026-03-04', letter: notice })
      assert.equal((await page(id)).dueOn, printed)
      const again = (await letter((await begin(id, 'L03', unclear)).id)).values.correctBy
      assert.equal(again, printed)
    })

    it('of an extension are those of its notice, and its notice those of the act', async () => {
      const { officeDirector } = office.people
      const { id } = await office.register()
      const values = { extensionReason: '检索量大', extensionDays: '10' }
      const notice = (await begin(id, 'L05', values)).id
      const until = (await letter(notice)).values.extendedTo
      const extend = { notifiedOn: '2026-03-05', reason: '检索量大', letter: notice }
      const other = await attempt(id, 'extend', { ...extend, workdays: 20 }, officeDirector)
      assert.deepEqual([other.status, other.body.error.at], [422, 'workdays'])
      await rewrite(notice, { extendedTo: '2026-05-01' })
      const wrong = await attempt(id, 'extend', { ...extend, workdays: 10 }, officeDirector)
      assert.deepEqual([wrong.status, wrong.body.error.at], [422, 'letter'])
      await rewrite(notice, { extendedTo: until })
      await step(id, 'extend', { ...extend, workdays: 10 }, officeDirector)
      assert.equal((await page(id)).respondBy, until)
      const later = (await letter((await begin(id, 'L05', { ...values, extensionDays: '3' })).id)).values
      assert.deepEqual([later.extensionDays, later.extendedTo], ['10', until])
    })
  })

  describe('the receipt', () => {
    const register = async () =>
      done(
        await form(
          office,
          '/api/requests',
          { agency: office.bureau, registration: registration() },
          [],
          office.people.clerk.cookie,
        ),
      )

    it('is begun with the registration, whole, with the code that is shown once', async () => {
      const { letter: id, code } = await register()
      const { kind, values, missing, state } = await letter(id)
      assert.deepEqual([kind, state, missing], ['L01', 'draft', []])
      assert.deepEqual([values.queryCode, values.receivedOn, values.respondBy], [code, '2026-03-02', '2026-03-30'])
    })

    it('is left to the clerk where the agency has settled so', async () => {
      await settle(office, receipts, { drafted: 'byHand' }, office.bureau)
      assert.equal((await register()).letter, null)
    })
  })

  describe('a disclosure office that is an agency of its own', () => {
    async function withOffice(slug: string, name: string, prefix: string) {
      const from = civilDate('2019-01-01')
      const county = await makeAgency(office, {
        from,
        slug,
        name: `${name}人民政府`,
        kind: 'localGov',
        level: 'county',
        parent: office.county,
        prefix,
        contact: { phone: '0000-6021111' },
        basicCourt: `${name}人民法院`,
        intermediateCourt: '云州市中级人民法院',
      })
      const unit = await makeAgency(office, {
        from,
        slug: `${slug}-xxgk`,
        name: `${name}政务公开办公室`,
        parent: county,
        prefix: `${prefix}办`,
        disclosureOffice: true,
      })
      const clerk = await office.officer('clerk', unit)
      const body = { agency: county, registration: registration(undefined, { delivery: 'collect' }) }
      const register = async () => done(await form(office, '/api/requests', body, [], clerk.cookie))
      return { county, unit, clerk, register }
    }
    const reply = async (id: string, clerk: Somebody) => {
      await step(id, 'draft', { outcome: 'notHeld', values: searched }, clerk)
      return letter((await begin(id, 'L15', {}, clerk)).id, clerk)
    }

    it('writes in the name of the government, whose letter it is to review and sue', async () => {
      const { county, clerk, register } = await withOffice('yunshui', '云水县', '云水政')
      const { id, letter: receipt } = await register()
      assert.equal((await letter(receipt, clerk)).agency, county)
      const { agency, values } = await reply(id, clerk)
      assert.equal(agency, county)
      assert.match(values.remedy, /向云川县人民政府申请行政复议，.*云州市中级人民法院/)
      const numbered = await office.call('POST', `/api/letters/${receipt}/number`, {
        as: clerk.cookie,
        body: { version: 1 },
      })
      assert.match(numbered.body.documentNumber ?? numbered.text, /^云水政公开〔2026〕1号/)
    })

    it('answers in its own name where that is settled, and is then the one to review and sue', async () => {
      const { county, unit, clerk, register } = await withOffice('yunling', '云岭县', '云岭政')
      await settle(office, naming, { inNameOf: 'office' }, county)
      const { id } = await register()
      const { agency, values } = await reply(id, clerk)
      assert.equal(agency, unit)
      assert.match(values.remedy, /向云岭县人民政府申请行政复议，.*云岭县人民法院/)
    })
  })
})
