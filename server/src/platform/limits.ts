import { sql } from 'kysely'
import type { Handle } from './database/schema.ts'
import { networkOf } from './network.ts'
import type { Limit } from './operation.ts'
import type { Secrets } from './secrets.ts'

declare module './database/schema.ts' {
  interface Schema {
    rate_limits: { what: string; until: Date; times: number }
  }
}

/**
 * Counts one more of `what` in the present window, or as many as are given, for all processes together; false when it
 * was too much.
 */
export async function within(
  db: Handle,
  what: string,
  { times, seconds }: Limit,
  now: Date,
  more = 1,
): Promise<boolean> {
  const until = new Date(now.getTime() + seconds * 1000)
  const { rows } = await sql<{ times: number }>`
    insert into rate_limits as r (what, until, times) values (${what}, ${until}, ${more}::int)
    on conflict (what) do update set
      times = case when r.until <= ${now} then ${more}::int else r.times + ${more}::int end,
      until = case when r.until <= ${now} then ${until} else r.until end
    returning times`.execute(db)
  return (rows[0]?.times ?? more) <= times
}

/** The key for a caller: a digest, because an address is personal data. An address counts as its network (network.ts). */
export const limitKey = (secrets: Secrets, operation: string, caller: string): string =>
  `${operation}:${secrets.blind(networkOf(caller), 'limit').slice(0, 22)}`

/** Windows that are over count for nothing. */
export const forgetLimits = (db: Handle, now: Date) => db.deleteFrom('rate_limits').where('until', '<', now).execute()
