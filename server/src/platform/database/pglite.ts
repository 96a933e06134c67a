import { type PGlite, types } from '@electric-sql/pglite'
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely'
import { refuseBesideTransaction, turnstile } from './one-at-a-time.ts'
import { demandRoom } from './room.ts'
import { Statements } from './statements.ts'

/** What the columns come out as, the same as from a server (postgres.ts). */
const parsers = {
  [types.DATE]: (text: string) => text,
  [types.INT8]: Number,
  [types.NUMERIC]: (text: string) => text,
}

class Connection implements DatabaseConnection {
  readonly #statements: Statements
  constructor(lite: PGlite) {
    this.#statements = new Statements(lite, parsers)
  }
  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    const { rows, affectedRows } = await this.#statements.run<R>(sql, parameters)
    return { rows, numAffectedRows: BigInt(affectedRows ?? rows.length) }
  }
  async command(sql: 'begin' | 'commit' | 'rollback'): Promise<void> {
    await this.#statements.run(sql, [])
  }
  async *streamQuery<R>(query: CompiledQuery): AsyncIterableIterator<QueryResult<R>> {
    yield await this.executeQuery<R>(query)
  }
}

/** The embedded database behind Kysely. It is one connection: whoever wants it waits for the one before. */
class LiteDriver implements Driver {
  readonly #open: () => Promise<PGlite>
  readonly #folder: string
  readonly #enter = turnstile()
  #connection: Connection | undefined
  #lite: PGlite | undefined
  #leave = () => {}

  constructor(open: () => Promise<PGlite>, folder: string) {
    this.#open = open
    this.#folder = folder
  }
  async init(): Promise<void> {
    this.#lite = await this.#open()
    this.#connection = new Connection(this.#lite)
  }
  async acquireConnection(): Promise<DatabaseConnection> {
    refuseBesideTransaction()
    const leave = await this.#enter()
    this.#leave = leave
    if (!this.#connection) throw new Error('the database is closed')
    return this.#connection
  }
  async releaseConnection(): Promise<void> {
    this.#leave()
  }
  async beginTransaction(connection: Connection): Promise<void> {
    demandRoom(this.#folder)
    await connection.command('begin')
  }
  async commitTransaction(connection: Connection): Promise<void> {
    await connection.command('commit')
  }
  async rollbackTransaction(connection: Connection): Promise<void> {
    await connection.command('rollback')
  }
  async destroy(): Promise<void> {
    const leave = await this.#enter()
    this.#connection = undefined
    await this.#lite?.close()
    leave()
  }
}

/** The embedded database of a folder as a dialect of Kysely. */
export const liteDialect = (open: () => Promise<PGlite>, folder: string): Dialect => ({
  createAdapter: () => new PostgresAdapter(),
  createDriver: () => new LiteDriver(open, folder),
  createQueryCompiler: () => new PostgresQueryCompiler(),
  createIntrospector: (db) => new PostgresIntrospector(db),
})
