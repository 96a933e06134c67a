import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import { civilDate } from '@gongkai/rules/dates'
import { citedAs, type OutcomeCode, outcomeOf, outcomes } from '@gongkai/rules/outcomes'
import { naming, remedies } from '../../src/letters/numbering.ts'
import { receipts } from '../../src/requests/settings.ts'
import { makeAgency } from '../support/operations/world.ts'
import type { Somebody } from '../support/people.ts'
import { onEachDatabase } from '../support/server.ts'
import { CREDIT_CODE, done, form, type Office, openOffice, registration, scan, settle } from './support.ts'

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

    it('is review alone for replies that the courts do not take, where the agency has settled so', async () => {
      const { id } = await office.register()
      const decided = ['unavailableRequiresCreation', {}, '2026-03-05'] as const
      await settle(office, remedies, { courtExcluded: 'reviewOnly' }, office.bureau)
      const alone = await paragraph(id, ...decided)
      assert.match(alone, /可以自收到之日起60日内向云川县人民政府申请行政复议。/)
      assert.doesNotMatch(alone, /行政诉讼/)
      assert.match(await paragraph(id, 'notHeld', {}, '2026-03-05'), either, 'which the courts take')
      assert.match(await paragraph(id, decided[0], {}, '2025-05-31'), either, 'before 2025-06-01')
      await settle(office, remedies, remedies.otherwise, office.bureau)
      assert.match(await paragraph(id, ...decided), either)
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

  describe('the beginning', () => {
    const second = { name: '山长亭', paper: 'passport', number: 'E12345678' }
    const opening = async (facts: object, change: object) => {
      const { id } = await office.register(facts, change)
      const { address, channel, requestContent } = (await letter((await begin(id, 'L03')).id)).values
      return [address, channel, requestContent]
    }

    it('says who asked, by which means and for what, without saying twice that disclosure is asked for', async () => {
      const description = '申请公开石湾村征地补偿安置方案。'
      const sought = '石湾村征地补偿安置方案'
      const oral = { channel: 'oral', submittedOn: '2026-03-02' }
      assert.deepEqual(await opening(oral, { description }), ['你', '口头方式（由工作机构代为填写）', sought])
      const { applicants } = registration().application
      assert.deepEqual(
        await opening({ channel: 'registeredMail', signedOn: '2026-03-02' }, { applicants: [...applicants, second] }),
        ['你们', '需要签收的邮寄方式', '石湾村地块征收土地预公告、征地补偿安置方案'],
      )
      const firm = {
        applicants: [{ name: '某公司', paper: 'creditCode', number: CREDIT_CODE }],
        class: 'orgCommercial',
      }
      assert.deepEqual((await opening({ channel: 'inPerson', submittedOn: '2026-03-02' }, firm))[0], '你单位')
    })
  })

  describe('a decision and its letter', () => {
    const grounds = `《中华人民共和国政府信息公开条例》${citedAs('36.1.4')}`
    const decision = '2026年3月5日，档案室以“征收”为关键词检索了公文系统，没有找到，该政府信息不存在。'
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
      await refused(id, reply, { grounds: `（国务院令第492号）第二十一条、${grounds}` }, /引用了旧条例.*请改引/)
      await refused(id, reply, { decision: '经检索，该政府信息不存在。' }, /没有写明检索范围“公文系统”.*请修改文书/)
      await refused(id, reply, { decision: decision.replace('5日', '4日') }, /没有写明检索日期“2026年3月5日”/)
      await refused(id, reply, { decision: `${decision}依据国务院令第492号。` }, /决定内容引用了旧条例/)
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

    it('stay as they were signed; what is seen later goes back and is signed anew', async () => {
      const { clerk, sectionHead, officeDirector, deputy } = office.people
      const { id, reply } = await prepared()
      const submit = async () => {
        await step(id, 'submit', { route: 'ordinary' })
        for (const approver of [sectionHead, officeDirector, deputy]) await step(id, 'approve', {}, approver)
      }
      const register = async (word: string, of: string, body: object = {}, as = clerk) => {
        const { version } = await letter(of)
        return office.call('POST', `/api/letters/${of}/${word}`, { as: as.cookie, body: { version, ...body } })
      }
      const copied = async (of: string) => {
        done(await register('number', of))
        const version = String((await letter(of)).version)
        done(await form(office, `/api/letters/${of}/sealed`, { version }, [scan('盖章.pdf')], clerk.cookie))
        done(await register('accept', of, { reason: '已逐字核对' }, officeDirector))
      }
      const early = await register('number', reply)
      assert.deepEqual([early.status, early.body.error.code], [409, 'notNow'], 'not before it is signed')
      await submit()
      const { version, values } = await letter(reply)
      const { agencyName: _, documentNumber: __, ...own } = values
      const changing = { as: clerk.cookie, body: { version, values: { ...own, decision: '本机关不予公开。' } } }
      for (const [method, path] of [
        ['PUT', `/api/letters/${reply}`],
        ['POST', `/api/requests/${id}/letters/${reply}`],
      ] as const) {
        const { status, body } = await office.call(method, path, changing)
        assert.deepEqual([status, body.error.code], [409, 'notNow'], path)
        assert.match(body.error.message, /已经报送审签，不能修改.*请先退回/)
      }
      const other = (await begin(id, 'L15', { grounds, decision })).id
      await copied(other)
      const elsewhere = await attempt(id, 'seal', { letter: other })
      assert.deepEqual([elsewhere.status, elsewhere.body.error.code], [422, 'letterUnfit'], 'nobody signed this one')
      await copied(reply)
      await step(id, 'seal', { letter: reply })

      const used = await register('void', reply, { reason: '文号打错' }, sectionHead)
      assert.deepEqual([used.status, used.body.error.code], [409, 'notNow'])
      assert.match(used.body.error.message, /已经用印.*负责人退回/)
      await step(id, 'return', { reason: '写错了检索范围' }, officeDirector)
      done(await register('void', reply, { reason: '写错了检索范围' }, sectionHead))
      const anew = (await begin(id, 'L15', { grounds, decision })).id
      await step(id, 'draft', { outcome: 'notHeld', values: searched, letter: anew })
      await submit()
      await copied(anew)
      await step(id, 'seal', { letter: anew })
      await step(id, 'serve', { method: 'direct', on: '2026-03-05', refused: false, proof: '本人签收' })
      const served = await register('void', anew, { reason: '想收回' }, sectionHead)
      assert.match(served.body.error.message, /已经送达，不能作废/)
    })

    it('give the reason and what the applicant has to be told, in whatever words (LT-4, LT-6)', async () => {
      const { id } = await office.register()
      const written = async (outcome: OutcomeCode, values: object, grounds: string, text: string) => {
        await step(id, 'draft', { outcome, values })
        const reply = (await begin(id, outcomeOf(outcome).letter, { grounds, decision: text })).id
        await step(id, 'draft', { outcome, values, letter: reply })
        return reply
      }
      const elsewhere = { reason: '由市局制作', agencyKnown: true, responsibleAgency: '云州市自然资源局' }
      const agency = { ...elsewhere, responsibleContact: '0000-6010000' }
      const own = '该批复是市局作出的，不属于本机关负责公开，请向云州市自然资源局（0000-6010000）提出申请。'
      const other = await written('otherAgency', agency, '条例第三十六条第（五）项', own)
      await refused(id, other, { decision: own.replace('0000-6010000', '') }, /负责公开的机关联系方式“0000-6010000”/)
      await refused(id, other, { decision: own.replace('云州市', '') }, /负责公开的机关名称“云州市自然资源局”/)
      await refused(id, other, { decision: own.replace(/^.*?，/, '') }, /没有说明理由/)
      const affairs = { reason: '只用于内部管理，对外没有影响', internalKind: ['personnel'] }
      const worded = '你申请的考勤记录属于人事管理信息，仅供内部考核，不影响他人，本机关不予公开。'
      const reply = await written('withheldInternalAffairs', affairs, '条例第十六条第一款', worded)
      await refused(id, reply, { decision: '本机关不予公开。' }, /没有说明理由.*内部事务信息的类别“人事管理”/)
      assert.equal((await step(id, 'submit', { route: 'ordinary' })).status, 'approving')
    })

    it('go up with review alone only while the agency has settled so', async () => {
      await settle(office, remedies, { courtExcluded: 'reviewOnly' }, office.bureau)
      const { id } = await office.register()
      const values = { missingForm: '没有分村汇总的表', workNeeded: '逐户汇总、重新制作' }
      await step(id, 'draft', { outcome: 'unavailableRequiresCreation', values })
      const cited = `《中华人民共和国政府信息公开条例》${citedAs('38')}`
      const reply = (
        await begin(id, 'L17', {
          grounds: cited,
          decision: '没有分村汇总的表，需要逐户汇总、重新制作，属于加工、分析，不予提供。',
        })
      ).id
      await step(id, 'draft', { outcome: 'unavailableRequiresCreation', values, letter: reply })
      const { version } = await page(id)
      const submit = () => office.act(office.people.clerk, id, 'submit', { version, route: 'ordinary' })
      await settle(office, remedies, remedies.otherwise, office.bureau)
      const { status, body } = await submit()
      assert.deepEqual([status, body.error.code], [422, 'letterUnfit'])
      assert.match(body.error.message, /救济途径缺少“云川县人民法院”/)
      await settle(office, remedies, { courtExcluded: 'reviewOnly' }, office.bureau)
      done(await submit())
      await settle(office, remedies, remedies.otherwise, office.bureau)
    })

    it('are held against each other again when the seal is entered', async () => {
      const { clerk, sectionHead, officeDirector, deputy } = office.people
      const { id, reply } = await prepared()
      await step(id, 'submit', { route: 'ordinary' })
      for (const approver of [sectionHead, officeDirector, deputy]) await step(id, 'approve', {}, approver)
      const number = { as: clerk.cookie, body: { version: (await letter(reply)).version } }
      done(await office.call('POST', `/api/requests/${id}/letters/${reply}/number`, number))
      const version = String((await letter(reply)).version)
      done(await form(office, `/api/letters/${reply}/sealed`, { version }, [scan('盖章.pdf')], clerk.cookie))
      const accept = { version: (await letter(reply)).version, reason: '已逐字核对' }
      done(await office.call('POST', `/api/letters/${reply}/accept`, { as: officeDirector.cookie, body: accept }))
      const [was, is] = ['2026-03-02', '2026-02-27'].map((submittedOn) => ({ channel: 'inPerson', submittedOn }))
      await step(id, 'amend', { act: 0, field: 'facts', was, is, reason: '登记时看错' }, officeDirector)
      const { status, body } = await attempt(id, 'seal', { letter: reply })
      assert.deepEqual([status, body.error.code], [422, 'letterUnfit'])
      assert.match(body.error.message, /“收到日期”是2026年3月2日，案件中是2026年2月27日.*请退回后作废/)
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

    it('stay those of the notice when the act is amended, and an extension is the head’s to amend (条例第33条第2款)', async () => {
      const { officeDirector, sectionHead } = office.people
      const { id } = await office.register()
      const notice = (await begin(id, 'L05', { extensionReason: '检索量大', extensionDays: '10' })).id
      await step(
        id,
        'extend',
        { notifiedOn: '2026-03-05', reason: '量大', workdays: 10, letter: notice },
        officeDirector,
      )
      const amend = { act: 1, field: 'workdays', was: 10, is: 20, reason: '写错' }
      assert.equal((await attempt(id, 'amend', amend, sectionHead)).status, 404)
      const other = await attempt(id, 'amend', amend, officeDirector)
      assert.deepEqual([other.status, other.body.error.code], [422, 'letterUnfit'])
      await step(id, 'amend', { ...amend, field: 'reason', was: '量大', is: '检索量大' }, officeDirector)
    })

    it('of a second extension, in the period that a correction began, are its own', async () => {
      const { officeDirector } = office.people
      const { id } = await office.register({ channel: 'inPerson', submittedOn: '2026-02-27' })
      await step(id, 'extend', { notifiedOn: '2026-03-02', reason: '量大', workdays: 10 }, officeDirector)
      await step(id, 'ask-correction', { on: '2026-03-03' })
      await step(id, 'correct', { receivedOn: '2026-03-04' })
      const second = (await begin(id, 'L05', { extensionReason: '量大', extensionDays: '20' })).id
      const { extensionDays, extendedTo } = (await letter(second)).values
      assert.deepEqual([extensionDays, extendedTo], ['20', '2026-04-30'])
      await step(
        id,
        'extend',
        { notifiedOn: '2026-03-05', reason: '量大', workdays: 20, letter: second },
        officeDirector,
      )
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
