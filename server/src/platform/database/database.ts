import { PGlite } from '@electric-sql/pglite'
import { Kysely, type RawBuilder, sql } from 'kysely'
import { messageOf } from '../errors.ts'
import { StartError } from '../start-error.ts'
import { asTransaction } from './one-at-a-time.ts'
import { liteDialect } from './pglite.ts'
import { createPool, poolDialect } from './postgres.ts'
import { demandRoom } from './room.ts'
import type { Handle, Schema } from './schema.ts'

/** An open database of either kind. */
export interface Database {
  readonly kind: 'embedded' | 'server'
  readonly db: Handle
  /** Several statements in one text: migrations, and what the jobs set up. Gives the rows of the last. */
  execute(text: string, values?: readonly unknown[]): Promise<{ rows: unknown[] }>
  /** The embedded database itself, for snapshots; null with a server. */
  readonly lite: PGlite | null
  close(): Promise<void>
}

/**
 * The embedded database never makes a checkpoint by itself and keeps what it wrote ahead up to a gigabyte; and it needs
 * no more buffers than this for an office (measured: 225 MB of memory instead of 390 MB, at the same speed).
 */
const startParams = [...PGlite.defaultStartParams, '-c', 'shared_buffers=32MB', '-c', 'max_wal_size=64MB']

/** Opens the embedded database in a folder, `memory://`, or from a dump made by `dumpDataDir`. */
export async function openEmbedded(folder: string, dump?: Blob): Promise<Database> {
  const lite = await PGlite.create({ dataDir: folder, startParams, ...(dump && { loadDataDir: dump }) })
  await lite.exec("set time zone 'UTC'")
  const db = new Kysely<Schema>({ dialect: liteDialect(async () => lite, folder) })
  return {
    kind: 'embedded',
    db,
    lite,
    // Through Kysely's turnstile: beside an open transaction the statements would fall into it.
    execute: (text, values = []) =>
      db.connection().execute(() => {
        demandRoom(folder)
        return orRollback(lite, async (l) =>
          values.length > 0 ? l.query(text, [...values]) : lastOf(await l.exec(text)),
        )
      }),
    // Kysely closes only what it has used; an embedded database left open keeps the process alive.
    close: async () => {
      await db.destroy()
      if (!lite.closed) await lite.close()
    },
  }
}

/**
 * Opens the database of a PostgreSQL server. `onLost` hears of connections that end by themselves. Throws `StartError`
 * when the server cannot be reached or is too old.
 */
export async function openServer(url: string, onLost: (error: Error) => void): Promise<Database> {
  const pool = createPool(url, onLost)
  try {
    await greet(pool)
  } catch (error) {
    await pool.end()
    throw error
  }
  const db = new Kysely<Schema>({ dialect: poolDialect(pool) })
  const execute = async (text: string, values: readonly unknown[] = []) => {
    const client = await pool.connect()
    try {
      return lastOf(await orRollback(client, (c) => c.query(text, values.length > 0 ? [...values] : undefined)))
    } finally {
      client.release()
    }
  }
  return { kind: 'server', db, lite: null, execute, close: () => db.destroy() }
}

const OLDEST = 15

/** Asks the server for its version: whether it answers at all, and whether it knows the SQL of this program. */
async function greet(pool: ReturnType<typeof createPool>): Promise<void> {
  const { rows } = await pool.query<{ server_version: string }>('show server_version').catch((error) => {
    throw new StartError(
      `数据库连接不上（${messageOf(error)}）。请检查 DATABASE_URL 的主机、端口、用户、口令和数据库名，以及数据库服务是否已经启动。`,
    )
  })
  const version = rows[0]?.server_version ?? ''
  if (Number.parseInt(version, 10) < OLDEST)
    throw new StartError(`PostgreSQL 的版本是 ${version}，需要 ${OLDEST} 或更新的版本。请先升级数据库。`)
}

/** A text that failed after its own `begin` must not leave the connection inside a broken transaction. */
async function orRollback<C extends { query(text: string): Promise<unknown> }, T>(
  connection: C,
  work: (connection: C) => Promise<T>,
): Promise<T> {
  try {
    return await work(connection)
  } catch (error) {
    await connection.query('rollback').catch(() => {})
    throw error
  }
}

const lastOf = <T extends { rows: unknown[] }>(results: T | T[]): { rows: unknown[] } =>
  (Array.isArray(results) ? results.at(-1) : results) ?? { rows: [] }

const serializationFailure = new Set(['40001', '40P01'])
const ATTEMPTS = 4

/** The SQLSTATE of an error of either database. */
export const sqlState = (error: unknown): string | undefined => {
  const code = (error as { code?: unknown } | null)?.code
  return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) ? code : undefined
}

/** The handle beside a transaction, by that of the transaction. */
const beside = new WeakMap<Handle, Handle>()

/**
 * The handle that outlasts a transaction, to find by it what was read of committed states; the same handle outside.
 * It is never asked inside: that would be a query beside the transaction.
 */
export const lastingOf = (db: Handle): Handle => beside.get(db) ?? db

/** Does the work in one transaction: all of it or none. Deadlocks are tried again, so the work must be safe to repeat. */
export async function transaction<T>({ db }: { db: Handle }, work: (tx: Handle) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++)
    try {
      return await db.transaction().execute((tx) => {
        beside.set(tx, db)
        return asTransaction(() => work(tx))
      })
    } catch (error) {
      if (attempt === ATTEMPTS || !serializationFailure.has(sqlState(error) ?? '')) throw error
    }
}

/** A value for a jsonb column; drivers differ on bare objects and arrays. */
export const json = <T>(value: T): RawBuilder<T> => sql<T>`${JSON.stringify(value)}::jsonb`
