import { addWorkdays } from '@gongkai/rules/calendar'
import type { CivilDate } from '@gongkai/rules/dates'
import { InputError } from '@gongkai/rules/law'
import { blanksOf, type LetterFieldKey, proposedFor, type TemplateLetter } from '@gongkai/rules/letters'
import { outcomeOf, rightValues } from '@gongkai/rules/outcomes'
import { type ActOf, addressOf, amended, channels, clocksOf, soughtIn, statuses } from '@gongkai/rules/requests'
import { guideFacts } from '../../agencies/service/guide.ts'
import type { Values } from '../../letters/contract/words.ts'
import { openValues } from '../../letters/service/contents.ts'
import { draft, giveNumber, redraft } from '../../letters/service/letters.ts'
import { findLetter, type LetterRecord } from '../../letters/store/letters.ts'
import type { CommandContext, Context } from '../../platform/context.ts'
import { errors, refuse } from '../../platform/errors.ts'
import { findRequest } from '../store/requests.ts'
import { demandAgreement } from './agreement.ts'
import { type Case, caseOf, readable } from './cases.ts'
import { numberOf } from './register.ts'
import { authorOf, electronicOf, remediesOf, remedyFor } from './remedy.ts'
import { openContent } from './sealing.ts'

type Facts = { readonly [K in LetterFieldKey]?: string }

/** What every letter of a case prints of it. */
function factsOfCase(ctx: Context, { row, state, clocks, tree }: Case): Facts {
  const { application } = openContent(ctx, row)
  const { means, receivedBy } = channels[state.facts.channel]
  const { office } = guideFacts(tree, tree.get(row.agency_id), ctx.today)
  const { applicants } = application
  return {
    applicant: applicants.map((a) => a.name).join('、'),
    address: addressOf(application, row.applicant_class),
    requestNumber: numberOf(row),
    receivedOn: clocks.receivedOn,
    channel: means,
    requestContent: soughtIn(application.description),
    contact: office.name,
    ...(office.phone !== undefined && { phone: office.phone }),
    receivedHow: receivedBy,
    ...(state.facts.submittedOn && { submittedOn: state.facts.submittedOn }),
    ...(clocks.respondBy && { respondBy: clocks.respondBy }),
  }
}

/**
 * The term of a correction (条例第30条) and the end of an extended period: as the act has them when it is done, else as
 * they are when it is notified today.
 */
function terms(found: Case, today: CivilDate, { extensionDays }: Values): Facts {
  const { history, now, clocks } = found
  const { calendar, settings } = now
  const acts = amended(history).map(({ act }) => act)
  const asked = acts.findLast((act): act is ActOf<'correctionAsked'> => act.type === 'correctionAsked')
  // A correction begins a new period; what extended the one before says nothing of it (条例第30条).
  const period = acts.slice(acts.findLastIndex(({ type }) => type === 'corrected') + 1)
  const extension = period.findLast((act): act is ActOf<'extended'> => act.type === 'extended')
  const correctBy = asked?.dueOn ?? addWorkdays(calendar, today, settings.correctionDays)
  if (extension && clocks.respondBy)
    return { correctBy, extensionDays: String(extension.workdays), extendedTo: clocks.respondBy }
  const workdays = Number(extensionDays)
  const until = Number.isInteger(workdays) ? extendedTo(found, today, workdays) : undefined
  return { correctBy, ...(until && { extendedTo: until }) }
}

/** The end of the period when it is extended by so many working days; undefined when it cannot be. */
export function extendedTo({ state, now }: Case, notifiedOn: CivilDate, workdays: number): CivilDate | undefined {
  if (workdays < 1 || workdays > 20) return undefined
  try {
    const extended = { ...state, events: [...state.events, { type: 'extended' as const, notifiedOn, workdays }] }
    return clocksOf(extended, now.settings, now.calendar).respondBy
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    return undefined
  }
}

/** What happened before, as letters that end a case refer to it. */
async function before(ctx: Context, { history }: Case, kind: TemplateLetter): Promise<Facts> {
  const acts = amended(history).map(({ act }) => act)
  // What came before a letter on a fee is the notice of the fee.
  const asked =
    kind === 'L25' ? undefined : acts.findLast((act): act is ActOf<'correctionAsked'> => act.type === 'correctionAsked')
  const withdrawn = acts.findLast((act): act is ActOf<'withdrawn'> => act.type === 'withdrawn')
  const letter = asked?.letter ? await findLetter(ctx.db, asked.letter) : undefined
  return {
    ...(letter?.document_number && { priorNumber: letter.document_number }),
    ...(asked && { priorServedOn: asked.deliveredOn ?? asked.on, priorDueOn: asked.dueOn }),
    ...(withdrawn && { withdrawnOn: withdrawn.on, withdrawnHow: withdrawn.way }),
  }
}

interface Writing {
  readonly kind: TemplateLetter
  readonly values: Values
}

const isReply = ({ state }: Case, kind: TemplateLetter): boolean =>
  state.draft !== null && outcomeOf(state.draft.outcome).letter === kind

/** What is printed from the case in a letter of this kind, whoever writes it. */
async function filledIn(ctx: Context, found: Case, { kind, values }: Writing): Promise<Values> {
  const decidedOn = (values.decidedOn as CivilDate | undefined) ?? ctx.today
  const known: Facts = {
    decidedOn,
    ...factsOfCase(ctx, found),
    ...terms(found, ctx.today, values),
    ...(isReply(found, kind) && (await remedyFor(ctx, found, decidedOn)).filled),
    ...(await before(ctx, found, kind)),
  }
  const keys = blanksOf(kind).map(({ key }) => key)
  return Object.fromEntries(keys.flatMap((key) => (known[key] === undefined ? [] : [[key, known[key]]]))) as Values
}

/** What a letter would print from its case, and what the draft of the reply proposes for the rest. */
export async function letterFacts(
  ctx: Context,
  id: string,
  { kind, extensionDays }: { kind: TemplateLetter; extensionDays?: number | undefined },
) {
  const found = await readable(ctx, id)
  const values: Values = extensionDays === undefined ? {} : { extensionDays: String(extensionDays) }
  const filled = await filledIn(ctx, found, { kind, values })
  const { draft } = found.state
  if (!draft || !isReply(found, kind)) return { filled, proposed: {} }
  const { proposed } = await remedyFor(ctx, found, ctx.today)
  return { filled, proposed: { ...proposedFor(draft.outcome, rightValues(draft.values)), ...proposed } as Values }
}

/**
 * Begins a letter of a case. What follows from its acts is printed from them: whoever writes cannot state another date
 * than the one that was computed.
 */
export async function beginLetter(ctx: CommandContext, id: string, writing: Writing) {
  const found = await readable(ctx, id)
  const filled = await filledIn(ctx, found, writing)
  const begun = await draft(ctx, {
    agency: (await authorOf(ctx, found)).unit,
    kind: writing.kind,
    values: { ...writing.values, ...filled },
    caseId: id,
  })
  return { ...begun, filled: Object.keys(filled) }
}

interface Rewriting {
  readonly letter: string
  readonly version: number
  readonly values: Values
}

/** Changes a draft of the case; what is printed from the case is computed again. */
export async function rewriteLetter(ctx: CommandContext, id: string, given: Rewriting) {
  const found = await readable(ctx, id)
  const letter = await letterOf(ctx, found, given.letter)
  demandUnsigned(found, letter)
  return written(ctx, found, letter, given)
}

async function written(ctx: CommandContext, found: Case, letter: LetterRecord, { version, values }: Rewriting) {
  const filled = await filledIn(ctx, found, { kind: letter.kind, values })
  const redone = await redraft(ctx, letter.id, { version, values: { ...values, ...filled } })
  return { ...redone, filled: Object.keys(filled) }
}

/** What is being signed, or was, stays as it is: another text goes up again. */
function demandUnsigned({ state }: Case, letter: LetterRecord): void {
  if (state.draft?.letter === letter.id && !['handling', 'correcting'].includes(state.status))
    throw refuse(errors.notNow, { says: '这份文书已经报送审签，不能修改；需要修改的，请先退回。' })
}

/** What a case has to say of a letter of it that is changed, numbered or made void in the register of letters. */
export async function demandFree(
  ctx: CommandContext,
  { id, case_id }: LetterRecord,
  act: 'change' | 'number' | 'void',
): Promise<void> {
  const row = case_id ? await findRequest(ctx.db, case_id) : undefined
  if (!row) return
  const found = await caseOf(ctx, row)
  const letter = await letterOf(ctx, found, id)
  if (act === 'change') demandUnsigned(found, letter)
  if (act === 'number') demandSigned(found, letter)
  if (act === 'void' && found.state.letter?.id === id)
    throw refuse(errors.notNow, {
      says: found.state.servedOn
        ? '这份文书已经送达，不能作废。'
        : '这份文书已经用印；需要作废的，请先由政府信息公开工作机构负责人退回。',
    })
}

/**
 * Numbers a letter of the case with the date of today and everything that follows from it as it is now; the reply only
 * once it is signed, so that its date is not before the last signature.
 */
export async function numberLetter(ctx: CommandContext, id: string, given: Omit<Rewriting, 'values'>) {
  const found = await readable(ctx, id)
  const letter = await letterOf(ctx, found, given.letter)
  demandSigned(found, letter)
  const { decidedOn: _, ...values } = openValues(ctx, letter)
  const { version } = await written(ctx, found, letter, { ...given, values })
  // Before a number is spent on it.
  if (isReply(found, letter.kind)) await holdAgainst(ctx, found, await letterOf(ctx, found, given.letter))
  return { ...(await giveNumber(ctx, given.letter, version)), datedOn: ctx.today }
}

/** The date of a reply is not before its last signature. */
function demandSigned(found: Case, letter: LetterRecord): void {
  const { status } = found.state
  if (isReply(found, letter.kind) && status !== 'signed')
    throw refuse(errors.notNow, { says: `答复文书在签发以后编号；这件申请现在是“${statuses[status]}”。` })
}

/** Refuses a reply whose letter says something else than its decision: outcome, grounds, dates, remedy. */
export async function holdAgainst(ctx: Context, found: Case, letter: LetterRecord): Promise<void> {
  const values = openValues(ctx, letter)
  const expected = await filledIn(ctx, found, { kind: letter.kind, values })
  const electronic = await electronicOf(ctx, found.row)
  demandAgreement(ctx, found, letter, { expected, electronic, remedies: await remediesOf(ctx, found.row) })
}

async function letterOf(ctx: Context, { row }: Case, id: string): Promise<LetterRecord> {
  const letter = await findLetter(ctx.db, id)
  if (letter?.case_id !== row.id) throw refuse(errors.notFound)
  return letter
}
