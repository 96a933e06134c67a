import assert from 'node:assert/strict'
import { test } from 'node:test'
import { unzipSync } from 'fflate'
import { archiveOf } from '../../src/platform/archive.ts'

const made = new Date('2026-03-05T01:00:00Z')

test('packs contents under their Chinese names, byte for byte', async () => {
  const large = Buffer.alloc(300_000, '公开')
  const stream = archiveOf(
    [
      { name: '目录.pdf', content: new Uint8Array([1, 2, 3]) },
      { name: '2 材料/空.txt', content: new Uint8Array() },
      {
        name: '2 材料/大.bin',
        content: async () =>
          (async function* () {
            yield large.subarray(0, 100_000)
            yield large.subarray(100_000)
          })(),
      },
    ],
    made,
  )
  const files = unzipSync(Buffer.concat(await stream.toArray()))
  assert.deepEqual(Object.keys(files), ['目录.pdf', '2 材料/空.txt', '2 材料/大.bin'])
  assert.equal(Buffer.compare(files['2 材料/大.bin'] ?? new Uint8Array(), large), 0)
})

test('reads no further than it is read: what nobody takes is not held', async () => {
  let given = 0
  const endless = async function* () {
    for (;;) {
      given++
      yield Buffer.alloc(64 * 1024)
    }
  }
  const stream = archiveOf([{ name: '大.bin', content: async () => endless() }], made)
  for await (const piece of stream) if (piece.length > 1000) break
  assert.ok(given < 20, `${given} pieces`)
})

test('fails as a whole when a content fails on its way', async () => {
  const stream = archiveOf([{ name: '缺.bin', content: () => Promise.reject(new Error('gone')) }], made)
  await assert.rejects(stream.toArray(), /gone/)
})
