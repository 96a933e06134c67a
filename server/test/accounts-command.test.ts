import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { test } from 'node:test'
import { start } from '../src/main.ts'
import { readSettings } from '../src/platform/settings.ts'
import { folder, root } from './support/gongkai.ts'
import { actsAbout, enter, makePerson } from './support/people.ts'
import { postgres } from './support/postgres.ts'
import type { Opened } from './support/server.ts'

/** Runs the program, as an operator on the server does. */
function run(
  args: readonly string[],
  env: Record<string, string>,
): Promise<{ status: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, [join(root, 'server/bin/gongkai.mjs'), ...args], {
    cwd: root,
    env: { ...process.env, ...env },
  })
  let [out, err] = ['', '']
  child.stdout.on('data', (chunk) => {
    out += chunk
  })
  child.stderr.on('data', (chunk) => {
    err += chunk
  })
  return new Promise((ended) => child.on('close', (status) => ended({ status, out, err })))
}

const kinds = [
  { on: 'PGlite', url: async () => ({}) },
  ...(postgres
    ? [{ on: 'PostgreSQL', url: async () => ({ DATABASE_URL: (await postgres?.createDatabase()) ?? '' }) }]
    : []),
]

for (const { on, url } of kinds)
  test(`an operator resets an account while the server runs and when it does not · ${on}`, async () => {
    const env: Record<string, string> = {
      ...{ NODE_ENV: 'test', NOW: '2026-03-05', LOG_LEVEL: 'silent', PORT: '0' },
      ...{ DATA_DIR: join(folder(), 'data'), SECRET_KEY: 'a secret that is long enough for this' },
      ...(await url()),
    }
    const running = await start(readSettings(env))
    const o = {
      parts: running.parts,
      call: async (method: string, path: string, { body }: { body: unknown }) => {
        const address = new URL(path.slice(1), running.url)
        const headers = { 'content-type': 'application/json', origin: address.origin }
        const answer = await fetch(address, { method, headers, body: JSON.stringify(body) })
        return { status: answer.status, body: await answer.json() }
      },
    } as unknown as Opened
    try {
      const person = await makePerson(o, { account: 'operator-test' })
      const reset = await run(['user', 'reset', 'Operator-Test'], env)
      assert.deepEqual([reset.status, reset.out.split('\n').length], [0, 2], reset.err)
      assert.equal((await enter(o, person)).status, 401)
      const entered = await enter(o, { account: person.account, password: reset.out.trim() })
      assert.deepEqual([entered.status, entered.body.stage], [200, 'newPassword'])
      assert.ok((await actsAbout(o, person.id)).includes('user.reset'))
    } finally {
      await running.stop()
    }
    if (on === 'PostgreSQL') {
      const nobody = await run(['user', 'reset', 'nobody'], env)
      assert.deepEqual([nobody.status, nobody.out], [2, ''])
      assert.match(nobody.err, /没有账号“nobody”/)
      return
    }
    const alone = await run(['user', 'reset', '--second-factor', 'operator-test'], env)
    assert.equal(alone.status, 0, alone.err)
    const again = await start(readSettings(env))
    try {
      const answer = await fetch(new URL('api/session', again.url), {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: new URL(again.url).origin },
        body: JSON.stringify({ account: 'operator-test', password: alone.out.trim() }),
      })
      assert.equal(answer.status, 200)
    } finally {
      await again.stop()
    }
  })
