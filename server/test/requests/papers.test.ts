import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { before, it } from 'node:test'
import { unzipSync } from 'fflate'
import { type Actor, program } from '../../src/platform/context.ts'
import { contextOf } from '../../src/platform/perform.ts'
import { readable } from '../../src/requests/service/cases.ts'
import { receiptForm, registerForm, serviceForm } from '../../src/requests/service/papers.ts'
import { paperFacts } from '../../src/requests/service/prints.ts'
import type { Somebody } from '../support/people.ts'
import { onEachDatabase } from '../support/server.ts'
import { done, form, type Office, openOffice, scan } from './support.ts'

const text = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes)

onEachDatabase('requests · papers and the bundle', (open) => {
  let office: Office
  let served: string
  before(async () => {
    office = await openOffice(await open())
    served = await sent()
  })
  const page = async (id: string) =>
    done(await office.call('GET', `/api/requests/${id}`, { as: office.people.clerk.cookie }))
  async function step(id: string, word: string, body: object = {}, as: Somebody = office.people.clerk) {
    const { version } = await page(id)
    return done(await office.act(as, id, word, { version, ...body }))
  }
  const bytesOf = async (path: string, as: Somebody = office.people.clerk) => {
    const headers = { cookie: as.cookie, 'sec-fetch-site': 'same-origin' }
    const { statusCode, rawPayload, headers: given } = await office.app.inject({ method: 'GET', url: path, headers })
    return { status: statusCode, bytes: rawPayload, headers: given }
  }
  const records = async (id: string, act: string) => {
    const rows = await office.parts.database.db
      .selectFrom('audit_log')
      .select('entry')
      .where('subject_id', '=', id)
      .where('act', '=', act)
      .execute()
    return rows.map((r) => JSON.parse(r.entry))
  }

  /** A case from its registration to its service by mail, with a paper of an unsafe name. */
  async function sent(): Promise<string> {
    const { clerk, sectionHead, officeDirector, deputy } = office.people
    const { id } = await office.register(undefined, {
      delivery: 'post',
      address: '云川县石湾镇石湾村12号',
      postcode: '350001',
    })
    const { version } = await page(id)
    const paper = { version: String(version), evidence: 'withdrawal' }
    const named = { ...scan('../..\\con<x>?.pdf') }
    done(await form(office, `/api/requests/${id}/files`, paper, [named], clerk.cookie))
    await step(id, 'draft', { outcome: 'notProcessedPetition', values: { reason: '属于投诉举报' } })
    await step(id, 'submit', { route: 'ordinary' })
    for (const approver of [sectionHead, officeDirector, deputy]) await step(id, 'approve', {}, approver)
    const values = { grounds: '条例第三十九条第一款', decision: '不作为政府信息公开申请处理。' }
    const begun = await office.call('POST', `/api/requests/${id}/letters`, {
      as: clerk.cookie,
      body: { kind: 'L19', values },
    })
    const letter = done(begun).id
    done(await office.call('POST', `/api/letters/${letter}/number`, { as: clerk.cookie, body: { version: 1 } }))
    done(await form(office, `/api/letters/${letter}/sealed`, { version: '2' }, [scan('盖章.pdf')], clerk.cookie))
    const accept = { version: 3, reason: '已逐字核对' }
    done(await office.call('POST', `/api/letters/${letter}/accept`, { as: officeDirector.cookie, body: accept }))
    await step(id, 'seal', { letter })
    await step(id, 'serve', { method: 'post', on: '2026-03-05', proof: '1234567890123' })
    return id
  }

  it('prints each paper as PDF, once for each taking on record, for whoever works on the case and for nobody else', async () => {
    const { number } = await page(served)
    for (const [kind, name] of Object.entries({
      receipt: '登记回执',
      register: '登记表',
      envelope: '信封',
      service: '送达回证',
    })) {
      const { status, bytes, headers } = await bytesOf(`/api/requests/${served}/prints/${kind}`)
      assert.deepEqual(
        [status, headers['content-type'], bytes.toString('latin1', 0, 5)],
        [200, 'application/pdf', '%PDF-'],
      )
      const named = encodeURIComponent(`${name} ${number}.pdf`)
      assert.ok(String(headers['content-disposition']).includes(named))
    }
    assert.deepEqual(
      (await records(served, 'request.printed')).map((r) => r.after.paper),
      ['receipt', 'register', 'envelope', 'service'],
    )
    const elsewhere = await office.officer('clerk', office.county)
    assert.equal((await bytesOf(`/api/requests/${served}/prints/receipt`, elsewhere)).status, 404)
    assert.equal((await bytesOf(`/api/requests/${served}/prints/receipt?letter=${office.bureau}`)).status, 404)
  })

  it('fills them in from the case: what was received, when and how, what is due and how it was served', async () => {
    const { parts, people } = office
    const clerk: Actor = { ...program, id: people.clerk.id, grants: [{ role: 'clerk', agency: office.bureau }] }
    const ctx = contextOf(parts, clerk)
    const facts = await paperFacts(ctx, await readable(ctx, served))
    const receipt = JSON.stringify(receiptForm(facts))
    for (const said of [
      '云川县自然资源局',
      '2026年3月2日（星期一）',
      '提交之日',
      '2026年3月30日（星期一）',
      '0000-6025678',
    ])
      assert.ok(receipt.includes(said), said)
    const register = JSON.stringify(registerForm(facts))
    for (const said of [
      '11010519491231002X',
      '13000000000',
      '不予处理：信访举报投诉类',
      '－答',
      '邮寄送达。证明：1234567890123',
    ])
      assert.ok(register.includes(said), said)
    const certificate = JSON.stringify(serviceForm(facts))
    for (const said of [
      '信访举报投诉类不予处理告知书',
      '□直接送达',
      '■邮寄送达',
      '1234567890123',
      '云川县石湾镇石湾村12号',
    ])
      assert.ok(certificate.includes(said), said)
    const other = JSON.stringify(
      serviceForm({ ...facts, letter: { name: '补正告知书', number: null, isReply: false } }),
    )
    assert.ok(!other.includes('■') && !other.includes('1234567890123'), 'the register tells of the reply alone')
  })

  it('gives the receipt the day of the reply as it was when the request came, whatever happened since', async () => {
    const { id } = await office.register({ channel: 'inPerson', submittedOn: '2026-03-02' })
    await step(id, 'ask-correction', { on: '2026-03-04', dueOn: '2026-03-18' })
    const clerk: Actor = { ...program, id: 'x', grants: [{ role: 'clerk', agency: office.bureau }] }
    const ctx = contextOf(office.parts, clerk)
    const facts = await paperFacts(ctx, await readable(ctx, id))
    assert.ok(JSON.stringify(receiptForm(facts)).includes('2026年3月30日'))
    assert.ok(JSON.stringify(registerForm(facts)).includes('补正期限2026年3月18日；没有收到补正'))
  })

  it('bundles the whole file: an index, sums that hold, safe names, letters, history and proof', async () => {
    await step(served, 'archive', { on: '2026-03-05' })
    const { status, bytes, headers } = await bytesOf(`/api/requests/${served}/bundle`)
    assert.deepEqual([status, headers['content-type']], [200, 'application/zip'])
    const files = unzipSync(bytes)
    const names = Object.keys(files)
    assert.deepEqual(names.slice(0, 2), ['目录.pdf', 'SHA256SUMS.txt'])
    for (const name of names) assert.ok(!/\.\.|[\\<>:"|?*\p{Cc}]/u.test(name) && !name.startsWith('/'), name)
    const sums = text(files['SHA256SUMS.txt']).trim().split('\n')
    assert.equal(sums.length, names.length - 2)
    for (const line of sums) {
      const [hash = '', name = ''] = line.split(/ {2}(.*)/s)
      assert.equal(
        createHash('sha256')
          .update(files[name] ?? '')
          .digest('hex'),
        hash,
        name,
      )
    }
    const has = (pattern: RegExp) =>
      assert.ok(
        names.some((n) => pattern.test(n)),
        `${pattern} in\n${names.join('\n')}`,
      )
    has(/^1 登记\/登记表\.pdf$/)
    has(/^2 材料\/01 申请 /)
    has(/^2 材料\/02 .*\.pdf$/)
    has(/^3 文书\/\d\d 信访举报投诉类不予处理告知书 云自然资公开〔2026〕\d+号－答\.docx$/)
    has(/^3 文书\/\d\d .*－答（盖章件）\.pdf$/)
    has(/^5 证明\/送达回证\.pdf$/)
    const history = JSON.parse(text(files['4 经过/办理经过.json']))
    assert.deepEqual(
      history.map((one: { act: { type: string } }) => one.act.type),
      (await page(served)).history.map((one: { act: { type: string } }) => one.act.type),
    )
    const log = text(files['5 证明/审计记录.jsonl'])
    assert.match(log, /"hash":"[0-9a-f]{64}"/)
    const [taken] = await records(served, 'request.bundled')
    assert.equal(
      taken.after.digest,
      createHash('sha256')
        .update(files['SHA256SUMS.txt'] ?? '')
        .digest('hex'),
    )
  })

  it('says of a content that is lost that it is, and gives the rest', async () => {
    const { id } = await office.register()
    const { db } = office.parts.database
    const [file] = done(await office.call('GET', `/api/requests/${id}`, { as: office.people.clerk.cookie })).files
    await db
      .updateTable('files')
      .set({ hash: 'f'.repeat(64) })
      .where('id', '=', file.id)
      .execute()
    const { status, bytes } = await bytesOf(`/api/requests/${id}/bundle`)
    assert.equal(status, 200)
    const names = Object.keys(unzipSync(bytes))
    assert.ok(names.includes('1 登记/登记表.pdf') && !names.some((n) => n.startsWith('2 材料/')))
    const [taken] = await records(id, 'request.bundled')
    assert.equal(taken.after.missing, 1)
  })

  it('is for those who write, reached by a link of the program and from nowhere else', async () => {
    assert.equal((await bytesOf(`/api/requests/${served}/bundle`, office.people.secrecyReviewer)).status, 404)
    const asked = async (headers: Record<string, string>) =>
      (
        await office.app.inject({
          method: 'GET',
          url: `/api/requests/${served}/bundle`,
          headers: { cookie: office.people.clerk.cookie, ...headers },
        })
      ).statusCode
    assert.equal(await asked({ 'sec-fetch-site': 'cross-site' }), 403)
    assert.equal(await asked({}), 403)
    assert.equal(await asked({ referer: 'https://elsewhere.example/office/' }), 403)
    assert.equal(await asked({ referer: 'http://localhost/office/requests/1', host: 'localhost' }), 200, 'plain HTTP')
  })
})
