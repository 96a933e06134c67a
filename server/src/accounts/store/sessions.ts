import type { CivilDate } from '@gongkai/rules/dates'
import { type RawBuilder, sql } from 'kysely'
import type { Versions } from '../../platform/context.ts'
import { builtOnce } from '../../platform/database/built.ts'
import type { Handle } from '../../platform/database/schema.ts'
import { type StoredValues, storedIn } from '../../platform/setting.ts'
import { factorPolicy, sessionPolicy } from '../policy.ts'
import { type HeldGrant, heldOn } from './grants.ts'
import type { SessionTable } from './tables.ts'

const MINUTE = 60_000

/** How the versions of what is kept in memory are read beside a session. */
export type VersionsColumn = RawBuilder<Versions | null>

/** A session with what decides how far its person has come, and what they may do today. */
export interface LiveSession {
  readonly id: string
  readonly method: SessionTable['method']
  readonly factor_at: Date | null
  readonly created_at: Date
  readonly seen_at: Date
  readonly user_id: string
  readonly name: string
  readonly must_change: boolean
  readonly has_totp: boolean
  readonly grants: readonly HeldGrant[]
  readonly policies: StoredValues | null
  readonly versions: Versions | null
}

interface Sought {
  readonly token_sum: string
  readonly day: CivilDate
}
export type FindSession = (db: Handle, sought: Sought) => Promise<LiveSession[]>

/** In one statement: every request asks it. `versions` tells what else every request asks. */
export const sessionFinder = (versions: VersionsColumn): FindSession =>
  builtOnce((db, { token_sum, day }) =>
    db
      .selectFrom('sessions as s')
      .innerJoin('users as u', 'u.id', 's.user_id')
      .innerJoin('credentials as c', 'c.user_id', 's.user_id')
      .select(({ eb }) => [
        's.id',
        's.method',
        's.factor_at',
        's.created_at',
        's.seen_at',
        's.user_id',
        'u.name',
        'c.must_change',
        eb('c.totp', 'is not', null).$castTo<boolean>().as('has_totp'),
        sql<HeldGrant[]>`(select coalesce(json_agg(h), '[]') from (${heldOn(eb.ref('s.user_id'), day)}) h)`.as(
          'grants',
        ),
        storedIn([sessionPolicy, factorPolicy]).as('policies'),
        versions.as('versions'),
      ])
      .where('s.token_sum', '=', token_sum)
      .where('u.state', '=', 'active'),
  )

/** The session alone. */
export const findSession = sessionFinder(sql`null`)

export async function insertSession(db: Handle, row: SessionTable): Promise<void> {
  await db.insertInto('sessions').values(row).execute()
}

/** Notes that the session was used, at most once a minute. */
export async function touchSession(
  db: Handle,
  { id, seen_at }: Pick<LiveSession, 'id' | 'seen_at'>,
  now: Date,
): Promise<void> {
  const before = new Date(now.getTime() - MINUTE)
  if (seen_at >= before) return
  await db.updateTable('sessions').set({ seen_at: now }).where('id', '=', id).where('seen_at', '<', before).execute()
}

/** The second factor was shown: the session goes on under a new token. */
export async function confirmSession(db: Handle, id: string, token_sum: string, now: Date): Promise<void> {
  await db.updateTable('sessions').set({ token_sum, factor_at: now }).where('id', '=', id).execute()
}

export const sessionsOf = (db: Handle, user: string, after: { seen: Date; made: Date }) =>
  db
    .selectFrom('sessions')
    .select(['id', 'method', 'device', 'created_at', 'seen_at'])
    .where('user_id', '=', user)
    .where('seen_at', '>', after.seen)
    .where('created_at', '>', after.made)
    .orderBy('seen_at', 'desc')
    .execute()

/** Ends one session of a person. Whether it was there. */
export async function deleteSession(db: Handle, user: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('sessions')
    .where('user_id', '=', user)
    .where('id', '=', id)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

/** Ends the sessions of a person, but for one that may stay. How many. */
export async function deleteSessions(db: Handle, user: string, but: string | null = null): Promise<number> {
  const query = db.deleteFrom('sessions').where('user_id', '=', user)
  const { numDeletedRows } = await (but === null ? query : query.where('id', '<>', but)).executeTakeFirst()
  return Number(numDeletedRows)
}

/** Forgets sessions that nobody can use any more. */
export async function deleteEndedSessions(db: Handle, after: { seen: Date; made: Date }): Promise<void> {
  await db
    .deleteFrom('sessions')
    .where((eb) => eb.or([eb('seen_at', '<=', after.seen), eb('created_at', '<=', after.made)]))
    .execute()
}
