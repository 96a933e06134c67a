import assert from 'node:assert/strict'
import { before, it } from 'node:test'
import { scannedWhole, statementsOf } from '@gongkai/bench/requests'
import { civilDate } from '@gongkai/rules/dates'
import { sql } from 'kysely'
import { program } from '../../src/platform/context.ts'
import { perform } from '../../src/platform/perform.ts'
import { caseOf } from '../../src/requests/service/cases.ts'
import { write } from '../../src/requests/service/record.ts'
import { wordsOf } from '../../src/requests/service/words.ts'
import { findRequest } from '../../src/requests/store/requests.ts'
import { onEachDatabase } from '../support/server.ts'
import { CREDIT_CODE, done, lookUp, type Office, openOffice, submitted } from './support.ts'

const other = {
  applicants: [{ name: '云州某某律师事务所', paper: 'creditCode', number: CREDIT_CODE }],
  class: 'orgLegalService',
  phone: '13100000000',
}
const village = '石湾村地块征收土地预公告、征地补偿安置方案和现状调查结果确认表'
const facts = { channel: 'inPerson', submittedOn: '2026-03-02' }

it('words are what sets a description apart, without what every application says and without long numbers', () => {
  assert.deepEqual(wordsOf('申请公开石湾村的信息'), ['石湾', '湾村'])
  assert.deepEqual(wordsOf('关于ＧＤＰ和2024年预算，电话13000000000'), ['gdp', '2024', '年预', '预算', '电话'])
  assert.deepEqual(wordsOf('。'), [])
})

onEachDatabase('requests · similar', (open, on) => {
  let office: Office
  before(async () => {
    office = await openOffice(await open())
  })
  const clerk = () => office.people.clerk
  const similar = async (id: string, of: 'requests' | 'submissions' = 'requests', as = clerk()) =>
    done(await office.call('GET', `/api/${of}/${id}/similar`, { as: as.cookie }))
  const waiting = async () => done(await office.call('GET', '/api/submissions?state=waiting', { as: clerk().cookie }))

  /** Answers as a complaint, through the whole route, up to the letter with its number. */
  async function answered(id: string): Promise<void> {
    let version = 1
    const step = async (who: keyof Office['people'], word: string, body: object) => {
      version = done(await office.act(office.people[who], id, word, { version, ...body })).version
    }
    await step('clerk', 'draft', { outcome: 'notProcessedPetition', values: { reason: '属于投诉举报' } })
    await step('clerk', 'submit', { route: 'ordinary' })
    for (const who of ['sectionHead', 'officeDirector', 'deputy'] as const) await step(who, 'approve', {})
    await perform(office.parts, { ...program, id: clerk().id }, async (ctx) => {
      const row = await findRequest(ctx.db, id)
      assert.ok(row)
      const letterOn = civilDate('2026-03-05')
      return write(ctx, await caseOf(ctx, row), { type: 'sealed', letterOn, number: '云自然资公开〔2026〕1号' })
    })
  }

  it('finds what was asked in the same words, whoever asked, and what the same applicant asked at all', async () => {
    const first = await office.register(facts, { ...other, description: '石湾村第二批次征地补偿安置方案' })
    const elsewhere = await office.register(facts, { description: '双溪镇2025年卫片执法图斑核查结果' })
    await office.register(facts, { ...other, description: '县城西环路建设项目用地预审与选址意见书' })
    const asked = await office.register(facts, { description: village })
    const { rows, hint } = await similar(asked.id)
    assert.deepEqual(
      rows.map((r: { id: string; sameApplicant: boolean }) => [r.id, r.sameApplicant]).sort(),
      [
        [first.id, false],
        [elsewhere.id, true],
      ].sort(),
    )
    const inWords = rows.find((r: { id: string }) => r.id === first.id)
    assert.ok(inWords.alike >= 30 && inWords.alike < 100, `${inWords.alike}`)
    assert.equal(hint, null, 'other information of the same applicant is no repetition')
    await submitted(office, { description: '请公开石湾村地块征收土地预公告、征地补偿安置方案' })
    const [row] = (await waiting()).rows
    const before = await similar(row.id, 'submissions')
    assert.equal(before.rows[0].id, asked.id, 'a submission is compared before anybody confirms it')
    assert.equal(before.rows[0].alike, 100)
    assert.deepEqual([before.hint.kind, before.hint.number], ['pending', asked.number], 'not answered is not repeated')
    assert.match(before.hint.says, /不是重复申请/)
  })

  it('says what would be a repetition, with the number and the day of the reply before', async () => {
    const description = '清源镇2024年农村宅基地确权登记发证名册及登记簿'
    const before = await office.register(facts, { description })
    await answered(before.id)
    const stranger = await office.register(facts, { ...other, description })
    assert.equal((await similar(stranger.id)).hint, null, 'another applicant repeats nothing')
    const again = await office.register(facts, { description: `申请公开${description}的信息` })
    const { rows, hint } = await similar(again.id)
    assert.deepEqual(
      rows
        .filter((r: { alike: number }) => r.alike === 100)
        .map((r: { id: string }) => r.id)
        .sort(),
      [before.id, stranger.id].sort(),
    )
    assert.deepEqual(
      [hint.kind, hint.number, hint.previousNumber, hint.previousOn, hint.previousGranted],
      ['repeat', before.number, '云自然资公开〔2026〕1号', '2026-03-05', false],
    )
    assert.match(hint.basis, /第三十六条第六项/)
  })

  it('takes for the one before only what was received before', async () => {
    const description = '白鹭镇2023年高标准农田建设项目竣工验收报告'
    const later = await office.register(facts, { description })
    const earlier = await office.register({ ...facts, submittedOn: '2026-02-27' }, { description })
    const sameDay = await office.register(facts, { description })
    const [ofEarlier, ofLater, ofLast] = [await similar(earlier.id), await similar(later.id), await similar(sameDay.id)]
    assert.equal(ofEarlier.hint, null, 'nothing came before it')
    assert.equal(ofEarlier.rows.filter((r: { alike: number }) => r.alike === 100).length, 2, 'later ones are shown')
    assert.equal(ofLater.hint.number, earlier.number, 'registered later, but received earlier')
    assert.ok(ofLast.hint)
    await answered(sameDay.id)
    assert.equal((await similar(later.id)).hint.kind, 'pending', 'what was answered came after it')
  })

  it('keeps nothing from which the words could be read, and nothing of another agency', async () => {
    const { rows } = await sql<{
      words: number[]
      agency_id: string
    }>`select words, agency_id from request_words`.execute(office.parts.database.db)
    assert.ok(rows.length > 0 && rows.every((r) => r.words.every(Number.isInteger)))
    const county = await office.officer('clerk', office.county)
    const mine = await office.register(facts, { description: village })
    assert.equal((await office.call('GET', `/api/requests/${mine.id}/similar`, { as: county.cookie })).status, 404)
  })

  it('shows nobody of a section what another section has', async () => {
    const own = await office.register(facts, { description: '河道采砂许可台账' })
    const others = await office.register(facts, { ...other, description: '河道采砂许可台账' })
    const head = await office.officer('sectionHead', office.section)
    const assigned = { version: 1, section: office.section, person: null }
    done(await office.act(clerk(), own.id, 'assign', assigned))
    assert.deepEqual((await similar(own.id, 'requests', head)).rows, [])
    done(await office.act(clerk(), others.id, 'assign', assigned))
    const seen = (await similar(own.id, 'requests', head)).rows
    assert.deepEqual([seen.length, seen[0].id], [1, others.id])
  })

  it('makes several requests of one, each with its number, code and the day of receipt of the whole', async () => {
    const whole = await office.register(facts, {
      description: '一、水土保持方案；二、防汛物资采购合同；三、取水许可证',
    })
    done(await office.act(clerk(), whole.id, 'assign', { version: 1, section: office.section, person: clerk().id }))
    const body = { version: 2, keeps: '水土保持方案', parts: ['防汛物资采购合同', '取水许可证'] }
    const { parts, version } = done(await office.act(clerk(), whole.id, 'split', body))
    assert.deepEqual([parts.length, version], [2, 3])
    const read = async (id: string) => done(await office.call('GET', `/api/requests/${id}`, { as: clerk().cookie }))
    const page = await read(whole.id)
    assert.equal(page.application.description, '水土保持方案')
    const act = page.history.at(-1).act
    assert.deepEqual([act.type, act.whole.slice(0, 8), act.parts.length], ['split', '一、水土保持方案', 2])
    for (const [i, part] of parts.entries()) {
      const one = await read(part.id)
      assert.deepEqual(
        [one.application.description, one.receivedOn, one.respondBy, one.splitFrom, one.section, one.person],
        [body.parts[i], page.receivedOn, page.respondBy, whole.id, office.section, clerk().id],
      )
      assert.equal(done(await lookUp(office, part.code)).description, body.parts[i])
    }
    const seen = done(await lookUp(office, whole.code))
    assert.ok(seen.timeline.some((e: { says: string }) => e.says.includes('一事一申请')))
    const family = (await similar(parts[0].id)).rows.filter((r: { split: boolean }) => r.split)
    assert.deepEqual(family.map((r: { id: string }) => r.id).sort(), [whole.id, parts[1].id].sort())
    const table = done(
      await office.call('GET', `/api/requests/table?agency=${office.bureau}&year=2026`, { as: clerk().cookie }),
    )
    const list = done(
      await office.call('GET', `/api/requests?agency=${office.bureau}&size=100`, { as: clerk().cookie }),
    )
    const received = table.rows.find((r: { key: string }) => r.key === 'newlyReceived')
    assert.equal(received.figures.total, list.rows.length, 'each part counts')
  })

  it('splits nothing whose clock a correction has moved', async () => {
    const { id } = await office.register(facts, { description: '一、甲；二、乙' })
    const asked = { version: 1, on: '2026-03-04', dueOn: '2026-03-18' }
    done(await office.act(clerk(), id, 'ask-correction', asked))
    done(await office.act(clerk(), id, 'correct', { version: 2, receivedOn: '2026-03-05' }))
    const body = { version: 3, keeps: '甲', parts: ['乙'] }
    const refused = await office.act(clerk(), id, 'split', body)
    assert.deepEqual([refused.status, refused.body.error.code], [409, 'notNow'])
    assert.match(refused.body.error.message, /逐项答复/)
    const empty = await office.act(clerk(), id, 'split', { ...body, parts: [] })
    assert.deepEqual([empty.status, empty.body.error.at], [422, 'parts'])
  })

  // Only of a server it is asked how it plans; the embedded database keeps few rows.
  if (on === 'PostgreSQL')
    it('looks words up by their index, however many requests there are', async () => {
      const { id } = await office.register(facts, { description: village })
      const { database } = office.parts
      // As in any language, few words are in many and most in few; and each agency has its own.
      await database.execute(`
        set session_replication_role = 'replica';
        insert into request_words select gen_random_uuid(), lpad((n % 50)::text, 32, '0')::uuid,
            array_agg((n % 50) * 1000000 + (200000 * random() ^ 4)::int)
          from generate_series(1, 20000) n, generate_series(1, 20) group by n;
        set session_replication_role = 'origin';
        analyze request_words`)
      const asked = await statementsOf(office.parts, () => similar(id))
      const read = asked.filter(({ sql: text }) => text.includes('request_words'))
      assert.equal(read.length, 2)
      for (const statement of read)
        assert.ok(!(await scannedWhole(office.parts, statement)).includes('request_words'), statement.sql)
    })
})
