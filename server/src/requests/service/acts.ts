import { may } from '@gongkai/rules/access'
import { addWorkdays } from '@gongkai/rules/calendar'
import type { CivilDate } from '@gongkai/rules/dates'
import type { TemplateLetter } from '@gongkai/rules/letters'
import { type EvidenceKey, outcomeOf } from '@gongkai/rules/outcomes'
import {
  Act,
  type ActOf,
  type ActType,
  amended,
  clocksOf,
  fold,
  mayDo,
  type Recorded,
  withField,
} from '@gongkai/rules/requests'
import { grantsOn } from '../../accounts/store/grants.ts'
import { bodyOf, existsOn } from '../../agencies/tree.ts'
import { findLetter, type LetterRecord } from '../../letters/store/letters.ts'
import type { CommandContext } from '../../platform/context.ts'
import { errors, refuse } from '../../platform/errors.ts'
import { fileErrors } from '../../platform/files/errors.ts'
import type { Received } from '../../platform/http/handler.ts'
import { parseInput } from '../../platform/http/parse.ts'
import { requestErrors } from '../errors.ts'
import { demandExtension, demandOnline, demandTerm, termPrinted } from './agreement.ts'
import type { Case } from './cases.ts'
import { keepFiles } from './files.ts'
import { extendedTo, holdAgainst } from './letters.ts'
import { mention } from './mentions.ts'
import { placeOfCase } from './place.ts'
import { actable, type Done, write } from './record.ts'

type Form = { readonly version: number } & Readonly<Record<string, unknown>>

/** Does an act as its form came: load, authorise, hold against the rules, append. */
export async function act(ctx: CommandContext, type: ActType, id: string, { version, ...form }: Form): Promise<Done> {
  const found = await actable(ctx, id, version, type)
  const whole = parseInput(Act, { type, ...(await completed(ctx, found, type, form)) })
  await demandFits(ctx, found, whole)
  const done = await write(ctx, found, whole)
  if (whole.type === 'noted') await mention(ctx, found, whole.mentioned)
  return done
}

/**
 * What a form may leave to the program: the term of a correction, as its notice prints it, or as the agency has settled
 * it (条例第30条).
 */
async function completed(
  ctx: CommandContext,
  { now }: Case,
  type: ActType,
  form: Omit<Form, 'version'>,
): Promise<object> {
  if (type !== 'correctionAsked' || form.dueOn !== undefined) return form
  const letter = typeof form.letter === 'string' ? await findLetter(ctx.db, form.letter) : undefined
  const printed = letter?.kind === 'L03' ? termPrinted(ctx, letter) : undefined
  if (printed) return { ...form, dueOn: printed }
  const from = (form.deliveredOn ?? form.on) as CivilDate
  return { ...form, dueOn: addWorkdays(now.calendar, from, now.settings.correctionDays) }
}

/** What the rules cannot see from the history alone: that people, sections and letters are those of this case. */
async function demandFits(ctx: CommandContext, found: Case, act: Act): Promise<void> {
  switch (act.type) {
    case 'assigned':
      if (act.section !== null) demandSection(ctx, found, act.section)
      if (act.person !== null) await demandPerson(ctx, found, act.person, act.section, 'person')
      return
    case 'noted':
      for (const [i, person] of act.mentioned.entries())
        await demandPerson(ctx, found, person, found.state.section, `mentioned[${i}]`)
      return
    case 'correctionAsked': {
      const letter = await demandLetter(ctx, found, act, 'L03')
      return letter && demandTerm(ctx, letter, act)
    }
    case 'extended': {
      const letter = await demandLetter(ctx, found, act, 'L05')
      return letter && demandExtension(ctx, letter, act, extendedTo(found, act.notifiedOn, act.workdays))
    }
    case 'drafted':
      await demandLetter(ctx, found, act, outcomeOf(act.outcome).letter as TemplateLetter)
      return
    case 'submitted':
      return demandReply(ctx, found)
    case 'served':
      return act.method === 'online' ? demandOnline(ctx, found) : undefined
    case 'amended':
      return demandAmendable(ctx, found, act)
    default:
      return
  }
}

/**
 * An amended act still says what its letter says, and is amended by somebody who may decide it: only the head of the
 * disclosure office extends a period (条例第33条第2款).
 */
async function demandAmendable(ctx: CommandContext, found: Case, { act: at, field, is }: ActOf<'amended'>) {
  const target = amended(found.history)[at]?.act
  const after = target && withField(target, field, is)
  if (after?.type === 'extended' && !mayDo(ctx.actor, 'extended', { status: 'handling', turn: null }, found.place))
    throw refuse(errors.notFound)
  const letter = after && 'letter' in after && after.letter ? await findLetter(ctx.db, after.letter) : undefined
  if (!letter || letter.state === 'void') return
  if (after?.type === 'correctionAsked') demandTerm(ctx, letter, after)
  if (after?.type === 'extended') {
    const history = [...found.history.slice(0, at), { ...(found.history[at] as Recorded), act: after }]
    const until = clocksOf(fold(history), found.now.settings, found.now.calendar).respondBy
    demandExtension(ctx, letter, after, until)
  }
}

function demandSection({ today }: CommandContext, { tree, row }: Case, section: string): void {
  const found = tree.find(section)
  if (!found || found.id === row.agency_id || bodyOf(tree, found).id !== row.agency_id || !existsOn(found, today))
    throw refuse(requestErrors.noSuchSection, { at: 'section' })
}

async function demandPerson(
  { db, today }: CommandContext,
  { tree, row }: Case,
  person: string,
  section: string | null,
  at: string,
): Promise<void> {
  const grants = await grantsOn(db, person, today)
  const place = placeOfCase(tree, row.agency_id, section, today)
  if (!may({ id: person, grants }, 'request.read', { place })) throw refuse(requestErrors.noSuchPerson, { at })
}

async function demandLetter(
  ctx: CommandContext,
  { row }: Case,
  { letter }: ActOf<'correctionAsked' | 'extended' | 'drafted'>,
  kind: TemplateLetter,
): Promise<LetterRecord | undefined> {
  if (letter === undefined) return undefined
  const found = await findLetter(ctx.db, letter)
  if (found?.case_id !== row.id || found.state === 'void')
    throw refuse(requestErrors.letterUnfit, { at: 'letter', says: '这份文书不属于这件申请，或者已经作废。' })
  if (found.kind !== kind) throw refuse(requestErrors.letterUnfit, { at: 'letter', says: '文书的种类与这一步不符。' })
  return found
}

/** What goes up for signature is one thing: the letter that the draft names says what the draft decides. */
async function demandReply(ctx: CommandContext, found: Case): Promise<void> {
  const { draft } = found.state
  const letter = draft?.letter
  if (!draft || !letter) return
  const kind = outcomeOf(draft.outcome).letter as TemplateLetter
  const reply = await demandLetter(ctx, found, { type: 'drafted', ...draft, letter }, kind)
  if (reply) await holdAgainst(ctx, found, reply)
}

/** Puts a paper into the case file, as one of those that an outcome demands or for whoever reads the case. */
export async function fileIn(
  ctx: CommandContext,
  id: string,
  { version, evidence }: { version: number; evidence?: EvidenceKey | undefined },
  files: readonly Received[],
) {
  const found = await actable(ctx, id, version, 'filed')
  if (files.length !== 1) throw refuse(fileErrors.fileMissing, { at: 'file', says: '请选择一个文件。' })
  const [file = ''] = await keepFiles(ctx, { request: id }, files, { kind: 'paper', evidence: evidence ?? null })
  return { ...(await write(ctx, found, { type: 'filed', file, evidence: evidence ?? null })), file }
}

/** The sealed letter is what was decided: its number and its date come from the register of letters. */
export async function seal(ctx: CommandContext, id: string, { version, letter }: { version: number; letter: string }) {
  const found = await actable(ctx, id, version, 'sealed')
  const { id: sealed, dated_on, document_number } = await decision(ctx, found, letter)
  if (!dated_on || !document_number) throw refuse(errors.notNow)
  return write(ctx, found, { type: 'sealed', letter: sealed, letterOn: dated_on as CivilDate, number: document_number })
}

async function decision(ctx: CommandContext, found: Case, id: string): Promise<LetterRecord> {
  const { draft } = found.state
  if (draft)
    await demandLetter(
      ctx,
      found,
      { type: 'drafted', ...draft, letter: id },
      outcomeOf(draft.outcome).letter as TemplateLetter,
    )
  const letter = await findLetter(ctx.db, id)
  // What was signed is what is sealed; another text goes up again.
  if (draft?.letter && draft.letter !== id)
    throw refuse(requestErrors.letterUnfit, {
      at: 'letter',
      says: '这不是报送审签的那份文书；文书需要改的，请先退回，改好以后重新报送。',
    })
  if (letter?.state !== 'issued')
    throw refuse(requestErrors.letterUnfit, { at: 'letter', says: '这份文书还没有定稿：请先编号，再上传盖章件。' })
  await holdAgainst(ctx, found, letter)
  return letter
}
