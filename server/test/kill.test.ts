import assert from 'node:assert/strict'
import { test } from 'node:test'
import { crashes } from './support/crash.ts'
import { kinds } from './support/data.ts'

for (const kind of kinds)
  test(`kill -9 in the midst of writing, five times, loses nothing that was acknowledged · ${kind}`, async () => {
    const { numbered } = await crashes(kind, 5, (round) => 150 + round * 100)
    assert.ok(numbered.size >= 5, `${numbered.size} letters were numbered`)
  })
