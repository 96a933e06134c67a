import assert from 'node:assert/strict'
import { before, it } from 'node:test'
import { previewLetter } from '@gongkai/documents/letters'
import { onEachDatabase } from '../support/server.ts'
import { pdf } from './pdf.ts'
import { type Desk, openDesk, valuesOf } from './support.ts'

/** What the letter prints, as an office program would print it into a PDF. */
function printed(docx: Uint8Array, change = (line: string) => line): Uint8Array {
  const paragraphs = previewLetter(docx)
    .split('\n')
    .map((html) => change(html.replace(/<[^>]*>/g, '')))
  const lines = paragraphs.flatMap((paragraph) => paragraph.match(/.{1,28}/gu) ?? [])
  return pdf(lines)
}
const scan = pdf([])

onEachDatabase('sealed copies', (open) => {
  let desk: Desk
  let clerk: string
  let head: string
  before(async () => {
    desk = await openDesk(await open())
    clerk = await desk.officer('clerk', desk.agencies.bureau)
    head = await desk.officer('sectionHead', desk.agencies.bureau)
  })

  const call = (path: string, body: object, as = clerk) => desk.call('POST', `/api/letters${path}`, { body, as })
  const get = (path: string, as = clerk) => desk.call('GET', `/api/letters/${path}`, { as })
  async function numbered(): Promise<{ id: string; docx: Uint8Array }> {
    const { body } = await call('', { agency: desk.agencies.bureau, kind: 'L10', values: valuesOf('L10') })
    await call(`/${body.id}/number`, { version: 1 })
    return { id: body.id, docx: (await desk.download(`/api/letters/${body.id}/file`, clerk)).bytes }
  }
  const seal = (id: string, version: number, bytes: Uint8Array, as = clerk, name = '盖章.pdf') =>
    desk.upload(`/api/letters/${id}/sealed`, as, { version: String(version) }, { name, bytes })

  it('that says what the draft says is issued at once, and is what is handed out', async () => {
    const { id, docx } = await numbered()
    const copy = printed(docx)
    const sealed = await seal(id, 2, copy)
    assert.deepEqual(sealed.body, { version: 3, state: 'issued', comparison: { verdict: 'same' } })
    const file = await desk.download(`/api/letters/${id}/sealed/file`, clerk)
    assert.deepEqual(file.bytes, copy)
    assert.match(file.disposition, /〔2026〕1号－答（盖章件）\.pdf/)
    assert.equal((await seal(id, 3, copy)).body.error.code, 'notNow')
    const letter = (await get(id)).body
    assert.deepEqual([letter.state, letter.verdict], ['issued', 'same'])
  })

  it('that says something else waits, shows where, and gives way to a right one', async () => {
    const { id, docx } = await numbered()
    const wrong = await seal(
      id,
      2,
      printed(docx, (line) => line.replace('60日', '30日')),
    )
    assert.deepEqual(
      [wrong.body.state, wrong.body.comparison.verdict, wrong.body.comparison.count],
      ['sealed', 'different', 1],
    )
    assert.deepEqual((await get(id)).body.comparison, wrong.body.comparison)
    const { rows } = await desk.parts.database.execute('select comparison from letters where id = $1', [id])
    assert.ok(!JSON.stringify(rows).includes('different'))
    const right = await seal(id, 3, printed(docx))
    assert.equal(right.body.state, 'issued')
  })

  it('that is a scan is never taken as equal: a person answers for it, with a reason, and not the clerk', async () => {
    const { id } = await numbered()
    const sealed = await seal(id, 2, scan)
    assert.deepEqual([sealed.body.state, sealed.body.comparison.verdict], ['sealed', 'noTextLayer'])
    const accept = (body: object, as = head) => call(`/${id}/accept`, body, as)
    assert.equal((await accept({ version: 3, reason: '核对一致' }, clerk)).status, 404)
    assert.equal((await accept({ version: 3 })).status, 422)
    assert.equal((await accept({ version: 2, reason: '核对一致' })).body.error.code, 'changedMeanwhile')
    assert.deepEqual((await accept({ version: 3, reason: '已逐字核对，一致' })).body, { version: 4, state: 'issued' })
    const letter = (await get(id)).body
    assert.deepEqual(
      [letter.acceptedReason, letter.acceptedByName, letter.verdict],
      ['已逐字核对，一致', '岑一帆', 'noTextLayer'],
    )
    assert.equal(letter.history[0].reason, '已逐字核对，一致')
  })

  it('is refused before the number, as no PDF, damaged, or by somebody else', async () => {
    const { body } = await call('', { agency: desk.agencies.bureau, kind: 'L10', values: valuesOf('L10') })
    assert.equal((await seal(body.id, 1, scan)).body.error.code, 'notNow')
    assert.equal((await get(`${body.id}/sealed/file`)).status, 404)
    const { id, docx } = await numbered()
    const asWord = await seal(id, 2, docx, clerk, '答复.docx')
    assert.deepEqual([asWord.status, asWord.body.error.code], [422, 'sealedRefused'])
    assert.match(asWord.body.error.message, /应为 PDF/)
    assert.match((await seal(id, 2, scan.subarray(0, 200))).body.error.message, /损坏/)
    assert.equal((await seal(id, 1, scan)).body.error.code, 'changedMeanwhile')
    const stranger = await desk.officer('officeDirector', desk.agencies.other)
    assert.equal((await seal(id, 2, scan, stranger)).status, 404)
  })

  it('by two at once is taken once', async () => {
    const { id, docx } = await numbered()
    const answers = await Promise.all([seal(id, 2, printed(docx)), seal(id, 2, printed(docx))])
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 409])
  })
})
