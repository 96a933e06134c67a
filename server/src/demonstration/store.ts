import type { Role } from '@gongkai/rules/access'
import type { Handle } from '../platform/database/schema.ts'
import '../platform/installation.ts'
import '../accounts/store/tables.ts'
import '../requests/store/tables.ts'
import '../letters/store/tables.ts'

/** Notes how far the requests have come; false when somebody else has come as far. Others wait for the transaction. */
export async function advance(db: Handle, to: Date): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('installation')
    .set({ filled_to: to })
    .where((eb) => eb.or([eb('filled_to', 'is', null), eb('filled_to', '<', to)]))
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

export async function filledTo(db: Handle): Promise<Date | null> {
  const row = await db.selectFrom('installation').select('filled_to').executeTakeFirst()
  return row?.filled_to ?? null
}

/** Everybody with a role of their own, by account. */
export const players = (
  db: Handle,
): Promise<{ id: string; account: string; name: string; role: Role; agency: string }[]> =>
  db
    .selectFrom('users as u')
    .innerJoin('grants as g', 'g.user_id', 'u.id')
    .select(['u.id', 'u.account', 'u.name', 'g.role', 'g.agency_id as agency'])
    .execute()

/** What was submitted or registered at the instant: each thing has its own. */
export async function begunAt(db: Handle, agency: string, at: Date) {
  const submission = await db
    .selectFrom('submissions')
    .select('id')
    .where('agency_id', '=', agency)
    .where('submitted_at', '=', at)
    .executeTakeFirst()
  const request = await db
    .selectFrom('requests')
    .select('id')
    .where('agency_id', '=', agency)
    .where((eb) => (submission ? eb('submission_id', '=', submission.id) : eb('registered_at', '=', at)))
    .executeTakeFirst()
  return { submission: submission?.id, request: request?.id }
}

/** The latest letter of a case that is not void, of these kinds or of any other. */
export const letterOf = (db: Handle, request: string, kinds: readonly string[], among: boolean) =>
  db
    .selectFrom('letters')
    .select(['id', 'kind', 'version', 'state', 'document_number'])
    .where('case_id', '=', request)
    .where('state', '<>', 'void')
    .where('kind', among ? 'in' : 'not in', kinds as never)
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst()
