import { createHash, randomBytes } from 'node:crypto'
import type { Connection } from './connection.ts'

/** A UUID that sorts by the instant, as the program makes them. */
export function idAt(at: number): string {
  const hex = at.toString(16).padStart(12, '0') + randomBytes(10).toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

const tokenOf = (person: string) => `bench-${person}`
/** The session of somebody, as a browser sends it. */
export const cookieOf = (person: string) => `gongkai_session=${tokenOf(person)}`
const sumOf = (person: string) => createHash('sha256').update(tokenOf(person)).digest('base64url')

export interface Made {
  readonly body: string
  readonly section: string
  readonly clerk: string
}

/** A county first, then bodies below it, each with a section and a clerk who is signed in; over all of them somebody who reads figures. */
export async function makeBodies(connection: Connection, many: number): Promise<Made[]> {
  const start = Date.UTC(2019, 0, 1)
  const all = Array.from({ length: many + 1 }, (_, n) => ({
    body: idAt(start + n),
    section: idAt(start + n),
    clerk: idAt(start + n),
  }))
  const { run } = connection
  await run('create table bench_bodies (n int primary key, body uuid, section uuid, clerk uuid, sum text)')
  await run(
    `insert into bench_bodies select * from unnest($1::int[], $2::uuid[], $3::uuid[], $4::uuid[], $5::text[])`,
    [
      all.map((_, n) => n),
      all.map((a) => a.body),
      all.map((a) => a.section),
      all.map((a) => a.clerk),
      all.map((a) => sumOf(a.clerk)),
    ],
  )
  // An agency has a name by the end of its transaction.
  await run('begin')
  await run(`insert into agencies (id, slug, kind, level, parent, prefix, valid_from)
    select body, 'bench-a' || n, case n when 0 then 'localGov' else 'localDept' end, case n when 0 then 'county' end,
      case when n > 0 then (select body from bench_bodies where n = 0) end, '云测' || n, '2019-01-01'
    from bench_bodies order by n`)
  await run(`insert into agencies (id, slug, kind, parent, valid_from)
    select section, 'bench-s' || n, 'internalOrgan', body, '2019-01-01' from bench_bodies where n > 0`)
  await run(`insert into agency_names (agency_id, valid_from, name)
    select body, '2019-01-01'::date, '云川县第' || n || '局' from bench_bodies
    union all select section, '2019-01-01'::date, '法规科' from bench_bodies where n > 0`)
  await run('commit')
  await run(`insert into users (id, account, account_key, name, agency_id, attempts_key, created_at)
    select clerk, 'bench-' || n, 'bench-' || n, '经办人' || n, body, 'bench-' || n, now() from bench_bodies`)
  await run('insert into credentials (user_id) select clerk from bench_bodies')
  await run(`insert into grants (id, user_id, agency_id, role, valid_from, granted_by, created_at)
    select gen_random_uuid(), clerk, body, case n when 0 then 'oversight' else 'clerk' end, '2019-01-01', 'program', now()
    from bench_bodies`)
  await run(`insert into sessions (id, token_sum, user_id, method, device, created_at, seen_at)
    select gen_random_uuid(), sum, clerk, 'signOn', '', now(), now() from bench_bodies`)
  return all
}
