import '../../accounts/store/tables.ts'
import type { CivilDate } from '@gongkai/rules/dates'
import { sql } from 'kysely'
import type { Handle } from '../../platform/database/schema.ts'
import { containing, sorted } from '../../platform/list.ts'
import type { SubstituteQuery } from '../contract.ts'
import { agencyName, beforeDay, isInForce, overlaps } from './grants.ts'

const all = (db: Handle) =>
  db
    .selectFrom('substitutes as s')
    .innerJoin('grants as g', 'g.id', 's.grant_id')
    .innerJoin('users as absent', 'absent.id', 'g.user_id')
    .innerJoin('users as other', 'other.id', 's.substitute_id')

const columns = [
  's.id',
  'g.agency_id as agency',
  'g.role',
  'g.user_id as absent',
  'absent.name as absentName',
  's.substitute_id as substitute',
  'other.name as substituteName',
  's.valid_from as from',
  's.valid_to as to',
  's.version',
] as const

/** Who stands in for whom, at agencies among `reached` if that is not all. */
export async function findSubstitutes(
  db: Handle,
  query: SubstituteQuery,
  reached: readonly string[] | null,
  today: CivilDate,
) {
  const { q, agency, user, force, page, size } = query
  if (reached?.length === 0) return { rows: [], total: 0 }
  const found = all(db).where((eb) =>
    eb.and(
      [
        reached && eb('g.agency_id', 'in', reached),
        agency && eb('g.agency_id', '=', agency),
        user && eb.or([eb('g.user_id', '=', user), eb('s.substitute_id', '=', user)]),
        force && isInForce('s', force, today),
        q && eb.or([eb('absent.name', 'ilike', containing(q)), eb('other.name', 'ilike', containing(q))]),
      ].filter((c) => !!c),
    ),
  )
  const { by, direction } = sorted(query.sort)
  const order = { agency: agencyName('g.agency_id', today), from: sql`s.valid_from`, to: sql`s.valid_to` }
  const rows = await found
    .select(columns)
    .orderBy(order[by], direction)
    .orderBy('s.id')
    .limit(size)
    .offset((page - 1) * size)
    .execute()
  const { n } = await found.select(({ fn }) => fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  return { rows, total: n }
}

export const findSubstitute = (db: Handle, id: string) =>
  all(db).select(columns).where('s.id', '=', id).forUpdate('s').executeTakeFirst()

/** Whether this person stands in for this grant on some day of the time already. */
export const standsIn = async (db: Handle, grant: string, substitute: string, from: CivilDate, to: CivilDate) =>
  (await db
    .selectFrom('substitutes as s')
    .select('s.id')
    .where('s.grant_id', '=', grant)
    .where('s.substitute_id', '=', substitute)
    .where(overlaps('s', { from, to }))
    .executeTakeFirst()) !== undefined

export interface NewSubstitute {
  readonly id: string
  readonly grant: string
  readonly substitute: string
  readonly from: CivilDate
  readonly to: CivilDate
  readonly by: string
  readonly at: Date
}

export async function insertSubstitute(db: Handle, s: NewSubstitute): Promise<void> {
  await db
    .insertInto('substitutes')
    .values({
      id: s.id,
      grant_id: s.grant,
      substitute_id: s.substitute,
      valid_from: s.from,
      valid_to: s.to,
      appointed_by: s.by,
      created_at: s.at,
    })
    .execute()
}

/** Ends a substitution before a day; false when somebody else changed it since. */
export async function endSubstitute(db: Handle, { id, version }: { id: string; version: number }, on: CivilDate) {
  const { numUpdatedRows } = await db
    .updateTable('substitutes')
    .set({ valid_to: beforeDay(on), version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Ends what a person does for others at some agencies. How many. */
export async function endSubstitutesOf(db: Handle, substitute: string, agencies: readonly string[], on: CivilDate) {
  const { numUpdatedRows } = await db
    .updateTable('substitutes')
    .set({ valid_to: beforeDay(on), version: sql`version + 1` })
    .where('substitute_id', '=', substitute)
    .where('valid_to', '>=', on)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('grants as g')
          .select('g.id')
          .whereRef('g.id', '=', 'substitutes.grant_id')
          .where('g.agency_id', 'in', agencies),
      ),
    )
    .executeTakeFirst()
  return Number(numUpdatedRows)
}
