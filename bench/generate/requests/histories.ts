import { addWorkdays, nationalCalendar } from '@gongkai/rules/calendar'
import { addDays, type CivilDate, daysBetween } from '@gongkai/rules/dates'
import { Settings } from '@gongkai/rules/deadlines'
import type { OutcomeCode } from '@gongkai/rules/outcomes'
import { type Act, applicantClasses, clocksOf, fold, type Recorded } from '@gongkai/rules/requests'
import { derivedOf } from '@gongkai/server/requests/derive'
import { type Random, random } from '../random.ts'

/** How a request went, on its days: what many requests of the register have in common. */
export interface History {
  readonly acts: readonly Recorded[]
  readonly derived: ReturnType<typeof derivedOf>
}

/** Stands for whoever works on the request, and where: each agency has its own. */
export const SOMEBODY = '00000000-0000-7000-8000-000000000001'
export const SECTION = '00000000-0000-7000-8000-000000000002'

const settings = Settings.parse({})
const later = (day: CivilDate, workdays: number) => addWorkdays(nationalCalendar, day, workdays)

/** As offices decide: much is given, much is not there, little is refused. */
const outcomes: readonly OutcomeCode[] = [
  ...Array<OutcomeCode>(9).fill('granted'),
  ...Array<OutcomeCode>(5).fill('notHeld'),
  'alreadyPublic',
  'alreadyPublic',
  'partiallyGranted',
  'otherAgency',
  'withheldThirdParty',
  'notProcessedPetition',
]

const drafted = (outcome: OutcomeCode): Act => ({ type: 'drafted', outcome, values: { reason: '与申请的内容一致' } })
const sealed = (on: CivilDate): Act => ({ type: 'sealed', letterOn: on, number: '云自然资〔2025〕3号' })
const served = (on: CivilDate): Act => ({
  type: 'served',
  method: 'post',
  on,
  refused: false,
  proof: '邮件号1234567890123',
})
const route: Act = { type: 'submitted', route: 'ordinary' }
const assigned = (section: boolean): Act => ({
  type: 'assigned',
  section: section ? SECTION : null,
  person: SOMEBODY,
})

type Happened = readonly [day: CivilDate, act: Act]

/** What happened after the registration, as it goes with most requests. */
function ended(day: CivilDate, r: Random): Happened[] {
  const reply = later(day, r.int(5, 18))
  const outcome = r.pick(outcomes)
  const given = r.next()
  if (given < 0.62)
    return [
      [day, drafted(outcome)],
      [reply, sealed(reply)],
      [reply, served(reply)],
    ]
  if (given < 0.8) {
    const signed = [1, 2, 3].map((): Happened => [reply, { type: 'approved' }])
    const whole: Happened[] = [
      [day, assigned(r.chance(0.4))],
      [later(day, 3), drafted(outcome)],
      [reply, route],
      ...signed,
    ]
    return [
      ...whole,
      [reply, sealed(reply)],
      [reply, served(reply)],
      [later(reply, 5), { type: 'archived', on: later(reply, 5) }],
    ]
  }
  if (given < 0.88) {
    const asked = later(day, 4)
    const end = later(asked, 11)
    return [
      [asked, { type: 'correctionAsked', on: asked, dueOn: later(asked, 10) }],
      [end, { type: 'correctionLapsed' }],
      [end, drafted('otherCorrectionLapsed')],
      [end, sealed(end)],
      [end, served(end)],
    ]
  }
  if (given < 0.95)
    return [
      [reply, { type: 'withdrawn', on: reply, way: '书面撤回' }],
      [reply, drafted('withdrawn')],
      [reply, sealed(reply)],
      [reply, served(reply)],
    ]
  if (given < 0.98) {
    const late = later(day, 26)
    return [
      [day, assigned(false)],
      [late, drafted(outcome)],
      [late, sealed(late)],
      [late, served(late)],
      [late, { type: 'lateExplained', reason: '档案搬迁', unit: '档案室' }],
    ]
  }
  return [[day, { type: 'voided', reason: '重复登记' }]]
}

/** What has happened so far to a request of these weeks. */
function running(day: CivilDate, r: Random): Happened[] {
  const stages: Happened[][] = [
    [],
    [[day, assigned(r.chance(0.4))]],
    [
      [day, assigned(false)],
      [later(day, 2), { type: 'correctionAsked', on: later(day, 2), dueOn: later(day, 12) }],
    ],
    [
      [day, assigned(true)],
      [later(day, 3), drafted(r.pick(outcomes))],
      [later(day, 3), route],
    ],
    [
      [day, assigned(false)],
      [later(day, 2), drafted('granted')],
      [later(day, 3), route],
      [later(day, 4), { type: 'approved' }],
    ],
  ]
  return r.pick(stages)
}

const RUNNING_DAYS = 26

/** One history, received on the day or the next working day. */
function history(from: CivilDate, today: CivilDate, r: Random): History {
  const day = later(addDays(from, -1), 1)
  const applicant = r.chance(0.8) ? 'naturalPerson' : r.pick(applicantClasses)
  const first: Act = { type: 'registered', facts: { channel: 'inPerson', submittedOn: day }, applicant }
  const more = daysBetween(day, today) > RUNNING_DAYS ? ended(day, r) : running(day, r)
  const happened: Happened[] = [[day, first], ...more.filter(([on]) => on <= today)]
  const acts = happened.map(([at, act]): Recorded => ({ by: SOMEBODY, at, act }))
  const state = fold(acts)
  return { acts, derived: derivedOf(state, clocksOf(state, settings, nationalCalendar)) }
}

/** So many histories over five years until a day, the oldest first. */
export function histories(many: number, today: CivilDate): History[] {
  const r = random(5)
  const first = addDays(today, -5 * 365)
  return Array.from({ length: many }, (_, i) => history(addDays(first, Math.floor((i / many) * 5 * 365)), today, r))
}
