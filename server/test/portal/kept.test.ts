import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { kept } from '../../src/portal/kept.ts'

test('what was loaded is given at once, loaded again when it is old, and stands when that fails', async () => {
  let times = 0
  let broken = false
  const ask = kept(async () => {
    if (broken) throw new Error('gone')
    return ++times
  }, 20)
  const [first, second] = await Promise.all([ask(), ask()])
  assert.deepEqual([first, second, times], [1, 1, 1])
  assert.equal(ask(), 1)
  await setTimeout(30)
  assert.equal(ask(), 1)
  await setTimeout(5)
  assert.equal(ask(), 2)
  broken = true
  await setTimeout(30)
  assert.equal(ask(), 2)
  await setTimeout(5)
  assert.equal(ask(), 2)
})
