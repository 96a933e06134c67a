import { letters } from '@gongkai/rules/outcomes'
import { historyOf, namesOfActors } from '../../accounts/service/history.ts'
import type { Context } from '../../platform/context.ts'
import type { LetterQuery } from '../contract/letters.ts'
import { type LetterRecord, pageOfLetters } from '../store/letters.ts'
import { findTemplate } from '../store/templates.ts'
import { missingIn, openValues } from './contents.ts'
import { readable } from './letters.ts'
import { openComparison } from './sealed.ts'
import { actsAt, letterActs, writerFor } from './writer.ts'

type Names = ReadonlyMap<string, string>

const rowOf = (letter: LetterRecord, names: Names) => ({
  id: letter.id,
  kind: letter.kind,
  kindName: letters[letter.kind].zh,
  state: letter.state,
  documentNumber: letter.document_number,
  datedOn: letter.dated_on,
  caseId: letter.case_id,
  verdict: letter.verdict,
  createdByName: names.get(letter.created_by) ?? letter.created_by,
  createdAt: letter.created_at.toISOString(),
  changedAt: letter.changed_at.toISOString(),
  version: letter.version,
})

/** The register of letters of an agency. To whom they go stays in the letters. */
export async function lettersPage(ctx: Context, query: LetterQuery) {
  const writer = await writerFor(ctx, query.agency, 'letter.read')
  const { rows, total } = await pageOfLetters(ctx.db, writer, query)
  const names = await namesOfActors(
    ctx.db,
    rows.map((r) => r.created_by),
  )
  return {
    rows: rows.map((row) => rowOf(row, names)),
    total,
    page: query.page,
    size: query.size,
    acts: actsAt(ctx, writer, 'new', letterActs),
  }
}

/** One letter with everything that is known of it, and what the caller may do to it now. */
export async function oneLetter(ctx: Context, id: string) {
  const [letter, writer] = await readable(ctx, id)
  const people = [letter.created_by, letter.accepted_by].filter((p) => p !== null)
  const names = await namesOfActors(ctx.db, people)
  const template = letter.template_id ? await findTemplate(ctx.db, letter.template_id) : undefined
  const values = openValues(ctx, letter)
  return {
    ...rowOf(letter, names),
    agency: letter.agency_id,
    unit: letter.unit_id,
    values,
    missing: letter.state === 'draft' ? missingIn(letter.kind, values) : [],
    template: template ? { id: template.id, number: template.number } : null,
    comparison: openComparison(ctx, letter),
    acceptedByName: letter.accepted_by && (names.get(letter.accepted_by) ?? letter.accepted_by),
    acceptedReason: letter.accepted_reason,
    voidReason: letter.void_reason,
    acts: actsAt(ctx, writer, letter.state, letterActs),
    history: await historyOf(ctx.db, { type: 'letter', id }),
  }
}
