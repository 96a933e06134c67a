import assert from 'node:assert/strict'
import { before, it } from 'node:test'
import { unzipSync } from 'fflate'
import type { Somebody } from '../support/people.ts'
import { onEachDatabase } from '../support/server.ts'
import { done, IDENTITY, type Office, openOffice, submitted } from './support.ts'

const applicant = (name: string, number: string) => ({ name, paper: 'passport', number })
const agent = { name: '石磊', paper: 'passport', number: 'E8765432' }

onEachDatabase('requests · the list of submissions', (open) => {
  let office: Office
  before(async () => {
    office = await openOffice(await open())
    const joint = [applicant('岑一帆', 'E12345678'), applicant('=1+1田', 'E22345678')]
    await submitted(office, { applicants: joint, phone: '13900001111', description: '岑一帆申请的规划许可', agent })
    await submitted(office, { description: '征地补偿安置方案' })
    await submitted(office, { description: '年度预算' })
  })
  const list = async (query: Record<string, string>, as: Somebody = office.people.clerk) => {
    const path = `/api/submissions?${new URLSearchParams(query)}` as const
    return done(await office.call('GET', path, { as: as.cookie }))
  }
  const told = async (query: Record<string, string>, as?: Somebody) =>
    (await list(query, as)).rows.map((row: { description: string }) => row.description)

  /** The text of the cells of a sheet, in their order. */
  async function sheet(query: Record<string, string>, as: Somebody = office.people.clerk): Promise<string[]> {
    const { statusCode, rawPayload, headers } = await office.app.inject({
      method: 'GET',
      url: `/api/submissions.xlsx?${new URLSearchParams(query)}`,
      headers: { cookie: as.cookie, 'sec-fetch-site': 'same-origin' },
    })
    assert.equal(statusCode, 200)
    assert.ok(String(headers['content-disposition']).includes(encodeURIComponent('来件.xlsx')))
    const files = unzipSync(rawPayload)
    const text = Object.entries(files).flatMap(([name, bytes]) =>
      /worksheets\/|sharedStrings/.test(name) ? new TextDecoder().decode(bytes) : [],
    )
    return [...text.join('').matchAll(/<(?:t|v)\b[^>]*>([^<]*)</g)].map((match) => match[1] ?? '')
  }

  it('finds a submission by the whole name, number or telephone of an applicant, though all of it is sealed', async () => {
    for (const q of ['岑一帆', ' 岑 一帆', '=1+1田', '石磊', 'e1234 5678', '139-0000-1111'])
      assert.deepEqual(await told({ q }), ['岑一帆申请的规划许可'], q)
    assert.deepEqual(await told({ q: '周远山', sort: 'oldest' }), ['征地补偿安置方案', '年度预算'])
    assert.equal((await list({ q: '周远山', size: '1' })).total, 2)
    for (const q of ['岑一', '规划许可']) assert.deepEqual(await told({ q }), [], `${q}: sealed, only in full`)
    assert.deepEqual(await told({ q: '岑一帆', state: 'answered' }), [])
    assert.equal((await told({ q: '' })).length, 3)
    const elsewhere = await office.officer('clerk', office.county)
    assert.deepEqual(await told({ q: '岑一帆' }, elsewhere), [])
  })

  it('gives the list as it is filtered to Excel, of persons no more than it shows', async () => {
    const cells = await sheet({ q: '岑一帆' })
    for (const said of ['提交人', '岑一帆', '岑一帆申请的规划许可', '自然人', '待确认', '云川县自然资源局'])
      assert.ok(cells.includes(said), said)
    assert.ok(!cells.includes('年度预算'))
    const whole = await sheet({ sort: '-oldest' })
    assert.ok(whole.indexOf('年度预算') < whole.indexOf('征地补偿安置方案') && whole.includes('周远山'))
    for (const hidden of [IDENTITY, '13000000000', '13900001111', 'E12345678', '石磊'])
      assert.ok(!whole.some((cell) => cell.includes(hidden)), hidden)
    const elsewhere = await office.officer('clerk', office.county)
    assert.ok(!(await sheet({}, elsewhere)).includes('周远山'))
    const { secrecyReviewer } = office.people
    const asked = await office.call('GET', '/api/submissions.xlsx', { as: secrecyReviewer.cookie })
    assert.equal(asked.status, 404)
  })

  it('says in the sheet what became of each', async () => {
    const { rows } = await list({ q: '岑一帆' })
    const confirm = { version: 1, confirmedOn: '2026-03-05', how: '电话' }
    const path = `/api/submissions/${rows[0].id}/confirm` as const
    const { number } = done(await office.call('POST', path, { as: office.people.clerk.cookie, body: confirm }))
    const cells = await sheet({ state: 'confirmed' })
    assert.ok(cells.includes('已登记为申请') && cells.includes(number), cells.join())
  })
})
