import { sql } from 'kysely'
import type { Handle } from '../../platform/database/schema.ts'

declare module '../../platform/database/schema.ts' {
  interface Schema {
    request_words: { request_id: string; agency_id: string; words: number[] }
  }
}

interface Worded {
  readonly id: string
  readonly agency: string
  readonly words: readonly number[]
}

/** Keeps what a request is found by, in place of what was kept of it before. */
export async function keepWords(db: Handle, { id, agency, words }: Worded): Promise<void> {
  await sql`insert into request_words (request_id, agency_id, words) values (${id}, ${agency}, ${[...words]}::int[])
    on conflict (request_id) do update set words = excluded.words`.execute(db)
}

/** So many of the newest requests tell how common a word is. */
export const SAMPLE = 1000

/** How often each of the words is in the newest other requests of an agency, and of how many requests that tells. */
export async function frequencies(db: Handle, agency: string, words: readonly number[], except: string | null) {
  const { rows } = await sql<{ word: number; many: number; sample: number }>`
    with sample as materialized (
      select words from request_words where agency_id = ${agency} and request_id is distinct from ${except}::uuid
      order by request_id desc limit ${sql.lit(SAMPLE)})
    select asked.word, count(own.word)::int as many, (select count(*) from sample)::int as sample
    from unnest(${[...words]}::int[]) asked(word)
      left join (select unnest(words) as word from sample) own on own.word = asked.word
    group by asked.word`.execute(db)
  return rows
}

interface Looked {
  readonly agency: string
  /** Words with their weights; together they weigh what a request in the same words does. */
  readonly weights: ReadonlyMap<number, number>
  /** Those of them by which requests are looked up: rare ones, since common ones are in too many. */
  readonly rare: readonly number[]
  readonly except: string | null
  readonly most: number
}

/** The requests of an agency that share most of the words, the nearest first, with the weight of what they share. */
export async function nearest(db: Handle, { agency, weights, rare, except, most }: Looked) {
  const { rows } = await sql<{ id: string; shared: number }>`
    select f.request_id as id, sum(asked.weight) as shared
    from request_words f
      cross join lateral unnest(f.words) own(word)
      join unnest(${[...weights.keys()]}::int[], ${[...weights.values()]}::float8[]) asked(word, weight)
        on asked.word = own.word
    where f.words && ${[...rare]}::int[] and f.agency_id = ${agency} and f.request_id is distinct from ${except}::uuid
    group by f.request_id
    order by shared desc, f.request_id desc
    limit ${most}`.execute(db)
  return rows
}
