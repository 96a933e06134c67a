import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { agency, openPortal } from '../support/portal.ts'

const { app, say } = await openPortal({ METRICS_TOKEN: 'm'.repeat(32) })
const url = await app.listen({ host: '127.0.0.1', port: 0 })

const ask = async (path: string, headers: Record<string, string> = {}, method = 'GET') => {
  const answer = await fetch(new URL(path, url), { method, headers: { 'accept-encoding': 'br', ...headers } })
  const { date, ...told } = Object.fromEntries(answer.headers)
  return { status: answer.status, headers: told, body: await answer.text() }
}

/** How many answers the monitors were told of. */
async function counted(route: string, status: number): Promise<number> {
  const { body } = await ask('/metrics', { authorization: `Bearer ${'m'.repeat(32)}` })
  const line = `http_request_duration_seconds_count{method="GET",route="${route}",status="${status}"} `
  return Number(
    body
      .split('\n')
      .find((l) => l.startsWith(line))
      ?.slice(line.length) ?? 0,
  )
}

test('what lies ready is what the ordinary way gives, and is counted alike', async () => {
  const ordinary = [await ask('/guide'), await ask('/guide')]
  const large = await ask('/guide', { cookie: 'gongkai-large=1' })
  assert.match(large.body, /class="large"/)
  for (let i = 0; i < 3; i++) {
    assert.deepEqual(await ask('/guide'), ordinary[0])
    assert.deepEqual(await ask('/guide', { cookie: 'gongkai-large=1' }), large)
  }
  assert.equal(await counted('/guide', 200), 9)
  const etag = ordinary[0]?.headers.etag ?? ''
  assert.deepEqual([(await ask('/guide', { 'if-none-match': etag })).status, await counted('/guide', 304)], [304, 1])
  assert.equal((await ask('/guide', { 'accept-encoding': 'identity' })).headers['content-encoding'], undefined)
})

test('only a page that was asked for lies ready, and only to be read', async () => {
  await ask('/guide')
  assert.equal((await ask('/guide', {}, 'HEAD')).body, '')
  assert.equal((await ask('/guide', {}, 'POST')).status, 404)
  assert.equal((await ask('/guide2')).status, 404)
  assert.equal((await ask('/guide?x=1')).status, 200)
})

test('what is said of the agency is shown soon, though the page is asked for all the time', async () => {
  await ask('/guide')
  say({ ...agency, arrangement: '按机构、主题和体裁编排。' })
  let shown = ''
  for (let i = 0; i < 60 && !shown.includes('主题和体裁'); i++) {
    shown = (await ask('/guide')).body
    await setTimeout(50)
  }
  assert.match(shown, /按机构、主题和体裁编排。/)
})
