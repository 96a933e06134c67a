import { append } from './audit.ts'
import type { Actor, CommandContext, Context, Parts } from './context.ts'
import { transaction } from './database/database.ts'
import type { Handle } from './database/schema.ts'

/** Reads outside a transaction. */
export const contextOf = (parts: Parts, actor: Actor): Context => ({
  db: parts.database.db,
  actor,
  now: parts.clock.now(),
  today: parts.clock.today(),
  parts,
})

/**
 * Does a change: one transaction with its audit records inside. A change that records nothing is a mistake in the
 * program and is undone.
 */
export function perform<T>(
  parts: Parts,
  actor: Actor,
  work: (ctx: CommandContext) => Promise<T>,
  before?: (tx: Handle, now: Date) => Promise<T | undefined>,
): Promise<T> {
  const now = parts.clock.forWriting()
  return transaction(parts.database, async (tx) => {
    const known = await before?.(tx, now)
    if (known !== undefined) return known
    let recorded = 0
    const ctx: CommandContext = {
      db: tx,
      actor,
      now,
      today: parts.clock.today(),
      parts,
      audit: async (entry) => {
        await append(tx, now, actor.id, entry, actor.standsInFor)
        recorded++
      },
    }
    const result = await work(ctx)
    if (recorded === 0) throw new Error('a change without an audit record')
    return result
  })
}
