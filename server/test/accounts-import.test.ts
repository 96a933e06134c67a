import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { strToU8, zipSync } from 'fflate'
import { cookieOf, enter, type Somebody, signIn } from './support/people.ts'
import { type Opened, onEachDatabase } from './support/server.ts'

const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const letters = 'ABCDEFGH'

type Cell = string | { readonly formula: string }
const cellOf = (cell: Cell, at: string) =>
  typeof cell === 'string'
    ? `<c r="${at}" t="inlineStr"><is><t>${escaped(cell)}</t></is></c>`
    : `<c r="${at}" t="str"><f>${escaped(cell.formula)}</f><v>computed</v></c>`

/** A workbook of these rows. */
const sheet = (...rows: readonly (readonly Cell[])[]): Buffer =>
  Buffer.from(
    zipSync({
      '[Content_Types].xml': strToU8('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'),
      'xl/workbook.xml': strToU8(
        `<workbook ${main} xmlns:r="${relations}"><sheets><sheet name="一" sheetId="1" r:id="r1"/></sheets></workbook>`,
      ),
      'xl/_rels/workbook.xml.rels': strToU8(
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">' +
          `<Relationship Id="r1" Type="${relations}/worksheet" Target="worksheets/s.xml"/></Relationships>`,
      ),
      'xl/worksheets/s.xml': strToU8(
        `<worksheet ${main}><sheetData>${rows
          .map((r, i) => `<row r="${i + 1}">${r.map((c, j) => cellOf(c, `${letters[j]}${i + 1}`)).join('')}</row>`)
          .join('')}</sheetData></worksheet>`,
      ),
    }),
  )

/** The file as a browser sends it. */
function form(file: Buffer, name = 'users.xlsx') {
  const boundary = 'x'.repeat(40)
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`
  return {
    body: Buffer.concat([Buffer.from(head), file, Buffer.from(`\r\n--${boundary}--\r\n`)]),
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  }
}

onEachDatabase('importing accounts', (open) => {
  let o: Opened
  let system: Somebody
  before(async () => {
    o = await open()
    system = await signIn(o, { roles: ['systemAdmin'] })
  })
  const send = (
    path: string,
    file: Buffer,
    { name, key, as = system.cookie }: { name?: string; key?: string; as?: string } = {},
  ) => {
    const { body, headers } = form(file, name)
    return o.call('POST', path, { as, body, headers, ...(key && { key }) })
  }
  const check = (file: Buffer, options = {}) => send('/api/users/import/check', file, options)
  const apply = (file: Buffer, options = {}) => send('/api/users/import', file, options)
  const total = async () => (await o.call('GET', '/api/users', { as: system.cookie })).body.total

  const heading = ['账号', '姓名', '所在机关', '职务', '电话', '电子邮箱']
  const mixed = sheet(
    heading,
    ['qian', '钱一', '', '科员', '010-88888888', 'q@example.com'],
    ['sun 2', '孙二'],
    ['li3', ''],
    ['QIAN', '又是钱'],
    ['zhou', '周', '没有这个局'],
    ['wu', { formula: 'HYPERLINK("http://evil.example")' }],
    ['zheng', '=cmd|calc', '', '', '不是电话', '不是邮箱'],
    ['wang', '王'],
  )

  test('says row by row what would become of it and makes nothing', async () => {
    const before = await total()
    const { status, body } = await check(mixed)
    assert.equal(status, 200, JSON.stringify(body))
    const { rows, ...counts } = body
    assert.deepEqual(counts, { new: 2, there: 0, refused: 6 })
    const wrong = rows.map((r: { row: number; problems: { column: string }[] }) => [
      r.row,
      r.problems.map((p) => p.column),
    ])
    assert.deepEqual(wrong, [
      [2, []],
      [3, ['账号']],
      [4, ['姓名']],
      [5, ['账号']],
      [6, ['所在机关']],
      [7, ['姓名']],
      [8, ['电话', '电子邮箱']],
      [9, []],
    ])
    assert.equal(await total(), before)
  })

  test('makes what is right once: the same key, the same file and two at once make nothing twice', async () => {
    const before = await total()
    const first = await apply(mixed, { key: 'import-once-00001' })
    assert.equal(first.status, 200, first.text)
    assert.deepEqual(
      first.body.created.map((c: { account: string }) => c.account),
      ['qian', 'wang'],
    )
    const again = await apply(mixed, { key: 'import-once-00001' })
    assert.deepEqual(again.body, first.body)
    const other = await apply(mixed)
    assert.deepEqual([other.body.new, other.body.there, other.body.created], [0, 2, []])
    assert.equal(await total(), before + 2)
    const [{ oneTimePassword }] = first.body.created
    const entered = await enter(o, { account: 'qian', password: oneTimePassword })
    assert.equal(entered.body.stage, 'newPassword')
    assert.ok(cookieOf(entered))

    const race = sheet(heading, ['race1', '甲'], ['race2', '乙'])
    const both = await Promise.all([apply(race), apply(race)])
    const made = both.map((b) => (b.status === 200 ? b.body.created.length : 0))
    assert.equal(made[0] + made[1], 2, JSON.stringify(both.map((b) => [b.status, made])))
  })

  test('a sheet that is none is refused with a sentence', async () => {
    const refused: [Buffer, RegExp, object?][] = [
      [sheet(['姓名']), /缺少这些列：账号/],
      [sheet([...heading, '身份证号']), /不认识的列：身份证号/],
      [sheet(['账号', '姓名', '姓名']), /相同的列名/],
      [sheet(['账号', '姓名'], ...Array.from({ length: 5001 }, (_, i) => [`u${i}`, '某'])), /超过5000行/],
      [Buffer.from('账号,姓名\nqian,钱'), /xlsx/, { name: 'a.csv' }],
    ]
    for (const [file, says, options] of refused) {
      const { status, body } = await check(file, options)
      assert.equal(status, 422, says.source)
      assert.match(body.error.message, says)
      assert.equal(body.error.at, 'file')
    }
    assert.equal((await check(Buffer.from('MZ\x90\0 program'), { name: 'a.xlsx' })).status >= 415, true)
    const nothing = await o.call('POST', '/api/users/import/check', { as: system.cookie, body: {} })
    assert.equal(nothing.status, 415)
  })

  test('only who makes accounts imports them', async () => {
    const clerk = await signIn(o, { roles: ['clerk'] })
    assert.equal((await check(mixed, { as: clerk.cookie })).status, 404)
    assert.equal((await apply(mixed, { as: clerk.cookie })).status, 404)
    const template = await o.call('GET', '/api/users/import.xlsx', { as: system.cookie })
    assert.equal(template.status, 200)
  })

  test('hundreds of rows are made in one go', async () => {
    const many = sheet(heading, ...Array.from({ length: 300 }, (_, i) => [`many${i}`, `某${i}`]))
    const { status, body } = await apply(many)
    assert.deepEqual([status, body.new, body.created.length], [200, 300, 300])
  })
})
