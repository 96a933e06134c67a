import { sql } from 'kysely'
import type { AuditRecord } from '../platform/audit.ts'
import type { Handle } from '../platform/database/schema.ts'
import { containing, type Page } from '../platform/list.ts'

export interface AuditFilter extends Page {
  readonly q?: string | undefined
  readonly sort: 'newest' | '-newest'
  readonly chain?: string | undefined
  readonly act?: string | undefined
  readonly actor?: string | undefined
  readonly subject?: string | undefined
  readonly from?: string | undefined
  readonly until?: string | undefined
}

/** Instants at which a civil day of Beijing begins; `at` is stored in UTC. */
const beginning = (day: string, daysOn = 0) =>
  new Date(Date.parse(`${day}T00:00:00+08:00`) + daysOn * 86_400_000).toISOString()

function filtered(db: Handle, { q, chain, act, actor, subject, from, until }: AuditFilter) {
  return db
    .selectFrom('audit_log')
    .$if(chain !== undefined, (b) => b.where('chain', '=', chain ?? ''))
    .$if(act !== undefined, (b) => b.where('act', '=', act ?? ''))
    .$if(actor !== undefined, (b) => b.where('actor', '=', actor ?? ''))
    .$if(subject !== undefined, (b) => b.where('subject_id', '=', subject ?? ''))
    .$if(from !== undefined, (b) => b.where('at', '>=', beginning(from ?? '')))
    .$if(until !== undefined, (b) => b.where('at', '<', beginning(until ?? '', 1)))
    .$if(!!q, (b) => b.where('entry', 'ilike', containing(q ?? '')))
}

export async function findAudit(db: Handle, filter: AuditFilter) {
  const { page, size, sort } = filter
  const direction = sort === 'newest' ? 'desc' : 'asc'
  const rows = await filtered(db, filter)
    .select(['chain', 'seq', 'entry'])
    .orderBy('at', direction)
    .orderBy('chain')
    .orderBy('seq', direction)
    .limit(size)
    .offset((page - 1) * size)
    .execute()
  const { total } = await filtered(db, filter)
    .select((e) => e.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  return { total, rows: rows.map(({ chain, seq, entry }) => ({ chain, seq, ...(JSON.parse(entry) as AuditRecord) })) }
}

/** The acts that were ever recorded, for the filter. Hops along the index from one act to the next. */
export async function actsRecorded(db: Handle): Promise<string[]> {
  const { rows } = await sql<{ act: string }>`
    with recursive acts(act) as (
      (select act from audit_log order by act limit 1)
      union all
      select (select l.act from audit_log l where l.act > acts.act order by l.act limit 1) from acts where acts.act is not null)
    select act from acts where act is not null`.execute(db)
  return rows.map((r) => r.act)
}

export async function databaseFacts(db: Handle) {
  const { rows } = await sql<{ version: string; bytes: number }>`
    select current_setting('server_version') as version, pg_database_size(current_database()) as bytes`.execute(db)
  const migrations = await sql<{ many: number; newest: string }>`
    select count(*) as many, max(name) as newest from migrations`.execute(db)
  const [facts] = rows
  const [made] = migrations.rows
  return {
    version: facts?.version ?? '',
    bytes: Number(facts?.bytes ?? 0),
    migrations: Number(made?.many ?? 0),
    newestMigration: made?.newest ?? '',
  }
}

/** When something was last done, by its audit records. */
export async function lastOf(db: Handle, act: string): Promise<string | null> {
  const row = await db
    .selectFrom('audit_log')
    .select('at')
    .where('act', '=', act)
    .orderBy('at', 'desc')
    .executeTakeFirst()
  return row?.at ?? null
}

interface JobFacts {
  readonly done: Date | null
  readonly failed: number
  readonly waiting: number
}

/** What pg-boss knows of each job since its first start; finished ones move to its archive after a while. */
export async function jobFacts(db: Handle) {
  const there = await sql<{ job: string | null }>`select to_regclass('pgboss.job')::text as job`.execute(db)
  if (!there.rows[0]?.job) return new Map<string, JobFacts>()
  const { rows } = await sql<JobFacts & { name: string }>`
    select name, max(completed_on) filter (where state = 'completed') as done,
      count(*) filter (where state = 'failed') as failed,
      count(*) filter (where state in ('created', 'retry', 'active')) as waiting
    from (select name, state::text, completed_on from pgboss.job union all
          select name, state::text, completed_on from pgboss.archive) as jobs
    group by name`.execute(db)
  return new Map<string, JobFacts>(
    rows.map((r) => [r.name, { ...r, failed: Number(r.failed), waiting: Number(r.waiting) }]),
  )
}
