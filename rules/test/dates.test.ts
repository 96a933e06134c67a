import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  addDays,
  addMonths,
  addYears,
  CivilDate,
  civilDate,
  dateOf,
  dateOfDayNumber,
  dayNumber,
  daysBetween,
  inChinese,
  isCivilDate,
  weekdayOf,
} from '@gongkai/rules/dates'
import fc from 'fast-check'

const seed = 20260305
const dayCount = fc.integer({ min: dayNumber(dateOf(1, 1, 1)), max: dayNumber(dateOf(9999, 12, 31)) })

describe('civil dates', () => {
  it('are days of the calendar written YYYY-MM-DD, nothing else', () => {
    for (const text of ['2024-02-29', '2000-02-29', '0001-01-01', '9999-12-31']) assert.equal(civilDate(text), text)
    const wrong = ['2023-02-29', '1900-02-29', '2024-13-01', '2024-00-10', '2024-04-31', '2024-01-00', '0000-01-01']
    for (const text of [...wrong, '2024-1-1', '20240101', '2024-01-01T00:00', ' 2024-01-01', '２０２４-01-01', ''])
      assert.throws(() => civilDate(text), RangeError, text)
    assert.equal(isCivilDate(20240101), false)
    assert.equal(CivilDate.safeParse('2024-02-30').success, false)
  })

  it('agree with the calendar of the platform on every day asked, in UTC', () => {
    fc.assert(
      fc.property(dayCount, (n) => {
        const date = dateOfDayNumber(n)
        const platform = new Date(n * 86_400_000)
        assert.equal(date, platform.toISOString().slice(0, 10))
        assert.equal(dayNumber(date), n)
        assert.equal(weekdayOf(date), platform.getUTCDay() || 7)
      }),
      { seed, numRuns: 2000 },
    )
  })

  it('add days back and forth', () => {
    fc.assert(
      fc.property(dayCount, fc.integer({ min: -9999, max: 9999 }), (n, days) => {
        fc.pre(n + days >= dayNumber(dateOf(1, 1, 1)) && n + days <= dayNumber(dateOf(9999, 12, 31)))
        const date = dateOfDayNumber(n)
        const later = addDays(date, days)
        assert.equal(daysBetween(date, later), days)
        assert.equal(addDays(later, -days), date)
        assert.equal(later > date, days > 0)
      }),
      { seed },
    )
    assert.throws(() => addDays(civilDate('9999-12-31'), 1), RangeError)
  })

  it('take the end of a month without a corresponding day (民法典第202条)', () => {
    assert.equal(addMonths(civilDate('2025-08-31'), 6), '2026-02-28')
    assert.equal(addMonths(civilDate('2023-08-31'), 6), '2024-02-29')
    assert.equal(addMonths(civilDate('2024-11-01'), 6), '2025-05-01')
    assert.equal(addMonths(civilDate('2024-01-15'), -1), '2023-12-15')
    assert.equal(addYears(civilDate('2024-02-29'), 1), '2025-02-28')
    assert.equal(addYears(civilDate('2024-02-29'), 4), '2028-02-29')
  })

  it('are read aloud without leading zeros', () => assert.equal(inChinese(civilDate('2026-04-09')), '2026年4月9日'))
})
