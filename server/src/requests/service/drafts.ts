import { addDays, type CivilDate } from '@gongkai/rules/dates'
import { INSTALLATION } from '../../platform/audit.ts'
import type { CommandContext, Context } from '../../platform/context.ts'
import type { Handle } from '../../platform/database/schema.ts'
import { refuse } from '../../platform/errors.ts'
import { keepFile, releaseFiles } from '../../platform/files/service.ts'
import type { Received } from '../../platform/http/handler.ts'
import { newId } from '../../platform/ids.ts'
import type { Typed } from '../contract/drafts.ts'
import { requestErrors } from '../errors.ts'
import { type DraftRecord, deleteDraft, deleteDraftsBefore, findDraft, putDraft } from '../store/drafts.ts'
import { codeAsGiven, issueCode, keyOfCode } from './codes.ts'
import { demandFew } from './files.ts'
import { keepDraftQuota } from './quota.ts'

const KEPT_DAYS = 7

/** What a draft keeps sealed. */
interface Draft {
  readonly fields: Typed
  readonly files: Received[]
}

const place = (id: string) => `submission_drafts.content:${id}`
const holder = (id: string) => `submission_drafts:${id}`

async function draftOf({ db, parts, today }: Context, code: string | undefined): Promise<DraftRecord | undefined> {
  const key = code ? keyOfCode(parts.secrets, code) : null
  return key ? findDraft(db, key, today) : undefined
}

interface Saving {
  readonly fields: Typed
  /** Of a draft that is saved again: it keeps its code. */
  readonly code?: string | undefined
}

/** Puts an application aside as far as it is typed, whatever is wrong with it. */
export async function saveDraft(
  ctx: CommandContext,
  { fields, code }: Saving,
  files: readonly Received[],
  address: string,
) {
  const { db, parts, today } = ctx
  demandFew(files)
  await keepDraftQuota(ctx, address)
  const before = await draftOf(ctx, code)
  const id = before?.id ?? newId()
  const issued = before && code ? { code: codeAsGiven(code), key: before.code_key } : issueCode(parts.secrets)
  const until = addDays(today, KEPT_DAYS)
  const draft: Draft = { fields, files: [...files] }
  await putDraft(db, { id, code_key: issued.key, content: parts.secrets.seal(JSON.stringify(draft), place(id)), until })
  await releaseFiles(db, holder(id))
  for (const file of files) await keepFile(ctx, file, { holder: holder(id) })
  await ctx.audit({
    chain: INSTALLATION,
    act: 'submission.putAside',
    subject: { type: 'draft', id },
    after: { files: files.length },
  })
  return { code: issued.code, until }
}

/** What was put aside under a code. */
export async function openDraft(ctx: Context, code: string): Promise<Draft & { until: CivilDate }> {
  const kept = await draftOf(ctx, code)
  if (!kept) throw refuse(requestErrors.noSuchDraft, { at: 'code' })
  const { fields, files }: Draft = JSON.parse(ctx.parts.secrets.open(kept.content, place(kept.id)))
  return { fields, files, until: kept.until }
}

/** An application that was handed in needs its draft no more. */
export async function dropDraft(ctx: CommandContext, code: string | undefined): Promise<void> {
  const kept = await draftOf(ctx, code)
  if (!kept) return
  await deleteDraft(ctx.db, kept.id)
  await releaseFiles(ctx.db, holder(kept.id))
}

/**
 * Takes away what was put aside too long ago. For a daily job. A day later than it could be opened: the form of one that
 * was opened in the evening of its last day still goes on with its files (portal/requests/uploads.ts).
 */
export async function forgetDrafts(db: Handle, today: CivilDate): Promise<number> {
  const gone = await deleteDraftsBefore(db, addDays(today, -1))
  for (const id of gone) await releaseFiles(db, holder(id))
  return gone.length
}
