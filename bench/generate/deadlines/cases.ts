import type { DeadlineInput } from '@gongkai/rules/deadlines'
import type { Random } from '../random.ts'
import { naiveDeadlines } from './compute.ts'
import { naiveAddDays, naiveKind } from './days.ts'

export type Case = DeadlineInput & { events: Event[] }
export type Event = NonNullable<DeadlineInput['events']>[number]
type Request = DeadlineInput['request']

const LONGEST_STORY = 7

/** A day of 2019 to 2026, every second time one beside a holiday or a weekend worked. */
export function randomDay(from: Random): string {
  const year = from.int(2019, 2026)
  let date = naiveAddDays(`${year}-01-01`, from.int(0, 364))
  if (from.chance(0.5)) return date
  for (let i = 0; i < 60 && !['holiday', 'makeup'].includes(naiveKind(date)); i++) date = naiveAddDays(date, 1)
  return naiveAddDays(date, from.int(-2, 1))
}

const stated = (key: keyof Request, date: string): Partial<Request> => ({ [key]: date })

/** How it came in: the fact that dates the receipt, that day again, or that day alone. */
function randomRequest(from: Random, on: string): Request {
  const channel = from.pick([
    'inPerson',
    'oral',
    'registeredMail',
    'ordinaryMail',
    'misdirectedMail',
    'online',
    'fax',
    'email',
    'other',
  ] as const)
  const earlier = naiveAddDays(on, -from.int(0, 5))
  const before =
    channel === 'inPerson' || channel === 'oral' || from.chance(0.5)
      ? {}
      : stated(channel.endsWith('Mail') ? 'arrivedOn' : 'submittedOn', earlier)
  const fact = channel === 'registeredMail' ? 'signedOn' : 'confirmedOn'
  const given =
    channel === 'inPerson' || (channel === 'oral' && from.chance(0.5)) ? stated('submittedOn', on) : stated(fact, on)
  const turn = from.int(0, 3)
  if (turn === 0) return { channel, ...before, receivedOn: on }
  return { channel, ...before, ...given, ...(turn === 1 && { receivedOn: on }) }
}

function randomSettings(from: Random): DeadlineInput['settings'] {
  return {
    ...(from.chance(0.3) && { restDayReceipt: from.pick(['asIs', 'nextWorkday'] as const) }),
    ...(from.chance(0.3) && { correctionDays: from.int(7, 15) }),
    ...(from.chance(0.1) && { region: '530000' }),
  }
}

interface Story {
  readonly from: Random
  readonly told: Case
  /** The day of the last event. */
  day: string
  awaiting: 'correction' | 'fee' | null
  delivered: string | null
}

/** Some days later, or about the day on which the period ends. */
function nextDay({ from, told, day }: Story, notBefore = day): string {
  const { respondBy, respondByBeforeCorrection } = naiveDeadlines(told).dates
  const end = respondBy ?? respondByBeforeCorrection
  const about = typeof end === 'string' ? naiveAddDays(end, from.int(-1, 1)) : ''
  if (from.chance(0.3) && about >= notBefore) return about
  return naiveAddDays(notBefore, from.int(0, from.pick([0, 3, 14, 30])))
}

function inquiry(story: Story): Event {
  const { from } = story
  const sentOn = nextDay(story)
  const type = from.pick(['thirdPartyConsultation', 'coAuthorConsultation', 'otherAgencyConsultation'] as const)
  const deliveredOn = naiveAddDays(sentOn, from.int(0, 6))
  const repliedOn = from.chance(0.75) ? naiveAddDays(deliveredOn, from.int(0, 35)) : null
  if (type === 'otherAgencyConsultation') return { type, sentOn, ...((repliedOn || from.chance(0.5)) && { repliedOn }) }
  const delivery = from.chance(0.9) ? { deliveredOn } : from.chance(0.5) ? { deliveredOn: null } : {}
  return { type, sentOn, ...delivery, ...((repliedOn || from.chance(0.5)) && { repliedOn }) }
}

function correctionAsked(story: Story): Event {
  const { from } = story
  const on = nextDay(story)
  const deliveredOn = naiveAddDays(on, from.int(0, 4))
  const dueOn = naiveAddDays(deliveredOn, from.int(7, 25))
  return {
    type: 'correctionRequested',
    on,
    ...(from.chance(0.5) && { deliveredOn }),
    ...(from.chance(0.5) && { dueOn }),
  }
}

/** 第35条: until a day after the period it stands in for. */
function deferral(story: Story): Event {
  const notifiedOn = nextDay(story)
  const { respondBy } = naiveDeadlines(story.told).dates
  const after = typeof respondBy === 'string' && respondBy > notifiedOn ? respondBy : notifiedOn
  return { type: 'deferred', notifiedOn, until: naiveAddDays(after, story.from.int(1, 60)) }
}

const tellers = {
  inquiry,
  correctionRequested: correctionAsked,
  corrected: (s) => ({ type: 'corrected', receivedOn: nextDay(s) }),
  correctionLapsed: (s) => {
    const { dueOn } = s.told.events.findLast((e) => e.type === 'correctionRequested') ?? {}
    // What the notice left open may be said now, for a day that has not passed.
    const said = dueOn ?? naiveAddDays(s.day, 20)
    return { type: 'correctionLapsed', ...(said >= s.day && s.from.chance(0.5) && { dueOn: said }) }
  },
  extended: (s) => ({ type: 'extended', notifiedOn: nextDay(s), workdays: s.from.int(1, 20) }),
  feeNotice: (s) => {
    const issuedOn = nextDay(s)
    return {
      type: 'feeNotice',
      issuedOn,
      ...(s.from.chance(0.8) && { deliveredOn: naiveAddDays(issuedOn, s.from.int(0, 5)) }),
    }
  },
  feePaid: (s) => ({ type: 'feePaid', on: nextDay(s, [s.delivered ?? '', s.day].sort()[1]) }),
  feeLapsed: () => ({ type: 'feeLapsed' }),
  deferred: deferral,
  withdrawn: (s) => ({ type: 'withdrawn', on: nextDay(s) }),
  served: (s) => ({
    type: 'served',
    method: s.from.pick(['direct', 'entrusted', 'post', 'online'] as const),
    on: nextDay(s),
  }),
} satisfies Record<string, (story: Story) => Event>
type Turn = keyof typeof tellers

/** What may come next; what stands here more than once comes more often. */
function turns({ from, awaiting, delivered, told: { events } }: Story): Turn[] {
  if (from.chance(0.05)) return ['withdrawn']
  if (awaiting === 'correction') return ['corrected', 'corrected', 'corrected', 'correctionLapsed', 'inquiry']
  const since = events.slice(events.findLastIndex((e) => e.type === 'corrected' || e.type === 'feePaid') + 1)
  const always: Turn[] = since.some((e) => e.type === 'extended')
    ? ['inquiry', 'served']
    : ['inquiry', 'extended', 'served']
  if (awaiting === 'fee') return [...always, 'feePaid', 'feePaid', ...(delivered ? (['feeLapsed'] as const) : [])]
  const asked = events.some((e) => e.type === 'correctionRequested')
  return [...always, 'inquiry', 'inquiry', 'feeNotice', asked ? 'deferred' : 'correctionRequested']
}

function tell(story: Story, event: Event): void {
  story.told.events.push(event)
  const [own] = Object.values(event).filter((v) => typeof v === 'string' && /^\d/.test(v))
  if (own) story.day = own as string
  if (event.type === 'correctionRequested') story.awaiting = 'correction'
  else if (event.type === 'feeNotice') {
    story.awaiting = 'fee'
    story.delivered = event.deliveredOn ?? null
  } else if (event.type === 'corrected' || event.type === 'feePaid') story.awaiting = null
}

const ends: readonly Event['type'][] = ['correctionLapsed', 'feeLapsed', 'withdrawn', 'served']

/** A case that can be, received in 2019 to 2026: its way in, what happened to it in order, how the agency counts. */
export function randomCase(from: Random): Case {
  const on = randomDay(from)
  const settings = randomSettings(from)
  const told: Case = { request: randomRequest(from, on), events: [], ...(settings && { settings }) }
  const story: Story = { from, told, day: on, awaiting: null, delivered: null }
  for (let left = from.int(0, LONGEST_STORY); left > 0; left--) {
    const event = tellers[from.pick(turns(story))](story)
    tell(story, event)
    if (ends.includes(event.type)) break
  }
  return told
}
