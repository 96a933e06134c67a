import { may, type Place } from '@gongkai/rules/access'
import type { DeadlineAnswer, Thresholds } from '@gongkai/rules/deadlines'
import {
  type ActType,
  type Circumstances,
  clocksOf,
  fold,
  type Recorded,
  type RequestState,
  table,
} from '@gongkai/rules/requests'
import type { Tree } from '../../agencies/tree.ts'
import type { Context } from '../../platform/context.ts'
import { errors, refuse } from '../../platform/errors.ts'
import { type ActRecord, actsOf, caseFinder, type RequestRecord } from '../store/requests.ts'
import { type InForce, inForceAt, inForceFor, settled } from './inForce.ts'
import { placeOfCase } from './place.ts'
import { openAct } from './sealing.ts'

/** A request with all that its acts amount to. */
export interface Case {
  readonly row: RequestRecord
  readonly records: readonly ActRecord[]
  readonly history: readonly Recorded[]
  readonly state: RequestState
  readonly clocks: DeadlineAnswer
  readonly place: Place
  readonly tree: Tree
  readonly now: Circumstances
  /** The working days left at which its agency is warned. */
  readonly thresholds: Thresholds
}

/** What acts of an agency's requests are held against today. */
export async function circumstancesOf(ctx: Context, agency: string): Promise<Circumstances & { tree: Tree }> {
  return held(ctx, await inForceFor(ctx, agency))
}
const held = ({ today }: Context, { settings, calendar, tree }: InForce) => ({ today, settings, calendar, tree })

/** The case of a row, whoever asks. */
export const caseOf = async (ctx: Context, row: RequestRecord): Promise<Case> =>
  caseWith(ctx, row, await actsOf(ctx.db, row.id), await inForceFor(ctx, row.agency_id))

function caseWith(ctx: Context, row: RequestRecord, records: readonly ActRecord[], found: InForce): Case {
  const { tree, ...now } = held(ctx, found)
  const history = records.map((record) => openAct(ctx, record))
  const state = fold(history)
  const clocks = clocksOf(state, now.settings, now.calendar)
  const place = placeOfCase(tree, row.agency_id, row.section_id, ctx.today)
  return { row, records, history, state, clocks, place, tree, now, thresholds: found.thresholds }
}

const findCase = caseFinder(settled)

/** A request that the caller may see. What one may not see is not there. */
export async function readable(ctx: Context, id: string): Promise<Case> {
  const kept = await findCase(ctx.db, id)
  if (!kept) throw refuse(errors.notFound)
  const found = caseWith(ctx, kept.row, kept.records, await inForceAt(ctx.db, kept.heads))
  if (!may(ctx.actor, 'request.read', { place: found.place })) throw refuse(errors.notFound)
  return found
}

/** Whether the caller could do such an act to the case in some state of it. */
export const couldEver = ({ actor }: Context, { place }: Case, type: ActType): boolean =>
  actor.grants.some(({ role, agency }) => table[type].by.includes(role) && place.line.includes(agency))
