import type { EvidenceKey } from '@gongkai/rules/outcomes'
import type { CommandContext, Context } from '../../platform/context.ts'
import { errors, refuse } from '../../platform/errors.ts'
import { fileErrors } from '../../platform/files/errors.ts'
import { keepFile, readFile } from '../../platform/files/service.ts'
import type { Received } from '../../platform/http/handler.ts'
import { fromStrangers } from '../contract/attachments.ts'
import { type FileRecord, filesOf, insertCaseFile } from '../store/files.ts'

type Owner = { readonly submission: string } | { readonly request: string }

const ofRow = (owner: Owner) =>
  'request' in owner
    ? { request_id: owner.request, submission_id: null }
    : { request_id: null, submission_id: owner.submission }

interface Added {
  readonly kind: FileRecord['kind']
  readonly evidence?: EvidenceKey | null
}

/** Keeps files that came for a case. Their ids. */
export async function keepFiles(
  ctx: CommandContext,
  owner: Owner,
  files: readonly Received[],
  { kind, evidence = null }: Added,
): Promise<string[]> {
  const ids: string[] = []
  for (const file of files) {
    const of = ofRow(owner)
    const id = await keepFile(ctx, file, { holder: `request_files:${of.request_id ?? of.submission_id}` })
    await insertCaseFile(ctx.db, { file_id: id, ...of, kind, evidence, added_at: ctx.now })
    ids.push(id)
  }
  return ids
}

/** Refuses more, or larger files, than anybody may send; with those that a form of the portal had sent before. */
export function demandFew(files: readonly Received[]): void {
  const { most, bytes } = fromStrangers
  if (files.length > most)
    throw refuse(fileErrors.tooManyFiles, { at: 'file', says: `附件最多${most}个，现在是${files.length}个。` })
  if (files.some(({ size }) => size > bytes))
    throw refuse(fileErrors.tooManyFiles, { at: 'file', says: '每个附件不能超过10 MB，请压缩或者分开。' })
}

export const shownFile = ({ parts }: Context, file: FileRecord) => ({
  id: file.file_id,
  name: parts.secrets.open(file.name, `files.name:${file.file_id}`),
  type: file.media_type,
  size: file.size,
  kind: file.kind,
  evidence: file.evidence,
  addedAt: file.added_at.toISOString(),
})

/** The files of a case, as a screen shows them. */
export const shownFiles = async (ctx: Context, of: 'request_id' | 'submission_id', id: string) =>
  (await filesOf(ctx.db, of, id)).map((file) => shownFile(ctx, file))

/** One of the files of a case whose reader was let in by the caller. */
export async function fileOf(ctx: Context, of: 'request_id' | 'submission_id', id: string, file: string) {
  const files = await filesOf(ctx.db, of, id)
  if (!files.some((f) => f.file_id === file)) throw refuse(errors.notFound)
  return readFile(ctx, ctx.parts.shelf, file)
}
