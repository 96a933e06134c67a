import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type Case, impossibleCase, naiveDeadlines, naiveKind, randomCase } from '@gongkai/bench/deadlines'
import { random, runs } from '@gongkai/bench/generate'
import { nationalCalendar } from '@gongkai/rules/calendar'
import { Channel, computeDeadlines, DeadlineEvent, parseCalculatorInput } from '@gongkai/rules/deadlines'
import { InputError } from '@gongkai/rules/law'
import fc from 'fast-check'

const seed = 20260305
const cases = fc.integer({ min: 1, max: 2 ** 31 }).map((n) => randomCase(random(n)))

describe('cases of every kind, received in 2019 to 2026', () => {
  it('get the dates that an independent computation gives them (条例30至35, 109号6)', () => {
    fc.assert(
      fc.property(cases, (given) => {
        const { warnings, trace, ...dates } = computeDeadlines(given, nationalCalendar)
        assert.deepEqual(dates, naiveDeadlines(given).dates)
      }),
      { seed, numRuns: runs(1000) },
    )
  })

  it('show the days that count one by one, each of its kind', () => {
    fc.assert(
      fc.property(cases, (given) => {
        const { trace, status } = computeDeadlines(given, nationalCalendar)
        for (const row of trace)
          assert.equal(row.kind, row.date < '2019-01-01' ? row.kind : naiveKind(row.date), row.date)
        const asked = given.events.at(-1)?.type === 'correctionRequested'
        if (status !== 'open' || asked) return
        const start = trace.findLastIndex((r) => r.clock === 'response' && r.note.endsWith('不计入'))
        const last = trace.slice(start).filter((r) => r.clock === 'response' || r.clock === 'extension')
        assert.deepEqual(
          last.filter((r) => r.count !== null).map((r) => r.date),
          naiveDeadlines(given).counted,
        )
      }),
      { seed, numRuns: runs(200) },
    )
  })

  it('are of every kind: each channel, event, ending and doubt', () => {
    const seen = new Set<string>()
    const note = (given: Case) => {
      const { status, provisional, suspendedWorkdays } = computeDeadlines(given, nationalCalendar)
      const kinds = [given.request.channel, ...given.events.map((e) => e.type), status, ...provisional]
      for (const kind of [...kinds, ...Object.keys(given.settings ?? {})]) seen.add(kind)
      if (suspendedWorkdays) seen.add('suspended')
    }
    for (let n = 1; n <= 600; n++) note(randomCase(random(n)))
    const all = [
      ...Channel.options,
      ...DeadlineEvent.options.map((o) => o.shape.type.value),
      ...['open', 'abandoned', 'withdrawn', 'answered', 'calendar', 'consultation', 'suspended'],
      ...['restDayReceipt', 'correctionDays', 'region'],
    ]
    assert.deepEqual(
      all.filter((kind) => !seen.has(kind)),
      [],
    )
  })
})

describe('cases that cannot be', () => {
  it('are refused at the place and for the reason that spoils them', () => {
    const impossible = fc.integer({ min: 1, max: 2 ** 31 }).map((n) => impossibleCase(random(n)))
    fc.assert(
      fc.property(impossible, ({ input, at, code }) => {
        assert.throws(
          () => computeDeadlines(parseCalculatorInput(input), nationalCalendar),
          (error) => {
            assert.ok(error instanceof InputError, String(error))
            assert.deepEqual([error.at, error.code], [at, code])
            return /\p{Script=Han}/u.test(error.message)
          },
        )
      }),
      { seed, numRuns: runs(300) },
    )
  })
})
