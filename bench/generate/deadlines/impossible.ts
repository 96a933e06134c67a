import type { Random } from '../random.ts'
import { type Case, randomCase } from './cases.ts'
import { naiveDeadlines } from './compute.ts'
import { naiveAddDays } from './days.ts'

/** A case that the calculator must refuse, at this place and for this reason. */
export interface Impossible {
  input: unknown
  at: string
  code: string
}

/** A case on which more may follow: nothing has ended it and no step of the applicant is awaited. */
function openCase(from: Random): Case {
  const given = randomCase(from)
  const waits = given.events.some((e) => e.type === 'correctionRequested' || e.type === 'feeNotice')
  return waits || naiveDeadlines(given).dates.status !== 'open' ? openCase(from) : given
}

/** The day it came, working day or not. */
const factOf = ({ request }: Case) => naiveDeadlines({ request }).dates.receivedOn as string
/** A day after everything that has happened. */
const afterAll = (given: Case) =>
  naiveAddDays(
    [factOf(given), ...(JSON.stringify(given.events).match(/\d{4}-\d\d-\d\d/g) ?? [])].sort().at(-1) ?? '',
    1,
  )

type Spoiler = (given: Case, from: Random) => Impossible

/** The case with something that cannot follow it. */
const then =
  (event: (on: string, from: Random) => object, key: string, code: string): Spoiler =>
  (given, from) => ({
    input: { ...given, events: [...given.events, event(afterAll(given), from)] },
    at: `events[${given.events.length}].${key}`,
    code,
  })

/** Two things in a row of which the second cannot be. */
const thenBoth =
  (first: (on: string) => object, second: (on: string) => object, key: string, code: string): Spoiler =>
  (given) => {
    const on = afterAll(given)
    const fresh = given.events.filter((e) => e.type !== 'extended')
    return {
      input: { ...given, events: [...fresh, first(on), second(on)] },
      at: `events[${fresh.length + 1}].${key}`,
      code,
    }
  }

const withRequest =
  (request: object, key: string, code: string): Spoiler =>
  (given) => ({ input: { ...given, request: { ...given.request, ...request } }, at: `request.${key}`, code })

const withSettings =
  (settings: object, key: string, code: string): Spoiler =>
  (given) => ({ input: { ...given, settings: { ...given.settings, ...settings } }, at: `settings.${key}`, code })

const extended = (notifiedOn: string) => ({ type: 'extended', notifiedOn, workdays: 20 })
const withdrawn = (on: string) => ({ type: 'withdrawn', on })
const asked = (on: string) => ({ type: 'correctionRequested', on, dueOn: on })

const spoilers: readonly Spoiler[] = [
  (given) => ({ input: { ...given, today: '2026-01-01' }, at: 'today', code: 'unknownKey' }),
  (given) => ({ input: { events: given.events }, at: 'request', code: 'missing' }),
  (given) => ({ input: { ...given, events: 'none' }, at: 'events', code: 'wrongType' }),
  (given) => ({ input: { ...given, events: Array(61).fill({ type: 'feeLapsed' }) }, at: 'events', code: 'outOfRange' }),
  (given) => ({
    input: { ...given, request: { channel: 'registeredMail', arrivedOn: factOf(given) } },
    at: 'request.signedOn',
    code: 'missing',
  }),
  (given) => ({
    input: { request: { channel: 'inPerson', submittedOn: factOf(given), receivedOn: naiveAddDays(factOf(given), 1) } },
    at: 'request.receivedOn',
    code: 'conflict',
  }),
  (given) => ({
    input: { request: { channel: 'online', confirmedOn: factOf(given), submittedOn: naiveAddDays(factOf(given), 1) } },
    at: 'request.confirmedOn',
    code: 'order',
  }),
  (given) => ({
    input: { ...given, events: [withdrawn(naiveAddDays(factOf(given), -1))] },
    at: 'events[0].on',
    code: 'order',
  }),
  withRequest({ channel: 'pigeon' }, 'channel', 'unknownValue'),
  withRequest({ sentOn: '2026-01-01' }, 'sentOn', 'unknownKey'),
  withRequest({ receivedOn: '2026-02-29' }, 'receivedOn', 'wrongType'),
  withRequest({ receivedOn: '1999-12-31' }, 'receivedOn', 'wrongType'),
  withRequest({ receivedOn: 20260302 }, 'receivedOn', 'wrongType'),
  withSettings({ correctionDays: 6 }, 'correctionDays', 'outOfRange'),
  withSettings({ correctionDays: 16 }, 'correctionDays', 'outOfRange'),
  withSettings({ restDayReceipt: 'never' }, 'restDayReceipt', 'unknownValue'),
  withSettings({ suspension: 'fromSent' }, 'suspension', 'unknownKey'),
  then(() => ({ type: 'pigeon' }), 'type', 'unknownValue'),
  then(
    (notifiedOn, from) => ({ type: 'extended', notifiedOn, workdays: from.pick([0, 21, 40]) }),
    'workdays',
    'outOfRange',
  ),
  then((notifiedOn) => ({ type: 'extended', notifiedOn, workdays: 1.5 }), 'workdays', 'wrongType'),
  then((notifiedOn) => ({ type: 'extended', notifiedOn }), 'workdays', 'missing'),
  then((on) => ({ ...withdrawn(on), by: 'applicant' }), 'by', 'unknownKey'),
  then(() => withdrawn('2026-13-01'), 'on', 'wrongType'),
  then((receivedOn) => ({ type: 'corrected', receivedOn }), 'receivedOn', 'unexpected'),
  then(() => ({ type: 'correctionLapsed' }), 'type', 'unexpected'),
  then((on) => ({ type: 'feePaid', on }), 'on', 'unexpected'),
  then(() => ({ type: 'feeLapsed' }), 'type', 'unexpected'),
  then(
    (sentOn) => ({ type: 'otherAgencyConsultation', sentOn, repliedOn: naiveAddDays(sentOn, -1) }),
    'repliedOn',
    'order',
  ),
  then((notifiedOn) => ({ type: 'deferred', notifiedOn, until: naiveAddDays(notifiedOn, -1) }), 'until', 'order'),
  thenBoth(withdrawn, extended, 'type', 'ended'),
  thenBoth(extended, extended, 'notifiedOn', 'unexpected'),
  thenBoth(asked, asked, 'on', 'unexpected'),
  thenBoth(asked, extended, 'notifiedOn', 'unexpected'),
  thenBoth(asked, (on) => ({ type: 'served', method: 'direct', on }), 'on', 'unexpected'),
  thenBoth(asked, (on) => ({ type: 'correctionLapsed', dueOn: naiveAddDays(on, 1) }), 'dueOn', 'conflict'),
]

/** A case spoiled in one of many ways. */
export function impossibleCase(from: Random): Impossible {
  const given = openCase(from)
  return from.pick(spoilers)(given, from)
}
