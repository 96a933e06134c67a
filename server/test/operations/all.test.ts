import assert from 'node:assert/strict'
import { test } from 'node:test'
import { accounts } from '../support/operations/samples/accounts.ts'
import { administration } from '../support/operations/samples/administration.ts'
import { agencies } from '../support/operations/samples/agencies.ts'
import { calendar } from '../support/operations/samples/calendar.ts'
import { letters } from '../support/operations/samples/letters.ts'
import { requests } from '../support/operations/samples/requests.ts'
import { operations } from '../support/operations/suite.ts'

/** An installation begins once, so these are shown by themselves (setup.test.ts, demo.test.ts). */
const beginnings = ['setup.state', 'setup.complete', 'setup.demonstration', 'demonstration.accounts']

test('every operation has one sample, and is shown by it', () => {
  const shown = [accounts, administration, agencies, calendar, letters, requests].flatMap((samples) =>
    Object.keys(samples),
  )
  assert.deepEqual([...shown, ...beginnings].sort(), operations.map((o) => o.id).sort())
})
