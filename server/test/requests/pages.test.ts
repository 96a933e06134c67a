import assert from 'node:assert/strict'
import { before, it } from 'node:test'
import { civilDate } from '@gongkai/rules/dates'
import { sql } from 'kysely'
import { forgetDrafts } from '../../src/requests/service/drafts.ts'
import { served } from '../support/operations/samples/requests.ts'
import type { World } from '../support/operations/world.ts'
import { actsAbout } from '../support/people.ts'
import { onEachDatabase } from '../support/server.ts'
import { browser, type Seen } from './browser.ts'
import { CREDIT_CODE, done, IDENTITY, type Office, openOffice, scan } from './support.ts'

const FORM = '政府信息公开申请表'
const RESUME = '接着填写保存的申请'
const CODE = /(?:[2-9A-HJ-NP-Z]{4}-){2}[2-9A-HJ-NP-Z]{4}/
const codeOn = (page: Seen): string => CODE.exec(page.words)?.[0] ?? assert.fail(page.words)

onEachDatabase('requests · pages', (open) => {
  let office: Office
  before(async () => {
    office = await openOffice(await open())
  })
  let visitors = 0
  const visitor = () => browser(office, `10.20.${Math.floor(++visitors / 200)}.${(visitors % 200) + 1}`)
  const typed = (change: Record<string, string | null> = {}) => ({
    agency: office.bureau,
    'person-name': '周远山',
    'person-number': IDENTITY,
    phone: '13000000000',
    description: '石湾村地块征收土地预公告',
    notice: 'accepted',
    ...change,
  })
  const clerk = () => office.people.clerk.cookie
  const waiting = async () =>
    done(await office.call('GET', '/api/submissions?state=waiting&sort=-oldest', { as: clerk() })).rows
  const newest = async () =>
    done(await office.call('GET', `/api/submissions/${(await waiting())[0].id}`, { as: clerk() }))
  const applied = async (change: Record<string, string | null> = {}) =>
    codeOn(await (await visitor().open('/request')).send(FORM, { type: typed(change) }))
  const looked = async (code: string) => (await visitor().open('/query')).send('查询办理情况', { type: { code } })
  const confirmed = async (change: Record<string, string | null> = {}) => {
    const code = await applied(change)
    const body = { version: 1, confirmedOn: '2026-03-05', how: '电话确认' }
    const path = `/api/submissions/${(await waiting())[0].id}/confirm`
    const made = done(await office.call('POST', path, { as: clerk(), body }))
    return { code, id: made.request, version: made.version }
  }

  it('an applicant fills in the form and gets a receipt, the same one however often it is sent', async () => {
    const form = await visitor().open('/request')
    assert.doesNotMatch(form.html, /<script| style=| on\w+=/)
    assert.doesNotMatch(form.words, /大字版/, 'a link that would empty the form')
    assert.match(form.words, /各机关工作机构的电话.*云川县自然资源局，电话0000-6025678/)
    const ids = [...form.html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
    assert.equal(new Set(ids).size, ids.length, 'an id stands twice')
    assert.match(form.html, new RegExp(`<option value="${office.bureau}">`))
    assert.doesNotMatch(form.html, new RegExp(office.section), 'a section receives nothing itself')
    const receipt = await form.send(FORM, { type: typed(), files: [scan('身份证.pdf')] })
    assert.equal(receipt.status, 200, receipt.words)
    assert.match(receipt.words, /申请已提交.*2026年3月5日（星期四）.*周\*\*，130\*\*\*\*0000/)
    assert.match(receipt.words, /3月6日前.*2026年3月16日.*2026年4月2日/)
    assert.doesNotMatch(receipt.html, new RegExp(IDENTITY))
    assert.equal(receipt.headers['cache-control'], 'no-store')
    const count = (await waiting()).length
    assert.equal((await receipt.again()).html, receipt.html, 'a reload shows the same receipt')
    assert.equal((await waiting()).length, count, 'and makes no second submission')
    const page = await newest()
    assert.deepEqual(
      page.files.map((f: { name: string }) => f.name),
      ['身份证.pdf'],
    )
    assert.equal(page.application.applicants[0].number, IDENTITY)
    const edited = await form.send(FORM, { type: typed({ description: '另一件' }) })
    assert.equal(edited.status, 409)
    assert.match(edited.words, /这张表已经提交过一次/)
    assert.match((await edited.send(FORM)).words, /申请已提交.*另一件/, 'and goes through when it is sent again')
  })

  it('says at each field what is wrong, keeps what was typed and the files, and goes through once it is right', async () => {
    const form = await visitor().open('/request')
    const wrong = await form.send(FORM, {
      type: {
        'person-name': '<b>周远山</b>',
        'person-number': '00000019500101001',
        email: 'x@',
        description: '\n第一行\n<script>',
        delivery: 'post',
        postcode: '１２',
      },
      files: [scan('委托书.pdf')],
    })
    assert.equal(wrong.status, 422)
    assert.deepEqual(wrong.wrong, ['person-number', 'phone', 'email', 'address', 'postcode', 'agency', 'notice'])
    const listed = [...wrong.html.matchAll(/<li><a href="#([^"]+)">/g)].map(([, id]) => id)
    assert.deepEqual(listed.slice(0, 7), wrong.wrong, 'the list above is in the order of the page')
    assert.match(wrong.html, /<title>（有7处需要修改）/)
    assert.match(wrong.words, /居民身份证号码应为18位，现在是17位，请对照证件核对/)
    assert.match(wrong.words, /请填写联系电话/)
    assert.match(wrong.words, /请选择向哪个机关申请/)
    assert.doesNotMatch(wrong.html, /<script|<b>周/)
    for (const id of wrong.wrong) assert.match(wrong.html, new RegExp(`href="#${id}"`), id)
    const kept = Object.fromEntries(wrong.fields(FORM))
    assert.deepEqual(
      [kept['person-name'], kept['person-number'], kept.email, kept.description, kept.delivery, kept.postcode],
      ['<b>周远山</b>', '00000019500101001', 'x@', '\n第一行\n<script>', 'post', '12'],
    )
    assert.match(wrong.words, /已经收到的附件.*委托书\.pdf/)
    const right = await wrong.send(FORM, {
      type: typed({ email: '', postcode: '', delivery: 'portal', description: '改好的内容' }),
    })
    assert.match(right.words, /申请已提交.*收到附件1个/)
    assert.deepEqual(
      (await newest()).files.map((f: { name: string }) => f.name),
      ['委托书.pdf'],
    )
  })

  it('puts an application aside half filled in, goes on with it and its files, and keeps nothing once it is handed in', async () => {
    const form = await visitor().open('/request')
    const count = (await waiting()).length
    const half = { 'person-name': '周远山', phone: '1300', description: '\n石湾村' }
    const saved = await form.send(FORM, { type: half, files: [scan('身份证.pdf')], press: 'save' })
    assert.equal(saved.status, 200, saved.words)
    assert.match(saved.words, /还没有提交.*续填码.*2026年3月12日.*到期删除.*1个/)
    const code = codeOn(saved)
    assert.equal((await waiting()).length, count, 'nobody in the office sees it')
    const [kept] = await office.parts.database.db.selectFrom('submission_drafts').selectAll().execute()
    assert.doesNotMatch(JSON.stringify(kept), /周远山|石湾|身份证/)

    const later = await visitor().open('/request/draft')
    const wrong = await later.send(RESUME, { type: { code: '2222-3333-4444' } })
    assert.deepEqual([wrong.status, /没有找到保存的申请/.test(wrong.words)], [404, true])
    const blank = await later.send(RESUME, { type: { code: '' } })
    assert.deepEqual([blank.status, blank.wrong, /请填写续填码/.test(blank.words)], [422, ['code'], true])
    let page = await later.send(RESUME, { type: { code: code.toLowerCase() } })
    assert.match(page.words, /这是您保存的申请，还没有提交。保存到 ?2026年3月12日.*已经收到的附件.*身份证\.pdf/)
    const fields = Object.fromEntries(page.fields(FORM))
    assert.deepEqual([fields['person-name'], fields.phone, fields.description], Object.values(half))

    const again = await page.send(FORM, { type: { address: '澄心路1号' }, files: [scan('委托书.pdf')], press: 'save' })
    assert.equal(codeOn(again), code, 'saved again it keeps its code')
    page = await later.send(RESUME, { type: { code } })
    const refused = await page.send(FORM, { type: typed({ phone: '1' }) })
    assert.deepEqual([refused.status, refused.wrong], [422, ['phone']])
    const receipt = await refused.send(FORM, { type: typed({ description: '接着填完的' }) })
    assert.match(receipt.words, /申请已提交.*收到附件2个/)
    assert.equal((await newest()).application.address, '澄心路1号')
    assert.equal((await later.send(RESUME, { type: { code } })).status, 404)
    const { rows } = await sql`select 1 from submission_drafts`.execute(office.parts.database.db)
    assert.equal(rows.length, 0)
  })

  it('forgets after seven days what was put aside, with its files', async () => {
    const { db } = office.parts.database
    const form = await visitor().open('/request')
    const code = codeOn(await form.send(FORM, { type: { phone: '1' }, files: [scan()], press: 'save' }))
    const held = async () =>
      (await sql`select 1 from file_references where holder like 'submission_drafts:%'`.execute(db)).rows.length
    assert.equal(await held(), 1)
    assert.equal(await forgetDrafts(db, civilDate('2026-03-12')), 0)
    assert.equal((await (await visitor().open('/request/draft')).send(RESUME, { type: { code } })).status, 200)
    assert.equal(await forgetDrafts(db, civilDate('2026-03-13')), 0, 'who opened it last night goes on with it')
    assert.equal(await forgetDrafts(db, civilDate('2026-03-14')), 1)
    assert.equal(await held(), 0)
    assert.equal((await (await visitor().open('/request/draft')).send(RESUME, { type: { code } })).status, 404)
  })

  it('takes organisations, joint applicants and agents, added and taken away without losing anything', async () => {
    let page = await visitor().open('/request')
    page = await page.send(FORM, {
      type: {
        ...typed({ 'person-name': null, 'person-number': null, class: '' }),
        who: 'organisation',
        'organisation-name': '云川远山有限公司',
        'organisation-number': CREDIT_CODE,
      },
      files: [scan('执照.pdf')],
      press: 'joint',
    })
    assert.equal(page.status, 200)
    page = await page.send(FORM, { type: { 'joint1-name': '甲' }, press: 'joint' })
    page = await page.send(FORM, {
      type: { 'joint2-name': '乙', 'joint2-paper': 'passport', 'joint2-number': 'E0000' },
      press: 'agent',
    })
    page = await page.send(FORM, { press: 'no-joint-1' })
    page = await page.send(FORM, { type: { 'agent-name': '丙', 'agent-number': '1' } })
    assert.equal(page.status, 422)
    assert.deepEqual(page.wrong, ['class', 'agent-number'])
    assert.match(page.words, /请选择组织的类别/)
    assert.match(page.words, /代理人：/)
    assert.match(
      page.words,
      /云川县自然资源局的政府信息公开工作机构，电话0000-6025678/,
      'of the agency that was chosen',
    )
    const self = { 'joint1-paper': 'creditCode', 'joint1-number': ` ${CREDIT_CODE.toLowerCase()}` }
    const twice = await page.send(FORM, { type: { ...self, class: 'orgCommercial', 'agent-number': IDENTITY } })
    assert.deepEqual([twice.status, twice.wrong], [422, ['joint1-number']])
    assert.match(twice.words, /共同申请人1：证件号码与前面的申请人相同/)
    page = await page.send(FORM, { type: { class: 'orgCommercial', 'agent-number': IDENTITY } })
    assert.equal(page.status, 200, page.words)
    assert.match(page.words, /云\*+、乙\*，130/, 'each of them on the receipt')
    assert.match((await looked(codeOn(page))).words, /申请人云\*+、乙\*/)
    const { application, files } = await newest()
    assert.deepEqual(
      application.applicants.map((a: { name: string; paper: string }) => [a.name, a.paper]),
      [
        ['云川远山有限公司', 'creditCode'],
        ['乙', 'passport'],
      ],
    )
    assert.deepEqual([application.class, application.agent.name, files.length], ['orgCommercial', '丙', 1])
  })

  it('a file that is refused is named beside the field, and nothing else is lost with it', async () => {
    const form = await visitor().open('/request')
    const bad = await form.send(FORM, {
      type: typed({ phone: '' }),
      files: [{ name: '程序.exe', bytes: Buffer.from('MZ\u0000\u0001') }, scan('好的.pdf')],
    })
    assert.ok(bad.status >= 400 && bad.status < 500)
    assert.deepEqual(bad.wrong, ['phone', 'file'])
    assert.match(bad.words, /“程序\.exe”：不接收这种类型的文件/)
    assert.match(bad.words, /已经收到的附件.*好的\.pdf/)
    assert.equal(Object.fromEntries(bad.fields(FORM)).description, '石湾村地块征收土地预公告')
    const many = await bad.send(FORM, {
      type: typed(),
      files: Array.from({ length: 5 }, (_, n) => scan(`${n}.pdf`)),
    })
    assert.deepEqual([many.status, many.wrong], [422, ['file']])
    assert.match(many.words, /附件最多5个，现在是6个/)
    const fewer = await many.send(FORM, { type: { keep: null } })
    assert.match(fewer.words, /申请已提交/)
    const large = await form.send(FORM, {
      type: typed({ phone: '' }),
      files: [scan('先到.pdf'), { name: '太大.pdf', bytes: Buffer.alloc(10 * 1024 * 1024 + 1, '%') }],
    })
    assert.deepEqual([large.status, large.wrong], [413, ['phone', 'file']])
    assert.match(large.words, /“太大\.pdf”：文件超过10MB/)
    assert.match(large.words, /已经收到的附件.*先到\.pdf/)
    assert.equal(Object.fromEntries(large.fields(FORM)).description, '石湾村地块征收土地预公告')
    const forged = await (await visitor().open('/request')).send(FORM, { type: typed({ keep: 'forged' }) })
    assert.deepEqual([forged.status, forged.wrong], [422, ['file']])
  })

  it('keeps the quota of the API and says so in a sentence, with what was typed', async () => {
    const one = visitor()
    const send = async () => (await one.open('/request')).send(FORM, { type: typed() })
    for (let n = 0; n < 10; n++) assert.equal((await send()).status, 200)
    const over = await send()
    assert.equal(over.status, 429)
    assert.match(over.words, /申请没有提交同一网络地址一小时内最多提交10件申请，已经满了。.*填写的内容都已保留/)
    assert.equal(Object.fromEntries(over.fields(FORM)).description, '石湾村地块征收土地预公告')
    const other = visitor()
    let last = await other.open('/query')
    for (let n = 0; n < 21; n++)
      last = await (await other.open('/query')).send('查询办理情况', { type: { code: '2222-3333-4444' } })
    assert.equal(last.status, 429)
    assert.match(last.words, /同一网络地址10分钟内最多20次，已经满了/)
  })

  it('a code shows how the case stands and why; the code stands in no address', async () => {
    const { code } = await confirmed()
    const found = await looked(code.toLowerCase().replaceAll('-', ' '))
    assert.equal(found.status, 200)
    assert.match(found.words, /申请2026-\d{4}办理情况.*2026年4月2日.*还有20个工作日/)
    assert.match(found.words, /网上提出申请.*收到申请（双方确认之日）.*正在办理.*最迟2026年4月2日/)
    assert.match(found.words, /为什么是2026年4月2日.*数满20个工作日，2026年4月2日（星期四）届满/)
    assert.match(found.words, /周\*\*/)
    assert.equal(found.headers['cache-control'], 'no-store')
    for (const [, link = ''] of found.html.matchAll(/ (?:href|action)="([^"]*)"/g)) assert.doesNotMatch(link, CODE)
    const wrong = await looked('2222-3333-4444')
    assert.deepEqual([wrong.status, Object.fromEntries(wrong.fields('查询办理情况')).code], [404, '2222-3333-4444'])
    assert.match(wrong.words, /没有查到这件申请/)
    assert.deepEqual((await looked('')).wrong, ['code'])
    assert.match((await looked('abcd-2345')).words, /查询码应为12位，现在是8位/)
    const dates = await found.send('期限')
    assert.match(String(dates.headers['content-type']), /^text\/calendar/)
    assert.match(dates.html, /DTSTART;VALUE=DATE:20260402\r\n[\s\S]*SUMMARY:政府信息公开申请2026-\d{4}：答复期限届满日/)
    assert.doesNotMatch(dates.html, /石湾|周远山/, 'a calendar is shared')
    for (const path of ['/query/file', '/query/dates', '/query/withdrawal', '/query/correction'])
      assert.equal((await visitor().open(path)).headers.location, '/query')
  })

  it('an applicant answers a correction on the page, once, with papers', async () => {
    const { code, id, version } = await confirmed()
    done(
      await office.act(office.people.clerk, id, 'ask-correction', { version, on: '2026-03-05', dueOn: '2026-03-19' }),
    )
    const page = await looked(code)
    assert.match(page.words, /请在2026年3月19日（星期四）以前补正/)
    const blank = await page.send('补正申请', { files: [scan('图.pdf')] })
    assert.deepEqual([blank.status, blank.wrong], [422, ['text']])
    assert.match(blank.words, /已经收到的附件.*图\.pdf/)
    const answered = await blank.send('补正申请', { type: { text: '2025年第三批次' } })
    assert.match(answered.words, /收到补正。.*正在办理/)
    assert.match((await answered.again()).words, /收到补正。/, 'a reload does it once')
    const kept = await blank.send('补正申请', { type: { text: '再补一次', key: null, keep: null } })
    assert.equal(kept.status, 409)
    assert.match(kept.words, /没有提交现在没有要补正的内容，可能已经补正过/)
    const shown = done(await office.call('GET', `/api/requests/${id}`, { as: clerk() }))
    assert.deepEqual(
      shown.files.map((f: { name: string; kind: string }) => [f.name, f.kind]),
      [['图.pdf', 'correction']],
    )
    assert.equal(shown.history.filter((h: { act: { type: string } }) => h.act.type === 'corrected').length, 1)
  })

  it('an applicant takes an application back, but not by mistake', async () => {
    const { code } = await confirmed()
    const page = await looked(code)
    const unsure = await page.send('撤回申请')
    assert.equal(unsure.status, 422)
    assert.match(unsure.words, /请先在下面打勾/)
    assert.match((await unsure.send('撤回申请', { type: { sure: '1' } })).words, /申请已经撤回/)
    const after = await looked(code)
    assert.match(after.words, /您已撤回申请/)
    assert.doesNotMatch(after.html, /query\/withdrawal|期限怎样计算/)
  })

  it('what was not answered in its term says what one can do now', async () => {
    const { id, code } = await office.register({ channel: 'inPerson', submittedOn: '2026-01-05' })
    const found = await looked(code)
    assert.match(found.words, /答复期限已过，您可以这样做/)
    assert.match(found.words, /自答复期限届满之日起60日内向云川县人民政府申请行政复议，或者自答复期限届满之日起6个月内/)
    assert.ok(id)
  })

  it('the sealed answer is taken from the page with the code, and by nobody without it', async () => {
    const world = { opened: office, agency: office.bureau, people: office.people } as unknown as World
    const { code } = await served(world)
    const found = await looked(code)
    assert.match(found.words, /对答复不服的，可以按照答复书写明的途径和期限/)
    assert.match(found.words, /已经答复.*下载答复书：云自然资.*\.pdf/)
    const [, id = ''] = /name="file" value="([^"]+)"/.exec(found.html) ?? []
    const take = (by: string) =>
      office.app.inject({
        method: 'POST',
        url: '/query/file',
        payload: new URLSearchParams({ code: by, file: id }).toString(),
        headers,
      })
    const headers = { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' }
    const answer = await take(code)
    assert.equal(answer.statusCode, 200)
    assert.match(String(answer.headers['content-disposition']), /^attachment;.*%E4%BA%91/)
    assert.equal(answer.rawPayload.subarray(0, 5).toString(), '%PDF-')
    const other = (await office.register()).code
    assert.deepEqual([(await take('2222-3333-4444')).statusCode, (await take(other)).statusCode], [404, 404])
  })

  it('a lost code is made anew for who knows name, number and telephone, and for nobody else', async () => {
    const own = { name: '孙补发', number: 'E12345678', phone: '0000-6020001' }
    const code = await applied({
      'person-name': own.name,
      'person-paper': 'passport',
      'person-number': own.number,
      phone: own.phone,
    })
    assert.match((await visitor().open('/query/code')).words, /没有提供证件号码或者电话的，只能到工作机构补发/)
    const ask = async (change: object = {}) =>
      (await visitor().open('/query/code')).send('补发查询码', { type: { ...own, ...change } })
    for (const change of [{ name: '孙' }, { number: 'E12345679' }, { phone: '0000-6020002' }]) {
      const refused = await ask(change)
      assert.equal(refused.status, 404)
      assert.match(refused.words, /没有找到/)
      assert.deepEqual(Object.fromEntries(refused.fields('补发查询码')), { ...own, ...change })
    }
    assert.deepEqual((await ask({ number: '' })).wrong, ['number'])
    const list = await ask({ phone: '0000 602-0001', number: 'ｅ12345678' })
    assert.match(list.words, /石湾村地块征收土地预公告.*等待确认/)
    const renewed = await list.send('选择申请')
    assert.equal(codeOn(await list.send('选择申请')), codeOn(renewed), 'sent twice it is one code')
    assert.notEqual(codeOn(renewed), code)
    assert.equal((await looked(code)).status, 404)
    assert.match((await looked(codeOn(renewed))).words, /等待工作机构与您确认/)
    const [row] = await waiting()
    assert.deepEqual(await actsAbout(office, row.id), ['submission.made', 'submission.codeRecovered'])
    const confirm = { version: row.version, confirmedOn: '2026-03-05', how: '电话' }
    done(await office.call('POST', `/api/submissions/${row.id}/confirm`, { as: clerk(), body: confirm }))
    const request = await ask()
    assert.match(request.words, /申请编号2026-\d{4}/)
    assert.match((await looked(codeOn(await request.send('选择申请')))).words, /正在办理/)
  })

  it('no digest or code stands in clear where it could be read', async () => {
    const { rows } = await sql<{ key: string }>`select key from submission_keys`.execute(office.parts.database.db)
    assert.ok(rows.length > 0)
    for (const { key } of rows) assert.doesNotMatch(key, /周远山|13000000000|11010519491231002X/)
  })
})
