import type { Role } from '@gongkai/rules/access'
import type { CivilDate } from '@gongkai/rules/dates'
import type { Handle } from '../../platform/database/schema.ts'
import './tables.ts'

/** A role at an agency as it is held on a day; `instead` is whoever the holder stands in for (AB角). */
export interface HeldGrant {
  readonly role: Role
  readonly agency: string
  readonly instead: string | null
}

/** The grants a person holds on the day, their own and those held as a substitute. */
export const grantsOn = (db: Handle, user: string, day: CivilDate): Promise<HeldGrant[]> =>
  db
    .selectFrom('grants as g')
    .leftJoin('substitutes as s', (join) =>
      join
        .onRef('s.grant_id', '=', 'g.id')
        .on('s.substitute_id', '=', user)
        .on('s.valid_from', '<=', day)
        .on('s.valid_to', '>=', day),
    )
    .select(({ eb }) => [
      'g.role',
      'g.agency_id as agency',
      eb.case().when('g.user_id', '=', user).then(null).else(eb.ref('g.user_id')).end().as('instead'),
    ])
    .where((eb) => eb.or([eb('g.user_id', '=', user), eb('s.id', 'is not', null)]))
    .where('g.valid_from', '<=', day)
    .where((eb) => eb.or([eb('g.valid_to', 'is', null), eb('g.valid_to', '>=', day)]))
    // Once, however many times somebody was appointed for the same days.
    .groupBy('g.id')
    .orderBy('g.created_at')
    .orderBy('g.id')
    .execute()
