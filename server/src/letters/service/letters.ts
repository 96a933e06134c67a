import { previewLetter } from '@gongkai/documents/letters'
import type { Act } from '@gongkai/rules/access'
import { type CivilDate, daysBetween, isCivilDate, partsOf } from '@gongkai/rules/dates'
import { documentNumber, seriesOf, type TemplateLetter } from '@gongkai/rules/letters'
import type { CommandContext, Context } from '../../platform/context.ts'
import { errors, refuse } from '../../platform/errors.ts'
import { keepFile } from '../../platform/files/service.ts'
import { newId } from '../../platform/ids.ts'
import { settingOf } from '../../platform/setting.ts'
import type { Values } from '../contract/words.ts'
import { letterErrors } from '../errors.ts'
import { numbering } from '../numbering.ts'
import { changeLetter, findLetter, insertLetter, type LetterRecord, takeNumber } from '../store/letters.ts'
import type { State } from '../store/tables.ts'
import { activeTemplate } from '../store/templates.ts'
import { missingIn, openValues, rendered, sealValues } from './contents.ts'
import { bytesOfFile, docx, store } from './files.ts'
import { allow, type Writer, writerFor, writerOn } from './writer.ts'

/** A letter that the caller may read, with the body that writes it. */
export async function readable(ctx: Context, id: string): Promise<[LetterRecord, Writer]> {
  const letter = await findLetter(ctx.db, id)
  if (!letter) throw refuse(errors.notFound)
  return [letter, await writerFor(ctx, letter.unit_id, 'letter.read')]
}

/** A letter to which the caller may do the act now, as the caller has read it. */
export async function changeable(
  ctx: Context,
  { id, version }: { id: string; version: number },
  act: Act,
): Promise<[LetterRecord, Writer]> {
  const [letter, writer] = await readable(ctx, id)
  allow(ctx, writer, act, letter.state)
  if (letter.version !== version) throw refuse(errors.changedMeanwhile)
  return [letter, writer]
}

/** Work that has letters and says when one of them stays as it is; each later slice gives one, and app.ts hands it in. */
export interface LetterOwner {
  /** Refuses what may not be done to the letter now. */
  demandFree(ctx: CommandContext, letter: LetterRecord, act: 'change' | 'number' | 'void'): Promise<void>
}

/** A letter that nobody who owns it holds as it is. */
export const freeFor =
  (owners: readonly LetterOwner[]) =>
  async (ctx: CommandContext, id: string, act: 'change' | 'number' | 'void'): Promise<string> => {
    const [letter] = await readable(ctx, id)
    for (const owner of owners) await owner.demandFree(ctx, letter, act)
    return id
  }

/** Writes a change of a letter with its record. */
export async function change(
  ctx: CommandContext,
  letter: LetterRecord,
  changes: Parameters<typeof changeLetter>[2],
  record: { act: string; after?: unknown; reason?: string },
): Promise<{ version: number; state: State }> {
  if (!(await changeLetter(ctx.db, letter, { ...changes, changed_at: ctx.now }))) throw refuse(errors.changedMeanwhile)
  const state = changes.state ?? letter.state
  await ctx.audit({
    chain: letter.agency_id,
    subject: { type: 'letter', id: letter.id },
    ...record,
    ...(state !== letter.state && { before: { state: letter.state }, after: { state, ...(record.after as object) } }),
  })
  return { version: letter.version + 1, state }
}

interface Drafting {
  readonly agency: string
  readonly kind: TemplateLetter
  readonly values: Values
  /** The case it belongs to, said by the service that asked whether it is the agency's. */
  readonly caseId?: string
}

/** Begins a letter; it may be incomplete until it is numbered. */
export async function draft(ctx: CommandContext, { agency, kind, values, caseId }: Drafting) {
  const writer = await writerFor(ctx, agency, 'letter.draft')
  const missing = missingIn(kind, values)
  const id = newId()
  await insertLetter(ctx.db, {
    id,
    agency_id: writer.body,
    unit_id: writer.unit,
    kind,
    state: 'draft',
    case_id: caseId ?? null,
    contents: sealValues(ctx, id, values),
    created_by: ctx.actor.id,
    created_at: ctx.now,
    changed_at: ctx.now,
  })
  await ctx.audit({ chain: writer.body, act: 'letter.drafted', subject: { type: 'letter', id }, after: { kind } })
  return { id, version: 1, missing }
}

/** Changes a draft. The record says which parts were changed, not what they say. */
export async function redraft(
  ctx: CommandContext,
  id: string,
  { version, values }: { version: number; values: Values },
) {
  const [letter] = await changeable(ctx, { id, version }, 'letter.draft')
  const missing = missingIn(letter.kind, values)
  const before = openValues(ctx, letter)
  const keys = [...new Set([...Object.keys(before), ...Object.keys(values)])] as (keyof Values)[]
  const changed = keys.filter((key) => JSON.stringify(before[key]) !== JSON.stringify(values[key]))
  const contents = sealValues(ctx, id, values)
  const result = await change(ctx, letter, { contents }, { act: 'letter.changed', after: { changed } })
  return { version: result.version, missing }
}

/** Further from today than this, a date of a letter is a slip of the pen, and its year would open another series. */
const MOST_DAYS = 366

function dateOf(ctx: Context, values: Values): CivilDate {
  const { decidedOn } = values
  if (!isCivilDate(decidedOn)) throw refuse(letterErrors.letterIncomplete, { at: 'values.decidedOn' })
  if (Math.abs(daysBetween(ctx.today, decidedOn)) > MOST_DAYS)
    throw refuse(errors.invalidInput, { at: 'values.decidedOn', says: '成文日期与今天相差超过一年，请核对。' })
  return decidedOn
}

/**
 * Gives a complete draft its number and makes the document from the template in use; from here on it does not change.
 * Number and document are one transaction: when anything fails there is neither, and no number is left out.
 */
export async function giveNumber(ctx: CommandContext, id: string, version: number) {
  const [letter, today] = await changeable(ctx, { id, version }, 'letter.number')
  const values = openValues(ctx, letter)
  const missing = missingIn(letter.kind, values)
  if (missing.length) throw refuse(letterErrors.letterIncomplete, { problems: missing })
  const datedOn = dateOf(ctx, values)
  const writer = (await writerOn(ctx.db, letter.unit_id, datedOn)) ?? today
  const { prefix, scheme } = await settingOf(ctx.db, numbering, letter.agency_id)
  const signs = prefix ?? (writer.prefix && `${writer.prefix}公开`)
  if (!signs) throw refuse(letterErrors.numberPrefixMissing)
  const own = scheme === 'marked' ? seriesOf(letter.kind) : null
  const series = own ?? 'all'
  const { year } = partsOf(datedOn)
  const template = await activeTemplate(ctx.db, letter.agency_id, letter.kind)
  const number = await takeNumber(ctx.db, letter.agency_id, series, year)
  const printed = documentNumber(signs, year, number, own)
  const bytes = await rendered(ctx, {
    kind: letter.kind,
    values: { ...values, agencyName: writer.name, documentNumber: printed },
    template,
  })
  const file = await store(ctx, bytes, `${printed}.docx`)
  const draft_file = await keepFile(ctx, file, { holder: `letters.draft_file:${id}` })
  const result = await change(
    ctx,
    letter,
    {
      state: 'numbered',
      dated_on: datedOn,
      series,
      year,
      number,
      document_number: printed,
      template_id: template?.id ?? null,
      draft_file,
    },
    { act: 'letter.numbered', after: { documentNumber: printed, datedOn, content: file.hash } },
  )
  return { ...result, documentNumber: printed }
}

/** Ends a letter. Its number stays taken, so that the register has no gap. */
export async function makeVoid(
  ctx: CommandContext,
  id: string,
  { version, reason }: { version: number; reason: string },
) {
  const [letter] = await changeable(ctx, { id, version }, 'letter.void')
  const after = letter.document_number ? { documentNumber: letter.document_number } : {}
  return change(ctx, letter, { state: 'void', void_reason: reason }, { act: 'letter.voided', after, reason })
}

/** A draft with what the program would fill in, and （待填） where something is missing. */
async function asDraft(ctx: Context, letter: LetterRecord, writer: Writer, marked: boolean) {
  const values = { ...openValues(ctx, letter), agencyName: writer.name }
  const template = await activeTemplate(ctx.db, letter.agency_id, letter.kind)
  return rendered(ctx, { kind: letter.kind, values, template, marked, incomplete: true })
}

/** The letter to look at: what was filled in is marked while it is a draft. */
export async function preview(ctx: Context, id: string) {
  const [letter, writer] = await readable(ctx, id)
  const docx = letter.draft_file ? await bytesOfFile(ctx, letter.draft_file) : await asDraft(ctx, letter, writer, true)
  const missing = letter.number === null ? missingIn(letter.kind, openValues(ctx, letter)) : []
  return { html: previewLetter(docx), missing }
}

/** The letter as a Word file: the one that was numbered, or the draft as it stands. */
export async function file(ctx: Context, id: string) {
  const [letter, writer] = await readable(ctx, id)
  if (letter.draft_file) return docx(letter.document_number ?? '', await bytesOfFile(ctx, letter.draft_file))
  return docx('文书草稿', await asDraft(ctx, letter, writer, false))
}
