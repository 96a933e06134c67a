import { type Insertable, type Selectable, sql, type Updateable } from 'kysely'
import type { Handle, Schema } from '../../platform/database/schema.ts'
import type { Page } from '../../platform/list.ts'
import type { SubmissionState } from './tables.ts'

export type SubmissionRecord = Selectable<Schema['submissions']>

export async function insertSubmission(db: Handle, row: Insertable<Schema['submissions']>): Promise<void> {
  await db.insertInto('submissions').values(row).execute()
}

export const findSubmission = (db: Handle, id: string): Promise<SubmissionRecord | undefined> =>
  db.selectFrom('submissions').selectAll().where('id', '=', id).executeTakeFirst()

/** The submission that a code opens; one that became a request is opened as that request alone. */
export const findSubmissionByCode = (db: Handle, key: string): Promise<SubmissionRecord | undefined> =>
  db
    .selectFrom('submissions')
    .selectAll()
    .where('code_key', '=', key)
    .where('state', '<>', 'confirmed')
    .executeTakeFirst()

/** Changes a submission as it was read; false when somebody was faster. */
export async function updateSubmission(
  db: Handle,
  { id, version }: Pick<SubmissionRecord, 'id' | 'version'>,
  change: Updateable<Schema['submissions']>,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('submissions')
    .set({ ...change, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

export interface SubmissionFilter extends Page {
  readonly sort: 'oldest' | '-oldest'
  readonly state?: SubmissionState | undefined
  /** Digests of what names an applicant, in any of its kinds. */
  readonly keys?: readonly string[] | undefined
}

/** Submissions to these agencies, with the request that one became. */
export async function pageOfSubmissions(db: Handle, agencies: readonly string[], filter: SubmissionFilter) {
  const { page, size, sort, state, keys } = filter
  const up = sort === 'oldest' ? 'asc' : 'desc'
  const filtered = db
    .selectFrom('submissions')
    .where('submissions.agency_id', '=', sql<string>`any(${[...agencies]}::uuid[])`)
    .$if(state !== undefined, (b) => b.where('state', '=', state ?? 'waiting'))
    .$if(keys !== undefined, (b) =>
      b.where('submissions.id', 'in', (eb) =>
        eb
          .selectFrom('submission_keys')
          .select('submission_id')
          .where('key', '=', sql<string>`any(${[...(keys ?? [])]}::text[])`),
      ),
    )
  const rows = await filtered
    .leftJoin('requests', 'requests.submission_id', 'submissions.id')
    .selectAll('submissions')
    .select(['requests.id as request_id', 'requests.year', 'requests.number'])
    .orderBy('submitted_at', up)
    .orderBy('submissions.id', up)
    .limit(size)
    .offset((page - 1) * size)
    .execute()
  const { total } = await filtered.select((e) => e.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  return { rows, total }
}
