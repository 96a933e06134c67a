import '../../accounts/store/tables.ts'
import type { Role } from '@gongkai/rules/access'
import { addDays, type CivilDate } from '@gongkai/rules/dates'
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Handle } from '../../platform/database/schema.ts'
import { containing, sorted } from '../../platform/list.ts'
import type { GrantQuery } from '../contract.ts'
import './tables.ts'

/** A time from one day to another, both included; null: without end. */
export interface Span {
  readonly from: CivilDate
  readonly to: CivilDate | null
}

/** Whether a row of a table is in force on a day, yet to come, or over; what was taken back on its first day is over. */
export function isInForce(table: 'g' | 's', force: Force, today: CivilDate): RawBuilder<SqlBool> {
  const [from, to] = [sql.ref(`${table}.valid_from`), sql.ref(`${table}.valid_to`)]
  switch (force) {
    case 'now':
      return sql`${from} <= ${today} and (${to} is null or ${to} >= ${today})`
    case 'later':
      return sql`${from} > ${today} and (${to} is null or ${to} >= ${from})`
    case 'over':
      return sql`(${to} < ${today} or ${to} < ${from})`
  }
}
export type Force = 'now' | 'later' | 'over'

export const forceOf = ({ from, to }: Span, today: CivilDate): Force =>
  to !== null && (to < today || to < from) ? 'over' : from > today ? 'later' : 'now'

/** Whether a row counts on some day of a span. */
export function overlaps(table: 'g' | 's', span: Span): RawBuilder<SqlBool> {
  const [from, to] = [sql.ref(`${table}.valid_from`), sql.ref(`${table}.valid_to`)]
  const begun = span.to === null ? sql`true` : sql`${from} <= ${span.to}`
  return sql`${begun} and (${to} is null or (${to} >= ${span.from} and ${to} >= ${from}))`
}

/** The present name of the agency of a row, for sorting and finding. */
export const agencyName = (column: string, today: CivilDate) => sql<string>`(
  select n.name from agency_names n where n.agency_id = ${sql.ref(column)}
  order by n.valid_from <= ${today} desc, case when n.valid_from <= ${today} then n.valid_from end desc, n.valid_from limit 1)`

const grantColumns = [
  'g.id',
  'g.user_id as user',
  'g.agency_id as agency',
  'g.role',
  'g.valid_from as from',
  'g.valid_to as to',
  'g.version',
] as const

export interface Held extends Span {
  readonly id: string
  readonly user: string
  readonly agency: string
  readonly role: Role
  readonly version: number
}

/** The grants of people at agencies, among `reached` if that is not all. */
export async function findGrants(db: Handle, query: GrantQuery, reached: readonly string[] | null, today: CivilDate) {
  const { q, user, agency, role, force, page, size } = query
  if (reached?.length === 0) return { rows: [], total: 0 }
  const all = db
    .selectFrom('grants as g')
    .innerJoin('users as u', 'u.id', 'g.user_id')
    .where((eb) =>
      eb.and(
        [
          reached && eb('g.agency_id', 'in', reached),
          user && eb('g.user_id', '=', user),
          agency && eb('g.agency_id', '=', agency),
          role && eb('g.role', '=', role),
          force && isInForce('g', force, today),
          q && eb.or([eb('u.name', 'ilike', containing(q)), eb('u.account', 'ilike', containing(q))]),
        ].filter((c) => !!c),
      ),
    )
  const { by, direction } = sorted(query.sort)
  const order = {
    agency: agencyName('g.agency_id', today),
    user: sql`u.name`,
    from: sql`g.valid_from`,
    to: sql`g.valid_to`,
  }
  const rows = await all
    .select([...grantColumns, 'u.name as userName', 'u.account as account'])
    .orderBy(order[by], direction)
    .orderBy('g.id')
    .limit(size)
    .offset((page - 1) * size)
    .execute()
  const { n } = await all.select(({ fn }) => fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  return { rows, total: n }
}

export const findGrant = (db: Handle, id: string): Promise<Held | undefined> =>
  db.selectFrom('grants as g').select(grantColumns).where('g.id', '=', id).forUpdate().executeTakeFirst()

/** The grants that a person holds oneself at some time of a span. */
export const grantsDuring = (db: Handle, user: string, span: Span): Promise<Held[]> =>
  db
    .selectFrom('grants as g')
    .select(grantColumns)
    .where('g.user_id', '=', user)
    .where(overlaps('g', span))
    .orderBy('g.id')
    .execute()

/** The roles of others in which a person stands in for them at some time of a span. */
export const rolesInsteadDuring = (db: Handle, user: string, span: Span): Promise<{ role: Role }[]> =>
  db
    .selectFrom('substitutes as s')
    .innerJoin('grants as g', 'g.id', 's.grant_id')
    .select('g.role')
    .where('s.substitute_id', '=', user)
    .where(overlaps('s', span))
    .where(overlaps('g', span))
    .execute()

interface NewGrant extends Span {
  readonly id: string
  readonly user: string
  readonly agency: string
  readonly role: Role
  readonly by: string
  readonly at: Date
}

export async function insertGrant(db: Handle, { id, user, agency, role, from, to, by, at }: NewGrant): Promise<void> {
  await db
    .insertInto('grants')
    .values({
      id,
      user_id: user,
      agency_id: agency,
      role,
      valid_from: from,
      valid_to: to,
      granted_by: by,
      created_at: at,
    })
    .execute()
}

/** Ends a grant before a day; false when somebody else changed it since. */
export async function endGrant(db: Handle, { id, version }: Pick<Held, 'id' | 'version'>, on: CivilDate) {
  const { numUpdatedRows } = await db
    .updateTable('grants')
    .set({ valid_to: beforeDay(on), version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

export const beforeDay = (on: CivilDate) => sql<CivilDate>`greatest(${addDays(on, -1)}::date, valid_from - 1)`

/** Ends all that is held at an agency before the day on which it no longer exists. The roles. */
export async function endGrantsAt(db: Handle, agency: string, on: CivilDate): Promise<Role[]> {
  const ended = await db
    .updateTable('grants')
    .set({ valid_to: beforeDay(on), version: sql`version + 1` })
    .where('agency_id', '=', agency)
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>=', on)]))
    .returning('role')
    .execute()
  return ended.map((e) => e.role)
}

/** How many active people hold a role on a day without this grant. */
export async function othersInRole(db: Handle, role: Role, but: string, today: CivilDate): Promise<number> {
  const { n } = await db
    .selectFrom('grants as g')
    .innerJoin('users as u', 'u.id', 'g.user_id')
    .select(({ fn }) => fn.count<number>('g.user_id').distinct().as('n'))
    .where('g.role', '=', role)
    .where('g.id', '<>', but)
    .where('u.state', '=', 'active')
    .where(isInForce('g', 'now', today))
    .executeTakeFirstOrThrow()
  return n
}
