import assert from 'node:assert/strict'
import { test } from 'node:test'
import { runs } from '@gongkai/bench/generate'
import {
  type AnnualReport,
  type CellKey,
  cellsOf,
  type Edition,
  evaluateRelations,
  putFigure,
} from '@gongkai/rules/reports'
import fc from 'fast-check'
import { altered, consistent, otherRows, threeRows } from './consistent.ts'
import { applies, cellsIn, couldBeWrong, holds, type Naive, naive, type Value, valuesOf } from './naive.ts'

const SEED = 20260305
const relationsOf = { '2019': naive('2019'), '2021': naive('2021') }

const overYears = (r: Naive) => cellsIn(r).some((k) => k.startsWith('previous:'))
const prefixed = (r: Naive): Naive => ({
  ...r,
  left: r.left.map((t) => ({ ...t, key: `previous:${t.key}` })),
  right: r.right.map((t) => ({ ...t, key: `previous:${t.key}` })),
  or: r.or && `previous:${r.or}`,
})

/** The relations that can be asked of this report and, where given, of the year before with it. */
function asked(report: AnnualReport, previous: AnnualReport | undefined, value: Value): Naive[] {
  const acrossEditions = (r: Naive) => r.id === 'XY-CARRY' || previous?.edition === report.edition
  return relationsOf[report.edition].filter(
    (r) => applies(r, value) && (!overYears(r) || (previous !== undefined && acrossEditions(r))),
  )
}

/** What an independent, slow evaluation finds, with its suspects. */
function slowly(report: AnnualReport, previous: AnnualReport | undefined, most: number) {
  const value = valuesOf(report, previous)
  const now = asked(report, previous, value)
  const before = previous
    ? relationsOf[previous.edition]
        .filter((r) => !overYears(r))
        .map(prefixed)
        .filter((r) => applies(r, value))
    : []
  return now
    .filter((r) => !holds(r, value, most))
    .map((r) => {
      const cells = cellsIn(r).filter((k) => value(k) !== undefined)
      return { rule: r.id, cells, suspects: cells.filter((k) => couldBeWrong(k, [...now, ...before], value, most)) }
    })
}

const order = (a: { rule: string; cells: string[] }, b: { rule: string; cells: string[] }) =>
  `${a.rule} ${a.cells[0]}`.localeCompare(`${b.rule} ${b.cells[0]}`)
const plain = (found: readonly { rule: string; cells: string[]; suspects: string[] }[]) =>
  found
    .map(({ rule, cells, suspects }) => ({ rule, cells: [...cells].sort(), suspects: [...suspects].sort() }))
    .sort(order)

/** A few cells that share relations, so that random changes meet each other. */
const lively = (edition: Edition): CellKey[] => {
  const rows = ['newlyReceived', 'carriedIn', 'granted', 'otherHandling', 'otherMisc', 'totalHandled', 'carriedOut']
  return [...cellsOf(consistent(edition))]
    .map((c) => c.key)
    .filter(
      (key) =>
        key.startsWith('proactive.') ||
        key.startsWith('reviewLitigation.review') ||
        (rows.includes(key.split('.')[1] ?? '') && /\.(naturalPerson|orgOther|total)$/.test(key)),
    )
    .filter((key) => !key.includes('amount') && !key.includes('procurement'))
}

/** A report in which the relations hold, then some cells changed or blanked. */
const reports = (edition: Edition) => {
  const cells = lively(edition)
  const changes = fc.dictionary(fc.constantFrom(...cells), fc.option(fc.integer({ min: 0, max: 4 }), { freq: 3 }), {
    maxKeys: 7,
  })
  return fc.tuple(changes, fc.nat(3), fc.nat(2), fc.nat(3)).map(([wrong, people, firms, change]) => {
    const other = edition === '2019' ? 'otherHandling' : 'otherMisc'
    const report = consistent(edition)
    for (const row of ['newlyReceived', 'totalHandled', other]) {
      putFigure(report, `requests.${row}.naturalPerson`, people)
      putFigure(report, `requests.${row}.orgOther`, firms)
      putFigure(report, `requests.${row}.total`, people + firms)
    }
    if (edition === '2019') putFigure(report, 'proactive.penalties.itemsChange', change - 2)
    return altered(report, wrong)
  })
}

const compare = (report: AnnualReport, previous: AnnualReport | undefined, most: number) =>
  assert.deepEqual(plain(evaluateRelations(report, previous)), plain(slowly(report, previous, most)))

for (const edition of ['2019', '2021'] as const) {
  test(`findings and suspects are those of a slow independent evaluation (${edition})`, () => {
    fc.assert(
      fc.property(reports(edition), (report) => compare(report, undefined, 16)),
      { seed: SEED, numRuns: runs(20) },
    )
  })
  test(`so they are where the other rows are printed the other way (${edition})`, () => {
    const [extra, replaced] = edition === '2019' ? [threeRows, ['otherHandling']] : [['otherHandling'], threeRows]
    fc.assert(
      fc.property(reports(edition), (report) => compare(otherRows(report, extra, replaced), undefined, 16)),
      { seed: SEED, numRuns: runs(20) },
    )
  })
  for (const before of ['2019', '2021'] as const)
    test(`so they are across years, ${before} before ${edition}`, () => {
      fc.assert(
        fc.property(reports(edition), reports(before), (report, previous) => compare(report, previous, 16)),
        { seed: SEED, numRuns: runs(20) },
      )
    })
}

test('blanks: an error only where no choice of numbers for them makes the relation hold', () => {
  const figure = fc.option(fc.integer({ min: 0, max: 3 }))
  fc.assert(
    fc.property(fc.array(figure, { minLength: 5, maxLength: 5 }), ([upheld, corrected, other, pending, total]) => {
      const figures = { Upheld: upheld, Corrected: corrected, Other: other, Pending: pending, Total: total }
      const report = consistent('2021')
      for (const [name, n] of Object.entries(figures)) putFigure(report, `reviewLitigation.direct${name}`, n ?? null)
      const parts = [upheld, corrected, other, pending]
      const known = parts.reduce<number>((n, p) => n + (p ?? 0), 0)
      const possible = (total ?? null) === null || known === total || (parts.includes(null) && known < (total ?? 0))
      assert.equal(evaluateRelations(report).length, possible ? 0 : 1)
    }),
    { seed: SEED, numRuns: runs(400) },
  )
})
