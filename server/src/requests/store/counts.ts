import type { CivilDate } from '@gongkai/rules/dates'
import type { OutcomeCode } from '@gongkai/rules/outcomes'
import type { ApplicantClass } from '@gongkai/rules/requests'
import { sql } from 'kysely'
import type { Handle } from '../../platform/database/schema.ts'
import './tables.ts'

/** So many cases that count alike in table three. */
export interface Group {
  readonly applicant: ApplicantClass
  /** Received in the year, or before. */
  readonly fresh: boolean
  /** Decided within the year as this; null: not by its end. */
  readonly outcome: OutcomeCode | null
  /** By proof of service; null: not served, or nothing to serve. */
  readonly onTime: boolean | null
  readonly many: number
}

/** Cases of the agencies that a year counts, in one scan; null: of all agencies. */
export async function groupsOf(
  db: Handle,
  agencies: readonly string[] | null,
  { from, to }: { from: CivilDate; to: CivilDate },
): Promise<Group[]> {
  const { rows } = await sql<Group>`
    select applicant_class as applicant, received_on >= ${from}::date as fresh,
      case when decided_on <= ${to}::date then outcome end as outcome, on_time as "onTime", count(*)::int as many
    from requests
    where ${agencies === null ? sql`true` : sql`agency_id = any(${[...agencies]}::uuid[])`}
      and status <> 'voided' and received_on <= ${to}::date and (decided_on is null or decided_on >= ${from}::date)
    group by 1, 2, 3, 4`.execute(db)
  return rows
}
