import type { Handle } from '../platform/database/schema.ts'

declare module '../platform/database/schema.ts' {
  interface Schema {
    setup_tokens: { digest: string; created_at: Date }
  }
}

export async function insertToken(db: Handle, digest: string, created_at: Date): Promise<void> {
  await db.insertInto('setup_tokens').values({ digest, created_at }).execute()
}

export const hasToken = async (db: Handle, digest: string): Promise<boolean> =>
  (await db.selectFrom('setup_tokens').select('digest').where('digest', '=', digest).executeTakeFirst()) !== undefined

/** After the first use no link is worth anything. */
export async function forgetTokens(db: Handle): Promise<void> {
  await db.deleteFrom('setup_tokens').execute()
}
