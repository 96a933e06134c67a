import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import { unzipSync } from 'fflate'
import { letterSettings } from '../../src/letters/numbering.ts'
import { program } from '../../src/platform/context.ts'
import type { Shelf } from '../../src/platform/files/shelf.ts'
import { perform } from '../../src/platform/perform.ts'
import { changeSetting, storedSetting } from '../../src/platform/setting.ts'
import { onEachDatabase } from '../support/server.ts'
import { type Desk, openDesk, valuesOf } from './support.ts'

onEachDatabase('letters', (open) => {
  let desk: Desk
  let clerk: string
  let head: string
  let stranger: string
  before(async () => {
    desk = await openDesk(await open())
    clerk = await desk.officer('clerk', desk.agencies.section)
    head = await desk.officer('officeDirector', desk.agencies.bureau)
    stranger = await desk.officer('officeDirector', desk.agencies.other)
  })

  const post = (path: string, body: object, { as = clerk, key }: { as?: string; key?: string } = {}) =>
    desk.call('POST', `/api/letters${path}`, { body, as, ...(key && { key }) })
  const draft = async (kind: 'L03' | 'L05' | 'L10' = 'L10', changes = {}, agency = desk.agencies.section, as = clerk) =>
    (await post('', { agency, kind, values: valuesOf(kind, changes) }, { as })).body
  const read = async (id: string, as = clerk) => (await desk.call('GET', `/api/letters/${id}`, { as })).body
  const number = (id: string, version = 1, as = clerk) => post(`/${id}/number`, { version }, { as })

  describe('a draft', () => {
    it('may be incomplete, and says what is missing', async () => {
      const { body, status } = await post('', {
        agency: desk.agencies.section,
        kind: 'L03',
        values: { applicant: '周远山' },
      })
      assert.equal(status, 200)
      assert.ok(
        body.missing.some(
          (m: { at: string; message: string }) => m.at === 'values.correctBy' && m.message === '请填写补正期限。',
        ),
      )
      assert.ok(
        !body.missing.some((m: { at: string }) => m.at === 'values.applicant' || m.at === 'values.documentNumber'),
      )
      const preview = await desk.call('GET', `/api/letters/${body.id}/preview`, { as: clerk })
      assert.match(preview.body.html, /<span class="fld">周远山<\/span>：/)
      assert.match(preview.body.html, /（待填：补正期限）/)
      assert.equal(preview.body.missing.length, body.missing.length)
      const refused = await number(body.id)
      assert.deepEqual([refused.status, refused.body.error.code], [422, 'letterIncomplete'])
      assert.equal(refused.body.error.problems.length, body.missing.length)
    })

    it('is put into a case by nobody who only says so', async () => {
      const caseId = '01a2006a-a48e-771b-bc68-619dc329739c'
      const body = { agency: desk.agencies.section, kind: 'L10', values: {}, caseId }
      const refused = await post('', body)
      assert.deepEqual([refused.status, refused.body.error.at], [422, 'caseId'])
    })

    it('is changed by the version that was read; the record says what, not how', async () => {
      const { id } = await draft()
      const put = (version: number, values: object) =>
        desk.call('PUT', `/api/letters/${id}`, { body: { version, values }, as: clerk })
      const changed = await put(1, valuesOf('L10', { decision: '予以公开。', contact: '新' }))
      assert.deepEqual(changed.body, { version: 2, missing: [] })
      assert.equal((await put(1, valuesOf('L10'))).body.error.code, 'changedMeanwhile')
      const letter = await read(id)
      assert.equal(letter.values.decision, '予以公开。')
      const [last] = letter.history
      assert.deepEqual(
        [last.act, last.after, last.actorName],
        ['letter.changed', { changed: ['decision', 'contact'] }, '岑一帆'],
      )
      assert.ok(!JSON.stringify(letter.history).includes('予以公开'))
    })

    it('takes only values of its own blanks, and none that the program fills in', async () => {
      const wrong: [object, string][] = [
        [{ documentNumber: '云政公开〔2026〕1号' }, 'values.documentNumber'],
        [{ agencyName: '云川县人民政府' }, 'values.agencyName'],
        [{ correctBy: '2026-03-03' }, 'values.correctBy'],
        [{ receivedOn: '2026-02-30' }, 'values.receivedOn'],
        [{ phone: '1\n2' }, 'values.phone'],
        [{ decision: 'x'.repeat(20_001) }, 'values.decision'],
        [{ nothing: 'x' }, 'values.nothing'],
      ]
      for (const [change, at] of wrong) {
        const { status, body } = await post('', {
          agency: desk.agencies.section,
          kind: 'L10',
          values: valuesOf('L10', change),
        })
        assert.equal(status, 422, JSON.stringify(body))
        assert.deepEqual(
          body.error.problems?.map((p: { at: string }) => p.at),
          [at.replace(/\.nothing$/, '.nothing')],
          at,
        )
      }
    })

    it('is sealed in the database', async () => {
      const { id } = await draft('L10', { applicant: '某某某的姓名' })
      const { rows } = await desk.parts.database.execute('select contents from letters where id = $1', [id])
      assert.ok(!JSON.stringify(rows).includes('某某某的姓名'))
    })

    it('sent again with its key is not drafted twice', async () => {
      const body = { agency: desk.agencies.section, kind: 'L10', values: valuesOf('L10') }
      const key = 'the-same-key-twice-0001'
      const [one, two] = [await post('', body, { key }), await post('', body, { key })]
      assert.deepEqual(one.body, two.body)
    })
  })

  describe('numbering', () => {
    it('gives number and document, and from then on nothing changes', async () => {
      const { id } = await draft('L05')
      const numbered = await number(id)
      assert.deepEqual([numbered.body.documentNumber, numbered.body.state], ['云自然资公开〔2026〕1号－延', 'numbered'])
      const letter = await read(id)
      assert.deepEqual(
        [letter.datedOn, letter.agency, letter.unit],
        ['2026-03-09', desk.agencies.bureau, desk.agencies.section],
      )
      const file = await desk.download(`/api/letters/${id}/file`, clerk)
      const xml = new TextDecoder().decode(unzipSync(file.bytes)['word/document.xml'])
      assert.match(xml, /云自然资公开〔2026〕1号－延/)
      assert.match(xml, /云川县自然资源局/)
      assert.match(file.disposition, /云自然资公开〔2026〕1号－延\.docx/)
      const put = await desk.call('PUT', `/api/letters/${id}`, {
        body: { version: 2, values: valuesOf('L05') },
        as: clerk,
      })
      assert.equal(put.body.error.code, 'notNow')
      assert.equal((await number(id, 2)).body.error.code, 'notNow')
      for (const change of ["contents = ''", 'number = 9', "document_number = 'x'", 'dated_on = null'])
        await assert.rejects(
          desk.parts.database.execute(`update letters set ${change} where id = '${id}'`),
          /does not change/,
        )
      await assert.rejects(desk.parts.database.execute(`delete from letters where id = '${id}'`), /never deleted/)
    })

    it('counts each series and year by itself', async () => {
      const numbers = []
      for (const [kind, day] of [
        ['L03', '2026-03-02'],
        ['L03', '2026-03-03'],
        ['L03', '2025-12-31'],
        ['L03', '2026-03-04'],
      ] as const)
        numbers.push((await number((await draft(kind, { decidedOn: day })).id)).body.documentNumber)
      assert.deepEqual(numbers, [
        '云自然资公开〔2026〕1号－补',
        '云自然资公开〔2026〕2号－补',
        '云自然资公开〔2025〕1号－补',
        '云自然资公开〔2026〕3号－补',
      ])
    })

    it('of fifty at once has no gap and no double', async () => {
      const ids = []
      for (let i = 0; i < 50; i++) ids.push((await draft('L10')).id)
      const answers = await Promise.all(ids.map((id) => number(id)))
      assert.deepEqual([...new Set(answers.map(({ status }) => status))], [200])
      const given = answers.map(({ body }) => Number(/〕(\d+)号/.exec(body.documentNumber)?.[1])).sort((a, b) => a - b)
      assert.deepEqual(
        given,
        Array.from({ length: 50 }, (_, i) => i + 1),
      )
    })

    it('twice at once of one letter numbers it once', async () => {
      const { id } = await draft('L10')
      const answers = await Promise.all([number(id), number(id), number(id)])
      assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 409, 409])
      const next = await number((await draft('L10')).id)
      assert.match(next.body.documentNumber, /〕52号/)
    })

    it('that fails on the way leaves no gap', async () => {
      const shelf = desk.parts.shelf as { -readonly [K in keyof Shelf]: Shelf[K] }
      const { id } = await draft('L10')
      const place = shelf.place
      shelf.place = () => Promise.reject(new Error('the disk is gone'))
      assert.equal((await number(id)).status, 500)
      shelf.place = place
      const after = await number(id)
      assert.match(after.body.documentNumber, /〕53号/)
    })

    it('refuses a date that is a slip of the pen', async () => {
      const { id } = await draft('L10', { decidedOn: '2062-03-09' })
      assert.equal((await number(id)).body.error.at, 'values.decidedOn')
    })

    it('is by the own prefix and in one series where the agency says so', async () => {
      const director = await desk.officer('clerk', desk.agencies.other)
      const { id } = await draft('L10', {}, desk.agencies.other, director)
      assert.equal((await number(id, 1, director)).body.error.code, 'numberPrefixMissing')
      const [numbering] = letterSettings
      assert.ok(numbering)
      const { version } = await storedSetting(desk.parts.database.db, numbering, desk.agencies.other)
      const value = { prefix: '云水公开', scheme: 'plain' as const }
      await perform(desk.parts, program, (ctx) =>
        changeSetting(ctx, numbering, { value, version, scope: desk.agencies.other }),
      )
      assert.equal((await number(id, 1, director)).body.documentNumber, '云水公开〔2026〕1号')
      const other = await draft('L03', {}, desk.agencies.other, director)
      assert.equal((await number(other.id, 1, director)).body.documentNumber, '云水公开〔2026〕2号')
    })
  })

  describe('voiding', () => {
    it('keeps the number, asks for a reason, and is not for the clerk', async () => {
      const { id } = await draft('L03')
      const { documentNumber } = (await number(id)).body
      assert.equal((await post(`/${id}/void`, { version: 2, reason: '写错' })).status, 404)
      assert.equal((await post(`/${id}/void`, { version: 2, reason: '' }, { as: head })).status, 422)
      const voided = await post(`/${id}/void`, { version: 2, reason: '对象写错，另行制作' }, { as: head })
      assert.deepEqual(voided.body, { version: 3, state: 'void' })
      const letter = await read(id)
      assert.deepEqual(
        [letter.documentNumber, letter.voidReason, letter.acts],
        [documentNumber, '对象写错，另行制作', ['letter.read']],
      )
      assert.notEqual((await number((await draft('L03')).id)).body.documentNumber, documentNumber)
      assert.equal((await post(`/${id}/void`, { version: 3, reason: '再次' }, { as: head })).body.error.code, 'notNow')
    })
  })

  describe('who may', () => {
    it('see and touch letters: the writing unit, its body, nobody else', async () => {
      const { id } = await draft('L10')
      assert.deepEqual((await read(id, head)).acts, ['letter.read', 'letter.draft', 'letter.number', 'letter.void'])
      for (const as of [
        stranger,
        await desk.officer('oversight', desk.agencies.county),
        await desk.officer('systemAdmin', desk.agencies.bureau),
      ]) {
        for (const path of ['', '/preview', '/file', '/sealed/file'])
          assert.equal((await desk.call('GET', `/api/letters/${id}${path}`, { as })).status, 404)
        assert.equal((await number(id, 1, as)).status, 404)
      }
      const deputy = await desk.officer('deputy', desk.agencies.bureau)
      assert.equal((await desk.call('GET', `/api/letters/${id}`, { as: deputy })).status, 200)
      assert.equal((await number(id, 1, deputy)).status, 404)
      assert.equal((await desk.call('GET', `/api/letters/${id}`)).status, 401)
    })
  })

  describe('the register', () => {
    it('lists what goes out in the name of a body, in the order of numbers, and exports it', async () => {
      const path = `/api/letters?agency=${desk.agencies.bureau}&series=correction&year=2026&sort=number&size=100`
      const { body } = await desk.call('GET', path, { as: head })
      const numbers: string[] = body.rows.map((r: { documentNumber: string }) => r.documentNumber)
      assert.deepEqual(
        numbers,
        numbers.map((_, i) => `云自然资公开〔2026〕${i + 1}号－补`),
      )
      assert.equal(body.total, numbers.length)
      assert.ok(!JSON.stringify(body.rows).includes('周远山'))
      const voided = await desk.call('GET', `/api/letters?agency=${desk.agencies.bureau}&state=void`, { as: head })
      assert.equal(voided.body.total, 1)
      const found = await desk.call(
        'GET',
        `/api/letters?agency=${desk.agencies.section}&q=${encodeURIComponent('〕2号－补')}`,
        { as: clerk },
      )
      assert.equal(found.body.total, 1)
      const sheet = await desk.download(`/api/letters.xlsx?agency=${desk.agencies.bureau}`, head)
      assert.equal(sheet.status, 200)
      assert.ok(unzipSync(sheet.bytes)['xl/workbook.xml'])
      assert.equal(
        (await desk.call('GET', `/api/letters?agency=${desk.agencies.bureau}`, { as: stranger })).status,
        404,
      )
      assert.equal((await desk.call('GET', `/api/letters?agency=${desk.agencies.bureau}`, { as: clerk })).status, 404)
    })
  })
})
