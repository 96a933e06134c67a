import type { RawBuilder } from 'kysely'
import { type AuditEntry, append } from './audit.ts'
import type { Actor, CommandContext, Context, Parts } from './context.ts'
import { transaction } from './database/database.ts'
import { Refusal } from './errors.ts'

/** Reads outside a transaction. */
export const contextOf = (parts: Parts, actor: Actor): Context => ({
  db: parts.database.db,
  actor,
  now: parts.clock.now(),
  today: parts.clock.today(),
  parts,
})

/** How a change is done only once, though it may be sent again (replay.ts). */
export interface Once<T> {
  /** The statement that keeps the answer; it fails where one is kept already. */
  keep(answer: T, now: Date): RawBuilder<unknown>
  /** What was answered when it was done before; undefined when it never was. */
  known(): Promise<T | undefined>
}

/**
 * Does a change: one transaction with its audit records inside, written at its end, when the answer is known, so that
 * the chain is held for a moment only. A change that records nothing is a mistake in the program and is undone. What
 * fails because it was done before, or at the same time, or whose connection was lost when it was done, has that answer.
 */
export async function perform<T>(
  parts: Parts,
  actor: Actor,
  work: (ctx: CommandContext) => Promise<T>,
  once?: Once<T>,
): Promise<T> {
  try {
    return await inTransaction(parts, actor, work, once)
  } catch (error) {
    const known = await once?.known().catch((other) => {
      throw other instanceof Refusal ? other : error
    })
    if (known === undefined) throw error
    return known
  }
}

function inTransaction<T>(
  parts: Parts,
  actor: Actor,
  work: (ctx: CommandContext) => Promise<T>,
  once?: Once<T>,
): Promise<T> {
  const now = parts.clock.forWriting()
  return transaction(parts.database, async (tx) => {
    const records: AuditEntry[] = []
    const ctx: CommandContext = {
      db: tx,
      actor,
      now,
      today: parts.clock.today(),
      parts,
      audit: async (entry) => {
        records.push(entry)
      },
    }
    const answer = await work(ctx)
    const last = records.pop()
    if (!last) throw new Error('a change without an audit record')
    for (const entry of records) await append(tx, now, actor, entry)
    await append(tx, now, actor, last, once?.keep(answer, now))
    return answer
  })
}
