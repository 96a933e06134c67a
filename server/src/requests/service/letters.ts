import { addWorkdays } from '@gongkai/rules/calendar'
import type { CivilDate } from '@gongkai/rules/dates'
import { InputError } from '@gongkai/rules/law'
import { blanksOf, type LetterFieldKey, proposedFor, type TemplateLetter } from '@gongkai/rules/letters'
import { outcomeOf } from '@gongkai/rules/outcomes'
import { remedyOf, remedyParagraph } from '@gongkai/rules/remedies'
import { type ActOf, amended, channels, clocksOf, statuses } from '@gongkai/rules/requests'
import { routeOn } from '../../agencies/route.ts'
import { guideFacts } from '../../agencies/service/guide.ts'
import type { Values } from '../../letters/contract/words.ts'
import { reviewing } from '../../letters/numbering.ts'
import { openValues } from '../../letters/service/contents.ts'
import { draft, giveNumber, redraft } from '../../letters/service/letters.ts'
import { officeFor } from '../../letters/service/writer.ts'
import { findLetter, type LetterRecord } from '../../letters/store/letters.ts'
import type { CommandContext, Context } from '../../platform/context.ts'
import { errors, refuse } from '../../platform/errors.ts'
import { settingOf } from '../../platform/setting.ts'
import { demandAgreement } from './agreement.ts'
import { type Case, readable } from './cases.ts'
import { numberOf } from './register.ts'
import { openContent } from './sealing.ts'

type Facts = { readonly [K in LetterFieldKey]?: string }

/** What every letter of a case prints of it. */
function factsOfCase(ctx: Context, { row, state, clocks, tree }: Case): Facts {
  const { application } = openContent(ctx, row)
  const [first] = application.applicants
  const { says, receivedBy } = channels[state.facts.channel]
  const { office } = guideFacts(tree, tree.get(row.agency_id), ctx.today)
  return {
    applicant: application.applicants.map((a) => a.name).join('、'),
    address: first?.paper === 'creditCode' ? '你单位' : '你',
    requestNumber: numberOf(row),
    receivedOn: clocks.receivedOn,
    channel: says,
    requestContent: application.description,
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
  const extension = acts.findLast((act): act is ActOf<'extended'> => act.type === 'extended')
  const own = settings.region ? calendar.inRegion(settings.region) : calendar
  const correctBy = asked?.dueOn ?? addWorkdays(own, today, settings.correctionDays)
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

/** Where review is asked for over the internet, for a reply that goes out that way (行政复议法第22条第2款). */
async function electronicOf(ctx: Context, row: Case['row']) {
  const { delivery } = openContent(ctx, row).application
  if (delivery !== 'portal' && delivery !== 'email') return null
  const { channel } = await settingOf(ctx.db, reviewing, row.agency_id)
  return channel === null ? null : { reviewChannel: channel }
}

/** What the draft of the reply decides: its remedy by date and grounds (行政复议法第23条; 行政复议法实施条例第31条). */
async function remedy(ctx: Context, found: Case, decidedOn: CivilDate): Promise<Facts> {
  const { state, tree, row } = found
  const { route } = routeOn(tree, (await authorOf(ctx, found)).body, decidedOn)
  if (!state.draft || !route) return {}
  const { outcome, values } = state.draft
  try {
    const paragraph = remedyParagraph({
      remedy: remedyOf({ outcome, decidedOn, values }),
      route,
      decidedOn,
      electronic: await electronicOf(ctx, row),
    })
    return paragraph ? { remedy: paragraph } : {}
  } catch (error) {
    // What the tree or the draft does not tell is left to be filled in, and asked for before the letter is numbered.
    if (!(error instanceof InputError)) throw error
    return {}
  }
}

/** What happened before, as letters that end a case refer to it. */
async function before(ctx: Context, { history }: Case): Promise<Facts> {
  const acts = amended(history).map(({ act }) => act)
  const asked = acts.findLast((act): act is ActOf<'correctionAsked'> => act.type === 'correctionAsked')
  const withdrawn = acts.findLast((act): act is ActOf<'withdrawn'> => act.type === 'withdrawn')
  const letter = asked?.letter ? await findLetter(ctx.db, asked.letter) : undefined
  return {
    ...(letter?.document_number && { priorNumber: letter.document_number }),
    ...(asked && { priorServedOn: asked.deliveredOn ?? asked.on, priorDueOn: asked.dueOn }),
    ...(withdrawn && { withdrawnOn: withdrawn.on, withdrawnHow: withdrawn.way }),
  }
}

/**
 * Who writes the letters of a case: the section that has it, or the agency. Where the unit that does the disclosure work
 * is an agency of its own, it does so in the name of the agency (条例第4条), unless it is settled that it answers in its
 * own name, and is then the one to be reviewed and sued (法释〔2025〕8号第4条第3款).
 */
async function authorOf({ db, today }: Context, { row, state, tree }: Case): Promise<{ unit: string; body: string }> {
  if (state.section) return { unit: state.section, body: row.agency_id }
  const office = await officeFor(db, tree, row.agency_id, today)
  const unit = office?.inOwnName ? office.id : row.agency_id
  return { unit, body: unit }
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
    ...(isReply(found, kind) && (await remedy(ctx, found, decidedOn))),
    ...(await before(ctx, found)),
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
  const { draft } = found.state
  return {
    filled: await filledIn(ctx, found, { kind, values }),
    proposed: (draft && isReply(found, kind) ? proposedFor(draft.outcome, draft.values) : {}) as Values,
  }
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
export async function rewriteLetter(ctx: CommandContext, id: string, { letter, version, values }: Rewriting) {
  const found = await readable(ctx, id)
  const { kind } = await letterOf(ctx, found, letter)
  const filled = await filledIn(ctx, found, { kind, values })
  const redone = await redraft(ctx, letter, { version, values: { ...values, ...filled } })
  return { ...redone, filled: Object.keys(filled) }
}

/**
 * Numbers a letter of the case with the date of today and everything that follows from it as it is now; the reply only
 * once it is signed, so that its date is not before the last signature.
 */
export async function numberLetter(ctx: CommandContext, id: string, given: Omit<Rewriting, 'values'>) {
  const found = await readable(ctx, id)
  const letter = await letterOf(ctx, found, given.letter)
  const { status } = found.state
  if (isReply(found, letter.kind) && status !== 'signed')
    throw refuse(errors.notNow, { says: `答复文书在签发以后编号；这件申请现在是“${statuses[status]}”。` })
  const { decidedOn: _, ...values } = openValues(ctx, letter)
  const { version } = await rewriteLetter(ctx, id, { ...given, values })
  // Before a number is spent on it.
  if (isReply(found, letter.kind)) await holdAgainst(ctx, found, await letterOf(ctx, found, given.letter))
  return { ...(await giveNumber(ctx, given.letter, version)), datedOn: ctx.today }
}

/** Refuses a reply whose letter says something else than its decision: outcome, grounds, dates, remedy. */
export async function holdAgainst(ctx: Context, found: Case, letter: LetterRecord): Promise<void> {
  const values = openValues(ctx, letter)
  demandAgreement(ctx, found, letter, await filledIn(ctx, found, { kind: letter.kind, values }))
}

async function letterOf(ctx: Context, { row }: Case, id: string): Promise<LetterRecord> {
  const letter = await findLetter(ctx.db, id)
  if (letter?.case_id !== row.id) throw refuse(errors.notFound)
  return letter
}
