import type { JSONColumnType } from 'kysely'
import { json } from '../../platform/database/database.ts'
import type { Handle } from '../../platform/database/schema.ts'

/** Choices of a list by their names. */
export type KeptFilters = Readonly<Record<string, string>>

declare module '../../platform/database/schema.ts' {
  interface Schema {
    request_views: { user_id: string; name: string; filters: JSONColumnType<KeptFilters>; made_at: Date }
  }
}

/** The views of a person, the first one made before the others. */
export const viewsOf = (db: Handle, user: string) =>
  db
    .selectFrom('request_views')
    .select(['name', 'filters'])
    .where('user_id', '=', user)
    .orderBy('made_at')
    .orderBy('name')
    .execute()

/** Keeps a view; one of the same name gets the new filters in its old place. */
export async function putView(
  db: Handle,
  { user, name, filters, at }: { user: string; name: string; filters: KeptFilters; at: Date },
): Promise<void> {
  await db
    .insertInto('request_views')
    .values({ user_id: user, name, filters: json(filters) as never, made_at: at })
    .onConflict((c) => c.columns(['user_id', 'name']).doUpdateSet({ filters: json(filters) as never }))
    .execute()
}

/** Whether there was such a view. */
export async function deleteView(db: Handle, user: string, name: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('request_views')
    .where('user_id', '=', user)
    .where('name', '=', name)
    .executeTakeFirst()
  return numDeletedRows === 1n
}
