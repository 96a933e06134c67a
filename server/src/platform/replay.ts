import { sql } from 'kysely'
import type { Parts } from './context.ts'
import type { Handle } from './database/schema.ts'
import { errors, refuse } from './errors.ts'
import type { Once } from './perform.ts'
import type { Secrets } from './secrets.ts'

declare module './database/schema.ts' {
  interface Schema {
    idempotency_keys: {
      caller: string
      key: string
      operation: string
      input_sum: string
      answer: string
      created_at: Date
    }
  }
}

/** A command as one caller sent it once. */
export interface Sent {
  readonly caller: string
  readonly key: string
  readonly operation: string
  readonly input: unknown
}

/** How long a command may be sent again; a daily job forgets the older ones. */
export const KEPT_HOURS = 48

/** With the key of the installation, or what was sent could be guessed from its digest. */
const sumOf = (secrets: Secrets, input: unknown) => secrets.blind(JSON.stringify(input), 'sent command')
const place = ({ caller, key }: Sent) => `idempotency_keys.answer:${caller}:${key}`

/**
 * Carries a command out once. The key goes in with the effects: who comes second fails there at the latest, and is
 * undone. That costs a repeated command its work twice, and every other one no question whether it was there before.
 */
export const once = <T>({ database, secrets }: Pick<Parts, 'database' | 'secrets'>, sent: Sent): Once<T> => {
  const { caller, key, operation } = sent
  const input_sum = sumOf(secrets, sent.input)
  return {
    keep: (answer, now) => sql`
      insert into idempotency_keys (caller, key, operation, input_sum, answer, created_at)
      values (${caller}, ${key}, ${operation}, ${input_sum},
        ${secrets.seal(JSON.stringify(answer), place(sent))}, ${now})`,
    async known() {
      const row = await database.db
        .selectFrom('idempotency_keys')
        .select(['operation', 'input_sum', 'answer'])
        .where('caller', '=', caller)
        .where('key', '=', key)
        .executeTakeFirst()
      if (!row) return undefined
      if (row.operation !== operation || row.input_sum !== input_sum) throw refuse(errors.keyReused)
      return JSON.parse(secrets.open(row.answer, place(sent)))
    },
  }
}

/** Forgets the keys that nobody sends again. */
export const forgetAnswers = (db: Handle, before: Date) =>
  db.deleteFrom('idempotency_keys').where('created_at', '<', before).execute()
