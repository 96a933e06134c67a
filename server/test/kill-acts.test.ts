import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type ActType, table } from '@gongkai/rules/requests'
import { crashActs } from './support/crash-acts.ts'
import { kinds } from './support/data.ts'

const types = Object.keys(table) as ActType[]

for (const kind of kinds)
  test(`kill -9 in the midst of every kind of act loses none that was acknowledged and does none twice · ${kind}`, async () => {
    // Killed at once, all of them are on their way; later some are done and the rest is.
    const strikes = [
      { types, after: 0, pause: 60 },
      { types, after: types.length, pause: 0 },
    ]
    const { acts, struck } = await crashActs(kind, strikes)
    assert.equal(acts, 2 * types.length)
    assert.deepEqual(
      types.filter((type) => !struck.has(type)),
      [],
    )
  })
