import type { Kysely } from 'kysely'

/**
 * The tables. Each slice adds its own rows where it queries them, in its store.ts:
 * `declare module '../platform/database/schema.ts' { interface Schema { agencies: AgencyTable } }`
 */
// biome-ignore lint/suspicious/noEmptyInterface: filled by the stores
export interface Schema {}

/** The database, or the transaction that is open: always handed in, first; there is no global one. */
export type Handle = Kysely<Schema>
