import assert from 'node:assert/strict'
import { before, it } from 'node:test'
import { civilDate } from '@gongkai/rules/dates'
import { sql } from 'kysely'
import { signIn } from '../support/people.ts'
import { onEachDatabase } from '../support/server.ts'
import { done, form, lookUp, type Office, openOffice, scan } from './support.ts'

const petition = { outcome: 'notProcessedPetition', values: { reason: '属于投诉举报' } }

onEachDatabase('requests · the whole way', (open) => {
  let office: Office
  before(async () => {
    office = await openOffice(await open())
  })
  const { act } = { act: (...given: Parameters<Office['act']>) => office.act(...given) }
  const page = async (id: string, as = office.people.clerk) =>
    done(await office.call('GET', `/api/requests/${id}`, { as: as.cookie }))
  const list = async (query: string, as = office.people.clerk) =>
    done(await office.call('GET', `/api/requests?${query}`, { as: as.cookie }))

  /** Does an act in the version it is in, and gives the next. */
  async function step(id: string, word: string, body: object = {}, as = office.people.clerk) {
    const { version } = await page(id)
    return done(await act(as, id, word, { version, ...body }))
  }

  /** Takes a paper into the file of a case. */
  async function file(id: string, evidence: string, name = '材料.pdf') {
    const { version } = await page(id)
    return done(
      await form(
        office,
        `/api/requests/${id}/files`,
        { version: String(version), evidence },
        [scan(name)],
        office.people.clerk.cookie,
      ),
    )
  }

  /** The text that the draft of the reply proposes. */
  const proposed = async (id: string, kind: string): Promise<string> =>
    done(await office.call('GET', `/api/requests/${id}/letter-facts?kind=${kind}`, { as: office.people.clerk.cookie }))
      .proposed.decision

  /** Numbers a letter of the case and takes its sealed copy in. */
  async function issue(id: string, kind: string, values: object) {
    const { clerk, officeDirector } = office.people
    const begun = done(
      await office.call('POST', `/api/requests/${id}/letters`, { as: clerk.cookie, body: { kind, values } }),
    )
    done(await office.call('POST', `/api/letters/${begun.id}/number`, { as: clerk.cookie, body: { version: 1 } }))
    done(await form(office, `/api/letters/${begun.id}/sealed`, { version: '2' }, [scan('盖章.pdf')], clerk.cookie))
    const accept = { version: 3, reason: '已逐字核对' }
    done(await office.call('POST', `/api/letters/${begun.id}/accept`, { as: officeDirector.cookie, body: accept }))
    return begun
  }

  it('from correction over search, three signatures, one of them a return, to the archive; the applicant sees it all', async () => {
    const { clerk, sectionHead, officeDirector, deputy, head } = office.people
    const { id, code } = await office.register({ channel: 'inPerson', submittedOn: '2026-02-27' })
    await step(id, 'claim')
    const ask = await step(id, 'ask-correction', { on: '2026-03-02' })
    assert.equal(ask.status, 'correcting')
    assert.equal((await page(id)).dueOn, '2026-03-16', 'ten working days, as the agency has settled')
    const asked = done(await lookUp(office, code))
    assert.deepEqual([asked.status, asked.correctBy, asked.may], ['correcting', '2026-03-16', ['correct', 'withdraw']])
    const correct = { code, text: '2025年第三批次' }
    const answered = done(await form(office, '/api/submissions/lookup/correction', correct, [scan()]))
    assert.deepEqual([answered.status, answered.respondBy], ['handling', '2026-04-02'], 'counted anew from today')
    const twice = await form(office, '/api/submissions/lookup/correction', correct)
    assert.deepEqual([twice.status, twice.body.error.code], [409, 'notNow'])

    await step(id, 'draft', {
      outcome: 'notHeld',
      values: { searchedBy: '档案室', searchScope: '公文系统', searchWords: '征收', searchedOn: '2026-03-05' },
    })
    assert.deepEqual(
      (await page(id)).missing.map((p: { at: string }) => p.at),
      ['searchRecord', 'searches'],
    )
    const early = await act(clerk, id, 'submit', { version: (await page(id)).version, route: 'ordinary' })
    assert.deepEqual([early.status, early.body.error.at], [422, 'searchRecord'])
    const search = {
      by: '档案室',
      places: '公文系统、纸质档案',
      words: '征收',
      on: '2026-03-05',
      found: false,
      result: '没有',
    }
    await step(id, 'search', search)
    await step(id, 'submit', { route: 'ordinary' })

    const inbox = async (as = sectionHead) =>
      done(await office.call('GET', '/api/requests/inbox', { as: as.cookie })).rows
    assert.deepEqual([(await inbox()).length, (await inbox(deputy)).length], [1, 0])
    const notTheirTurn = await act(deputy, id, 'approve', { version: (await page(id)).version })
    assert.deepEqual([notTheirTurn.status, notTheirTurn.body.error.code], [409, 'notNow'])
    await step(id, 'return', { reason: '写明检索范围' }, sectionHead)
    const returned = await page(id)
    assert.deepEqual([returned.next, returned.returned], ['revise', '写明检索范围'])
    await step(id, 'submit', { route: 'ordinary' })
    await step(id, 'approve', {}, sectionHead)
    await step(id, 'climb', { reason: '影响较大' }, officeDirector)
    for (const approver of [officeDirector, deputy, head]) await step(id, 'approve', { opinion: '同意' }, approver)
    assert.deepEqual(
      (await page(id)).signatures.map((s: { role: string }) => s.role),
      ['sectionHead', 'officeDirector', 'deputy', 'head'],
    )

    const decision = await proposed(id, 'L15')
    const letter = await issue(id, 'L15', { grounds: '条例第三十六条第（四）项', decision })
    assert.ok(['applicant', 'receivedOn', 'requestNumber', 'remedy'].every((key) => letter.filled.includes(key)))
    const text = done(await office.call('GET', `/api/letters/${letter.id}`, { as: clerk.cookie })).values
    assert.match(text.remedy, /60日内向云川县人民政府申请行政复议，或者自收到之日起6个月内向云川县人民法院/)
    await step(id, 'seal', { letter: letter.id })
    assert.deepEqual(done(await lookUp(office, code)).files, [], 'not before it was served')
    await step(id, 'serve', { method: 'online', on: '2026-03-05', proof: '到达门户网站' })
    const seen = done(await lookUp(office, code))
    assert.deepEqual([seen.status, seen.files.length, seen.files[0].what], ['answered', 1, 'answer'])
    const got = await office.call('POST', '/api/submissions/lookup/file', { body: { code, file: seen.files[0].id } })
    assert.deepEqual([got.status, got.headers['content-type']], [200, 'application/pdf'])
    assert.ok(!JSON.stringify(seen).includes('officeDirector'), 'no name of who works there')
    const archived = await step(id, 'archive', { on: '2026-03-05' })
    assert.equal(archived.status, 'archived')
    const whole = await page(id)
    assert.deepEqual([whole.onTime, whole.decidedOn, whole.outcome, whole.acts], [true, '2026-03-05', 'notHeld', []])
  })

  it('gives the papers of a partial grant with the reply, and nothing else of the file', async () => {
    const { secrecyReviewer, sectionHead, officeDirector, deputy } = office.people
    const { id, code } = await office.register()
    const draft = {
      outcome: 'partiallyGranted',
      values: {
        informationTitle: '现状调查结果确认表',
        withheldParts: [{ what: '其他农户', ground: 'withheldThirdParty', reason: '个人隐私' }],
        separation: ['redacted'],
        thirdPartyStory: '第三方不同意',
      },
    }
    const missing = async () => (await page(id)).missing.map((p: { at: string }) => p.at)
    const byLaw = { what: '统计原表', ground: 'withheldProhibitedByLaw', reason: '能够识别个人' }
    await step(id, 'draft', { ...draft, values: { ...draft.values, withheldParts: [byLaw] } })
    assert.ok((await missing()).includes('withheldParts'), 'names no law (条例第14条)')
    const named = { ...byLaw, lawName: '《中华人民共和国统计法》', lawArticle: '第九条' }
    await step(id, 'draft', { ...draft, values: { ...draft.values, withheldParts: [named] } })
    assert.ok(!(await missing()).includes('withheldParts'))
    await step(id, 'draft', draft)
    assert.deepEqual(await missing(), ['redactedCopy', 'thirdPartyLetter', 'secrecy'])
    await file(id, 'redactedCopy', '遮盖本.pdf')
    await file(id, 'unredactedCopy', '未遮盖本.pdf')
    await file(id, 'thirdPartyLetter')
    await step(id, 'review-secrecy', { clear: true, opinion: '可以提供' }, secrecyReviewer)
    assert.deepEqual(await missing(), [])
    await step(id, 'submit', { route: 'ordinary' })
    for (const approver of [sectionHead, officeDirector, deputy]) await step(id, 'approve', {}, approver)
    const decision = await proposed(id, 'L12')
    const letter = await issue(id, 'L12', { grounds: '条例第三十七条、第十五条', decision })
    const wrong = await issue(id, 'L10', { grounds: '条例第三十六条', decision: '公开。', remedy: '可以复议' })
    const { version } = await page(id)
    assert.equal(
      (await act(office.people.clerk, id, 'seal', { version, letter: wrong.id })).body.error.code,
      'letterUnfit',
    )
    await step(id, 'seal', { letter: letter.id })
    const tooEarly = await act(office.people.clerk, id, 'serve', {
      version: version + 1,
      method: 'post',
      on: '2026-03-04',
      proof: '1234567890123',
    })
    assert.equal(tooEarly.body.error.at, 'on', 'served before it was signed')
    await step(id, 'serve', { method: 'post', on: '2026-03-05', proof: '1234567890123' })
    const { files } = done(await lookUp(office, code))
    assert.deepEqual(
      files.map((f: { name: string; what: string }) => [f.what, f.name.slice(-7)]),
      [['answer', '号－答.pdf'].map((s) => s.slice(-7)), ['information', '遮盖本.pdf']],
    )
    const hidden = (await page(id)).files.find((f: { evidence: string }) => f.evidence === 'unredactedCopy')
    const asked = await office.call('POST', '/api/submissions/lookup/file', { body: { code, file: hidden.id } })
    assert.equal(asked.status, 404)
  })

  it('of two clerks at once one is told that the other was faster, and nothing of theirs is written', async () => {
    const other = await office.officer('clerk', office.bureau)
    const { id, version } = await office.register()
    const both = await Promise.all([
      act(office.people.clerk, id, 'note', { version, text: '甲' }),
      act(other, id, 'note', { version, text: '乙' }),
    ])
    assert.deepEqual(both.map((a) => a.status).sort(), [200, 409])
    assert.equal(both.find((a) => a.status === 409)?.body.error.code, 'changedMeanwhile')
    assert.equal((await page(id)).history.length, 2)
  })

  it('does not let a history be changed, nor a case be taken out of the register', async () => {
    const { id } = await office.register()
    const { db } = office.parts.database
    const refused = async (statement: ReturnType<typeof sql>) => assert.rejects(() => statement.execute(db))
    await refused(sql`update request_acts set by = 'x' where request_id = ${id}`)
    await refused(sql`delete from request_acts where request_id = ${id}`)
    await refused(sql`truncate request_acts`)
    await refused(sql`delete from requests where id = ${id}`)
    await refused(sql`update requests set number = 9999 where id = ${id}`)
  })

  it('shows a case to its agency and the section that has it, and to nobody else', async () => {
    const { id } = await office.register()
    const ofSection = await office.officer('clerk', office.section)
    const elsewhere = await office.officer('clerk', office.county)
    const read = async (as: { cookie: string }) =>
      (await office.call('GET', `/api/requests/${id}`, { as: as.cookie })).status
    assert.deepEqual([await read(ofSection), await read(elsewhere)], [404, 404])
    const { version } = await page(id)
    const wrong = async (body: object) =>
      (await act(office.people.clerk, id, 'assign', { version, ...body })).body.error
    assert.equal((await wrong({ section: office.county, person: null })).code, 'noSuchSection')
    assert.equal((await wrong({ section: null, person: elsewhere.id })).code, 'noSuchPerson')
    await step(id, 'assign', { section: office.section, person: ofSection.id })
    assert.deepEqual([await read(ofSection), await read(elsewhere)], [200, 404])
    assert.equal((await list('size=50', ofSection)).rows.length, 1)
    const mine = done(await office.call('GET', '/api/requests/mine', { as: ofSection.cookie }))
    assert.deepEqual(
      mine.rows.map((r: { id: string }) => r.id),
      [id],
    )
    assert.equal((await act(elsewhere, id, 'note', { version: 2, text: '看看' })).status, 404)
  })

  it('extends by the head of the disclosure office alone, once and in time', async () => {
    const { clerk, officeDirector } = office.people
    const { id, version } = await office.register()
    const extend = { version, notifiedOn: '2026-03-05', workdays: 20, reason: '档案多' }
    assert.equal((await act(clerk, id, 'extend', extend)).status, 404)
    assert.equal((await act(officeDirector, id, 'extend', { ...extend, workdays: 21 })).body.error.at, 'workdays')
    done(await act(officeDirector, id, 'extend', extend))
    assert.equal((await page(id)).respondBy, '2026-04-28')
    const again = await act(officeDirector, id, 'extend', { ...extend, version: version + 1 })
    assert.equal(again.status >= 400, true, 'once only')
  })

  it('asks a late case for its reason before it is archived, and tells the applicant what to do', async () => {
    const { sectionHead, officeDirector, deputy } = office.people
    const { id, code } = await office.register({ channel: 'inPerson', submittedOn: '2026-01-05' })
    const silent = done(await lookUp(office, code))
    assert.equal(silent.overdue, true)
    assert.match(
      silent.remedy.text,
      /60日内向云川县人民政府申请行政复议，或者自答复期限届满之日起6个月内向云川县人民法院提起行政诉讼/,
    )
    const lapsing = await office.register({ channel: 'inPerson', submittedOn: '2026-02-09' })
    await step(lapsing.id, 'ask-correction', { on: '2026-02-10', dueOn: '2026-03-04' })
    const overdue = (await list('alarm=overdue')).rows
    const row = overdue.find((r: { id: string }) => r.id === id)
    // 2026-02-02 was the last day; 19 working days have gone by, with the festival and its two makeup days.
    assert.deepEqual([row.dueOn, row.left], ['2026-02-02', -19])
    assert.ok(!overdue.some((r: { id: string }) => r.id === lapsing.id), 'the applicant is late, not the agency')
    await step(id, 'draft', petition)
    await step(id, 'submit', { route: 'ordinary' })
    for (const approver of [sectionHead, officeDirector, deputy]) await step(id, 'approve', {}, approver)
    const letter = await issue(id, 'L19', { grounds: '条例第三十九条第一款', decision: '不作为申请处理。' })
    await step(id, 'seal', { letter: letter.id })
    await step(id, 'serve', { method: 'direct', on: '2026-03-05', proof: '本人签收' })
    const { version } = await page(id)
    const early = await act(office.people.clerk, id, 'archive', { version, on: '2026-03-05' })
    assert.match(early.body.error.message, /说明逾期原因和责任单位/)
    await step(id, 'explain-lateness', { reason: '档案搬迁', unit: '档案室' })
    await step(id, 'archive', { on: '2026-03-05' })
    assert.equal((await page(id)).onTime, false)
  })

  it('reads an amended day everywhere, keeps both values and says who', async () => {
    const { officeDirector } = office.people
    const { id } = await office.register({ channel: 'inPerson', submittedOn: '2026-03-02' })
    const was = { channel: 'inPerson', submittedOn: '2026-03-02' }
    const is = { ...was, submittedOn: '2026-02-27' }
    await step(id, 'amend', { act: 0, field: 'facts', was, is, reason: '登记时看错' }, officeDirector)
    const after = await page(id)
    assert.deepEqual([after.receivedOn, after.respondBy, after.history[0].act.facts], ['2026-02-27', '2026-03-26', was])
    const stale = await act(officeDirector, id, 'amend', {
      version: after.version,
      act: 0,
      field: 'facts',
      was,
      is,
      reason: '再',
    })
    assert.equal(stale.body.error.at, 'was')
  })

  it('lists page by page without losing or repeating, finds by applicant and by number, and exports', async () => {
    const { id, number } = await office.register(undefined, {
      applicants: [{ name: '岑一帆', paper: 'passport', number: 'E12345678' }],
      phone: '139 0000 1111',
    })
    const ids = (rows: { id: string }[]) => rows.map((r) => r.id)
    for (const q of ['岑一帆', 'e1234 5678', '13900001111', number])
      assert.deepEqual(ids((await list(`q=${encodeURIComponent(q)}`)).rows), [id], q)
    assert.deepEqual((await list(`q=${encodeURIComponent('岑一')}`)).rows, [], 'sealed: only in full')
    for (const sort of ['due', 'received', '-received', 'number', '-number']) {
      const whole = ids((await list(`sort=${sort}&size=100`)).rows)
      const paged: string[] = []
      let after: string | null = ''
      while (after !== null) {
        const one: { rows: { id: string }[]; next: string | null } = await list(
          `sort=${sort}&size=3${after ? `&after=${after}` : ''}`,
        )
        paged.push(...ids(one.rows))
        after = one.next
      }
      assert.deepEqual(paged, whole, sort)
      assert.equal(new Set(paged).size, paged.length)
    }
    assert.equal((await office.call('GET', '/api/requests?after=xx', { as: office.people.clerk.cookie })).status, 422)
    const sheet = await office.call('GET', '/api/requests.xlsx?status=open', { as: office.people.clerk.cookie })
    assert.equal(sheet.status, 200)
  })

  it('goes with the roles of whoever leaves, and is told before their account is disabled', async () => {
    const leaving = await office.officer('clerk', office.bureau)
    const taking = await office.officer('clerk', office.bureau)
    const { id } = await office.register()
    await step(id, 'claim', {}, leaving)
    const admin = await signIn(office, { roles: ['systemAdmin'] })
    const disable = await office.call('POST', `/api/users/${leaving.id}/disable`, {
      as: admin.cookie,
      body: { version: 1, reason: '调离' },
    })
    assert.match(disable.body.error.message, /在办申请1件/)
    const security = await signIn(office, { roles: ['securityAdmin'] })
    const moved = done(
      await office.call('POST', `/api/users/${leaving.id}/hand-over`, {
        as: security.cookie,
        body: { agency: office.bureau, to: taking.id, reason: '调离' },
      }),
    )
    assert.deepEqual(moved.work, [{ says: '在办申请', count: 1 }])
    assert.equal((await page(id)).person, taking.id)
  })

  it('follows the calendar: what moves is shown before and written after', async () => {
    const { id } = await office.register({ channel: 'inPerson', submittedOn: '2026-03-05' })
    assert.equal((await page(id)).respondBy, '2026-04-02')
    const admin = await signIn(office, { roles: ['systemAdmin'] })
    const notice = {
      scope: 'national',
      year: 2026,
      name: '关于2026年临时放假的通知',
      number: '国办发明电〔2026〕9号',
      issuedOn: '2026-03-05',
      arrangements: [{ name: '清明节', from: '2026-04-01', to: '2026-04-06', makeup: [] }],
    }
    const as = admin.cookie
    const { id: at } = done(await office.call('POST', '/api/calendar/notices', { as, body: { notice } }))
    const preview = done(await office.call('GET', `/api/calendar/notices/${at}/preview`, { as }))
    assert.ok(preview.watched[0].rows.some((r: { subject: { id: string } }) => r.subject.id === id))
    const { version, calendarVersion } = preview
    done(await office.call('POST', `/api/calendar/notices/${at}/apply`, { as, body: { version, calendarVersion } }))
    assert.equal((await list(`q=${(await page(id)).number}`)).rows[0].respondBy, civilDate('2026-04-08'))
  })
})
