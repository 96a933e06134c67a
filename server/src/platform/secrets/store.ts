import type { Generated } from 'kysely'
import type { Handle } from '../database/schema.ts'

declare module '../database/schema.ts' {
  interface Schema {
    data_keys: { number: number; purpose: Purpose; wrapped: string; created_at: Generated<Date> }
  }
}

export type Purpose = 'seal' | 'index' | 'sign'

/** A data key as it is stored, and as it is in a backup. */
export interface WrappedKey {
  readonly number: number
  readonly purpose: Purpose
  readonly wrapped: string
}

export const findKeys = (db: Handle): Promise<WrappedKey[]> =>
  db.selectFrom('data_keys').select(['number', 'purpose', 'wrapped']).orderBy('number').execute()

/** Another process may start on the same new database: its keys stay. */
export async function insertKeys(db: Handle, keys: readonly WrappedKey[]): Promise<void> {
  await db
    .insertInto('data_keys')
    .values([...keys])
    .onConflict((c) => c.doNothing())
    .execute()
}

export async function rewrapKey(db: Handle, { number, wrapped }: WrappedKey): Promise<void> {
  await db.updateTable('data_keys').set({ wrapped }).where('number', '=', number).execute()
}
