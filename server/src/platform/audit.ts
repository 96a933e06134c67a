import { createHash } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { Actor } from './context.ts'
import type { Handle } from './database/schema.ts'

declare module './database/schema.ts' {
  interface Schema {
    audit_heads: { chain: string; seq: number; hash: Uint8Array }
    audit_log: AuditTable
  }
}

interface AuditTable {
  chain: string
  seq: number
  entry: string
  hash: Uint8Array
  act: import('kysely').Generated<string>
  actor: import('kysely').Generated<string>
  subject_type: import('kysely').Generated<string>
  subject_id: import('kysely').Generated<string>
  at: import('kysely').Generated<string>
}

/** The chain of what belongs to no agency. */
export const INSTALLATION = 'installation'

/** What a service records. Personal data stays out of `before` and `after`, or goes in sealed. */
export interface AuditEntry {
  /** The id of the agency whose record it is, or `INSTALLATION`. */
  readonly chain: string
  readonly act: string
  readonly subject: { readonly type: string; readonly id: string }
  readonly before?: unknown
  readonly after?: unknown
  readonly reason?: string
}

/** A record as it is kept and hashed. */
export interface AuditRecord {
  readonly at: string
  readonly actor: string
  /** For whom the actor stood in then. */
  readonly standsInFor?: readonly string[]
  readonly act: string
  readonly subjectType: string
  readonly subjectId: string
  readonly before?: unknown
  readonly after?: unknown
  readonly reason?: string
}

/**
 * Appends to the chain: one statement locks the head, counts on, hashes and writes. The hash of a record covers the one
 * before it, its number and its text; that before the first is the hash of the chain's name. `beside` is another change
 * of the same transaction that goes with it.
 */
export async function append(
  db: Handle,
  at: Date,
  { id: actor, standsInFor = [] }: Pick<Actor, 'id' | 'standsInFor'>,
  entry: AuditEntry,
  beside?: RawBuilder<unknown>,
): Promise<void> {
  const { chain, act, subject, before, after, reason } = entry
  const record: AuditRecord = {
    at: at.toISOString(),
    actor,
    ...(standsInFor.length > 0 && { standsInFor }),
    act,
    subjectType: subject.type,
    subjectId: subject.id,
    ...(before !== undefined && { before }),
    ...(after !== undefined && { after }),
    ...(reason !== undefined && { reason }),
  }
  const text = JSON.stringify(record)
  await sql`with head as (
    insert into audit_heads as h (chain, seq, hash)
    values (${chain}, 1, sha256(sha256(convert_to(${chain}, 'UTF8')) || convert_to('1' || ${text}, 'UTF8')))
    on conflict (chain) do update
      set seq = h.seq + 1, hash = sha256(h.hash || convert_to((h.seq + 1)::text || ${text}, 'UTF8'))
    returning seq, hash)${beside ? sql`, beside as (${beside})` : sql``}
  insert into audit_log (chain, seq, entry, hash) select ${chain}, seq, ${text}, hash from head`.execute(db)
}

/** When the last record was made; null when there is none. */
export async function lastRecordedAt(db: Handle): Promise<Date | null> {
  const { at } = await db
    .selectFrom('audit_log')
    .select(({ fn }) => fn.max<string | null>('at').as('at'))
    .executeTakeFirstOrThrow()
  return at === null ? null : new Date(at)
}

const sha256 = (...parts: (string | Uint8Array)[]) => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}

/** One chain after its records were hashed again: how many, and the first number at which it is broken, if it is. */
export interface Verdict {
  readonly chain: string
  readonly records: number
  readonly head: string
  readonly brokenAt: number | null
}

const PAGE = 5000

/** Hashes every chain again from its first record to its head. Reads page by page, so its memory is bounded. */
export async function* verifyChains(db: Handle): AsyncGenerator<Verdict> {
  const heads = await db.selectFrom('audit_heads').selectAll().orderBy('chain').execute()
  for (const head of heads) yield await verifyChain(db, head)
  const orphans = await db
    .selectFrom('audit_log')
    .select('chain')
    .distinct()
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('audit_heads').select('seq').whereRef('audit_heads.chain', '=', 'audit_log.chain'))),
    )
    .execute()
  for (const { chain } of orphans) yield { chain, records: 0, head: '', brokenAt: 1 }
}

/** Whether records stand behind the head as it is now: each append moves the head with them, so none ever do. */
async function beyondHead(db: Handle, chain: string): Promise<boolean> {
  const found = await db
    .selectFrom('audit_log')
    .innerJoin('audit_heads', 'audit_heads.chain', 'audit_log.chain')
    .select('audit_log.seq')
    .where('audit_log.chain', '=', chain)
    .whereRef('audit_log.seq', '>', 'audit_heads.seq')
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}

async function verifyChain(db: Handle, head: { chain: string; seq: number; hash: Uint8Array }): Promise<Verdict> {
  let hash: Uint8Array = sha256(head.chain)
  let seq = 0
  const verdict = (brokenAt: number | null) => ({
    chain: head.chain,
    records: seq,
    head: Buffer.from(head.hash).toString('hex'),
    brokenAt,
  })
  for (;;) {
    // Records that come in while we read stand behind the head we started from.
    const page = await db
      .selectFrom('audit_log')
      .select(['seq', 'entry', 'hash'])
      .where('chain', '=', head.chain)
      .where('seq', '>', seq)
      .where('seq', '<=', head.seq)
      .orderBy('seq')
      .limit(PAGE)
      .execute()
    for (const row of page) {
      hash = sha256(hash, `${seq + 1}${row.entry}`)
      if (row.seq !== seq + 1 || Buffer.compare(hash, row.hash) !== 0) return verdict(seq + 1)
      seq = row.seq
    }
    if (page.length < PAGE) break
  }
  if (seq !== head.seq || Buffer.compare(hash, head.hash) !== 0) return verdict(seq + 1)
  return verdict((await beyondHead(db, head.chain)) ? seq + 1 : null)
}
