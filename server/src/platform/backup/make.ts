import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { append, INSTALLATION } from '../audit.ts'
import { program } from '../context.ts'
import { type Database, transaction } from '../database/database.ts'
import { asTransaction } from '../database/one-at-a-time.ts'
import type { Handle } from '../database/schema.ts'
import type { Shelf } from '../files/shelf.ts'
import { OWN_FOLDER } from '../folder/durable.ts'
import { type DataFolder, draftIn } from '../folder/folder.ts'
import { currentHeads, readHeadsLog } from '../heads/heads.ts'
import { root } from '../root.ts'
import { findKeys } from '../secrets/store.ts'
import type { Vault } from '../secrets/vault.ts'
import { type Cover, type Manifest, parts, type Signed } from './manifest.ts'
import { memberOfFile, memberOfText, type Progress, packLines, sumOf, sumOfFile, unpackLines } from './parts.ts'
import { countersOf, linesOf, plainly, type Table, tablesOf } from './tables.ts'
import { type Sink, writeEnd, writeMember } from './tar.ts'

/** What a backup is made of. */
export interface Source {
  readonly folder: DataFolder
  readonly database: Database
  readonly vault: Vault
  readonly shelf: Shelf
}

export interface Made {
  readonly tables: number
  readonly rows: number
  readonly files: number
  readonly records: number
  /** Contents that should be there and are not, or are damaged. */
  readonly missing: readonly string[]
}

interface Copied {
  readonly cover: Cover
  readonly tables: Manifest['tables']
  readonly counters: Manifest['counters']
  readonly heads: Manifest['heads']
}

/**
 * Writes a backup: all tables as they were at one moment, the files they name and the signed heads. The tables are
 * first copied beside the data, so that the embedded database is held up no longer than that takes.
 */
export async function makeBackup(source: Source, sink: Sink, progress: Progress): Promise<Made> {
  const { folder, database, shelf, vault } = source
  const spool = draftIn(folder)
  await mkdir(spool, { mode: OWN_FOLDER })
  try {
    const copied = await database.db
      .transaction()
      .setIsolationLevel('repeatable read')
      .execute((tx) => asTransaction(() => copyTables(tx, spool)))
    const cover = JSON.stringify(copied.cover)
    const count = await lengthOf(spool)
    progress.total(copied.tables.length + count)
    await writeMember(sink, memberOfText(parts.cover, cover))
    for (const { part } of copied.tables) {
      await writeMember(sink, await memberOfFile(part, join(spool, part.slice('tables/'.length))))
      progress.step()
    }
    const log = await readHeadsLog(folder)
    await writeMember(sink, memberOfText(parts.headsLog, log))
    const files = await writeFiles(sink, shelf, spool, progress)
    const manifest: Manifest = {
      cover: sumOf(cover),
      tables: copied.tables,
      counters: copied.counters,
      headsLog: sumOf(log),
      files,
      heads: copied.heads,
    }
    const text = JSON.stringify(manifest)
    const signed: Signed = { manifest: text, signature: vault.sign(text) }
    await writeMember(sink, memberOfText(parts.manifest, JSON.stringify(signed)))
    await writeEnd(sink)
    // Whoever takes everything away leaves a trace of it; the operations page shows when that was last.
    await transaction(database, (tx) =>
      append(tx, new Date(), program, {
        chain: INSTALLATION,
        act: 'backup.made',
        subject: { type: 'backup', id: sumOf(text).slice(0, 16) },
      }),
    )
    return {
      tables: copied.tables.length,
      rows: copied.tables.reduce((n, t) => n + t.rows, 0),
      files: files.count,
      records: copied.heads.reduce((n, h) => n + h.seq, 0),
      missing: files.missing,
    }
  } finally {
    await rm(spool, { recursive: true, force: true })
  }
}

const HASHES = 'hashes.gz'

async function copyTables(tx: Handle, spool: string): Promise<Copied> {
  await plainly(tx)
  const tables: Manifest['tables'] = []
  for (const [i, table] of (await tablesOf(tx)).entries()) {
    const name = `${String(i + 1).padStart(3, '0')}-${table.name}.jsonl.gz`
    const rows = await packLines(join(spool, name), linesOf(tx, table))
    const sum = await sumOfFile(join(spool, name))
    tables.push({ name: table.name, columns: [...table.columns], rows, part: `tables/${name}`, sum })
  }
  await packLines(join(spool, HASHES), linesOf(tx, contents))
  const { rows: migrations } = await sql<{ name: string; sum: string }>`
    select name, sum from migrations order by name`.execute(tx)
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
  const cover: Cover = {
    gongkai: 'backup',
    format: 1,
    at: new Date().toISOString(),
    program: version,
    migrations,
    keys: await findKeys(tx),
  }
  return { cover, tables, counters: await countersOf(tx), heads: await currentHeads(tx) }
}

/** The contents that the files of this moment name; each may be named more than once. */
const contents: Table = { name: 'files', columns: [{ name: 'hash', type: 'text' }], key: ['hash'] }

async function* hashesIn(spool: string): AsyncGenerator<string> {
  let last = ''
  for await (const page of unpackLines(join(spool, HASHES)))
    for (const line of page) {
      const [hash = ''] = JSON.parse(line) as string[]
      if (hash !== last) yield hash
      last = hash
    }
}

async function lengthOf(spool: string): Promise<number> {
  let n = 0
  for await (const _ of hashesIn(spool)) n++
  return n
}

async function writeFiles(sink: Sink, shelf: Shelf, spool: string, progress: Progress): Promise<Manifest['files']> {
  let count = 0
  let bytes = 0
  const missing: string[] = []
  for await (const hash of hashesIn(spool)) {
    const file = await shelf.open(hash)
    if (file) {
      const { size } = await file.stat()
      const sum = createHash('sha256')
      // What is damaged is kept as it is, and named: half a document is better than none.
      async function* body(stream: AsyncIterable<Buffer>) {
        for await (const chunk of stream) {
          sum.update(chunk)
          yield chunk
        }
      }
      await writeMember(sink, { name: `files/${hash}`, size, body: body(file.createReadStream()) })
      if (sum.digest('hex') !== hash) missing.push(hash)
      count++
      bytes += size
    } else missing.push(hash)
    progress.step()
  }
  return { count, bytes, missing }
}
