import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { appendFileSync, cpSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { folder, gongkai, root } from './support/gongkai.ts'

/** The project as it lies where nothing is built any more: the build beside its sources, no package that builds. */
async function installed(): Promise<string> {
  assert.equal((await gongkai(['--version'])).status, 0)
  const place = folder()
  for (const part of ['rules', 'documents', 'server', 'scripts', 'package.json', 'package-lock.json'])
    cpSync(join(root, part), join(place, part), {
      recursive: true,
      filter: (path) => !/\/(test|node_modules)$/.test(path),
    })
  mkdirSync(join(place, 'dist'))
  for (const name of readdirSync(join(root, 'dist')).filter((n) => n.startsWith('program-')))
    cpSync(join(root, 'dist', name), join(place, 'dist', name), { recursive: true })
  mkdirSync(join(place, 'node_modules'))
  for (const name of readdirSync(join(root, 'node_modules')).filter((n) => !/^(@?esbuild|vite|tsx)$/.test(n)))
    symlinkSync(join(root, 'node_modules', name), join(place, 'node_modules', name))
  return place
}

test('a build goes with its sources to another folder and runs there without what made it', async () => {
  const place = await installed()
  const run = () => {
    const args = [
      join(place, 'server/bin/gongkai.mjs'),
      'check',
      join(root, 'samples'),
      '--fail-on',
      'never',
      '--quiet',
    ]
    return spawnSync(process.execPath, args, { encoding: 'utf8' })
  }
  const builds = readdirSync(join(place, 'dist')).sort()
  const { status, stderr } = run()
  assert.deepEqual([status, stderr], [0, ''])
  assert.deepEqual(readdirSync(join(place, 'dist')).sort(), builds)

  // An old build must never run in the place of new sources.
  appendFileSync(join(place, 'rules/src/access/index.ts'), '\n')
  const stale = run()
  assert.equal(stale.status, 2)
  assert.match(stale.stderr, /npm ci/)
  assert.doesNotMatch(stale.stderr, /^\s+at /m)
})
