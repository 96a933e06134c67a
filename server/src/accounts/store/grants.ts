import type { Grant, Role } from '@gongkai/rules/access'
import type { CivilDate } from '@gongkai/rules/dates'
import { type Expression, type RawBuilder, sql } from 'kysely'
import type { Handle } from '../../platform/database/schema.ts'
import './tables.ts'

/** A role at an agency as it is held on a day; `instead` is whoever the holder stands in for (AB角). */
export interface HeldGrant {
  readonly role: Role
  readonly agency: string
  readonly instead: string | null
}

/** The grants a person holds on the day, their own and those held as a substitute; each once, however often appointed. */
export const heldOn = (user: string | Expression<string>, day: CivilDate): RawBuilder<HeldGrant> => sql`
  select role, agency, instead from (
    select g.id, g.role, g.agency_id as agency, null::uuid as instead, g.created_at, g.valid_from, g.valid_to
    from grants g where g.user_id = ${user}
    union
    select g.id, g.role, g.agency_id, g.user_id, g.created_at, g.valid_from, g.valid_to
    from substitutes sub join grants g on g.id = sub.grant_id
    where sub.substitute_id = ${user} and sub.valid_from <= ${day} and sub.valid_to >= ${day}) g
  where valid_from <= ${day} and coalesce(valid_to >= ${day}, true)
  order by created_at, id`

export const grantsOn = async (db: Handle, user: string, day: CivilDate): Promise<HeldGrant[]> =>
  (await heldOn(user, day).execute(db)).rows

/** Whoever holds a role of their own at one of the agencies on the day, with those roles, by name. */
export async function holdersAt(db: Handle, agencies: readonly string[], day: CivilDate) {
  const rows = await db
    .selectFrom('grants as g')
    .innerJoin('users as u', 'u.id', 'g.user_id')
    .select(['u.id', 'u.name', 'u.post', 'g.role', 'g.agency_id as agency'])
    .where('g.agency_id', 'in', [...agencies])
    .where('u.state', '=', 'active')
    .where('g.valid_from', '<=', day)
    .where((eb) => eb.or([eb('g.valid_to', 'is', null), eb('g.valid_to', '>=', day)]))
    .orderBy('u.name')
    .orderBy('u.id')
    .execute()
  const people = new Map<string, { id: string; name: string; post: string | null; grants: Grant[] }>()
  for (const { role, agency, ...person } of rows) {
    const one = people.get(person.id) ?? { ...person, grants: [] }
    one.grants.push({ role, agency })
    people.set(person.id, one)
  }
  return [...people.values()]
}
