import { type RawBuilder, sql } from 'kysely'
import type { Handle } from './database/schema.ts'
import { errors, refuse } from './errors.ts'
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
 * Takes the key for this transaction. Another transaction with the same key makes it wait; when that one is done, its
 * answer is returned instead of doing the work again. Throws when the key was used for something else.
 */
export async function claim(db: Handle, secrets: Secrets, sent: Sent, now: Date): Promise<unknown> {
  const { caller, key, operation } = sent
  const input_sum = sumOf(secrets, sent.input)
  const claimed = await db
    .insertInto('idempotency_keys')
    .values({ caller, key, operation, input_sum, answer: '', created_at: now })
    .onConflict((c) => c.doNothing())
    .executeTakeFirst()
  if (claimed.numInsertedOrUpdatedRows === 1n) return undefined
  const row = await db
    .selectFrom('idempotency_keys')
    .select(['operation', 'input_sum', 'answer'])
    .where('caller', '=', caller)
    .where('key', '=', key)
    .executeTakeFirstOrThrow()
  if (row.operation !== operation || row.input_sum !== input_sum) throw refuse(errors.keyReused)
  return JSON.parse(secrets.open(row.answer, place(sent)))
}

/** Keeps the answer beside the effects it tells of. */
export const keeping = (secrets: Secrets, sent: Sent, answer: unknown): RawBuilder<unknown> => sql`
  update idempotency_keys set answer = ${secrets.seal(JSON.stringify(answer), place(sent))}
  where caller = ${sent.caller} and key = ${sent.key}`

/** Forgets the keys that nobody sends again. */
export const forgetAnswers = (db: Handle, before: Date) =>
  db.deleteFrom('idempotency_keys').where('created_at', '<', before).execute()
