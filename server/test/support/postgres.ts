import { spawn } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import type { Socket } from 'node:net'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { openServer } from '../../src/platform/database/database.ts'
import { migrate, readMigrations } from '../../src/platform/database/migrate.ts'
import { migrationsFolder } from '../../src/platform/root.ts'
import { findPrograms } from './postgres-programs.ts'

/** A running PostgreSQL of the tests. */
export interface Cluster {
  /** The address of the database that administers it. */
  readonly url: string
  /** Takes the server away as a power cut would, and lets it come back under the same address. */
  stop(): Promise<void>
  start(): Promise<void>
  end(): Promise<void>
}

/** Starts a cluster that ends with this process; `durable`: one that waits for the disk, as real ones do. */
export async function startCluster({ durable = false } = {}): Promise<Cluster> {
  const holder = fileURLToPath(new URL('postgres-cluster.ts', import.meta.url))
  const child = spawn(process.execPath, ['--import', 'tsx', holder, ...(durable ? ['--durable'] : [])], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const said = async () => {
    const { value, done } = await lines.next()
    if (done || value === 'null') throw new Error('PostgreSQL did not start')
    return value
  }
  const { url } = JSON.parse(await said())
  // It is held by its standard input alone, which ends with this process; this process does not wait for it.
  const pipes = [child, child.stdin as Socket, child.stdout as Socket]
  for (const pipe of pipes) pipe.unref()
  const tell = async (line: string) => {
    for (const pipe of pipes) pipe.ref()
    child.stdin.write(`${line}\n`)
    await said()
    for (const pipe of pipes) pipe.unref()
  }
  return {
    url,
    stop: () => tell('stop'),
    start: () => tell('start'),
    end: async () => {
      child.ref()
      child.stdin.end()
      await once(child, 'close')
    },
  }
}

/** Asks the database that administers the cluster. */
async function administer<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

const named = (url: string, name: string) => new URL(`/${name}`, url).href
const LOCK = 7_409_002

/** The name of a migrated database to copy from; made by whoever needs it first. */
async function template(url: string): Promise<string> {
  const migrations = await readMigrations(migrationsFolder)
  const sum = createHash('sha256')
  for (const migration of migrations) sum.update(migration.sum)
  const name = `template_${sum.digest('hex').slice(0, 16)}`
  await administer(url, async (client) => {
    await client.query('select pg_advisory_lock($1)', [LOCK])
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name])
    if (rowCount) return
    await client.query(`create database making_${name}`)
    const database = await openServer(named(url, `making_${name}`), () => {})
    await migrate(database, migrations)
    await database.close()
    await client.query(`alter database making_${name} rename to ${name}`)
  })
  return name
}

/** Makes a new, migrated database in a cluster and gives its address. */
export async function createDatabase(url: string): Promise<string> {
  const name = `test_${randomBytes(8).toString('hex')}`
  const from = await template(url)
  await administer(url, (client) => client.query(`create database ${name} template ${from}`))
  return named(url, name)
}

/** The cluster of the whole run (scripts/test.mjs), or one of this process alone. */
const shared = process.env.GONGKAI_TEST_POSTGRES
let own: Promise<Cluster> | undefined
async function clusterUrl(): Promise<string> {
  if (shared) return shared
  own ??= startCluster()
  return (await own).url
}

const found = shared === undefined ? findPrograms() !== null : shared !== ''
if (!found && shared === undefined) console.log('not run: suites on PostgreSQL (no PostgreSQL)')

/** Databases of a real server; null where no PostgreSQL is found, and its suites are not run. */
export const postgres: { createDatabase(): Promise<string> } | null = found
  ? { createDatabase: async () => createDatabase(await clusterUrl()) }
  : null
