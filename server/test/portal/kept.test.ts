import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { kept } from '../../src/portal/kept.ts'

const ages = { fresh: 20, most: 200 }

test('what was loaded is given at once, loaded again when it is old, and stands when that fails', async () => {
  let times = 0
  let broken = false
  const ask = kept(async () => {
    if (broken) throw new Error('gone')
    return ++times
  }, ages)
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

test('after a time without readers the first one waits for what is true now, unless it cannot be loaded', async () => {
  let now = 'before'
  const ask = kept(async () => {
    if (now === 'broken') throw new Error('gone')
    return now
  }, ages)
  assert.equal(await ask(), 'before')
  now = 'after'
  await setTimeout(250)
  assert.equal(await ask(), 'after')
  now = 'broken'
  await setTimeout(250)
  assert.equal(await ask(), 'after')
  assert.equal(ask(), 'after')
})
