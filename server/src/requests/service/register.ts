import { type CivilDate, partsOf } from '@gongkai/rules/dates'
import { type Act, type ActOf, type Application, clocksOf, fold, problemsOf } from '@gongkai/rules/requests'
import type { CommandContext } from '../../platform/context.ts'
import { newId } from '../../platform/ids.ts'
import { insertAct, insertKeys, insertRequest, takeNumber } from '../store/requests.ts'
import { circumstancesOf } from './cases.ts'
import { derivedOf } from './derive.ts'
import { demandPossible } from './record.ts'
import { keysOf, sealAct, sealContent } from './sealing.ts'
import { keepDescription } from './words.ts'

interface Opening {
  readonly agency: string
  readonly application: Application
  readonly facts: ActOf<'registered'>['facts']
  /** How the day of receipt is proved. */
  readonly proof: string
  readonly codeKey: string
  readonly submission?: string
  readonly splitFrom?: string | undefined
  /** Where the facts stand in the form, for what is wrong with them. */
  readonly at?: string
  readonly by?: string
}

export const numberOf = ({ year, number }: { year: number; number: number }): string =>
  `${year}-${String(number).padStart(4, '0')}`

/**
 * Opens a request: its number in the year of its receipt, its first act, and what follows from it. The day of receipt is
 * computed from the channel and its proof (条例第31条), never typed.
 */
export async function open(ctx: CommandContext, given: Opening) {
  const { agency, application, facts, splitFrom, at = '' } = given
  const now = await circumstancesOf(ctx, agency)
  const by = given.by ?? ctx.actor.id
  const act: Act = { type: 'registered', facts, applicant: application.class, ...(splitFrom && { splitFrom }) }
  demandPossible(
    problemsOf([], act, by, now).map(({ at: field, message }) => ({
      at: field ? `${at}${field}` : `${at}channel`,
      message,
    })),
  )
  const state = fold([{ by, at: ctx.today, act }])
  const clocks = clocksOf(state, now.settings, now.calendar)
  const id = newId()
  const { year } = partsOf(clocks.receivedOn as CivilDate)
  const number = await takeNumber(ctx.db, agency, year)
  await insertRequest(ctx.db, {
    id,
    agency_id: agency,
    year,
    number,
    submission_id: given.submission ?? null,
    split_from: splitFrom ?? null,
    code_key: given.codeKey,
    content: sealContent(ctx, id, { application, proof: given.proof }),
    registered_at: ctx.now,
    version: 1,
    ...derivedOf(state, clocks),
  })
  await insertKeys(ctx.db, id, keysOf(ctx.parts.secrets, application))
  await keepDescription(ctx, { id, agency, description: application.description })
  await insertAct(ctx.db, { request_id: id, seq: 0, by, on_day: ctx.today, at: ctx.now, act: sealAct(ctx, id, 0, act) })
  const named = numberOf({ year, number })
  await ctx.audit({
    chain: agency,
    act: 'request.registered',
    subject: { type: 'request', id },
    after: { number: named, facts, applicant: application.class, receivedOn: clocks.receivedOn },
  })
  return { id, number: named, version: 1, receivedOn: clocks.receivedOn, respondBy: clocks.respondBy ?? null }
}
