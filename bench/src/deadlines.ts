import { isDeepStrictEqual } from 'node:util'
import { naiveDeadlines, randomCase } from '@gongkai/bench/deadlines'
import { random } from '@gongkai/bench/generate'
import { nationalCalendar } from '@gongkai/rules/calendar'
import { computeDeadlines } from '@gongkai/rules/deadlines'
import type { Measured } from './measured.ts'
import { rate } from './timing.ts'

const CASES = 2_000
/** Open cases of a large city: recomputed within a second when its calendar changes. */
const ENOUGH = 2_000

/** Statutory dates of cases of every kind per second of one core, with their trace; dates that are wrong are none. */
export async function deadlines(): Promise<Measured[]> {
  const cases = Array.from({ length: CASES }, (_, i) => randomCase(random(i + 1)))
  const isRight = (given: (typeof cases)[number]) => {
    const { warnings, trace, ...dates } = computeDeadlines(given, nationalCalendar)
    return isDeepStrictEqual(dates, naiveDeadlines(given).dates)
  }
  const right = cases.filter(isRight)
  const perSecond = await rate(right, (given) => computeDeadlines(given, nationalCalendar))
  const events = right.reduce((sum, { events }) => sum + events.length, 0) / right.length
  return [
    {
      name: 'deadlines as computed independently',
      value: right.length,
      unit: 'cases',
      target: `${CASES}`,
      reached: right.length === CASES,
      detail: '',
    },
    {
      name: 'deadlines on one core',
      value: perSecond,
      unit: '/s',
      target: `≥ ${ENOUGH}`,
      reached: perSecond >= ENOUGH,
      detail: `${events.toFixed(1)} events a case on average, every day explained`,
    },
  ]
}
