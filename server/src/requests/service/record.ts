import { type Act, clocksOf, fold, forbiddenIn, mayDo, problemsOf, table } from '@gongkai/rules/requests'
import type { CommandContext } from '../../platform/context.ts'
import { errors, refuse } from '../../platform/errors.ts'
import { insertAct, updateDerived } from '../store/requests.ts'
import { type Case, couldEver, readable } from './cases.ts'
import { derivedOf } from './derive.ts'
import { clearOf, sealAct } from './sealing.ts'

export interface Done {
  readonly version: number
  readonly status: Case['state']['status']
}

/**
 * A case to which the caller may do the act now, as the caller has read it. Whoever may not do it in any state is told
 * that nothing is there.
 */
export async function actable(ctx: CommandContext, id: string, version: number, type: Act['type']): Promise<Case> {
  const found = await readable(ctx, id)
  if (!couldEver(ctx, found, type)) throw refuse(errors.notFound)
  if (found.row.version !== version) throw refuse(errors.changedMeanwhile)
  const { status, turn } = found.state
  if (mayDo(ctx.actor, type, found.state, found.place)) return found
  const says =
    turn && table[type].in.includes(status) ? '现在由另一级审签，还没有轮到。' : `${forbiddenIn(type, status)}。`
  throw refuse(errors.notNow, { says })
}

/**
 * Writes an act at the end of a history: held against the rules, appended, and everything that follows from it kept in
 * the columns, all in this transaction.
 */
export async function write(ctx: CommandContext, found: Case, act: Act, by = ctx.actor.id): Promise<Done> {
  const { row, history, now } = found
  demandPossible(problemsOf(history, act, by, now))
  const seq = history.length
  const state = fold([...history, { by, at: ctx.today, act }])
  const clocks = clocksOf(state, now.settings, now.calendar)
  const appended = await insertAct(ctx.db, {
    request_id: row.id,
    seq,
    by,
    on_day: ctx.today,
    at: ctx.now,
    act: sealAct(ctx, row.id, seq, act),
  })
  if (!appended || !(await updateDerived(ctx.db, row, derivedOf(state, clocks), seq + 1)))
    throw refuse(errors.changedMeanwhile)
  const { type, ...clear } = clearOf(act)
  await ctx.audit({
    chain: row.agency_id,
    act: `request.${type}`,
    subject: { type: 'request', id: row.id },
    before: { status: found.state.status },
    after: { status: state.status, seq, ...clear },
  })
  return { version: seq + 1, status: state.status }
}

/** What the rules find wrong becomes a refusal beside the field, or one of the act itself. */
export function demandPossible(problems: ReturnType<typeof problemsOf>): void {
  const [first] = problems
  if (!first) return
  if (problems.every(({ at }) => at === '')) throw refuse(errors.notNow, { says: `${first.message}。` })
  throw refuse(errors.invalidInput, { problems })
}
