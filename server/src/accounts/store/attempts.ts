import { sql } from 'kysely'
import type { Handle } from '../../platform/database/schema.ts'
import './tables.ts'

/** After how many failures something is locked, and for how many minutes the first time. */
export interface Lock {
  readonly failures: number
  readonly minutes: number
}

const DAY_MINUTES = 24 * 60
const DAY = DAY_MINUTES * 60_000

/** Counts an attempt as failed before it is examined, so that a thousand at once are not all examined; null: let in. */
export async function countAttempt(db: Handle, what: string, lock: Lock, now: Date): Promise<Date | null> {
  const yesterday = new Date(now.getTime() - DAY)
  const locked = sql`coalesce(a.locked_until > ${now}, false)`
  const next = sql`(case when a.last_at < ${yesterday} then 1 else a.failures + 1 end)`
  const minutes = sql`least(${DAY_MINUTES}, ${lock.minutes}::int * power(2, least(${next} - ${lock.failures}::int, 12))::int)`
  const { rows } = await sql<{ admitted: boolean; locked_until: Date | null }>`
    insert into sign_in_attempts as a (what, failures, locked_until, last_at, admitted)
    values (${what}, 1, null, ${now}, true)
    on conflict (what) do update set
      admitted = not ${locked},
      failures = case when ${locked} then a.failures else ${next} end,
      locked_until = case
        when ${locked} then a.locked_until
        when ${next} >= ${lock.failures}::int then ${now}::timestamptz + make_interval(mins => ${minutes}::int)
      end,
      last_at = case when ${locked} then a.last_at else ${now} end
    returning admitted, locked_until`.execute(db)
  const [row] = rows
  return row && !row.admitted ? row.locked_until : null
}

/** The attempt was none of guessing: it is not counted after all. */
export async function forgiveAttempt(db: Handle, what: string, lock: Lock): Promise<void> {
  await sql`update sign_in_attempts set failures = greatest(failures - 1, 0),
    locked_until = case when failures - 1 >= ${lock.failures}::int then locked_until end
    where what = ${what}`.execute(db)
}

/** Forgets the failures. Whether there was a lock. */
export async function clearAttempts(db: Handle, what: string, now: Date): Promise<boolean> {
  const row = await db
    .deleteFrom('sign_in_attempts')
    .where('what', '=', what)
    .returning('locked_until')
    .executeTakeFirst()
  return row?.locked_until != null && row.locked_until > now
}

/** Forgets failures that count for nothing any more. */
export async function deleteOldAttempts(db: Handle, now: Date): Promise<void> {
  await db
    .deleteFrom('sign_in_attempts')
    .where('last_at', '<', new Date(now.getTime() - 2 * DAY))
    .execute()
}
