import assert from 'node:assert/strict'
import { nationalCalendar } from '@gongkai/rules/calendar'
import { civilDate } from '@gongkai/rules/dates'
import { Settings } from '@gongkai/rules/deadlines'
import { type Act, type Counted, problemsOf, type Recorded } from '@gongkai/rules/requests'

export const settings = Settings.parse({})
export const on = civilDate
export const seeded = { seed: 20260305, numRuns: 200 } as const
export const at = (today: string) => ({ today: on(today), settings, calendar: nationalCalendar })

export const registered = (day: string, applicant: Counted['applicant'] = 'naturalPerson'): Act => ({
  type: 'registered',
  facts: { channel: 'inPerson', submittedOn: on(day) },
  applicant,
})

/** Records acts one after another, each on its day, and fails where one is refused. */
export function history(...acts: readonly [string, Act][]): Recorded[] {
  const done: Recorded[] = []
  for (const [day, act] of acts) {
    assert.deepEqual(problemsOf(done, act, 'clerk', at(day)), [], `${act.type} on ${day}`)
    done.push({ by: 'clerk', at: on(day), act })
  }
  return done
}

export const searched: Act = {
  type: 'searched',
  by: '档案室',
  places: '公文系统、纸质档案',
  words: '征收 补偿',
  on: on('2026-03-06'),
  found: false,
  result: '没有找到',
}
export const drafted = (outcome: string, values: object = {}): Act =>
  ({ type: 'drafted', outcome, values }) as Extract<Act, { type: 'drafted' }>
