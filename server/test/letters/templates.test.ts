import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import { defaultTemplate } from '@gongkai/documents/letters'
import { templateLetters } from '@gongkai/rules/letters'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { onEachDatabase } from '../support/server.ts'
import { type Desk, openDesk } from './support.ts'

/** The default with another text, as an agency would edit it. */
function edited(change: (xml: string) => string): Uint8Array {
  const files = unzipSync(defaultTemplate('L03'))
  files['word/document.xml'] = strToU8(change(strFromU8(files['word/document.xml'] ?? new Uint8Array())))
  return zipSync(files, { mtime: '2026-03-05T00:00:00' })
}
const own = (words: string) => edited((xml) => xml.replace('补正告知书', words))

onEachDatabase('letter templates', (open) => {
  let desk: Desk
  let director: string
  let clerk: string
  let stranger: string
  before(async () => {
    desk = await openDesk(await open())
    director = await desk.officer('officeDirector', desk.agencies.bureau)
    clerk = await desk.officer('clerk', desk.agencies.section)
    stranger = await desk.officer('officeDirector', desk.agencies.other)
  })
  const upload = (bytes: Uint8Array, { as = director, name = '补正.docx', kind = 'L03' } = {}) =>
    desk.upload('/api/letters/templates', as, { agency: desk.agencies.bureau, kind }, { name, bytes })
  const list = async (query = '') =>
    (await desk.call('GET', `/api/letters/templates?agency=${desk.agencies.bureau}&kind=L03${query}`, { as: director }))
      .body
  const inUse = async () => {
    const { body } = await desk.call('GET', `/api/letters/kinds?agency=${desk.agencies.section}`, { as: clerk })
    return body.rows.find((row: { kind: string }) => row.kind === 'L03').template
  }

  describe('without one of its own', () => {
    it('an agency has the default of every kind, with its elements', async () => {
      const { body, status } = await desk.call('GET', `/api/letters/kinds?agency=${desk.agencies.bureau}`, {
        as: director,
      })
      assert.equal(status, 200)
      assert.deepEqual(
        body.rows.map((r: { kind: string }) => r.kind),
        templateLetters,
      )
      assert.deepEqual(body.acts, ['template.read', 'template.change'])
      const answer = body.rows.find((r: { kind: string }) => r.kind === 'L13')
      assert.equal(answer.zh, '不予公开答复书')
      assert.ok(answer.blanks.some((b: { key: string; required: boolean }) => b.key === 'remedy' && b.required))
      assert.equal(answer.template, null)
    })

    it('downloads it, and sees it filled in', async () => {
      const file = await desk.download('/api/letters/defaults/L03/file', clerk)
      assert.deepEqual(file.bytes, new Uint8Array(defaultTemplate('L03')))
      assert.match(file.disposition, /^attachment; .*补正告知书（默认模板）\.docx$/)
      const sample = await desk.download('/api/letters/defaults/L03/sample', clerk)
      assert.ok(unzipSync(sample.bytes)['word/document.xml'])
      const { body } = await desk.call('GET', '/api/letters/defaults/L03/preview', { as: clerk })
      assert.match(body.html, /<h3>政府信息公开申请补正告知书<\/h3>/)
    })
  })

  describe('an upload', () => {
    it('becomes the first, then the next number; the one before stays', async () => {
      const [first, second] = [await upload(own('一版')), await upload(own('二版'))]
      assert.deepEqual([first.status, first.body.number, second.body.number], [200, 1, 2])
      assert.ok(first.body.fields.includes('补正期限'))
      const { rows } = await list()
      assert.deepEqual(
        rows.map((r: { number: number; state: string; createdByName: string }) => [r.number, r.state, r.createdByName]),
        [
          [2, 'active', '岑一帆'],
          [1, 'replaced', '岑一帆'],
        ],
      )
      assert.equal((await inUse()).number, 2)
      const { body } = await desk.call('GET', `/api/letters/templates/${second.body.id}/preview`, { as: clerk })
      assert.match(body.html, /政府信息公开申请二版/)
      const file = await desk.download(`/api/letters/templates/${first.body.id}/file`, clerk)
      assert.deepEqual(file.bytes, own('一版'))
      const sample = await desk.download(`/api/letters/templates/${first.body.id}/sample`, clerk)
      assert.match(strFromU8(unzipSync(sample.bytes)['word/document.xml'] ?? new Uint8Array()), /周远山/)
    })

    it('of the file in use is not kept twice', async () => {
      const again = await upload(own('二版'))
      assert.deepEqual([again.status, again.body.error.code], [409, 'templateSame'])
    })

    it('with faults names each of them, with its place, and changes nothing', async () => {
      const before = (await list()).total
      const wrong = await upload(edited((xml) => xml.replace('{补正期限}', '{补证期限}')))
      assert.deepEqual([wrong.status, wrong.body.error.code], [422, 'templateRefused'])
      const messages: string[] = wrong.body.error.problems.map((p: { message: string }) => p.message)
      assert.equal(messages.length, 2)
      assert.match(messages[0] ?? '', /^正文第\d+段“.+”：没有“补证期限”这个字段/)
      assert.match(messages[1] ?? '', /缺少必备要素“补正期限”/)
      assert.equal((await list()).total, before)
    })

    it('that has lost a sentence which every letter has to say is refused, with that sentence', async () => {
      const cut = await upload(edited((xml) => xml.replace('视为放弃申请，', '')))
      assert.deepEqual([cut.status, cut.body.error.code], [422, 'templateRefused'])
      assert.match(cut.body.error.problems[0].message, /缺少必备内容“视为放弃申请”（条例第30条），请在模板中写上/)
    })

    it('that is no Word document, holds macros, or is missing, is refused', async () => {
      assert.equal((await upload(strToU8('%PDF-1.7\n%%EOF'), { name: 'a.pdf' })).body.error.code, 'templateRefused')
      const files = unzipSync(defaultTemplate('L03'))
      const macros = zipSync({ ...files, 'word/vbaProject.bin': strToU8('x') })
      assert.equal((await upload(macros)).body.error.code, 'fileWithMacros')
      const none = await desk.call('POST', '/api/letters/templates', { as: director, body: {} })
      assert.equal(none.status, 415)
    })

    it('is for the head of the disclosure office of the same body', async () => {
      for (const as of [clerk, stranger]) assert.equal((await upload(own('三版'), { as })).status, 404)
      const { body } = await upload(own('三版'))
      for (const path of ['file', 'sample', 'preview']) {
        const seen = await desk.call('GET', `/api/letters/templates/${body.id}/${path}`, { as: stranger })
        assert.equal(seen.status, 404)
      }
      const listed = await desk.call('GET', `/api/letters/templates?agency=${desk.agencies.bureau}`, { as: stranger })
      assert.equal(listed.status, 404)
    })

    it('by several at once gives each its own number and leaves one in use', async () => {
      const answers = await Promise.all(['甲', '乙', '丙', '丁'].map((words) => upload(own(words))))
      assert.deepEqual(
        answers.map(({ status }) => status),
        [200, 200, 200, 200],
      )
      const { rows } = await list('&size=100')
      const numbers: number[] = rows.map((r: { number: number }) => r.number)
      assert.deepEqual(
        numbers,
        numbers.map((_, i) => numbers.length - i),
      )
      assert.equal(rows.filter((r: { state: string }) => r.state === 'active').length, 1)
    })
  })

  describe('retiring and using again', () => {
    const post = (id: string, act: string, body: object, as = director) =>
      desk.call('POST', `/api/letters/templates/${id}/${act}`, { body, as })

    it('goes back to the default, and to an earlier number', async () => {
      const { rows } = await list('&size=100')
      const [active, earlier] = [rows[0], rows.at(-1)]
      assert.equal(
        (await post(active.id, 'retire', { version: active.version, reason: '不再使用' }, stranger)).status,
        404,
      )
      assert.equal((await post(active.id, 'retire', { version: active.version })).status, 422)
      assert.equal(
        (await post(active.id, 'retire', { version: 99, reason: '不再使用' })).body.error.code,
        'changedMeanwhile',
      )
      const retired = await post(active.id, 'retire', { version: active.version, reason: '不再使用' })
      assert.deepEqual(retired.body, { version: active.version + 1 })
      assert.equal(await inUse(), null)
      const again = await post(active.id, 'retire', { version: active.version + 1, reason: '不再使用' })
      assert.equal(again.body.error.code, 'notNow')
      assert.equal((await post(earlier.id, 'use', { version: earlier.version })).status, 200)
      assert.equal((await inUse()).number, 1)
      assert.equal((await post(earlier.id, 'use', { version: earlier.version + 1 })).body.error.code, 'notNow')
    })
  })
})
