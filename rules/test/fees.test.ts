import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { civilDate } from '@gongkai/rules/dates'
import { computeFee, type FeeRequest, feesOf, linesOf, sumOf } from '@gongkai/rules/fees'
import { tariffOn } from '@gongkai/rules/law'
import fc from 'fast-check'

const seed = { seed: 20260305 }
const data = new URL('../data/fee-vectors.json', import.meta.url)
const { vectors } = JSON.parse(readFileSync(data, 'utf8')) as { vectors: Record<string, unknown>[] }
const answerKeys = ['totalYuan', 'chargeYuan', 'yuan']

for (const vector of vectors)
  test(`fee vector ${vector.id}${vector.note ? `: ${vector.note}` : ''}`, () => {
    const { id, note, confidence, totalYuan, chargeYuan, yuan, ...given } = vector
    const { tiers, ...answer } = computeFee(given)
    assert.deepEqual(
      answer,
      Object.fromEntries(answerKeys.filter((key) => key in vector).map((key) => [key, vector[key]])),
    )
    for (const tier of tiers) assert.equal(tier.count * tier.yuanEach, tier.yuan)
    const sum = tiers.reduce((total, tier) => total + tier.yuan, 0)
    const parts = [answer]
      .flatMap((a) => Object.values(a))
      .flatMap((v) => (typeof v === 'number' ? v : Object.values(v)))
    assert.equal(
      sum,
      parts.reduce((total: number, part) => total + Number(part), 0),
    )
  })

/** 109号第四条 spelled out, one request at a time. */
function naiveItem(k: number): number {
  if (k <= 10) return 0
  if (k <= 30) return 100
  let price = 100
  for (let end = 30; end < k; end += 10) price += 100
  return price
}

/** 109号第五条 spelled out, one page at a time. */
const naivePage = (p: number): number => (p <= 30 ? 0 : p <= 100 ? 10 : p <= 200 ? 20 : 40)

const naiveSum = (priceOf: (k: number) => number, first: number, last: number): number => {
  let sum = 0
  for (let k = first; k <= last; k++) sum += priceOf(k)
  return sum
}

const totalOf = (items: number): number => {
  const answer = computeFee({ method: 'byItem', cumulativeItemsInMonth: items })
  return 'totalYuan' in answer ? answer.totalYuan : Number.NaN
}

test('109号第四条: any number of items agrees with one request at a time, and never falls', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 400 }), (n) => {
      assert.equal(totalOf(n), naiveSum(naiveItem, 1, n))
      assert.ok(totalOf(n + 1) >= totalOf(n))
    }),
    seed,
  )
})

test('109号第四条: an increase is the difference of two totals, however it is cut', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 200 }),
      fc.integer({ min: 0, max: 200 }),
      fc.integer({ min: 0, max: 200 }),
      (already, a, b) => {
        const charge = (before: number, more: number) => {
          const answer = computeFee({ method: 'byItem', alreadyCountedInMonth: before, newItems: more })
          return 'chargeYuan' in answer ? answer.chargeYuan : Number.NaN
        }
        assert.equal(charge(already, a + b), totalOf(already + a + b) - totalOf(already))
        assert.equal(charge(already, a + b), charge(already, a) + charge(already + a, b))
      },
    ),
    seed,
  )
})

test('109号第五条: any number of pages agrees with one page at a time; each request is counted apart', () => {
  const yuanOf = (input: unknown) => {
    const answer = computeFee(input)
    return 'yuan' in answer ? answer.yuan : Number.NaN
  }
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 1500 }), { minLength: 1, maxLength: 6 }), (all) => {
      const each = all.map((pages) => yuanOf({ method: 'byPage', pages }))
      assert.deepEqual(
        each,
        all.map((pages) => naiveSum(naivePage, 1, pages)),
      )
      assert.equal(
        yuanOf({ method: 'byPage', requests: all.map((pages) => ({ pages })) }),
        each.reduce((sum: number, yuan) => sum + Number(yuan), 0),
      )
    }),
    seed,
  )
})

test('tiers cover the units without gap or overlap and hold whole fen', () => {
  const { byItem, byPage } = tariffOn('2026-03-05', 'receivedOn')
  fc.assert(
    fc.property(fc.constantFrom(byItem, byPage), fc.nat(500), fc.nat(500), (scale, before, more) => {
      const lines = linesOf(scale, before + 1, before + more)
      assert.equal(
        lines.reduce((sum, { count }) => sum + count, 0),
        more,
      )
      assert.ok(Number.isSafeInteger(sumOf(lines)))
      for (const [i, line] of lines.entries()) {
        assert.ok(line.count > 0 && Number.isInteger(line.fen))
        const next = lines[i + 1]
        if (next) assert.equal(next.from, (line.to ?? 0) + 1)
      }
    }),
    seed,
  )
})

const refusals: [string, unknown, string, string][] = [
  ['an unknown method', { method: 'byWeight' }, 'unknownValue', 'method'],
  ['no method', { pages: 3 }, 'missing', 'method'],
  ['nothing to count', { method: 'byItem' }, 'missing', 'cumulativeItemsInMonth'],
  ['half an increase', { method: 'byItem', alreadyCountedInMonth: 3 }, 'missing', 'newItems'],
  ['a negative count', { method: 'byItem', cumulativeItemsInMonth: -1 }, 'outOfRange', 'cumulativeItemsInMonth'],
  [
    'more requests than a month holds',
    { method: 'byItem', cumulativeItemsInMonth: 10_001 },
    'outOfRange',
    'cumulativeItemsInMonth',
  ],
  ['half a page', { method: 'byPage', pages: 1.5 }, 'wrongType', 'pages'],
  ['pages as text', { method: 'byPage', pages: '12' }, 'wrongType', 'pages'],
  ['more pages than paper', { method: 'byPage', pages: 1e9 }, 'outOfRange', 'pages'],
  ['a foreign key', { method: 'byPage', pages: 1, colour: 'red' }, 'unknownKey', 'colour'],
  ['two shapes at once', { method: 'byItem', cumulativeItemsInMonth: 1, months: [] }, 'unknownKey', 'months'],
  ['a month 13', { method: 'byItem', months: [{ month: '2025-13', items: 1 }] }, 'wrongType', 'months[0].month'],
  [
    'the same month twice',
    {
      method: 'byItem',
      months: [
        { month: '2025-03', items: 6 },
        { month: '2025-03', items: 6 },
      ],
    },
    'duplicate',
    'months[1].month',
  ],
  [
    'the same applicant twice',
    {
      method: 'byItem',
      applicants: [
        { id: 'A', items: 6 },
        { id: 'A', items: 6 },
      ],
    },
    'duplicate',
    'applicants[1].id',
  ],
  ['an unknown outcome', { method: 'byPage', pages: 40, outcome: 'refused' }, 'unknownValue', 'outcome'],
  [
    'FEE-8: before 2021',
    { method: 'byItem', months: [{ month: '2020-12', items: 12 }] },
    'beforeLaw',
    'months[0].month',
  ],
  ['FEE-8: before 2021', { method: 'byPage', pages: 40, receivedOn: '2020-12-31' }, 'beforeLaw', 'receivedOn'],
  ['a day that does not exist', { method: 'byPage', pages: 40, receivedOn: '2025-02-29' }, 'wrongType', 'receivedOn'],
  [
    'FEE-1: pages on a request charged by item',
    { method: 'mixed', cumulativeItemsInMonth: 12, requests: [{ ordinal: 11, method: 'byItem', pages: 40 }] },
    'unknownKey',
    'requests[0].pages',
  ],
  [
    'FEE-1: one request twice',
    {
      method: 'mixed',
      cumulativeItemsInMonth: 12,
      requests: [
        { ordinal: 11, method: 'byItem' },
        { ordinal: 11, method: 'byPage', pages: 40 },
      ],
    },
    'duplicate',
    'requests[1].ordinal',
  ],
  [
    'a number beyond the month',
    { method: 'mixed', cumulativeItemsInMonth: 12, requests: [{ ordinal: 13, method: 'byItem' }] },
    'outOfRange',
    'requests[0].ordinal',
  ],
  [
    'a request by weight',
    { method: 'mixed', cumulativeItemsInMonth: 1, requests: [{ ordinal: 1, method: 'byWeight' }] },
    'unknownValue',
    'requests[0].method',
  ],
  ['an empty list', { method: 'byPage', requests: [] }, 'outOfRange', 'requests'],
  ['a nameless applicant', { method: 'byItem', applicants: [{ id: '', items: 1 }] }, 'outOfRange', 'applicants[0].id'],
  ['null', null, 'wrongType', ''],
]

for (const [what, given, code, at] of refusals)
  test(`refused: ${what} (${JSON.stringify(given)})`, () => {
    assert.throws(
      () => computeFee(given),
      (error: unknown) => {
        assert.ok(error instanceof Error && 'code' in error && 'at' in error, String(error))
        assert.deepEqual([error.code, error.at], [code, at])
        assert.match(error.message, /\p{Script=Han}/u)
        return true
      },
    )
  })

const request = (more: Partial<FeeRequest> & { id: string }): FeeRequest => ({
  agency: 'a',
  applicant: 'p',
  receivedOn: civilDate('2025-03-03'),
  pieces: 1,
  method: 'byItem',
  ...more,
})
const many = (n: number, more: Partial<FeeRequest> = {}): FeeRequest[] =>
  Array.from({ length: n }, (_, i) => request({ id: `m${i}`, ...more }))
const lastFen = (requests: FeeRequest[], settings?: Parameters<typeof feesOf>[1]) =>
  feesOf(requests, settings).at(-1)?.fen

test('109号第四条: one application split into its smallest units counts as many', () => {
  const [fee] = feesOf([request({ id: 'x', pieces: 35 })])
  assert.deepEqual(fee?.ordinals, { first: 1, last: 35 })
  assert.equal(fee?.fen, 3000_00)
})

test('109号第四条: agency, applicant and calendar month each start again', () => {
  assert.equal(lastFen([...many(10), request({ id: 'x' })]), 100_00)
  assert.equal(lastFen([...many(10), request({ id: 'x', agency: 'b' })]), 0)
  assert.equal(lastFen([...many(10), request({ id: 'x', applicant: 'q' })]), 0)
  assert.equal(lastFen([...many(10), request({ id: 'x', receivedOn: civilDate('2025-04-01') })]), 0)
})

test('the day of receipt orders the numbers, whatever the order of the register', () => {
  const fees = feesOf([request({ id: 'late', receivedOn: civilDate('2025-03-31') }), ...many(10)])
  assert.deepEqual(fees[0]?.ordinals, { first: 11, last: 11 })
  assert.equal(fees[1]?.ordinals?.first, 1)
})

test('withdrawn requests and requests by volume keep their number, unless the settings say otherwise', () => {
  const counted = [...many(9), request({ id: 'w', withdrawn: true }), request({ id: 'x' })]
  assert.equal(lastFen(counted), 100_00)
  assert.equal(lastFen(counted, { withdrawnCounts: false, byPageCounts: true }), 0)
  const paged = [...many(9), request({ id: 'v', method: 'byPage', pages: 120 }), request({ id: 'x' })]
  assert.equal(feesOf(paged).at(-2)?.fen, 1100_00)
  assert.equal(lastFen(paged), 100_00)
  assert.equal(lastFen(paged, { withdrawnCounts: true, byPageCounts: false }), 0)
})

test('条例第42条: what the agency does not charge counts and costs nothing', () => {
  const free = [...many(10), request({ id: 'f', method: null }), request({ id: 'x' })]
  assert.deepEqual(
    feesOf(free)
      .slice(-2)
      .map(({ fen, ordinals }) => [fen, ordinals?.first]),
    [
      [0, 11],
      [100_00, 12],
    ],
  )
})

test('109号第五条: what is already public and only pointed to costs nothing by volume', () => {
  assert.equal(lastFen([request({ id: 'x', method: 'byPage', pages: 500, outcome: 'alreadyPublic' })]), 0)
  assert.equal(lastFen([request({ id: 'x', method: 'byPage', pages: 500, outcome: 'granted' })]), 14700_00)
})

test('a register with impossible charges is refused, with its row', () => {
  const at = (more: Partial<FeeRequest>) => {
    try {
      feesOf([request({ id: 'ok' }), request({ id: 'x', ...more })])
    } catch (error) {
      return error instanceof Error && 'at' in error && 'code' in error ? `${error.code} ${error.at}` : error
    }
    return 'accepted'
  }
  assert.equal(at({ pieces: 0 }), 'outOfRange [1].pieces')
  assert.equal(at({ method: 'byPage' }), 'missing [1].pages')
  assert.equal(at({ method: 'byPage', pages: 40, pieces: 2 }), 'conflict [1].pieces')
  assert.equal(at({ pages: 40 }), 'conflict [1].pages')
  assert.equal(at({ receivedOn: civilDate('2020-12-31') }), 'beforeLaw [1].receivedOn')
  assert.equal(at({ receivedOn: civilDate('2020-12-31'), method: null }), 'accepted')
})

test('a fee of a register equals one request at a time over random months', () => {
  const requests = fc.array(
    fc.record({
      agency: fc.constantFrom('a', 'b'),
      applicant: fc.constantFrom('p', 'q'),
      receivedOn: fc.constantFrom(...['2025-03-03', '2025-03-31', '2025-04-01'].map(civilDate)),
      pieces: fc.integer({ min: 1, max: 14 }),
    }),
    { maxLength: 30 },
  )
  fc.assert(
    fc.property(requests, (rows) => {
      const register = rows.map((row, i) => request({ id: String(i), ...row }))
      const counted: Record<string, number> = {}
      const expected: Record<string, number> = {}
      for (const r of register.toSorted((a, b) => a.receivedOn.localeCompare(b.receivedOn))) {
        const window = [r.agency, r.applicant, r.receivedOn.slice(0, 7)].join()
        const before = counted[window] ?? 0
        counted[window] = before + r.pieces
        expected[r.id] = naiveSum(naiveItem, before + 1, before + r.pieces) * 100
      }
      assert.deepEqual(Object.fromEntries(feesOf(register).map(({ id, fen }) => [id, fen])), expected)
    }),
    seed,
  )
})
