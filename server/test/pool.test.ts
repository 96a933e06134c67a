import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { inOrder, Pool } from '../src/workers/pool.ts'

const program = new URL('./fixtures/worker.mjs', import.meta.url)

async function outcomesOf(names: string[], size: number) {
  const pool = new Pool(size, program)
  try {
    const run = (name: string) => pool.run<'read'>({ kind: 'read', source: { name, path: name }, supplied: {} })
    const found = await Promise.all(names.map(run))
    return found.map((o) => ('error' in o ? o.error.code : String(o.value)))
  } finally {
    await pool.close()
  }
}

test('a document without end, or one that breaks off, ends its worker; the others are still worked on', async () => {
  assert.deepEqual(await outcomesOf(['a', 'loop', 'b', 'exit', 'c', 'throw', 'd', 'e'], 2), [
    'a',
    'timeout',
    'b',
    'internal',
    'c',
    'internal',
    'd',
    'e',
  ])
})

test('memory is bounded on the heap and outside of it', async () => {
  assert.deepEqual(await outcomesOf(['eat', 'a'], 1), ['tooLarge', 'a'])
  assert.deepEqual(await outcomesOf(['buffers', 'a'], 1), ['tooLarge', 'a'])
})

test('results come in the order of the items, with a bounded number under way', async () => {
  let running = 0
  let most = 0
  const results: number[] = []
  const items = Array.from({ length: 40 }, (_, i) => i)
  for await (const item of inOrder(items, 5, async (i) => {
    most = Math.max(most, ++running)
    await setTimeout((i * 7) % 11)
    running--
    return i
  }))
    results.push(item)
  assert.deepEqual(results, items)
  assert.ok(most <= 5)
})
