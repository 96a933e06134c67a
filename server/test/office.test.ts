import assert from 'node:assert/strict'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import Fastify, { type FastifyInstance } from 'fastify'
import { office } from '../src/platform/http/office.ts'
import { translate } from '../src/platform/http/translate.ts'

const script = 'export const answer = 42'
const folder = await mkdtemp(join(tmpdir(), 'gongkai-office-'))
await mkdir(join(folder, 'assets'))
await writeFile(
  join(folder, 'index.html'),
  '<base href="%OFFICE%"><meta property="csp-nonce" nonce="%NONCE%"><script type="module" src="./assets/a-1.js" nonce="%NONCE%"></script>',
)
await writeFile(join(folder, 'assets/a-1.js'), script)
await writeFile(join(folder, 'assets/a-1.js.br'), brotliCompressSync(script))
await writeFile(join(folder, 'assets/a-1.js.gz'), gzipSync(script))
after(() => rm(folder, { recursive: true }))

async function site(basePath: string): Promise<FastifyInstance> {
  const app = Fastify()
  app.decorate('basePath', basePath)
  app.setErrorHandler((error, _request, reply) => reply.code(translate(error).status).send())
  await app.register(office(folder))
  return app as unknown as FastifyInstance
}

test('every address of the office is its page, with a nonce of its own that the policy names', async () => {
  const app = await site('/zfxxgk')
  const nonces = new Set<string>()
  for (const url of ['/office', '/office/', '/office/agencies/1?q=x']) {
    const { statusCode, body, headers } = await app.inject(url)
    assert.equal(statusCode, 200)
    assert.match(body, /<base href="\/zfxxgk\/office\/">/)
    const nonce = /csp-nonce" nonce="([\w-]{22})"/.exec(body)?.[1] ?? ''
    nonces.add(nonce)
    const policy = String(headers['content-security-policy'])
    assert.ok(policy.includes(`style-src 'self' 'nonce-${nonce}';`))
    assert.ok(policy.includes("script-src 'self';"))
    assert.doesNotMatch(policy, /unsafe/)
    assert.doesNotMatch(body, /%\w+%/)
    assert.equal(headers['cache-control'], 'no-store')
  }
  assert.equal(nonces.size, 3)
})

test('files of the office are kept for ever, in the encoding that is asked for', async () => {
  const app = await site('')
  const asked = (encoding: string) =>
    app.inject({ url: '/office/assets/a-1.js', headers: { 'accept-encoding': encoding } })
  const br = await asked('gzip, deflate, br')
  assert.equal(br.headers['content-encoding'], 'br')
  assert.match(String(br.headers['cache-control']), /immutable/)
  assert.equal((await asked('gzip')).headers['content-encoding'], 'gzip')
  const plain = await asked('identity')
  assert.equal(plain.headers['content-encoding'], undefined)
  assert.equal(plain.body, script)
  assert.match(String(plain.headers['content-type']), /^text\/javascript/)
})

test('only the files of the build are there', async () => {
  const app = await site('')
  for (const name of ['b.js', 'a-1.js.br', '..%2findex.html', '..%2f..%2fpackage.json'])
    assert.equal((await app.inject(`/office/assets/${name}`)).statusCode, 404, name)
})
