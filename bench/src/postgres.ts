import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import pg from 'pg'
import { root } from './process.ts'

/** A PostgreSQL that waits for the disk, as real ones do. */
interface Cluster {
  /** The address of a new, empty database. */
  createDatabase(): Promise<string>
}

/** Runs with a PostgreSQL of its own; null and a line on standard error where none is installed. */
export async function withPostgres<T>(run: (cluster: Cluster) => Promise<T>): Promise<T | null> {
  const holder = ['--import', 'tsx', 'server/test/support/postgres-cluster.ts', '--durable']
  const child = spawn(process.execPath, holder, { cwd: root, stdio: ['pipe', 'pipe', 'inherit'] })
  const closed = once(child, 'close')
  try {
    const [said] = await once(createInterface({ input: child.stdout }), 'line')
    const url: string | undefined = JSON.parse(said)?.url
    if (url === undefined) {
      console.error('not run: PostgreSQL (none is installed)')
      return null
    }
    let count = 0
    return await run({
      createDatabase: async () => {
        const name = `bench_${++count}`
        const client = new pg.Client(url)
        await client.connect()
        await client.query(`create database ${name}`)
        await client.end()
        return new URL(`/${name}`, url).href
      },
    })
  } finally {
    child.stdin.end()
    await closed
  }
}
