import type { Role } from '@gongkai/rules/access'
import type { CivilDate } from '@gongkai/rules/dates'
import { type Insertable, type Selectable, sql, type Updateable } from 'kysely'
import type { Handle } from '../../platform/database/schema.ts'
import { containing, type Page, sorted } from '../../platform/list.ts'
import type { UserTable } from './tables.ts'

const GROUP = 1000

/** A role as a list shows it; `instead` is the name of whoever the person stands in for. */
export interface ShownRole {
  readonly role: Role
  readonly agency: string
  readonly instead: string | null
}

export interface UserRecord extends Selectable<UserTable> {
  readonly locked_until: Date | null
  readonly has_totp: boolean
  readonly must_change: boolean
  readonly seen_at: Date | null
  readonly roles: readonly ShownRole[]
}

/** Grants in force on a day with whoever holds them: oneself, or a substitute in somebody's place. */
const holders = (day: CivilDate) => sql`(
  select g.user_id as holder, g.role, g.agency_id, null::text as instead, g.id from grants g
    where g.valid_from <= ${day} and coalesce(g.valid_to >= ${day}, true)
  union all
  select s.substitute_id, g.role, g.agency_id, p.name, g.id
    from substitutes s join grants g on g.id = s.grant_id join users p on p.id = g.user_id
    where s.valid_from <= ${day} and s.valid_to >= ${day} and g.valid_from <= ${day} and coalesce(g.valid_to >= ${day}, true)
)`

const rolesOn = (day: CivilDate) => sql<readonly ShownRole[]>`coalesce((
  select json_agg(json_build_object('role', h.role, 'agency', h.agency_id, 'instead', h.instead) order by h.id)
  from ${holders(day)} h where h.holder = u.id), '[]'::json)`

const records = (db: Handle, day: CivilDate, now: Date) =>
  db
    .selectFrom('users as u')
    .innerJoin('credentials as c', 'c.user_id', 'u.id')
    .leftJoin('sign_in_attempts as a', (join) =>
      join.onRef('a.what', '=', 'u.attempts_key').on('a.locked_until', '>', now),
    )
    .selectAll('u')
    .select(({ eb, selectFrom }) => [
      'a.locked_until',
      eb('c.totp', 'is not', null).$castTo<boolean>().as('has_totp'),
      'c.must_change',
      rolesOn(day).as('roles'),
      selectFrom('sessions')
        .select(({ fn }) => fn.max('seen_at').as('seen'))
        .whereRef('user_id', '=', 'u.id')
        .as('seen_at'),
    ])

export const findUser = (db: Handle, id: string, day: CivilDate, now: Date): Promise<UserRecord | undefined> =>
  records(db, day, now).where('u.id', '=', id).executeTakeFirst()

export interface UserFilter extends Page {
  readonly q?: string | undefined
  readonly sort: 'name' | 'account' | 'createdAt' | 'lastSeenAt' | `-${'name' | 'account' | 'createdAt' | 'lastSeenAt'}`
  readonly state?: 'active' | 'locked' | 'disabled' | undefined
  readonly agency?: string | undefined
  readonly role?: Role | undefined
  /** Only people at these agencies; null: everybody. */
  readonly within: readonly string[] | null
}

const columns = { name: 'u.name', account: 'u.account_key', createdAt: 'u.created_at', lastSeenAt: 'seen_at' } as const

export async function listUsers(db: Handle, filter: UserFilter, day: CivilDate, now: Date) {
  const { q, state, agency, role, within, page, size } = filter
  let found = records(db, day, now)
  if (q) {
    const like = containing(q)
    found = found.where((eb) =>
      eb.or([eb('u.name', 'ilike', like), eb('u.account', 'ilike', like), eb('u.post', 'ilike', like)]),
    )
  }
  if (state === 'disabled') found = found.where('u.state', '=', 'disabled')
  if (state === 'locked') found = found.where('u.state', '=', 'active').where('a.locked_until', 'is not', null)
  if (state === 'active') found = found.where('u.state', '=', 'active').where('a.locked_until', 'is', null)
  if (within) found = found.where('u.agency_id', 'in', within.length > 0 ? [...within] : [null as never])
  if (agency)
    found = found.where(({ eb, or }) =>
      or([
        eb('u.agency_id', '=', agency),
        sql<boolean>`exists (select from ${holders(day)} h where h.holder = u.id and h.agency_id = ${agency})`,
      ]),
    )
  if (role)
    found = found.where(sql<boolean>`exists (select from ${holders(day)} h where h.holder = u.id and h.role = ${role})`)
  const { by, direction } = sorted(filter.sort)
  const rows = await found
    .orderBy(columns[by], (o) => (direction === 'desc' ? o.desc().nullsLast() : o.asc().nullsLast()))
    .orderBy('u.id')
    .limit(size)
    .offset((page - 1) * size)
    .execute()
  const { total } = await found
    .clearSelect()
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  return { rows, total }
}

/** In groups: a statement takes 65,535 values at most. */
export async function insertUsers(db: Handle, rows: readonly Insertable<UserTable>[]): Promise<void> {
  for (let i = 0; i < rows.length; i += GROUP)
    await db
      .insertInto('users')
      .values(rows.slice(i, i + GROUP))
      .execute()
}

/** Changes an account that still has the version. The new version; null when somebody was faster. */
export async function updateUser(
  db: Handle,
  { id, version }: { id: string; version: number },
  change: Updateable<UserTable>,
): Promise<number | null> {
  const { numUpdatedRows } = await db
    .updateTable('users')
    .set({ ...change, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return numUpdatedRows === 1n ? version + 1 : null
}

/** Which of these account names somebody has. */
export async function takenAccounts(db: Handle, keys: readonly string[]): Promise<Map<string, string>> {
  if (keys.length === 0) return new Map()
  const rows = await db
    .selectFrom('users')
    .select(['id', 'account_key'])
    .where('account_key', 'in', [...keys])
    .execute()
  return new Map(rows.map((r) => [r.account_key, r.id]))
}

/** Which of these digests of sign-on identities somebody has. */
export async function takenSignOns(db: Handle, keys: readonly string[]): Promise<Map<string, string>> {
  if (keys.length === 0) return new Map()
  const rows = await db
    .selectFrom('users')
    .select(['id', 'sign_on_key'])
    .where('sign_on_key', 'in', [...keys])
    .execute()
  return new Map(rows.map((r) => [r.sign_on_key ?? '', r.id]))
}

/** People by id with their names. */
export const usersNamed = (db: Handle, ids: readonly string[]) =>
  db.selectFrom('users').select(['id', 'name']).where('id', '=', sql<string>`any(${ids}::uuid[])`)

/** Names of people by id. */
export async function namesOfUsers(db: Handle, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await usersNamed(db, [...new Set(ids)]).execute()
  return new Map(rows.map((r) => [r.id, r.name]))
}

export async function anyUser(db: Handle): Promise<boolean> {
  return (await db.selectFrom('users').select('id').limit(1).executeTakeFirst()) !== undefined
}

/** People in use who hold a role on the day by themselves; until the transaction ends nobody else asks. */
export async function lockHoldersOf(db: Handle, role: Role, day: CivilDate): Promise<string[]> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`holders:${role}`}, 0))`.execute(db)
  const rows = await db
    .selectFrom('grants as g')
    .innerJoin('users as u', 'u.id', 'g.user_id')
    .select('u.id')
    .distinct()
    .where('g.role', '=', role)
    .where('u.state', '=', 'active')
    .where('g.valid_from', '<=', day)
    .where((eb) => eb.or([eb('g.valid_to', 'is', null), eb('g.valid_to', '>=', day)]))
    .execute()
  return rows.map((r) => r.id)
}
