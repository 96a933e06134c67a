import type { Calendar } from '../calendar/index.ts'
import type { CivilDate } from '../dates/index.ts'
import { computeDeadlines, type DeadlineAnswer, type DeadlineEvent, type Settings } from '../deadlines/index.ts'
import { type EvidenceKey, evidenceDemanded, type OutcomeCode, outcomeOf } from '../outcomes/index.ts'
import type { FieldValues } from '../outcomes/types.ts'
import {
  type Act,
  type ActOf,
  type ApplicantClass,
  type ApplicationPart,
  type Recorded,
  throughPortal,
} from './acts.ts'
import { amended } from './amend.ts'
import { type Approver, type Route, routes, type Status } from './statuses.ts'
import type { Standing } from './table.ts'

/** One signature on the way. */
export interface Signature {
  readonly role: Approver
  readonly by: string
  readonly at: CivilDate
}

/** The answer as it is drafted: its outcome decides what it must say and which papers it needs. */
export interface Draft {
  readonly outcome: OutcomeCode
  readonly values: FieldValues
  readonly letter: string | null
}

/** What the acts of a request amount to. */
export interface RequestState extends Standing {
  readonly facts: ActOf<'registered'>['facts']
  readonly applicant: ApplicantClass
  readonly splitFrom: string | null
  readonly section: string | null
  readonly person: string | null
  readonly searches: readonly ActOf<'searched'>[]
  /** Papers in the case file that outcomes demand. */
  readonly evidence: readonly EvidenceKey[]
  /** The last opinion of the secrecy reviewer on what is to be given; null before there is one. */
  readonly secrecy: boolean | null
  readonly draft: Draft | null
  readonly route: Route | null
  readonly signatures: readonly Signature[]
  /** Why it came back from the route, until it goes up again. */
  readonly returned: string | null
  readonly correctionDueOn: CivilDate | null
  /** It ended without a reply of substance: the outcome can only be this. */
  readonly ended: 'otherCorrectionLapsed' | 'withdrawn' | null
  readonly letter: { readonly id: string | null; readonly on: CivilDate; readonly number: string } | null
  readonly servedOn: CivilDate | null
  readonly lateReason: string | null
  /** Letters that were issued before something was put right that they may state: to be looked at again. */
  readonly flagged: readonly string[]
  readonly events: readonly DeadlineEvent[]
}

type Registered = ActOf<'registered'>

const begin = ({ facts, applicant, splitFrom }: Registered): RequestState => ({
  status: 'handling',
  turn: null,
  facts,
  applicant,
  splitFrom: splitFrom ?? null,
  section: null,
  person: null,
  searches: [],
  evidence: [],
  secrecy: null,
  draft: null,
  route: null,
  signatures: [],
  returned: null,
  correctionDueOn: null,
  ended: null,
  letter: null,
  servedOn: null,
  lateReason: null,
  flagged: [],
  events: [],
})

const to = (state: RequestState, status: Status, more: Partial<RequestState> = {}): RequestState => ({
  ...state,
  status,
  turn: null,
  ...more,
})

const event = (state: RequestState, one: DeadlineEvent): Partial<RequestState> => ({ events: [...state.events, one] })

/** A paper that is in the case without being filed: a letter of it, what the applicant wrote through the portal. */
const withPaper = ({ evidence }: RequestState, paper: EvidenceKey | false): readonly EvidenceKey[] =>
  paper ? [...evidence, paper] : evidence

/** Papers that the applicant gets with the reply. */
export const givenOut: readonly EvidenceKey[] = ['providedInformation', 'redactedCopy']

/**
 * How the draft stands with the secrecy review of what it gives out (条例第17条): not `needed` when it gives out nothing
 * new; `early` while papers to be given are not filed, for then there is nothing to review; then `due`, and `refused` or
 * `passed` by the opinion.
 */
export function reviewOf({
  draft,
  ended,
  evidence,
  secrecy,
}: RequestState): 'notNeeded' | 'early' | 'due' | 'refused' | 'passed' {
  if (!draft || ended || !givesOut(draft.outcome)) return 'notNeeded'
  if (secrecy !== null) return secrecy ? 'passed' : 'refused'
  const papers = evidenceDemanded(draft.outcome, draft.values).map((demand) => demand.evidence)
  return papers.some((paper) => givenOut.includes(paper) && !evidence.includes(paper)) ? 'early' : 'due'
}

/** Whether information that was not public is given with such an outcome. */
export const givesOut = (outcome: OutcomeCode): boolean =>
  outcomeOf(outcome).effect !== 'none' && outcome !== 'alreadyPublic'

/** Whose turn it is after so many signatures. */
const turnOf = (route: Route, signed: number): Approver | null => routes[route][signed] ?? null

function sign(state: RequestState, { by, at }: Recorded): RequestState {
  const { route, turn } = state
  if (!route || !turn) return state
  const signatures = [...state.signatures, { role: turn, by, at }]
  const next = turnOf(route, signatures.length)
  return next ? { ...state, signatures, turn: next } : to(state, 'signed', { signatures })
}

/** One act more. A new kind of act breaks the build here. */
function step(state: RequestState, recorded: Recorded): RequestState {
  const { act, by } = recorded
  switch (act.type) {
    case 'registered':
      return state
    case 'assigned':
      return { ...state, section: act.section, person: act.person }
    case 'claimed':
      return { ...state, person: by }
    case 'split':
      // What was drafted replied to the whole.
      return { ...state, draft: null, secrecy: null }
    case 'applicationCorrected':
      // What was drafted and reviewed replied to another description.
      return act.fields.includes('description') ? { ...state, draft: null, secrecy: null } : state
    case 'noted':
      return state
    case 'filed':
      return act.evidence
        ? {
            ...state,
            evidence: [...state.evidence, act.evidence],
            // 条例第17条: what is given is reviewed paper by paper; the reviewer has not seen this one.
            ...(givenOut.includes(act.evidence) && { secrecy: null }),
          }
        : state
    case 'correctionAsked': {
      const { on, deliveredOn, dueOn, letter } = act
      const asked = { type: 'correctionRequested', on, dueOn, ...(deliveredOn && { deliveredOn }) } as const
      const evidence = withPaper(state, letter !== undefined && 'correctionNotice')
      return to(state, 'correcting', { correctionDueOn: dueOn, evidence, ...event(state, asked) })
    }
    case 'corrected':
      return to(state, 'handling', {
        evidence: withPaper(state, act.text !== undefined && 'correctionReply'),
        ...event(state, { type: 'corrected', receivedOn: act.receivedOn }),
      })
    case 'correctionLapsed':
      return to(state, 'handling', { ended: 'otherCorrectionLapsed', ...event(state, { type: 'correctionLapsed' }) })
    case 'extended': {
      const { notifiedOn, workdays } = act
      return { ...state, ...event(state, { type: 'extended', notifiedOn, workdays }) }
    }
    case 'searched':
      return { ...state, searches: [...state.searches, act], evidence: [...state.evidence, 'searchRecord'] }
    case 'secrecyReviewed':
      return { ...state, secrecy: act.clear }
    case 'drafted': {
      const { outcome, values, letter } = act
      // What the reviewer saw was another draft.
      return { ...state, draft: { outcome, values, letter: letter ?? null }, secrecy: null }
    }
    case 'submitted':
      return to(state, 'approving', { route: act.route, signatures: [], returned: null, turn: turnOf(act.route, 0) })
    case 'approved':
      return sign(state, recorded)
    case 'climbed':
      return { ...state, route: 'full' }
    case 'returned':
      return to(state, 'handling', { signatures: [], returned: act.reason, letter: null })
    case 'sealed':
      return to(state, 'sealed', { letter: { id: act.letter ?? null, on: act.letterOn, number: act.number } })
    case 'served': {
      const { method, on } = act
      // After a lapse or a withdrawal no clock of the reply runs any more.
      const told = state.ended ? {} : event(state, { type: 'served', method, on })
      return to(state, 'served', { servedOn: on, ...told })
    }
    case 'lateExplained':
      return { ...state, lateReason: act.reason }
    case 'withdrawn':
      return to(state, 'handling', {
        // What the applicant writes through the portal is written (民法典第469条第3款).
        evidence: withPaper(state, by === throughPortal && 'withdrawal'),
        ended: 'withdrawn',
        draft: null,
        signatures: [],
        returned: null,
        ...event(state, { type: 'withdrawn', on: act.on }),
      })
    case 'archived':
      return to(state, 'archived')
    case 'voided':
      return to(state, 'voided')
    case 'amended':
      return state
  }
}

/** Parts of an application that letters print, or what they print depends on. */
const printed: readonly ApplicationPart[] = ['names', 'description', 'delivery']

/** The act since which letters may state what is put right here; null when they state nothing of it. */
function statedSince(act: Act): number | null {
  if (act.type === 'amended') return act.act
  return act.type === 'applicationCorrected' && act.fields.some((part) => printed.includes(part)) ? 0 : null
}

/** Letters issued between an act and what puts right what it said: they may state the wrong value. */
function flaggedLetters(history: readonly Recorded[]): string[] {
  const found = new Set<string>()
  for (const [at, { act }] of history.entries()) {
    const since = statedSince(act)
    if (since === null) continue
    for (const { act: between } of history.slice(since, at)) {
      const letter = 'letter' in between ? between.letter : undefined
      if (letter) found.add(letter)
    }
  }
  return [...found]
}

/** Every act after the registration, as it reads now, with the state before it. */
export function* states(history: readonly Recorded[]): Generator<[before: RequestState, recorded: Recorded]> {
  const [first, ...rest] = amended(history)
  if (first?.act.type !== 'registered') return
  let state = begin(first.act)
  for (const recorded of rest) {
    yield [state, recorded]
    state = step(state, recorded)
  }
}

/**
 * The present state of a request, from its acts alone; the first is `registered`. Fields that were amended are read as
 * amended, in their place, so that every clock follows.
 * @throws {TypeError} for a history that does not begin with its registration
 */
export function fold(history: readonly Recorded[]): RequestState {
  const [first, ...rest] = amended(history)
  if (first?.act.type !== 'registered') throw new TypeError('a history begins with its registration')
  return { ...rest.reduce(step, begin(first.act)), flagged: flaggedLetters(history) }
}

/**
 * The statutory dates of a request with their reasons (条例第30至33条).
 * @throws {InputError} when the acts cannot have happened on their days
 */
export const clocksOf = ({ facts, events }: RequestState, settings: Settings, calendar: Calendar): DeadlineAnswer =>
  computeDeadlines({ request: facts, events: [...events], settings }, calendar)

/** The reply went out late, or its term has passed without one (条例第33条). */
export function isOverdue({ events }: RequestState, clocks: DeadlineAnswer, today: CivilDate): boolean {
  const { respondBy, respondTimely, extensionTimely } = clocks
  if (respondTimely !== undefined) return !respondTimely
  const begun = events.findLastIndex(({ type }) => type === 'corrected' || type === 'feePaid')
  const isExtended = events.findLastIndex(({ type }) => type === 'extended') > begun
  return (isExtended && extensionTimely === false) || (respondBy !== undefined && today > respondBy)
}
