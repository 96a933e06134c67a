import { randomBytes } from 'node:crypto'
import { access, readdir, readFile, rm, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { messageOf } from '../errors.ts'
import { StartError } from '../start-error.ts'
import { isFull, makeOwnFolder, writeDurably } from './durable.ts'

/** The layout of data folders this program makes and reads. */
const FORMAT = 1

const Version = z.object({
  gongkai: z.literal('data folder'),
  format: z.int().min(1),
  since: z.string(),
  /** An embedded database was made here; if it is missing, it was lost. */
  database: z.boolean(),
})
type Version = z.infer<typeof Version>

/** A data folder and its places. */
export interface DataFolder {
  readonly path: string
  readonly database: string
  readonly files: string
  readonly snapshots: string
  /** Signed heads of the audit chains. */
  readonly audit: string
  /** Drafts of this process, emptied at its start. On the same disk, so that a draft is put in place by renaming. */
  readonly drafts: string
  readonly secretKey: string
}

const parts = ['database', 'files', 'snapshots', 'audit', 'lock', 'drafts', 'secret.key', 'version']
const VERSION = 'version'

export function placesOf(path: string): DataFolder {
  const full = resolve(path)
  return {
    path: full,
    database: join(full, 'database'),
    files: join(full, 'files'),
    snapshots: join(full, 'snapshots'),
    audit: join(full, 'audit'),
    drafts: join(full, 'drafts'),
    secretKey: join(full, 'secret.key'),
  }
}

/**
 * Makes the folder or checks that it is ours and may be written. Throws `StartError`. Takes no lock: whoever goes on
 * to write takes it next (`lock.ts`).
 */
export async function openFolder(path: string): Promise<DataFolder> {
  const folder = placesOf(path)
  try {
    await checkOurs(folder)
    await makeOwnFolder(folder.path)
    await probe(folder.path)
    for (const part of [folder.files, folder.snapshots, folder.audit, folder.drafts]) await makeOwnFolder(part)
    if (!(await readVersion(folder))) await writeVersion(folder, { database: false })
  } catch (error) {
    if (error instanceof StartError) throw error
    throw new StartError(
      isFull(error)
        ? `数据文件夹 ${folder.path} 所在的磁盘已满，请先清理。`
        : `数据文件夹 ${folder.path} 不能写入（${messageOf(error)}）。请检查它的属主和权限，或者把 DATA_DIR 设为别的文件夹。`,
    )
  }
  return folder
}

/** What was not finished by the process before. Only for the holder of the lock. */
export async function emptyDrafts(folder: DataFolder): Promise<void> {
  for (const name of await readdir(folder.drafts)) await rm(join(folder.drafts, name), { recursive: true, force: true })
}

/** The embedded database is complete: from now on a missing one is a loss, never a new beginning. */
export const databaseMade = (folder: DataFolder): Promise<void> => writeVersion(folder, { database: true })

/** Whether an embedded database was made in the folder. */
export const hasDatabase = async (folder: DataFolder): Promise<boolean> =>
  (await readVersion(folder))?.database === true

/** A new name among the drafts. */
export const draftIn = (folder: DataFolder, ending = ''): string =>
  join(folder.drafts, `${randomBytes(12).toString('hex')}${ending}`)

async function writeVersion(folder: DataFolder, { database }: Pick<Version, 'database'>): Promise<void> {
  const before = await readVersion(folder)
  if (before?.database === database) return
  const version: Version = {
    gongkai: 'data folder',
    format: FORMAT,
    since: before?.since ?? new Date().toISOString(),
    database,
  }
  await writeDurably(join(folder.path, VERSION), `${JSON.stringify(version)}\n`)
}

async function readVersion(folder: DataFolder): Promise<Version | null> {
  const path = join(folder.path, VERSION)
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  if (text === null) return null
  try {
    return Version.parse(JSON.parse(text))
  } catch {
    throw new StartError(`${path} 已经损坏。请用备份恢复，或者把 DATA_DIR 设为别的文件夹。`)
  }
}

/** A folder with other things in it is somebody else's; a newer one is a newer program's. */
async function checkOurs(folder: DataFolder): Promise<void> {
  const info = await stat(folder.path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  if (!info) return
  if (!info.isDirectory()) throw new StartError(`DATA_DIR（${folder.path}）不是文件夹。请指定一个文件夹。`)
  const names = await readdir(folder.path)
  const version = names.includes(VERSION) ? await readVersion(folder) : null
  if (version && version.format > FORMAT)
    throw new StartError(`数据文件夹 ${folder.path} 由更新版本的程序建立。请使用那个版本或者更新的版本。`)
  const foreign = names.filter((n) => !parts.includes(n) && n !== 'lost+found')
  if (!version && foreign.length > 0)
    throw new StartError(
      `文件夹 ${folder.path} 里已经有别的内容（${foreign.slice(0, 3).join('、')}），不是本程序的数据文件夹。请把 DATA_DIR 设为空文件夹。`,
    )
  await access(folder.path)
}

/** Rights can be told only by trying: there are read-only disks, full ones, and access lists. */
async function probe(folder: string): Promise<void> {
  const path = join(folder, `.probe-${process.pid}`)
  await writeDurably(path, 'x')
  await rm(path)
}
