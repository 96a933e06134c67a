import { type CivilDate, partsOf } from '@gongkai/rules/dates'
import { inOwnWords } from '@gongkai/rules/requests'
import { clearOf, keysOf, sealAct, sealContent } from '@gongkai/server/requests/sealing'
import { random } from '../random.ts'
import { cookieOf, idAt, type Made, makeBodies } from './bodies.ts'
import { type Connection, onOneConnection } from './connection.ts'
import { type History, histories } from './histories.ts'
import { applicationOf } from './people.ts'
import type { Parts } from './statements.ts'

export interface Wanted {
  readonly requests: number
  readonly bodies: number
  readonly today: CivilDate
  /** Told now and then how many there are. */
  readonly progress?: (many: number) => void
}

/** A body with how many requests it has, and the session of its clerk as a cookie. */
export interface Body {
  readonly id: string
  readonly requests: number
  readonly clerk: string
}

export interface Register {
  /** Above all bodies, with the session of whoever reads its figures. */
  readonly county: { readonly id: string; readonly overseer: string }
  /** Those with the most requests first. */
  readonly bodies: readonly Body[]
  readonly requests: number
  readonly acts: number
}

type Context = Parameters<typeof sealContent>[0]

/** Columns that follow from the acts. */
const derived = [
  ...['status', 'turn', 'next_step', 'channel', 'applicant_class', 'section_id', 'person_id', 'received_on'],
  ...['respond_by', 'due_on', 'provisional', 'decided_on', 'outcome', 'served_on', 'on_time', 'late_explained'],
]
const list = (columns: readonly string[], of = '') => columns.map((c) => of + c).join(', ')

/** Histories as tables, to be joined with the requests that have them. */
async function keepHistories({ run }: Connection, all: readonly History[]): Promise<void> {
  await run(`create table bench_histories as select 0 as n, ${list(derived)}, version from requests limit 0`)
  await run(
    `insert into bench_histories select h.n, ${list(derived, 'r.')}, h.version
    from unnest($1::int[], $2::text[], $3::int[]) h(n, derived, version),
      jsonb_populate_record(null::requests, h.derived::jsonb) r`,
    [all.map((_, n) => n), all.map((h) => JSON.stringify(h.derived)), all.map((h) => h.acts.length)],
  )
  const acts = all.flatMap((h, n) =>
    h.acts.map(({ at, act }, seq) => ({ n, seq, at, act: JSON.stringify(clearOf(act)) })),
  )
  await run('create table bench_acts (n int, seq int, on_day date, act jsonb, primary key (n, seq))')
  await run(
    'insert into bench_acts select n, seq, day, act::jsonb from unnest($1::int[], $2::int[], $3::date[], $4::text[]) a(n, seq, day, act)',
    [acts.map((a) => a.n), acts.map((a) => a.seq), acts.map((a) => a.at), acts.map((a) => a.act)],
  )
  for (const table of ['bench_histories', 'bench_acts', 'bench_bodies']) await run(`analyze ${table}`)
}

interface Batch {
  readonly ids: string[]
  readonly bodies: number[]
  readonly histories: number[]
  readonly years: number[]
  readonly numbers: number[]
  readonly contents: string[]
  readonly words: { ids: string[]; seqs: number[]; sealed: string[] }
  readonly keys: { ids: string[]; kinds: string[]; keys: string[] }
}

const emptyBatch = (): Batch => ({
  ...{ ids: [], bodies: [], histories: [], years: [], numbers: [], contents: [] },
  words: { ids: [], seqs: [], sealed: [] },
  keys: { ids: [], kinds: [], keys: [] },
})

async function insertBatch({ run }: Connection, b: Batch): Promise<void> {
  await run(
    `insert into requests (id, agency_id, year, number, code_key, content, registered_at, ${list(derived)}, version)
    select r.id, b.body, r.year, r.number, r.id::text, r.content, h.received_on + time '09:00', ${list(derived, 'h.')
      .replace('h.section_id', 'case when h.section_id is not null then b.section end')
      .replace('h.person_id', 'case when h.person_id is not null then b.clerk end')}, h.version
    from unnest($1::uuid[], $2::int[], $3::int[], $4::int[], $5::int[], $6::text[]) r(id, body, history, year, number, content)
      join bench_bodies b on b.n = r.body join bench_histories h on h.n = r.history`,
    [b.ids, b.bodies, b.histories, b.years, b.numbers, b.contents],
  )
  await run(
    `insert into request_acts (request_id, seq, by, on_day, at, act)
    select r.id, a.seq, b.clerk, a.on_day, a.on_day + time '10:00', a.act
      || case when a.act ? 'person' then jsonb_build_object('person', b.clerk,
          'section', case when a.act->>'section' is not null then b.section end) else '{}' end
      || case when w.sealed is null then '{}' else jsonb_build_object('sealed', w.sealed) end
    from unnest($1::uuid[], $2::int[], $3::int[]) r(id, body, history)
      join bench_bodies b on b.n = r.body join bench_acts a on a.n = r.history
      left join unnest($4::uuid[], $5::int[], $6::text[]) w(id, seq, sealed) on w.id = r.id and w.seq = a.seq`,
    [b.ids, b.bodies, b.histories, b.words.ids, b.words.seqs, b.words.sealed],
  )
  await run(
    `insert into request_keys (request_id, kind, key) select * from unnest($1::uuid[], $2::text[], $3::text[])
    on conflict do nothing`,
    [b.keys.ids, b.keys.kinds, b.keys.keys],
  )
}

/** Indexes that can be made when all rows are there, in a fraction of the time; what makes them again. */
async function dropIndexes({ run }: Connection): Promise<string[]> {
  const found = await run<{ name: string; definition: string }>(`
    select i.indexname as name, i.indexdef as definition from pg_indexes i
    where i.tablename in ('requests', 'request_acts', 'request_keys')
      and i.indexname not in (select conname from pg_constraint)`)
  for (const { name } of found) await run(`drop index ${name}`)
  return found.map((f) => f.definition)
}

const BATCH = 4_000
/** One of so many, the first far more often than the last: a tenth of all falls to the first hundredth. */
const skewed = (share: number, many: number) => Math.floor(share * share * many)

function* batches(ctx: Context, all: readonly History[], wanted: Wanted, counts: number[]): Generator<Batch> {
  const r = random(11)
  const numbers = new Map<string, number>()
  const many = Math.ceil(wanted.requests / 3)
  const keys = new Map<number, ReturnType<typeof keysOf>>()
  let batch = emptyBatch()
  for (let i = 0; i < wanted.requests; i++) {
    const history = Math.floor((i / wanted.requests) * all.length)
    const { acts, derived: of } = all[history] as History
    const body = 1 + skewed(r.next(), wanted.bodies)
    const { year } = partsOf(of.received_on)
    const number = (numbers.get(`${body} ${year}`) ?? 0) + 1
    numbers.set(`${body} ${year}`, number)
    counts[body] = (counts[body] ?? 0) + 1
    const id = idAt(Date.parse(of.received_on) + (i % 86_400_000))
    const person = skewed(r.next(), many)
    const application = applicationOf(person, r)
    batch.ids.push(id)
    batch.bodies.push(body)
    batch.histories.push(history)
    batch.years.push(year)
    batch.numbers.push(number)
    batch.contents.push(sealContent(ctx, id, { application, proof: '本人到场提交' }))
    for (const [seq, { act }] of acts.entries()) {
      if (!inOwnWords[act.type].some((key) => Object.hasOwn(act, key))) continue
      batch.words.ids.push(id)
      batch.words.seqs.push(seq)
      batch.words.sealed.push(sealAct(ctx, id, seq, act).sealed ?? '')
    }
    const own = keys.get(person) ?? keysOf(ctx.parts.secrets, application)
    keys.set(person, own)
    for (const { kind, key } of own) {
      batch.keys.ids.push(id)
      batch.keys.kinds.push(kind)
      batch.keys.keys.push(key)
    }
    if (batch.ids.length < BATCH) continue
    yield batch
    batch = emptyBatch()
  }
  if (batch.ids.length > 0) yield batch
}

const HISTORIES = 4_000

/**
 * Fills an empty register as years of work would: requests of many bodies with their acts, sealed as the program seals
 * them, each readable by the clerk of its body. Rows are vouched for by what makes them, not by the foreign keys.
 */
export async function fillRegister(parts: Parts, wanted: Wanted): Promise<Register> {
  const ctx = { parts } as Context
  const counts: number[] = []
  const made = await onOneConnection(parts, async (connection) => {
    const { run } = connection
    await run('set statement_timeout = 0')
    const all = await makeBodies(connection, wanted.bodies)
    const told = histories(Math.min(HISTORIES, wanted.requests), wanted.today)
    await keepHistories(connection, told)
    const indexes = await dropIndexes(connection)
    await run("set session_replication_role = 'replica'")
    let pending: Promise<unknown> = Promise.resolve()
    let many = 0
    for (const batch of batches(ctx, told, wanted, counts)) {
      await pending
      pending = insertBatch(connection, batch)
      many += batch.ids.length
      wanted.progress?.(many)
    }
    await pending
    for (const definition of indexes) await run(definition)
    await run("set session_replication_role = 'origin'")
    await run('insert into request_numbers select agency_id, year, max(number) from requests group by 1, 2')
    for (const table of ['requests', 'request_acts', 'request_keys', 'agencies', 'agency_names', 'users'])
      await run(`vacuum analyze ${table}`)
    await run('reset statement_timeout')
    return all
  })
  return registerOf(parts, made, counts)
}

async function registerOf(parts: Parts, made: readonly Made[], counts: readonly number[]): Promise<Register> {
  const [county, ...bodies] = made
  if (!county) throw new Error('no bodies')
  const [{ acts }] = (await onOneConnection(parts, ({ run }) =>
    run<{ acts: number }>('select count(*)::int as acts from request_acts'),
  )) as [{ acts: number }]
  const all = bodies.map(({ body, clerk }, i) => ({ id: body, requests: counts[i + 1] ?? 0, clerk: cookieOf(clerk) }))
  return {
    county: { id: county.body, overseer: cookieOf(county.clerk) },
    bodies: all.sort((a, b) => b.requests - a.requests),
    requests: all.reduce((sum, b) => sum + b.requests, 0),
    acts,
  }
}
