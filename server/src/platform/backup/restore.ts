import { createReadStream, existsSync } from 'node:fs'
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { FastifyBaseLogger as Log } from 'fastify'
import { sql } from 'kysely'
import { lostBy } from '../data.ts'
import { type Database, openEmbedded, openServer } from '../database/database.ts'
import { readMigrations } from '../database/migrate.ts'
import { OWN_FOLDER, syncFolder, writeDurably } from '../folder/durable.ts'
import { type DataFolder, databaseMade, draftIn, emptyDrafts, openFolder } from '../folder/folder.ts'
import { takeLock } from '../folder/lock.ts'
import { syncTree } from '../folder/tree.ts'
import { headsLogOf, logHeads } from '../heads/heads.ts'
import { migrationsFolder } from '../root.ts'
import { readSecret } from '../secrets/secret.ts'
import { openVault } from '../secrets/service.ts'
import type { Settings } from '../settings.ts'
import { unpackVerified } from '../snapshots/verify.ts'
import { StartError } from '../start-error.ts'
import { loadBackup } from './load.ts'
import type { Progress } from './parts.ts'
import { unpackBackup } from './read.ts'

export interface Restored {
  readonly kind: 'backup' | 'snapshot'
  /** When it was made, if it says so. */
  readonly at: string | null
  /** Where what was there before has gone. */
  readonly replaced: string | null
  readonly missing: readonly string[]
}

interface Options {
  readonly force: boolean
  readonly log: Log
  readonly progress: Progress
}

/**
 * Puts a backup or a snapshot in place of what is there. Everything is laid out and verified beside it first; only then
 * does the old move away and the new take its place. Throws `StartError`; then what was there is untouched.
 */
export async function restore(path: string, settings: Settings, options: Options): Promise<Restored> {
  const folder = await openFolder(settings.dataDir)
  const lock = await takeLock(folder.path)
  try {
    await emptyDrafts(folder)
    const snapshot = await isPacked(path)
    if (snapshot && settings.databaseUrl)
      throw new StartError('快照只能恢复到内置数据库。PostgreSQL 请用备份文件恢复，或者去掉 DATABASE_URL。')
    return snapshot
      ? await restoreSnapshot(path, settings, folder, options)
      : await restoreBackup(path, settings, folder, options)
  } finally {
    await emptyDrafts(folder)
    await lock.release()
  }
}

/** Snapshots are packed as a whole, backups part by part. */
async function isPacked(path: string): Promise<boolean> {
  try {
    const file = await open(path, 'r')
    try {
      const { buffer } = await file.read(Buffer.alloc(2), 0, 2, 0)
      return buffer[0] === 0x1f && buffer[1] === 0x8b
    } finally {
      await file.close()
    }
  } catch {
    throw new StartError(`读不了备份文件 ${path}。请核对路径和权限。`)
  }
}

const occupied = (what: string) =>
  new StartError(`${what}里已有数据，没有恢复。确实要替换时请加 --force：原有数据会先移到一旁保留。`)

const isEmpty = async (path: string) => (await readdir(path).catch(() => [])).length === 0

/** Moves parts of the folder into a place of their own, from where they can be moved back. Its path. */
async function moveAway(folder: DataFolder, paths: readonly string[], at: Date): Promise<string | null> {
  const there: string[] = []
  for (const path of paths)
    if (await isEmpty(path)) await rm(path, { recursive: true, force: true })
    else there.push(path)
  if (there.length === 0) return null
  const away = join(folder.path, `replaced-${at.toISOString().replace(/[:.]/g, '-')}`)
  await mkdir(away, { mode: OWN_FOLDER })
  for (const path of there) await rename(path, join(away, path.slice(folder.path.length + 1)))
  await syncFolder(folder.path)
  return away
}

async function restoreSnapshot(
  path: string,
  settings: Settings,
  folder: DataFolder,
  { force }: Options,
): Promise<Restored> {
  if (!force && !(await isEmpty(folder.database))) throw occupied(`数据文件夹 ${folder.path} `)
  const draft = draftIn(folder)
  await unpackVerified(path, draft)
  const replaced = await moveAway(folder, [folder.database], new Date())
  await rename(draft, folder.database)
  await syncFolder(folder.path)
  await databaseMade(folder)
  const database = await openEmbedded(folder.database)
  try {
    const vault = await openVault(database, await readSecret(settings, folder.secretKey))
    await logHeads(database.db, vault, folder, new Date(), { restored: true })
  } finally {
    await database.close()
  }
  return { kind: 'snapshot', at: null, replaced, missing: [] }
}

async function restoreBackup(
  path: string,
  settings: Settings,
  folder: DataFolder,
  { force, log, progress }: Options,
): Promise<Restored> {
  const places = [folder.database, folder.files, folder.audit]
  if (!force) for (const place of places) if (!(await isEmpty(place))) throw occupied(`数据文件夹 ${folder.path} `)
  const secret = await readSecret(settings, folder.secretKey, false)
  const draft = draftIn(folder)
  await mkdir(join(draft, 'files'), { recursive: true, mode: OWN_FOLDER })
  const unpacked = await unpackBackup(createReadStream(path), draft, secret, progress)
  const migrations = await readMigrations(migrationsFolder)
  const target = settings.databaseUrl
    ? await intoServer(settings.databaseUrl, force, log)
    : await intoFolder(join(draft, 'database'))
  try {
    await loadBackup(target.database, unpacked, migrations)
    await target.keep()
  } catch (error) {
    await target.undo()
    throw error
  }
  const replaced = await moveAway(folder, places, new Date())
  for (const place of ['database', 'files'])
    if (existsSync(join(draft, place))) await rename(join(draft, place), join(folder.path, place))
  await mkdir(folder.audit, { mode: OWN_FOLDER })
  await writeDurably(headsLogOf(folder), unpacked.headsLog)
  await syncFolder(folder.path)
  if (!settings.databaseUrl) await databaseMade(folder)
  return {
    kind: 'backup',
    at: unpacked.cover.at,
    replaced: target.replaced ?? replaced,
    missing: unpacked.manifest.files.missing,
  }
}

/** A database to fill, and what happens when that went well or not. */
interface Target {
  readonly database: Database
  readonly replaced: string | null
  keep(): Promise<void>
  undo(): Promise<void>
}

async function intoFolder(path: string): Promise<Target> {
  const database = await openEmbedded(path)
  return {
    database,
    replaced: null,
    keep: async () => {
      await database.close()
      await syncTree(path)
    },
    undo: () => database.close(),
  }
}

async function intoServer(url: string, force: boolean, log: Log): Promise<Target> {
  const database = await openServer(url, lostBy(log))
  try {
    const others = await one(
      database,
      `select count(*) as n from pg_stat_activity
      where datname = current_database() and application_name like 'gongkai%' and pid <> pg_backend_pid()`,
    )
    if (others > 0) throw new StartError('数据库正由运行中的服务使用。请先停止服务，再恢复。')
    const tables = await one(
      database,
      `select count(*) as n from pg_class
      where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm', 'S')`,
    )
    if (tables > 0 && !force) throw occupied('数据库')
    const away = `replaced_${new Date().toISOString().replace(/\D/g, '').slice(0, 14)}`
    const jobs = await one(database, `select count(*) as n from pg_namespace where nspname = 'pgboss'`)
    if (tables > 0) await database.execute(`begin; alter schema public rename to ${away}; create schema public; commit`)
    return {
      database,
      replaced: tables > 0 ? `${away}（数据库中的模式）` : null,
      keep: async () => {
        // Jobs of the replaced state must not run on the restored one; the next start plans its own.
        if (jobs > 0) await database.execute(`alter schema pgboss rename to ${away}_jobs`)
        await database.close()
      },
      undo: async () => {
        await database.execute(
          `begin; drop schema public cascade; ${
            tables > 0 ? `alter schema ${away} rename to public` : 'create schema public'
          }; commit`,
        )
        await database.close()
      },
    }
  } catch (error) {
    await database.close()
    throw error
  }
}

async function one(database: Database, text: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`${sql.raw(text)}`.execute(database.db)
  return Number(rows[0]?.n ?? 0)
}
