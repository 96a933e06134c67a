import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { gongkai, samples } from '../support/gongkai.ts'
import { multipart, openPortal } from '../support/portal.ts'

const { app } = await openPortal({ UPLOAD_LIMIT_MB: '1' })
const sample = (name: string) => readFileSync(join(samples, name))
let address = 0

/** Sends a form as somebody else each time, so that one's limit does not stop the others. */
const send = (url: string, form: ReturnType<typeof multipart>, from = `10.0.0.${++address}`) =>
  app.inject({ method: 'POST', url, remoteAddress: from, ...form, headers: { accept: 'text/html', ...form.headers } })
const report = (name: string, shown = name) => multipart({ name: 'file', file: shown, content: sample(name) })

test('the API answers what the command line prints', async () => {
  for (const name of ['qingyuan-2024.html', 'wanghu-2024.docx']) {
    const answer = await send('/api/reports/check', report(name))
    const printed = await gongkai(['check', join(samples, name), '--format', 'json', '--quiet'])
    assert.equal(answer.statusCode, 200)
    assert.deepEqual(answer.json(), JSON.parse(printed.stdout))
  }
})

test('a document that cannot be read is refused in words, in both ways', async () => {
  const form = multipart({ name: 'file', file: '照片.png', content: Buffer.from('89504e470d0a1a0a00000000', 'hex') })
  const answer = await send('/api/reports/check', form)
  assert.equal(answer.statusCode, 422)
  assert.equal(answer.json().file, '照片.png')
  assert.ok(answer.json().error.code && answer.json().error.message)
  const page = await send('/check', form)
  assert.equal(page.statusCode, 422)
  assert.ok(page.body.includes(answer.json().error.message))
  assert.match(page.body, /id="file-bad" role="alert"/)
})

test('findings stand beside the tables, each leading to the other', async () => {
  const { body, statusCode, headers } = await send('/check', report('qingyuan-2024.html'))
  assert.equal(statusCode, 200)
  assert.match(body, /清源镇人民政府2024年度/)
  const ids = new Set([...body.matchAll(/ id="([^"]+)"/g)].map((m) => m[1]))
  assert.equal(ids.size, (body.match(/ id="/g) ?? []).length)
  const links = [...body.matchAll(/ href="#([^"]+)"/g)].map((m) => m[1] ?? '')
  assert.ok(links.includes('r-f1') && links.includes('r-requests.totalHandled.total'))
  for (const link of links) assert.ok(ids.has(link), link)
  assert.match(body, /<td id="r-requests\.totalHandled\.total"[^>]*class="t e /)
  assert.doesNotMatch(body, /<script| style=/)
  assert.equal(headers['cache-control'], 'no-store')
})

test('a report without findings says so', async () => {
  assert.match((await send('/check', report('wanghu-2024.docx'))).body, /表格的勾稽关系全部相符/)
})

test('no file, an empty form, two files and something else than a form are refused beside the field', async () => {
  const cases = [
    { form: multipart({ name: 'file', file: '', content: '' }), says: /没有收到文件/ },
    { form: multipart({ name: 'other', file: 'a.txt', content: 'x' }), says: /没有收到文件/ },
    { form: multipart({ name: 'text', content: 'x' }), says: /没有收到文件/ },
    { form: multipart(), says: /没有收到文件/ },
  ]
  for (const { form, says } of cases) {
    const { statusCode, body } = await send('/check', form)
    assert.equal(statusCode, 422)
    assert.match(body, says)
    assert.match(body, /<input id="file"/)
    assert.match((await send('/api/reports/check', form)).json().error.message, says)
  }
  const json = await app.inject({ method: 'POST', url: '/api/reports/check', payload: { file: 'x' } })
  assert.equal(json.statusCode, 415)
})

test('a file over the limit is not taken', async () => {
  const form = multipart({ name: 'file', file: 'a.txt', content: Buffer.alloc(1024 * 1024 + 1, 'a') })
  const { statusCode, body } = await send('/check', form)
  assert.equal(statusCode, 413)
  assert.match(body, /文件超过1MB，没有接收/)
})

test('a name is shown as text, without folders and control characters', async () => {
  const form = report('wanghu-2024.docx', '..\\..\\a\u202e<img src=x onerror=alert(1)>.docx')
  const { body } = await send('/check', form)
  assert.doesNotMatch(body, /<img/)
  assert.match(body, /a&lt;img src=x onerror=alert\(1\)>?(&gt;)?\.docx/)
  const { file } = (await send('/api/reports/check', report('wanghu-2024.docx', '/etc/passwd'))).json()
  assert.equal(file, 'passwd')
})

test('who checks too often is asked to wait, on both ways together', async () => {
  const statuses: number[] = []
  for (let i = 0; i < 32; i++)
    statuses.push((await send(i % 2 ? '/check' : '/api/reports/check', multipart(), '10.1.1.1')).statusCode)
  assert.deepEqual(statuses.slice(-2), [429, 429])
  assert.equal(statuses.filter((s) => s === 422).length, 30)
  const { body } = await send('/check', multipart(), '10.1.1.1')
  assert.match(body, /id="file-bad"[^>]*>.*操作太频繁，请稍后再试。/)
})

test('more uploads at once than there are places for are turned away, and the places come back', async () => {
  const answers = await Promise.all(
    Array.from({ length: 12 }, () => send('/api/reports/check', report('qingyuan-2024.html'))),
  )
  const statuses = answers.map((a) => a.statusCode)
  assert.ok(statuses.includes(200))
  assert.ok(statuses.every((s) => s === 200 || s === 503))
  assert.equal((await send('/api/reports/check', report('qingyuan-2024.html'))).statusCode, 200)
})
