import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { copyFileSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { folder, gongkai, samples } from './support/gongkai.ts'

const water2024 = readFileSync(join(samples, 'qingyuan-2024.html'), 'utf8')

async function pageOf(dir: string) {
  const out = join(folder(), 'result.html')
  const { stderr } = await gongkai(['check', dir, '--format', 'html', '-o', out])
  return { out, html: readFileSync(out, 'utf8'), stderr }
}

test('the page stands alone: no script, no address, nothing loaded', async () => {
  const { html } = await pageOf(samples)
  assert.doesNotMatch(html, /<script|<link|<img|<iframe|javascript:|https?:\/\/|@import|url\(|\son\w+=/)
  assert.match(html, /^<!doctype html>\n<html lang="zh-CN">/)
  assert.match(html, /Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"/)
})

test('every finding leads to its cells and every marked cell to a finding; ids are unique', async () => {
  const { html } = await pageOf(samples)
  const ids = [...html.matchAll(/ id="([^"]+)"/g)].map((m) => m[1])
  assert.equal(new Set(ids).size, ids.length)
  const targets = new Set(ids)
  const links = [...html.matchAll(/ href="#([^"]+)"/g)].map((m) => m[1] ?? '')
  assert.ok(links.length > 10)
  assert.deepEqual(
    links.filter((l) => !targets.has(l)),
    [],
  )
  assert.match(html, /<li><a href="#d\d-requests\.totalHandled\.total">（七）总计（总计） <b>26<\/b><\/a><\/li>/)
  assert.match(
    html,
    /<td id="d\d-requests\.totalHandled\.total"[^>]* class="[^"]*\be\b[^"]*"><a href="#d\d-f1" aria-label="26，错误">26<\/a><\/td>/,
  )
  assert.match(html, /空/)
})

test('what comes from a document is text, never markup', async () => {
  const dir = folder()
  const evil = '&lt;img src=x onerror=alert(1)&gt;'
  writeFileSync(
    join(dir, 'a"><script>.html'),
    water2024.replaceAll('清源镇人民政府', `清源镇${evil}人民政府`).replace('<td>22</td>', `<td>2${evil}</td>`),
  )
  const { html } = await pageOf(dir)
  assert.doesNotMatch(html, /<script|<img/)
  assert.match(html, /a&quot;&gt;&lt;script&gt;\.html/)
})

test('refused files are listed with what to do', async () => {
  const dir = folder()
  writeFileSync(join(dir, 'a.docx'), '')
  copyFileSync(join(samples, 'qingyuan-2023.html'), join(dir, 'b.html'))
  const { html } = await pageOf(dir)
  assert.match(html, /<h2 id="no">未能读取<\/h2>/)
  assert.match(html, /<th scope="row">a\.docx<\/th><td>[^<]*请[^<]*<\/td>/)
})

test('of very many documents the gravest are shown, and the page says what it leaves out', async () => {
  const dir = folder()
  const clean = readFileSync(join(samples, 'qingyuan-2023.html'), 'utf8')
  for (let i = 0; i < 230; i++)
    writeFileSync(join(dir, `${i}.html`), (i < 5 ? water2024 : clean).replaceAll('清源镇', `第${i}镇`))
  const { out, html } = await pageOf(dir)
  assert.equal(html.match(/<section class="doc\b/g)?.length, 200)
  for (let i = 0; i < 5; i++) assert.match(html, new RegExp(`第${i}镇人民政府`))
  assert.match(html, /另有 30 份问题较轻或没有问题的报告/)
  assert.ok(statSync(out).size < 12_000_000)
})

/** How many pixels the page is wider than the window; a browser says so in the title it is asked to print. */
function overflows(browser: string, out: string, width: number): string {
  const probe =
    '<script>const { scrollWidth, clientWidth } = document.documentElement; document.title = scrollWidth - clientWidth</script></body>'
  const html = readFileSync(out, 'utf8')
    .replace(/<meta http-equiv[^>]*>/, '')
    .replace('</body>', probe)
  const path = join(folder(), 'probe.html')
  writeFileSync(path, html)
  const args = ['--headless', '--no-sandbox', '--disable-gpu', `--window-size=${width},900`, '--dump-dom']
  const { stdout } = spawnSync(browser, [...args, pathToFileURL(path).href], { encoding: 'utf8', maxBuffer: 1 << 28 })
  return /<title>(\d+)<\/title>/.exec(stdout)?.[1] ?? ''
}

const browser = ['chromium', 'chromium-browser', 'google-chrome'].find((b) => spawnSync(b, ['--version']).status === 0)
if (!browser) console.log('not run: the result page in a browser (no chromium)')
else
  for (const width of [1280, 500])
    test(`the page fits a window of ${width} px`, async () => {
      const { out } = await pageOf(samples)
      assert.equal(overflows(browser, out, width), '0')
    })
