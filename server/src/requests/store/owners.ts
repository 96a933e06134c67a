import type { Handle } from '../../platform/database/schema.ts'
import type { RequestRecord } from './requests.ts'
import type { SubmissionRecord } from './submissions.ts'
import type { KeyKind } from './tables.ts'

interface Key {
  readonly kind: KeyKind
  readonly key: string
}

/** Digests of who applied: all of them have to fit. */
export type OwnerKeys = Readonly<Record<KeyKind, string>>

const MOST = 50

export async function insertSubmissionKeys(db: Handle, submission_id: string, keys: readonly Key[]): Promise<void> {
  await db
    .insertInto('submission_keys')
    .values(keys.map((k) => ({ submission_id, ...k })))
    .onConflict((c) => c.doNothing())
    .execute()
}

/** Submissions of somebody that became no request, newest first. */
export const submissionsOf = (db: Handle, { name, number, phone }: OwnerKeys): Promise<SubmissionRecord[]> =>
  db
    .selectFrom('submissions')
    .innerJoin('submission_keys as n', 'n.submission_id', 'submissions.id')
    .innerJoin('submission_keys as p', 'p.submission_id', 'submissions.id')
    .innerJoin('submission_keys as t', 't.submission_id', 'submissions.id')
    .selectAll('submissions')
    .where('n.kind', '=', 'name')
    .where('n.key', '=', name)
    .where('p.kind', '=', 'number')
    .where('p.key', '=', number)
    .where('t.kind', '=', 'phone')
    .where('t.key', '=', phone)
    .where('submissions.state', '<>', 'confirmed')
    .orderBy('submitted_at', 'desc')
    .orderBy('submissions.id')
    .limit(MOST)
    .execute()

/** Requests of somebody, newest first. */
export const requestsOf = (db: Handle, { name, number, phone }: OwnerKeys): Promise<RequestRecord[]> =>
  db
    .selectFrom('requests')
    .innerJoin('request_keys as n', 'n.request_id', 'requests.id')
    .innerJoin('request_keys as p', 'p.request_id', 'requests.id')
    .innerJoin('request_keys as t', 't.request_id', 'requests.id')
    .selectAll('requests')
    .where('n.kind', '=', 'name')
    .where('n.key', '=', name)
    .where('p.kind', '=', 'number')
    .where('p.key', '=', number)
    .where('t.kind', '=', 'phone')
    .where('t.key', '=', phone)
    .orderBy('registered_at', 'desc')
    .orderBy('requests.id')
    .limit(MOST)
    .execute()
