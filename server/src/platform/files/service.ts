import type { CommandContext, Context } from '../context.ts'
import { type Database, transaction } from '../database/database.ts'
import type { Handle } from '../database/schema.ts'
import { errors, refuse } from '../errors.ts'
import type { Download, Received } from '../http/handler.ts'
import { newId } from '../ids.ts'
import { fileErrors } from './errors.ts'
import type { Shelf } from './shelf.ts'
import {
  addReference,
  deleteUnneeded,
  findFile,
  holdContent,
  insertFile,
  isFree,
  namedOf,
  removeReferences,
  takenBy,
} from './store.ts'

/** A content without a file, and a file that nobody needs, stay for so long: an upload may be on its way to its command. */
const GRACE = 24 * 60 * 60 * 1000

const place = (id: string) => `files.name:${id}`

interface Keeping {
  /** Whose room it takes, and how much they have in bytes. */
  readonly quota?: { readonly owner: string; readonly bytes: number }
  /** Who needs it, as `table.column:id`; the file stays as long as somebody does. */
  readonly holder: string
}

/**
 * Keeps a received file, in the transaction of the command it came with. Its id. Throws `quotaFull`, and `contentGone`
 * for what a form brought back after its content was removed: nobody is told that it was kept and finds it missing later.
 */
export async function keepFile(ctx: CommandContext, file: Received, { quota, holder }: Keeping): Promise<string> {
  if (quota && (await takenBy(ctx.db, quota.owner)) + file.size > quota.bytes) throw refuse(fileErrors.quotaFull)
  await holdContent(ctx.db, file.hash)
  if (!(await ctx.parts.shelf.claim(file.hash)))
    throw refuse(fileErrors.contentGone, { at: file.field, says: `“${file.name}”${fileErrors.contentGone.says}` })
  const id = newId()
  await insertFile(ctx.db, {
    id,
    hash: file.hash,
    size: file.size,
    media_type: file.type,
    name: ctx.parts.secrets.seal(file.name, place(id)),
    quota_owner: quota?.owner ?? null,
    created_by: ctx.actor.id,
    created_at: ctx.now,
  })
  await addReference(ctx.db, id, holder)
  return id
}

/** Lets another holder need the file too. */
export const shareFile = (db: Handle, id: string, holder: string): Promise<void> => addReference(db, id, holder)

/** The holder needs its files no more; those that nobody needs are removed within two days. */
export const releaseFiles = (db: Handle, holder: string): Promise<void> => removeReferences(db, holder)

/** A kept file to be saved. Whether the person may have it is asked by the caller, of whatever the file belongs to. */
export async function readFile(ctx: Context, shelf: Shelf, id: string): Promise<Download & { size: number }> {
  const row = await findFile(ctx.db, id)
  if (!row) throw refuse(errors.notFound)
  const content = await shelf.open(row.hash)
  if (!content) throw refuse(fileErrors.contentMissing)
  return {
    name: ctx.parts.secrets.open(row.name, place(id)),
    type: row.media_type,
    bytes: content.createReadStream(),
    size: row.size,
  }
}

/** Removes at once contents that came with a request that was refused, but for those that some file has. */
export async function dropContents(database: Pick<Database, 'db'>, shelf: Shelf, hashes: readonly string[]) {
  for (const hash of hashes)
    await transaction(database, async (db) => {
      if (await isFree(db, hash)) await shelf.discard(hash)
    })
}

/** Removes files that nobody needs and contents without a file. For a daily job. */
export async function collectFiles(db: Handle, shelf: Shelf, now: Date): Promise<{ files: number; contents: number }> {
  const files = await deleteUnneeded(db, new Date(now.getTime() - GRACE))
  return { files, contents: await shelf.collect((hashes) => namedOf(db, hashes), GRACE) }
}
