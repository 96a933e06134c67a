import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { agency, openPortal } from '../support/portal.ts'

const paths = [
  '/',
  '/guide',
  '/request/form',
  '/request/draft',
  '/query',
  '/query/code',
  '/calculator',
  '/calculator/fees',
  '/check',
]
const root = await openPortal()
const below = await openPortal({ BASE_URL: 'https://www.example.gov.cn/zfxxgk/' })
const html = { accept: 'text/html' }
const get = (url: string, headers: Record<string, string> = {}, { app } = root) => app.inject({ url, headers })

const linksOf = (text: string) => [...text.matchAll(/ (?:href|action|formaction)="([^"]*)"/g)].map((m) => m[1] ?? '')

test('every page answers without a script, without inline style, under a strict policy', async () => {
  for (const path of paths) {
    const { statusCode, body, headers } = await get(path)
    assert.equal(statusCode, 200, path)
    assert.match(body, /^<!doctype html>\n<html lang="zh-CN">/)
    assert.doesNotMatch(body, /<script| style=| on\w+=/)
    assert.equal(
      headers['content-security-policy'],
      "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    )
    assert.equal((body.match(/<h1/g) ?? []).length, 1)
    assert.match(body, /href="#main"[\s\S]*id="main"/)
  }
})

test('every link and form of every page leads to something, at the root and under a path', async () => {
  for (const { portal, base } of [
    { portal: root, base: '' },
    { portal: below, base: '/zfxxgk' },
  ]) {
    const links = new Set<string>()
    for (const path of paths)
      for (const link of linksOf((await get(`${base}${path}`, {}, portal)).body)) links.add(link)
    assert.ok(links.size > 12)
    for (const link of links) {
      if (link.startsWith('#')) continue
      assert.ok(link.startsWith(`${base}/`), `${link} leaves ${base}`)
      const { statusCode } = await get(link.replaceAll('&amp;', '&').replace(/#.*/, ''), html, portal)
      assert.ok(statusCode < 400, `${link}: ${statusCode}`)
    }
  }
})

test('places inside a page that links name are there', async () => {
  for (const path of [...paths, '/calculator?channel=inPerson&on-y=2026&on-m=2&on-d=30&days=10']) {
    const { body } = await get(path)
    const ids = new Set([...body.matchAll(/ id="([^"]+)"/g)].map((m) => m[1]))
    for (const link of linksOf(body).filter((l) => l.startsWith('#')))
      assert.ok(ids.has(link.slice(1)), `${path} ${link}`)
    assert.equal(ids.size, (body.match(/ id="/g) ?? []).length, `${path} has an id twice`)
  }
})

test('the first view of every page with its style is below 60 KB as it is sent', async () => {
  for (const path of paths) {
    const page = await get(path, { 'accept-encoding': 'gzip, br' })
    assert.equal(page.headers['content-encoding'], 'br')
    const [, name = ''] = /href="([^"]+\.css)"/.exec(brotliDecompressSync(page.rawPayload).toString()) ?? []
    const style = await get(name, { 'accept-encoding': 'gzip, br' })
    const sent = page.rawPayload.length + style.rawPayload.length
    assert.ok(style.rawPayload.length > 1_000 && sent < 60_000, `${path}: ${sent}`)
  }
})

test('a page is sent in the coding asked for, and not again while it is the same', async () => {
  const plain = await get('/guide')
  assert.equal(plain.headers['content-encoding'], undefined)
  assert.equal(plain.headers.vary, 'Accept-Encoding, Cookie')
  const zipped = await get('/guide', { 'accept-encoding': 'gzip;q=1, br;q=0' })
  assert.equal(zipped.headers['content-encoding'], 'gzip')
  assert.equal(gunzipSync(zipped.rawPayload).toString(), plain.body)
  const etag = String(plain.headers.etag)
  const again = await get('/guide', { 'if-none-match': etag })
  assert.deepEqual([again.statusCode, again.body], [304, ''])
  assert.equal((await get('/', { 'if-none-match': etag })).statusCode, 200)
})

test('what is said of the agency is shown soon, and what is not said is said to be missing', async () => {
  const portal = await openPortal({}, { name: null })
  const before = (await get('/guide', {}, portal)).body
  assert.match(before, /联系电话<\/dt><dd><span class="mute">本机关还没有填写/)
  assert.match(before, /还没有填写信息的编排体系/)
  portal.say({ ...agency, arrangement: '按机构、主题和体裁编排。' })
  let after = ''
  for (let i = 0; i < 30 && !after.includes('主题'); i++) {
    await setTimeout(100)
    after = (await get('/guide', {}, portal)).body
  }
  assert.match(after, /联系电话<\/dt><dd>0000-6021234/)
  assert.match(after, /按机构、主题和体裁编排。/)
})

test('the style is kept for good under the digest of its content; another digest is not there', async () => {
  const [, name = ''] = /href="([^"]+\.css)"/.exec((await get('/')).body) ?? []
  const style = await get(name)
  assert.equal(style.headers['cache-control'], 'public, max-age=31536000, immutable')
  assert.match(String(style.headers['content-type']), /^text\/css/)
  assert.doesNotMatch(style.body, /\/\*|url\(/)
  assert.equal((await get('/assets/portal-000000000000.css', html)).statusCode, 404)
  assert.equal((await get('/assets/..%2f..%2fpackage.json', html)).statusCode, 404)
})

test('大字版 is a cookie for this path only, and leads back to where one was', async () => {
  const { headers, statusCode } = await get('/zfxxgk/large?on=1&back=%2Fguide%3Fa%3D1', {}, below)
  assert.equal(statusCode, 303)
  assert.equal(headers.location, '/zfxxgk/guide?a=1')
  const cookie = String(headers['set-cookie'])
  assert.match(cookie, /^gongkai-large=1; Path=\/zfxxgk\/; Max-Age=31536000; SameSite=Lax; HttpOnly; Secure$/)
  const large = (await get('/zfxxgk/guide', { cookie: 'a=b; gongkai-large=1' }, below)).body
  assert.match(large, /<html lang="zh-CN" class="large">[\s\S]*标准字版/)
  assert.doesNotMatch((await get('/zfxxgk/guide', {}, below)).body, /class="large"/)
  const off = await get('/large?on=0&back=/')
  assert.match(String(off.headers['set-cookie']), /^gongkai-large=0; Path=\/; Max-Age=0/)
})

test('大字版 leads to no other site', async () => {
  for (const back of [
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    '/%0d%0aset-cookie:a=b',
    '',
    'x',
    '/large?on=1',
  ]) {
    const { headers } = await get(`/large?on=1&back=${encodeURIComponent(back)}`)
    assert.ok(['/', '/%0d%0aset-cookie:a=b'].includes(String(headers.location)), `${back} → ${headers.location}`)
  }
  assert.equal((await get('/large?on=1&back=/a&back=/b')).headers.location, '/')
})

test('what is not there is told as a page, in the look of the others', async () => {
  for (const url of ['/nowhere', '/guide/x', '/%E4%B8%AD']) {
    const { statusCode, body } = await get(url, html)
    assert.equal(statusCode, 404, url)
    assert.match(body, /<h1>没有这个页面<\/h1>/)
    assert.match(body, /回到首页/)
  }
  const { body } = await get('/zfxxgk/nowhere', html, below)
  assert.match(body, /href="\/zfxxgk\/"/)
  const hostile = await get('/nowhere?x="><script>alert(1)</script>', html)
  assert.doesNotMatch(hostile.body, /<script/)
})
