import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { test } from 'node:test'
import { setImmediate } from 'node:timers/promises'
import { DocumentError, readDocument } from '@gongkai/documents/read'
import { pdf, text } from './pdf-fixture.ts'

const page = (n: number) => text(60, 760, `云川县水务局政府信息公开工作年度报告第${n}页`)

/** Three pages, none where the table of objects says: the parser fetches all and gives up at the first. */
function withLostPages(): Uint8Array {
  const whole = Buffer.from(pdf([page(1), page(2), page(3)]))
  for (const { index } of whole.toString('latin1').matchAll(/obj\n<< \/Type \/Page /g))
    whole.fill('x', index, index + 3)
  return new Uint8Array(whole)
}

const codeOf = (bytes: Uint8Array) =>
  readDocument(bytes).then(
    () => 'read',
    (error: unknown) => (error instanceof DocumentError ? error.code : error),
  )

test('what the parser drops on a damaged file reaches nobody who listens; each listener stays', async () => {
  // What other tests read before is done with by then.
  await setImmediate()
  const stray: unknown[] = []
  const listener = (reason: unknown) => stray.push(reason)
  process.on('unhandledRejection', listener)
  const before = process.listeners('unhandledRejection')
  assert.deepEqual(await Promise.all([codeOf(withLostPages()), codeOf(withLostPages())]), ['damaged', 'damaged'])
  await setImmediate()
  assert.deepEqual(process.listeners('unhandledRejection'), before)
  process.off('unhandledRejection', listener)
  assert.deepEqual(stray, [])
})

test('without a listener the process goes on, but still ends by a rejection that is not of the parser', () => {
  const bytes = Buffer.from(withLostPages()).toString('base64')
  const run = (then: string) => {
    const script = `
      const { readDocument } = await import('@gongkai/documents/read')
      const reading = readDocument(Uint8Array.from(Buffer.from('${bytes}', 'base64')))
      ${then}
      console.log(await reading.catch((error) => error.code))`
    const options = { cwd: new URL('..', import.meta.url), encoding: 'utf8' } as const
    return spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], options)
  }
  const alone = run('')
  assert.deepEqual([alone.status, alone.stdout, alone.stderr], [0, 'damaged\n', ''])
  const other = run("Promise.reject(new Error('of the caller'))")
  assert.deepEqual([other.status, other.stdout], [1, ''])
  assert.match(other.stderr, /of the caller/)
})
