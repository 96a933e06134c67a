import type { Channel } from '@gongkai/rules/deadlines'
import type { OutcomeCode } from '@gongkai/rules/outcomes'
import type { ApplicantClass } from '@gongkai/rules/requests'
import type { Random } from '../random.ts'
import type { Mark } from './thread.ts'

export const channels = [
  'online',
  'inPerson',
  'registeredMail',
  'ordinaryMail',
  'misdirectedMail',
  'fax',
  'email',
  'oral',
  'other',
] as const satisfies readonly Channel[]

/** How a case is served. */
export type Serving = 'online' | 'post' | 'signed' | 'refused' | 'entrusted'

/** What is to happen to a case. */
export interface Script {
  readonly bureau: string
  readonly channel: Channel
  readonly column?: ApplicantClass
  readonly outcome: OutcomeCode
  readonly correction: 'none' | 'answered' | 'lapsed'
  readonly extended: boolean
  /** Answered behind its term, with the reason for it. */
  readonly late: boolean
  readonly returned: boolean
  readonly climbed: boolean
  readonly full: boolean
  readonly voided: boolean
  /** A second case is taken out of it. */
  readonly split: boolean
  /** The sealed copy is a scan that a person has to read. */
  readonly scanned: boolean
  readonly amended: boolean
  readonly serving: Serving
  /** Where it stands still, and how many working days ago it came there. */
  readonly until?: { readonly mark: Mark; readonly ago: number }
}

const plain = {
  correction: 'none',
  extended: false,
  late: false,
  returned: false,
  climbed: false,
  full: false,
  voided: false,
  split: false,
  scanned: false,
  amended: false,
} as const

/** How often an outcome comes, of a hundred and thirty or so. */
const frequency: Partial<Record<OutcomeCode, number>> = {
  granted: 38,
  alreadyPublic: 16,
  partiallyGranted: 10,
  notHeld: 16,
  otherAgency: 13,
  withheldThirdParty: 3,
  withheldInternalAffairs: 2,
  withheldProcessInfo: 3,
  withheldEnforcementFile: 2,
  withheldAdministrativeInquiry: 5,
  unavailableRequiresCreation: 4,
  notProcessedPetition: 5,
  notProcessedRepeat: 2,
  notProcessedConfirmReissue: 1,
  transferredToArchive: 2,
  withdrawn: 6,
}
const usual = Object.entries(frequency).flatMap(([code, times]) => Array(times).fill(code)) as [
  OutcomeCode,
  ...OutcomeCode[],
]

const usualChannels = [
  ...(['online', 'online', 'online', 'online', 'online', 'online', 'online', 'online', 'online'] as const),
  ...(['registeredMail', 'registeredMail', 'registeredMail', 'registeredMail'] as const),
  ...(['inPerson', 'inPerson', 'inPerson', 'email', 'email'] as const),
  ...(['ordinaryMail', 'misdirectedMail', 'fax', 'oral', 'other'] as const),
] as const

/** The bureaus that are asked most stand in it most often. */
const asked = [
  'zrzyj',
  'zrzyj',
  'zrzyj',
  'zrzyj',
  'zfb',
  'zfb',
  'fgj',
  'jyj',
  'gaj',
  'gaj',
  'mzj',
  'mzj',
  'czj',
  'scjgj',
  'scjgj',
  'tyjrswj',
] as const

const servings: readonly [Serving, ...Serving[]] = ['online', 'online', 'online', 'post', 'post', 'signed', 'entrusted']

/** A case like most. */
export function usualScript(random: Random): Script {
  const one = (of: number) => random.whole(1, of) === 1
  const outcome = random.pick(usual)
  const correction = outcome !== 'withdrawn' && one(6) ? (one(4) ? 'lapsed' : 'answered') : 'none'
  const late = correction === 'none' && outcome !== 'withdrawn' && one(18)
  return {
    bureau: random.pick(asked),
    channel: random.pick(usualChannels),
    outcome: correction === 'lapsed' ? 'otherCorrectionLapsed' : outcome,
    correction,
    late,
    extended: correction !== 'lapsed' && outcome !== 'withdrawn' && !late && one(8),
    returned: one(8),
    climbed: one(20),
    full: one(6),
    voided: one(50),
    split: one(60),
    scanned: one(10),
    amended: one(30),
    serving: random.pick(servings),
  }
}

/** Outcomes that need more time or another course than their bureau's own cases. */
const homes: Partial<Record<OutcomeCode, string>> = {
  withheldEnforcementFile: 'scjgj',
  withheldAdministrativeInquiry: 'zrzyj',
  withheldStateSecret: 'zrzyj',
  withheldThirdParty: 'fgj',
  partiallyGranted: 'mzj',
  notProcessedPetition: 'gaj',
}

/** Every outcome once, over every channel, class and way of serving. */
export function everyOutcome(codes: readonly OutcomeCode[], columns: readonly ApplicantClass[]): Script[] {
  const every: readonly Serving[] = ['online', 'post', 'signed', 'refused', 'entrusted']
  const bureaus = [...new Set(asked)]
  return codes.map((outcome, i) => ({
    ...plain,
    bureau: homes[outcome] ?? bureaus[i % bureaus.length] ?? 'zfb',
    channel: channels[i % channels.length] ?? 'online',
    column: columns[i % columns.length] ?? 'naturalPerson',
    outcome,
    correction:
      outcome === 'otherCorrectionLapsed' ? 'lapsed' : outcome === 'unavailableStillUnclear' ? 'answered' : 'none',
    extended: outcome === 'otherFeeLapsed',
    full: outcome.startsWith('withheld'),
    serving: every[i % every.length] ?? 'online',
  }))
}

/** What happens seldom, once each. */
export const seldom: readonly Script[] = (
  [
    { voided: true },
    { split: true },
    { late: true },
    { extended: true },
    { returned: true },
    { climbed: true },
    { scanned: true },
    { amended: true },
    { correction: 'answered' },
  ] as const
).map((change, i) => ({
  ...plain,
  bureau: asked[(i * 5) % asked.length] ?? 'zfb',
  channel: channels[i % 3] ?? 'online',
  outcome: 'granted',
  serving: 'online',
  ...change,
}))

type Standing = Partial<Script> & { readonly until: NonNullable<Script['until']> }

/** Work that lies on desks today: each step of the way, on time, near its term and behind it. */
const standing: readonly Standing[] = [
  { until: { mark: 'submitted', ago: 1 } },
  { until: { mark: 'submitted', ago: 3 } },
  { until: { mark: 'registered', ago: 1 }, channel: 'registeredMail' },
  { until: { mark: 'registered', ago: 2 }, channel: 'online' },
  { until: { mark: 'handed', ago: 2 } },
  { until: { mark: 'claimed', ago: 3 } },
  { until: { mark: 'noted', ago: 4 } },
  { until: { mark: 'noticePrinted', ago: 1 }, correction: 'answered' },
  { until: { mark: 'asked', ago: 5 }, correction: 'answered' },
  { until: { mark: 'asked', ago: 12 }, correction: 'lapsed', outcome: 'otherCorrectionLapsed' },
  { until: { mark: 'corrected', ago: 2 }, correction: 'answered' },
  { until: { mark: 'lapsed', ago: 1 }, correction: 'lapsed', outcome: 'otherCorrectionLapsed' },
  { until: { mark: 'withdrawn', ago: 1 }, outcome: 'withdrawn' },
  { until: { mark: 'searched', ago: 4 }, outcome: 'notHeld' },
  { until: { mark: 'searched', ago: 13 }, outcome: 'granted' },
  { until: { mark: 'searched', ago: 24 }, outcome: 'partiallyGranted' },
  { until: { mark: 'extended', ago: 6 }, extended: true },
  { until: { mark: 'drafted', ago: 1 }, outcome: 'notHeld' },
  { until: { mark: 'drafted', ago: 2 } },
  { until: { mark: 'up', ago: 1 } },
  { until: { mark: 'up', ago: 9 }, outcome: 'notHeld' },
  { until: { mark: 'signedByHead', ago: 1 } },
  { until: { mark: 'signedByOffice', ago: 1 }, outcome: 'withheldProcessInfo' },
  { until: { mark: 'climbed', ago: 1 }, climbed: true },
  { until: { mark: 'returned', ago: 1 }, returned: true },
  { until: { mark: 'signed', ago: 1 } },
  { until: { mark: 'printed', ago: 1 } },
  { until: { mark: 'copied', ago: 1 }, scanned: true },
  { until: { mark: 'sealed', ago: 1 }, serving: 'post' },
  { until: { mark: 'served', ago: 2 }, serving: 'online' },
  { until: { mark: 'served', ago: 3 }, late: true },
]

/** The same work on the desks of so many bureaus, the busiest first. */
export const onDesks = (bureaus: number): Script[] =>
  [...new Set(asked)].slice(0, bureaus).flatMap((bureau, i) =>
    standing.map((one, n) => ({
      ...plain,
      bureau,
      channel: channels[(n + i) % 4] ?? 'online',
      outcome: 'granted',
      serving: 'online',
      ...(one.until.mark === 'submitted' && { channel: 'online' }),
      ...one,
    })),
  )
