import { type Dialect, type Driver, PostgresDialect, type PostgresPoolClient } from 'kysely'
import pg from 'pg'
import { refuseBesideTransaction } from './one-at-a-time.ts'

const DATE = 1082
const INT8 = 20

/** What the columns come out as, the same as from the embedded database (pglite.ts). */
const columnTypes = {
  getTypeParser: (id: number, format?: 'text' | 'binary') => {
    if (format !== 'binary' && id === DATE) return (text: string) => text
    if (format !== 'binary' && id === INT8) return Number
    return pg.types.getTypeParser(id, format as 'text')
  },
} as pg.CustomTypesConfig

/** Most connections of this process; one is kept by the jobs. */
const CONNECTIONS = 12

export function createPool(url: string, onLost: (error: Error) => void): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: CONNECTIONS,
    types: columnTypes,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 30_000,
    application_name: 'gongkai',
    statement_timeout: 60_000,
    idle_in_transaction_session_timeout: 60_000,
  })
  // A connection that ends while nobody waits for its answer, idle or between two statements of a transaction, is told
  // to its listeners; without one it would end the program. Whoever uses it next is told that it is gone.
  pool.on('error', onLost)
  pool.on('connect', (client) => client.on('error', onLost))
  return pool
}

/** So many statements are prepared by each connection; longer ones have lists in them and hardly come a second time. */
const PREPARED = 500
const LONGEST = 4_000

/** The same connection, with its statements prepared under a name: the server plans each of them once, not every time. */
function preparing(names: Map<string, string>, client: pg.PoolClient): PostgresPoolClient {
  const nameOf = (text: string): string | undefined => {
    const known = names.get(text)
    if (known !== undefined || names.size >= PREPARED || text.length > LONGEST) return known
    const name = `s${names.size}`
    names.set(text, name)
    return name
  }
  return {
    query: ((text: string, values: unknown[]) => client.query({ name: nameOf(text), text, values })) as never,
    release: () => client.release(),
  }
}

/** A server's database behind Kysely, with the same guard as the embedded one. */
export function poolDialect(pool: pg.Pool): Dialect {
  const names = new Map<string, string>()
  const connect = async () => preparing(names, await pool.connect())
  const dialect = new PostgresDialect({ pool: { connect, end: () => pool.end() } })
  return {
    createAdapter: () => dialect.createAdapter(),
    createQueryCompiler: () => dialect.createQueryCompiler(),
    createIntrospector: (db) => dialect.createIntrospector(db),
    createDriver: () => guarded(dialect.createDriver()),
  }
}

function guarded(driver: Driver): Driver {
  return {
    init: () => driver.init(),
    acquireConnection: () => {
      refuseBesideTransaction()
      return driver.acquireConnection()
    },
    releaseConnection: (c) => driver.releaseConnection(c),
    beginTransaction: (c, s) => driver.beginTransaction(c, s),
    commitTransaction: (c) => driver.commitTransaction(c),
    rollbackTransaction: (c) => driver.rollbackTransaction(c),
    destroy: () => driver.destroy(),
  }
}
