import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { sql } from 'kysely'
import { verifyChains } from '../audit.ts'
import { openEmbedded } from '../database/database.ts'
import type { Handle } from '../database/schema.ts'
import { syncTree } from '../folder/tree.ts'
import { root } from '../root.ts'
import { StartError } from '../start-error.ts'
import { unpackSnapshot } from './snapshot.ts'

export interface Verified {
  readonly tables: number
  readonly chains: number
  readonly records: number
}

/** Reads every value of every table, so that each page is held to its checksum. How many tables. */
async function readEverything(db: Handle): Promise<number> {
  const { rows } = await sql<{ schema: string; name: string }>`
    select n.nspname as schema, c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname <> 'information_schema' order by 1, 2`.execute(db)
  for (const { schema, name } of rows)
    await sql`select count(t::text) from ${sql.table(`${schema}.${name}`)} as t`.execute(db)
  return rows.length
}

/** Opens an unpacked snapshot, reads everything in it and hashes the audit chains again. Throws `StartError`. */
export async function verifyFolder(folder: string): Promise<Verified> {
  const database = await openEmbedded(folder)
  try {
    const tables = await readEverything(database.db)
    let chains = 0
    let records = 0
    for await (const verdict of verifyChains(database.db)) {
      if (verdict.brokenAt !== null)
        throw new StartError(`审计记录 ${verdict.chain} 从第${verdict.brokenAt}条起不连续。`)
      chains++
      records += verdict.records
    }
    return { tables, chains, records }
  } finally {
    await database.close()
  }
}

/** Unpacks a snapshot beside itself and verifies what came out. */
export async function verifySnapshot(path: string): Promise<Verified> {
  if (!existsSync(path)) throw new StartError(`找不到快照 ${path}。请核对路径。`)
  const folder = await mkdtemp(join(dirname(path), 'verify-'))
  try {
    await unpackSnapshot(path, join(folder, 'database'))
    return await verifyFolder(join(folder, 'database'))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** The same for one that is to be put into use: it stays, and lasts over a power cut. */
export async function unpackVerified(path: string, folder: string): Promise<Verified> {
  await unpackSnapshot(path, folder)
  const verified = await verifyFolder(folder)
  await syncTree(folder)
  return verified
}

/** In a process of its own: what a damaged file does to the one that opens it must not reach the server. */
export async function verifyApart(path: string): Promise<Verified> {
  const program = join(root, 'server', 'bin', 'gongkai.mjs')
  const child = spawn(process.execPath, [program, 'audit', 'verify', path, '--format', 'json'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let out = ''
  let err = ''
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk
  })
  child.stderr.on('data', (chunk: Buffer) => {
    err += chunk
  })
  const code = await new Promise<number | null>((ended) => child.once('error', () => ended(null)).once('close', ended))
  if (code === 0) return JSON.parse(out) as Verified
  throw new Error(`the snapshot could not be verified: ${err.trim().slice(-300)}`)
}
