import { checkSealed, type SealedComparison } from '@gongkai/documents/letters'
import type { CommandContext, Context } from '../../platform/context.ts'
import { errors, refuse } from '../../platform/errors.ts'
import { fileErrors } from '../../platform/files/errors.ts'
import { keepFile, readFile, releaseFiles } from '../../platform/files/service.ts'
import type { Received } from '../../platform/http/handler.ts'
import { perform } from '../../platform/perform.ts'
import { documentWorkers } from '../../workers/shared.ts'
import { letterErrors } from '../errors.ts'
import type { LetterRecord } from '../store/letters.ts'
import { bytesOf, bytesOfFile, sentenceOf } from './files.ts'
import { change, changeable, readable } from './letters.ts'

const holder = (id: string) => `letters.sealed_file:${id}`
const place = (id: string) => `letters.comparison:${id}`

/** What came of the comparison; differences quote the letter, so it is kept sealed. */
export const openComparison = ({ parts }: Context, { id, comparison }: LetterRecord): SealedComparison | null =>
  comparison === null ? null : JSON.parse(parts.secrets.open(comparison, place(id)))

/**
 * Takes the sealed copy of a numbered letter. One that says what its draft says is issued at once; any other waits for a
 * person to look at it. Another copy may take its place until then.
 */
export async function seal(ctx: Context, given: { id: string; version: number }, files: readonly Received[]) {
  const [letter] = await changeable(ctx, given, 'letter.seal')
  const [file] = files
  if (!file) throw refuse(fileErrors.fileMissing, { at: 'file' })
  const comparison = await compared(ctx, letter, file)
  const { verdict } = comparison
  return perform(ctx.parts, ctx.actor, async (ctx) => {
    await releaseFiles(ctx.db, holder(letter.id))
    const sealed_file = await keepFile(ctx, file, { holder: holder(letter.id) })
    const result = await change(
      ctx,
      letter,
      {
        state: verdict === 'same' ? 'issued' : 'sealed',
        sealed_file,
        verdict,
        comparison: ctx.parts.secrets.seal(JSON.stringify(comparison), place(letter.id)),
      },
      { act: 'letter.sealed', after: { verdict, content: file.hash } },
    )
    return { ...result, comparison }
  })
}

async function compared(ctx: Context, letter: LetterRecord, file: Received): Promise<SealedComparison> {
  const draft = await bytesOfFile(ctx, letter.draft_file ?? '')
  const sealed = await bytesOf(ctx, file.hash)
  if (!sealed) throw refuse(fileErrors.contentMissing)
  try {
    checkSealed(sealed)
  } catch (error) {
    throw refuse(letterErrors.sealedRefused, { at: 'file', says: sentenceOf(error) })
  }
  const outcome = await (await documentWorkers()).run({ kind: 'compareSealed', draft, sealed })
  if ('error' in outcome) throw refuse(letterErrors.sealedRefused, { at: 'file', says: outcome.error.message })
  return outcome.value
}

/** A person has looked at a copy that could not be compared, or that says something else, and answers for it. */
export async function accept(
  ctx: CommandContext,
  id: string,
  { version, reason }: { version: number; reason: string },
) {
  const [letter] = await changeable(ctx, { id, version }, 'letter.accept')
  return change(
    ctx,
    letter,
    { state: 'issued', accepted_by: ctx.actor.id, accepted_reason: reason },
    { act: 'letter.accepted', after: { verdict: letter.verdict }, reason },
  )
}

export async function sealedFile(ctx: Context, id: string) {
  const [letter] = await readable(ctx, id)
  if (!letter.sealed_file) throw refuse(errors.notFound)
  const file = await readFile(ctx, ctx.parts.shelf, letter.sealed_file)
  return { ...file, name: `${letter.document_number}（盖章件）.pdf` }
}
