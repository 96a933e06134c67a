import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { naiveAddDays, naiveNthWorkday } from '@gongkai/bench/deadlines'
import { isWorkday, nationalCalendar } from '@gongkai/rules/calendar'
import { civilDate, dateOfDayNumber, dayNumber } from '@gongkai/rules/dates'
import { computeDeadlines, computePeriod, type DeadlineAnswer, type DeadlineInput } from '@gongkai/rules/deadlines'
import fc from 'fast-check'
import vectors from '../data/deadline-vectors.json' with { type: 'json' }
import { type NaiveConsultation, type NaiveRun, naiveAddMonths, naiveRolled } from './deadlines.naive.ts'

const seed = 20260305
type Event = NonNullable<DeadlineInput['events']>[number]

const dayFrom = (from: string, to: string) =>
  fc.integer({ min: dayNumber(civilDate(from)), max: dayNumber(civilDate(to)) }).map(dateOfDayNumber)
/** Leaves room for whatever follows within the years that have a calendar. */
const receivedOn = dayFrom('2019-05-15', '2026-02-28')

/** Offsets in days from the start of a run; made into dates once the start is known. */
const consultationPlan = fc.record({
  kind: fc.constantFrom('thirdParty', 'coAuthor', 'otherAgency'),
  sent: fc.nat(20),
  delivery: fc.nat(4),
  reply: fc.option(fc.nat(30), { nil: null }),
})
const runPlan = fc.record({
  consultations: fc.array(consultationPlan, { maxLength: 3 }),
  extension: fc.option(fc.record({ notified: fc.nat(45), workdays: fc.integer({ min: 1, max: 20 }) }), { nil: null }),
})
type RunPlan = typeof runPlan extends fc.Arbitrary<infer T> ? T : never

function runOf(start: string, plan: RunPlan): NaiveRun {
  const consultations = plan.consultations
    .map(({ kind, sent, delivery, reply }): NaiveConsultation => {
      const sentOn = naiveAddDays(start, sent)
      const delivered = naiveAddDays(sentOn, delivery)
      const replied = reply === null ? null : naiveAddDays(delivered, reply)
      // Nothing bounds an unanswered letter to another agency; that case is shown apart.
      return { kind: replied === null && kind === 'otherAgency' ? 'coAuthor' : kind, sent: sentOn, delivered, replied }
    })
    .sort((a, b) => a.sent.localeCompare(b.sent))
  const { extension } = plan
  return {
    start,
    consultations,
    extension: extension && { notified: naiveAddDays(start, extension.notified), workdays: extension.workdays },
  }
}

function consulted({ kind, sent, delivered, replied }: NaiveConsultation): Event {
  if (kind === 'otherAgency') return { type: 'otherAgencyConsultation', sentOn: sent, repliedOn: replied }
  const type = kind === 'coAuthor' ? 'coAuthorConsultation' : 'thirdPartyConsultation'
  return { type, sentOn: sent, deliveredOn: delivered, repliedOn: replied }
}

/** The events of a run in the order of their dates. */
function eventsOf({ consultations, extension }: NaiveRun): Event[] {
  const dated = consultations.map((c) => ({ on: c.sent, event: consulted(c) }))
  if (extension) {
    const event: Event = { type: 'extended', notifiedOn: extension.notified, workdays: extension.workdays }
    dated.push({ on: extension.notified, event })
  }
  return dated.sort((a, b) => a.on.localeCompare(b.on)).map((d) => d.event)
}

const lastDateOf = ({ start, consultations, extension }: NaiveRun): string =>
  [start, ...consultations.map((c) => c.sent), extension?.notified ?? start].sort().at(-1) ?? start

const compute = (received: string, events: Event[]): DeadlineAnswer =>
  computeDeadlines({ request: { channel: 'inPerson', receivedOn: received }, events }, nationalCalendar)

/** A first run, perhaps a restart by correction or payment, and a second run. */
const history = fc.record({
  received: receivedOn,
  first: runPlan,
  restart: fc.constantFrom('none', 'correction', 'fee'),
  asked: fc.nat(5),
  came: fc.nat(25),
  second: runPlan,
})
type History = typeof history extends fc.Arbitrary<infer T> ? T : never

function played(h: History) {
  const first = runOf(h.received, h.first)
  const askedOn = naiveAddDays(lastDateOf(first), h.asked)
  const restartedOn = naiveAddDays(askedOn, h.came)
  const second = runOf(restartedOn, h.second)
  const between: Event[] =
    h.restart === 'correction'
      ? [
          { type: 'correctionRequested', on: askedOn },
          { type: 'corrected', receivedOn: restartedOn },
        ]
      : [
          { type: 'feeNotice', issuedOn: askedOn, deliveredOn: askedOn },
          { type: 'feePaid', on: restartedOn },
        ]
  const events = h.restart === 'none' ? eventsOf(first) : [...eventsOf(first), ...between, ...eventsOf(second)]
  return { first, second, askedOn, restartedOn, current: h.restart === 'none' ? first : second, events }
}

describe('a request', () => {
  it('is never due on a rest day, and its trace counts one by one to the day', () => {
    fc.assert(
      fc.property(history, (h) => {
        const answer = compute(h.received, played(h).events)
        const { respondBy, correctionNoticeBy, extensionDecisionBy, feeNoticeIssuedBy, payBy } = answer
        const due = [respondBy, correctionNoticeBy, extensionDecisionBy, feeNoticeIssuedBy, payBy]
        for (const date of [...due, ...(answer.consultationReplyBy ?? [])])
          if (date) assert.ok(isWorkday(nationalCalendar, date), date)
        const restart = answer.trace.findLastIndex((r) => r.clock === 'response' && r.note.endsWith('不计入'))
        const rows = answer.trace.slice(restart + 1).filter((r) => r.clock === 'response' || r.clock === 'extension')
        const counts = rows.flatMap((r) => r.count ?? [])
        const upTo = (n: number) => Array.from({ length: n }, (_, i) => i + 1)
        assert.deepEqual(counts, [...upTo(20), ...upTo(counts.length - 20)])
        assert.equal(rows.at(-1)?.date, respondBy)
      }),
      { seed, numRuns: 200 },
    )
  })

  it('is abandoned the day after the term, working day or not (条例30, 109号6)', () => {
    fc.assert(
      fc.property(receivedOn, fc.nat(9), (received, days) => {
        const on = naiveAddDays(received, days)
        const fee = compute(received, [{ type: 'feeNotice', issuedOn: on, deliveredOn: on }, { type: 'feeLapsed' }])
        assert.equal(fee.abandonedFrom, naiveAddDays(naiveNthWorkday(on, 20), 1))
        const lapsed = compute(received, [{ type: 'correctionRequested', on }, { type: 'correctionLapsed' }])
        assert.equal(lapsed.abandonedFrom, naiveAddDays(naiveNthWorkday(on, 10), 1))
        assert.deepEqual([lapsed.status, lapsed.respondBy], ['abandoned', undefined])
      }),
      { seed, numRuns: 200 },
    )
  })
})

describe('suspensions and restarts', () => {
  const run = fc.record({ received: receivedOn, plan: runPlan })

  it('one more inquiry never moves a date earlier (条例33(3))', () => {
    fc.assert(
      fc.property(run, consultationPlan, ({ received, plan }, more) => {
        const without = compute(received, eventsOf(runOf(received, plan)))
        const wider = { ...plan, consultations: [...plan.consultations, more] }
        const within = compute(received, eventsOf(runOf(received, wider)))
        assert.ok((within.respondBy ?? '') >= (without.respondBy ?? ''))
        assert.ok((within.extensionDecisionBy ?? '') >= (without.extensionDecisionBy ?? ''))
      }),
      { seed, numRuns: 200 },
    )
  })

  it('overlapping inquiries count once', () => {
    fc.assert(
      fc.property(run, ({ received, plan }) => {
        const once = compute(received, eventsOf(runOf(received, plan)))
        const doubled = { ...plan, consultations: plan.consultations.flatMap((c) => [c, c]) }
        const twice = compute(received, eventsOf(runOf(received, doubled)))
        assert.deepEqual([twice.respondBy, twice.suspendedWorkdays], [once.respondBy, once.suspendedWorkdays])
      }),
      { seed, numRuns: 150 },
    )
  })

  it('a restart forgets what was before (条例30, 109号6)', () => {
    fc.assert(
      fc.property(history, (h) => {
        fc.pre(h.restart !== 'none')
        const { restartedOn, second, events } = played(h)
        assert.equal(compute(h.received, events).respondBy, compute(restartedOn, eventsOf(second)).respondBy)
      }),
      { seed, numRuns: 200 },
    )
  })

  it('an open inquiry gives the latest date an answer in time can lead to, marked', () => {
    fc.assert(
      fc.property(run, consultationPlan, fc.nat(30), ({ received, plan }, asked, day) => {
        const answered = (reply: number | null) =>
          compute(
            received,
            eventsOf(runOf(received, { ...plan, consultations: [{ ...asked, kind: 'thirdParty', reply }] })),
          )
        const open = answered(null)
        const replied = answered(day)
        const [replyBy = ''] = open.consultationReplyBy ?? []
        fc.pre(naiveAddDays(naiveAddDays(received, asked.sent + asked.delivery), day) <= replyBy)
        assert.ok((replied.respondBy ?? '') <= (open.respondBy ?? ''))
        assert.deepEqual([open.provisional, replied.provisional], [['consultation'], []])
      }),
      { seed, numRuns: 200 },
    )
  })
})

describe('other periods', () => {
  const periods = [
    ['review', (start: string) => naiveAddDays(start, 60)],
    ['postReviewLitigation', (start: string) => naiveAddDays(start, 15)],
    ['litigation', (start: string) => naiveAddMonths(start, 6)],
    ['litigationUntold', (start: string) => naiveAddMonths(start, 12)],
  ] as const

  it('in days, months and years end where an independent computation does, never on a rest day (民诉法85)', () => {
    fc.assert(
      fc.property(fc.constantFrom(...periods), dayFrom('2019-01-01', '2025-12-20'), ([kind, nominalOf], start) => {
        const { due, nominal } = computePeriod({ kind, start }, nationalCalendar)
        assert.deepEqual([nominal, due], [nominalOf(start), naiveRolled(nominalOf(start))])
        assert.ok(isWorkday(nationalCalendar, due))
      }),
      { seed, numRuns: 200 },
    )
  })

  it('in working days do not either (条例26)', () => {
    fc.assert(
      fc.property(dayFrom('2019-05-15', '2026-11-01'), (start) => {
        assert.equal(computePeriod({ kind: 'proactive', start }, nationalCalendar).due, naiveNthWorkday(start, 20))
      }),
      { seed, numRuns: 500 },
    )
  })
})

describe('the time zone of the process', () => {
  it('is irrelevant', () => {
    const before = process.env.TZ
    const answers = () => {
      const cases = vectors.cases.map((c) => compute(c.request.receivedOn, []))
      const others = computePeriod({ kind: 'litigation', start: civilDate('2025-08-31') }, nationalCalendar)
      return JSON.stringify([cases, others])
    }
    try {
      const expected = answers()
      const offsets = new Set<number>()
      for (const zone of [
        'Asia/Shanghai',
        'Pacific/Kiritimati',
        'Pacific/Pago_Pago',
        'America/St_Johns',
        'Asia/Kathmandu',
      ]) {
        process.env.TZ = zone
        offsets.add(new Date(2024, 0, 1).getTimezoneOffset())
        assert.equal(answers(), expected, zone)
      }
      assert.equal(offsets.size, 5, 'the zones took effect')
    } finally {
      if (before === undefined) delete process.env.TZ
      else process.env.TZ = before
    }
  })
})
