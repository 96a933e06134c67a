import { sql } from 'kysely'
import type { Handle } from '../../platform/database/schema.ts'
import type { RequestRecord } from './requests.ts'
import './tables.ts'

const oneOf = (ids: readonly string[]) => sql<string>`any(${[...ids]}::uuid[])`

/** The newest requests to an agency under one of these digests of an applicant. */
export const requestsUnder = (
  db: Handle,
  agency: string,
  keys: readonly string[],
  most: number,
): Promise<RequestRecord[]> =>
  db
    .selectFrom('requests')
    .selectAll()
    .where('agency_id', '=', agency)
    .where('status', '<>', 'voided')
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('request_keys')
        .select('request_id')
        .where('key', '=', sql<string>`any(${[...keys]}::text[])`),
    )
    .orderBy('received_on', 'desc')
    .orderBy('id', 'desc')
    .limit(most)
    .execute()

export const requestsById = (db: Handle, ids: readonly string[]): Promise<RequestRecord[]> =>
  db.selectFrom('requests').selectAll().where('id', '=', oneOf(ids)).where('status', '<>', 'voided').execute()

/** A request that was split and what was split out of it. */
export const splitFamily = (db: Handle, root: string): Promise<RequestRecord[]> =>
  db
    .selectFrom('requests')
    .selectAll()
    .where((eb) => eb.or([eb('split_from', '=', root), eb('id', '=', root)]))
    .orderBy('id')
    .execute()
