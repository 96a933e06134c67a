import { DocumentError } from '@gongkai/documents/read'
import type { Context } from '../../platform/context.ts'
import { refuse } from '../../platform/errors.ts'
import { fileErrors } from '../../platform/files/errors.ts'
import { findFile } from '../../platform/files/store.ts'
import type { Received } from '../../platform/http/handler.ts'

/** The whole content of a stored file. */
export async function bytesOf({ parts }: Context, hash: string): Promise<Uint8Array | null> {
  const file = await parts.shelf.open(hash)
  if (!file) return null
  try {
    return await file.readFile()
  } finally {
    await file.close()
  }
}

/** The whole content of a kept file. */
export async function bytesOfFile(ctx: Context, id: string): Promise<Uint8Array> {
  const row = await findFile(ctx.db, id)
  const bytes = row && (await bytesOf(ctx, row.hash))
  if (!bytes) throw refuse(fileErrors.contentMissing)
  return bytes
}

/** Makes bytes of our own a content of the store, as if they had been received. */
export async function store({ parts: { shelf } }: Context, bytes: Uint8Array, name: string): Promise<Received> {
  const whole = (async function* () {
    yield bytes
  })()
  const draft = await shelf.receive(whole, bytes.length)
  await shelf.place(draft)
  return { field: 'file', name, type: docxType, hash: draft.hash, size: draft.size }
}

export const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
export const docx = (name: string, bytes: Uint8Array) => ({ name: `${name}.docx`, type: docxType, bytes })

/** The sentence of a document that cannot be read; other errors pass. */
export function sentenceOf(error: unknown): string {
  if (error instanceof DocumentError) return error.message
  throw error
}
