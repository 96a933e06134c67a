import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { FastifyBaseLogger as Log } from 'fastify'
import { type Database, openEmbedded, openServer } from './database/database.ts'
import { migrate, pending, readMigrations } from './database/migrate.ts'
import { hasRoom, ROOM } from './database/room.ts'
import { messageOf } from './errors.ts'
import { openShelf, type Shelf } from './files/shelf.ts'
import { type DataFolder, databaseMade, emptyDrafts, hasDatabase, openFolder } from './folder/folder.ts'
import { type Lock, takeLock } from './folder/lock.ts'
import { migrationsFolder } from './root.ts'
import { readSecret } from './secrets/secret.ts'
import { openVault } from './secrets/service.ts'
import type { Vault } from './secrets/vault.ts'
import type { Settings } from './settings.ts'
import { listSnapshots, takeSnapshot } from './snapshots/snapshot.ts'
import { verifyApart } from './snapshots/verify.ts'
import { StartError } from './start-error.ts'

/** Everything the program keeps, open: folder, database, secrets, files. */
export interface Data {
  readonly folder: DataFolder
  readonly lock: Lock
  readonly database: Database
  readonly vault: Vault
  readonly shelf: Shelf
  close(): Promise<void>
}

interface Options {
  readonly log: Log
  /** The data folder has another holder now; this process must not write any more. */
  readonly onLost: () => void
}

/**
 * Opens the data of the settings for this process alone and brings the database up to date; before that a snapshot of
 * the embedded one is taken. Throws `StartError`; then nothing stays open.
 */
export async function openData(settings: Settings, { log, onLost }: Options): Promise<Data> {
  const folder = await openFolder(settings.dataDir)
  const lock = await takeLock(folder.path, { onLost })
  let database: Database | undefined
  try {
    await emptyDrafts(folder)
    database = settings.databaseUrl ? await openServer(settings.databaseUrl, lostBy(log)) : await openDatabaseIn(folder)
    await bringUpToDate(database, folder, log)
    const vault = await openVault(database, await readSecret(settings, folder.secretKey))
    const opened = database
    const close = async () => {
      await opened.close()
      await lock.release()
    }
    return { folder, lock, database, vault, shelf: openShelf(folder), close }
  } catch (error) {
    await database?.close().catch(() => {})
    await lock.release()
    throw error
  }
}

export const lostBy = (log: Log) => (error: Error) =>
  log.warn({ code: (error as NodeJS.ErrnoException).code }, 'database connection lost')

async function bringUpToDate(database: Database, folder: DataFolder, log: Log): Promise<void> {
  const all = await readMigrations(migrationsFolder)
  const todo = await pending(database, all)
  if (todo.length > 0 && database.kind === 'embedded' && (await hasDatabase(folder))) {
    const snapshot = await takeSnapshot(database, folder, verifyApart, new Date())
    log.info({ snapshot: snapshot?.path }, 'snapshot before migrations')
  }
  await migrate(database, all)
  if (database.kind === 'embedded') await databaseMade(folder)
}

const roomSays = `请清理磁盘，至少留出 ${ROOM >> 20} MB，再启动。`

/** The embedded database of a folder. One that was there once is never made anew: that would hide its loss. */
async function openDatabaseIn(folder: DataFolder): Promise<Database> {
  const wasMade = await hasDatabase(folder)
  if (wasMade && !existsSync(join(folder.database, 'PG_VERSION'))) throw await damaged(folder, '文件缺失')
  // On a full disk it opens no more than when it is damaged, but needs no other one.
  if (!hasRoom(folder.path))
    throw new StartError(`${folder.path} 所在的磁盘空间不足，数据库打不开，数据没有损坏。${roomSays}`)
  try {
    return await openEmbedded(folder.database)
  } catch (error) {
    if (wasMade) throw await damaged(folder, messageOf(error))
    // The first start was broken off before anything could be kept in it.
    await rm(folder.database, { recursive: true, force: true })
    return openEmbedded(folder.database)
  }
}

async function damaged(folder: DataFolder, why: string): Promise<StartError> {
  const [newest] = await listSnapshots(folder)
  const way = newest
    ? `最近一份核对过的快照生成于 ${newest.at}，用下面的命令恢复（损坏的数据库会移到一旁保留）：\n` +
      `gongkai restore --force ${newest.path}\n快照之后的内容不在其中；有更新的备份时请用备份恢复。`
    : '没有快照，请用备份恢复：gongkai restore --force 备份文件'
  return new StartError(`数据库 ${folder.database} 已经损坏，打不开（${why}）。没有改动任何内容。${way}`)
}
