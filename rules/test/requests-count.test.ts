import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addDays, type CivilDate } from '@gongkai/rules/dates'
import { outcomeCodes, rowOf } from '@gongkai/rules/outcomes'
import { checkReport, type Edition, emptyReport } from '@gongkai/rules/reports'
import { applicantClasses, type Counted, countedOf, countRequests, fold } from '@gongkai/rules/requests'
import fc from 'fast-check'
import { history, on, registered, seeded } from './requests.fixture.ts'

const counted = fc
  .record({
    applicant: fc.constantFrom(...applicantClasses),
    received: fc.nat(1400),
    took: fc.option(fc.nat(500)),
    outcome: fc.constantFrom(...outcomeCodes),
  })
  .map(({ applicant, received, took, outcome }): Counted => {
    const receivedOn = addDays(on('2022-01-01'), received)
    return {
      applicant,
      receivedOn,
      ...(took === null ? { decidedOn: null, outcome: null } : { decidedOn: addDays(receivedOn, took), outcome }),
    }
  })

test('table three satisfies every relation of the report, and what is carried out is what is carried in', () => {
  fc.assert(
    fc.property(fc.array(counted, { maxLength: 60 }), fc.constantFrom<Edition>('2019', '2021'), (requests, edition) => {
      for (const year of [2022, 2023, 2024, 2025]) {
        const tally = countRequests(requests, year, edition)
        const report = emptyReport(edition)
        report.year = year
        report.tables.requests = tally
        const broken = checkReport(report).filter(
          (f) => f.cells.some((c) => c.startsWith('requests.')) && f.force !== 'reading',
        )
        assert.deepEqual(broken, [])
        const next = countRequests(requests, year + 1, edition)
        assert.deepEqual(tally.carriedOut, next.carriedIn)
      }
    }),
    { ...seeded, numRuns: 100 },
  )
})

test('table three counts what one would count by hand', () => {
  fc.assert(
    fc.property(fc.array(counted, { maxLength: 60 }), (requests) => {
      const tally = countRequests(requests, 2023, '2021')
      const inYear = (d: CivilDate | null) => d?.startsWith('2023') ?? false
      const many = (test: (c: Counted) => boolean) => requests.filter(test).length
      assert.equal(
        tally.newlyReceived?.total,
        many((c) => inYear(c.receivedOn)),
      )
      assert.equal(
        tally.granted?.total,
        many((c) => inYear(c.decidedOn) && rowOf(c.outcome ?? 'granted', '2021') === 'granted'),
      )
      assert.equal(
        tally.carriedOut?.orgOther,
        many(
          (c) => c.applicant === 'orgOther' && c.receivedOn < '2024-01-01' && (c.decidedOn ?? '9999') > '2023-12-31',
        ),
      )
    }),
    seeded,
  )
})

test('a voided request counts nowhere', () => {
  const done = history(['2026-03-02', registered('2026-03-02')], ['2026-03-03', { type: 'voided', reason: '重复登记' }])
  assert.equal(countedOf(fold(done), on('2026-03-02')), null)
})
