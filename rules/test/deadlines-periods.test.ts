import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { nationalCalendar } from '@gongkai/rules/calendar'
import { civilDate } from '@gongkai/rules/dates'
import { alarmOf, annualReportDue, computePeriod, serviceDates } from '@gongkai/rules/deadlines'
import { type ClockName, clocks, InputError, instruments } from '@gongkai/rules/law'
import vectors from '../data/deadline-vectors.json' with { type: 'json' }

const period = (kind: ClockName, start: string) => computePeriod({ kind, start: civilDate(start) }, nationalCalendar)
const isClock = (kind: string): kind is ClockName => Object.hasOwn(clocks, kind)

describe('the vectors of other periods', () => {
  for (const v of vectors.otherDeadlines)
    it(`${v.id} ${v.title}（${v.basis.join('、')}）`, () => {
      if (isClock(v.kind)) {
        const { due, nominal } = period(v.kind, v.start ?? '')
        assert.deepEqual([due, nominal], [v.expect, v.nominal ?? null])
      } else {
        assert.ok(v.kind === 'annualReportDept' || v.kind === 'annualReportGov')
        const publisher = v.kind === 'annualReportDept' ? 'department' : 'government'
        assert.equal(annualReportDue(publisher, v.reportYear ?? 0).due, v.expect)
      }
    })
})

describe('periods the vectors leave out', () => {
  const cases: [ClockName, string, string][] = [
    ['coAuthor', '2024-06-07', '2024-07-01'], // 条例34
    ['response', '2026-03-02', '2026-03-30'], // 条例33(2)
    ['litigationUntold', '2024-05-06', '2025-05-06'], // 行诉解释64
    ['litigationMax', '2019-05-15', '2024-05-15'], // 行诉法46(2)
    ['reviewReplySimple', '2024-02-05', '2024-02-18'], // 复议法54、88：五日是工作日
    ['reviewReplyOrdinary', '2024-02-05', '2024-02-23'], // 复议法48、88：十日是工作日
    ['courtDisclosure', '2025-06-03', '2025-07-01'], // 法释2025第11条
    ['redo', '2026-07-01', '2026-07-29'], // 复议条例58、条例33(2)
    ['redoOther', '2026-08-06', '2026-10-08'], // 复议条例58：10月5日在国庆假期，顺延
    ['reviewOpinion', '2025-03-10', '2025-05-09'], // 复议法76
    ['review', '2023-03-10', '2023-05-09'], // 2024年以前的复议法9
  ]
  for (const [kind, start, due] of cases)
    it(`${kind} from ${start} ends ${due}（${clocks[kind].terms.at(-1)?.basis}）`, () =>
      assert.equal(period(kind, start).due, due))

  it('set no time before their instrument applied', () => {
    const before: [ClockName, string][] = [
      ['proactive', '2019-05-14'],
      ['feePayment', '2020-12-31'],
      ['penaltyWithdrawal', '2021-07-14'],
      ['reviewMax', '2023-12-31'],
      ['courtDisclosure', '2025-05-31'],
      ['redo', '2026-06-30'],
    ]
    for (const [kind, start] of before)
      assert.throws(
        () => period(kind, start),
        (e) => e instanceof InputError && e.code === 'beforeLaw' && e.at === 'start' && /才有规定/.test(e.message),
        kind,
      )
  })

  it('cite the law of the day they start', () => {
    const cited = (start: string) => {
      const { basis, confidence } = period('review', start)
      return [basis, confidence]
    }
    assert.deepEqual(cited('2023-12-31'), ['行政复议法（2017年修正）第九条', 'memory'])
    assert.deepEqual(cited('2024-01-01'), ['行政复议法第二十条第一款', undefined])
    assert.deepEqual(
      [instruments.ogi, instruments.reviewLaw, instruments.courtInterpretation, instruments.reviewRegulations].map(
        (i) => i.from,
      ),
      ['2019-05-15', '2024-01-01', '2025-06-01', '2026-07-01'],
    )
  })
})

describe('the explanation of a period', () => {
  it('shows each day of 60, and why the end moved (民诉法85)', () => {
    const { trace } = period('review', '2025-08-05')
    assert.equal(trace.filter((r) => r.count !== null).length, 60)
    const last = trace.slice(-6).map((r) => [r.date, r.kind, r.note])
    assert.deepEqual(last[0], ['2025-10-04', 'holiday', '国庆节、中秋节放假；末日是休假日，顺延'])
    assert.deepEqual(last.at(-1), ['2025-10-09', 'workday', '休假日后第一日，届满'])
    assert.equal(trace.at(-1)?.basis, '民事诉讼法第八十五条')
  })

  it('of months is the day itself', () => {
    const rows = period('litigation', '2025-08-31').trace.map((r) => [r.date, r.note])
    assert.deepEqual(rows.at(-1), ['2026-02-28', '春节调休上班；届满'])
    assert.equal(rows.length, 2)
  })

  it('moves off a weekend worked only where an agency settled so', () => {
    const input = { kind: 'litigation', start: civilDate('2025-08-31') } as const
    assert.equal(computePeriod(input, nationalCalendar, { makeupDay: 'rest' }).due, '2026-03-02')
  })

  it('is provisional only where the unknown year matters', () => {
    assert.deepEqual(period('review', '2018-12-20').provisional, [])
    const unknown = period('review', '2026-12-20')
    assert.deepEqual([unknown.due, unknown.provisional], ['2027-02-18', ['calendar']])
    assert.deepEqual(period('proactive', '2026-12-20').provisional, ['calendar'])
    assert.equal(period('review', '2027-08-02').due, '2027-10-04', '10月1日至3日不因没有通知而不是法定休假日')
  })
})

describe('service and alarms', () => {
  const on = civilDate('2026-03-02')
  const later = civilDate('2026-03-05')

  it('date the reply and the start of remedies (235号; 复议条例23)', () => {
    assert.deepEqual(serviceDates({ method: 'direct', signedOn: on }), { answeredOn: on, knownOn: on })
    assert.deepEqual(serviceDates({ method: 'direct', refusedOn: on }), { answeredOn: on, knownOn: on })
    assert.deepEqual(serviceDates({ method: 'post', postedOn: on, signedOn: later }), {
      answeredOn: on,
      knownOn: later,
    })
    assert.deepEqual(serviceDates({ method: 'post', postedOn: on, signedOn: null }), { answeredOn: on, knownOn: null })
    assert.deepEqual(serviceDates({ method: 'online', arrivedOn: on }), { answeredOn: on, knownOn: on })
  })

  it('grow with the working days left', () => {
    const by = civilDate('2026-02-25')
    const alarms = ['2026-02-11', '2026-02-12', '2026-02-14', '2026-02-23', '2026-02-24', '2026-02-25', '2026-02-26']
    assert.deepEqual(
      alarms.map((today) => alarmOf(by, civilDate(today), nationalCalendar)),
      ['yellow', 'yellow', 'red', 'red', 'red', 'urgent', 'overdue'],
    )
    assert.equal(alarmOf(by, civilDate('2026-02-09'), nationalCalendar), 'none')
    assert.equal(alarmOf(by, civilDate('2026-02-09'), nationalCalendar, { yellow: 10, red: 2 }), 'yellow')
  })
})
