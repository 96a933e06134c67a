import { createReadStream, createWriteStream, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { sql } from 'kysely'
import { z } from 'zod'
import { sumOfFile } from '../backup/parts.ts'
import { type Member, readMembers, type Sink, writeEnd, writeMember } from '../backup/tar.ts'
import type { Database } from '../database/database.ts'
import { OWN_FILE, OWN_FOLDER, renameDurably, syncFile, writeDurably } from '../folder/durable.ts'
import { type DataFolder, draftIn } from '../folder/folder.ts'
import { below, copyTree } from '../folder/tree.ts'
import { StartError } from '../start-error.ts'

/** What is known of a snapshot that was opened and verified after it was made. */
const Note = z.object({ at: z.string(), sum: z.string(), position: z.string(), bytes: z.int(), records: z.int() })
type Note = z.infer<typeof Note>

export interface Snapshot extends Note {
  readonly path: string
}

/** Opens the file and reads everything in it; how many audit records it holds. Throws when anything is wrong with it. */
export type Verify = (path: string) => Promise<{ records: number }>

const ENDING = '.tar.gz'
const noteOf = (path: string) => `${path.slice(0, -ENDING.length)}.json`

/** Snapshots of the folder that were verified, the newest first. */
export async function listSnapshots({ snapshots }: DataFolder): Promise<Snapshot[]> {
  const names = (await readdir(snapshots).catch(() => [])).filter((n) => n.endsWith(ENDING))
  const found: Snapshot[] = []
  for (const name of names.sort().reverse()) {
    const path = join(snapshots, name)
    const text = await readFile(noteOf(path), 'utf8').catch(() => null)
    const note = text === null ? null : Note.safeParse(JSON.parse(text))
    if (note?.success) found.push({ ...note.data, path })
  }
  return found
}

const positionOf = async ({ db }: Pick<Database, 'db'>): Promise<string> => {
  const { rows } = await sql<{ position: string }>`select pg_current_wal_lsn()::text as position`.execute(db)
  return rows[0]?.position ?? ''
}

/**
 * Takes a snapshot of the embedded database: nobody writes while its files are copied, then the copy is packed, opened
 * by another process and only kept when everything in it could be read. Null when nothing changed since the last.
 */
export async function takeSnapshot(
  database: Database,
  folder: DataFolder,
  verify: Verify,
  now: Date,
): Promise<Snapshot | null> {
  const [last] = await listSnapshots(folder)
  if (last && last.position === (await positionOf(database))) return null
  const copy = draftIn(folder)
  const draft = draftIn(folder, ENDING)
  try {
    const position = await copyOf(database, folder.database, copy)
    await pack(copy, draft)
    await rm(copy, { recursive: true })
    const { records } = await verify(draft)
    const path = join(folder.snapshots, `${now.toISOString().replace(/[-:]|\.\d+/g, '')}${ENDING}`)
    const note: Note = {
      at: now.toISOString(),
      sum: await sumOfFile(draft),
      position,
      bytes: (await stat(draft)).size,
      records,
    }
    await renameDurably(draft, path)
    await writeDurably(noteOf(path), `${JSON.stringify(note)}\n`)
    await thinOut(folder)
    return { ...note, path }
  } finally {
    for (const path of [copy, draft]) await rm(path, { recursive: true, force: true })
  }
}

/** In the turn of this connection, so that no transaction is open and none begins. */
const copyOf = (database: Database, from: string, to: string): Promise<string> =>
  database.db.connection().execute(async (db) => {
    await sql`checkpoint`.execute(db)
    const position = await positionOf({ db })
    await copyTree(from, to)
    return position
  })

/** Up to this size a file is read and written at once: a database has a thousand of them, and a stream costs more than they do. */
const SMALL = 1 << 20

const bodyOf = (file: string, size: number) => (size <= SMALL ? [readFileSync(file)] : createReadStream(file))

async function pack(folder: string, file: string): Promise<void> {
  const gzip = createGzip({ level: 1 })
  const output = createWriteStream(file, { flags: 'wx', mode: 0o600 })
  const written = pipeline(gzip, output)
  const sink: Sink = async (chunk) => {
    if (!gzip.write(chunk)) await Promise.race([new Promise((drained) => gzip.once('drain', drained)), written])
  }
  const work = (async () => {
    for await (const { path, isFolder, size } of below(folder))
      await writeMember(sink, {
        name: path,
        size,
        folder: isFolder,
        body: isFolder ? [] : bodyOf(join(folder, path), size),
      })
    await writeEnd(sink)
    gzip.end()
  })()
  await Promise.all([work, written])
  await syncFile(file)
}

/** Lays a snapshot out in a folder. Throws `StartError` when it is damaged. */
export async function unpackSnapshot(file: string, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: OWN_FOLDER })
  const unpacked = new PassThrough()
  const unpacking = pipeline(createReadStream(file), createGunzip(), unpacked).catch((cause: Error) => {
    unpacked.destroy(new StartError(`快照 ${basename(file)} 已经损坏（${cause.message}）。请换用另一份快照或者备份。`))
  })
  for await (const { name, folder: isFolder, size, body } of readMembers(unpacked)) {
    if (!/^[\w.-]+(\/[\w.-]+)*$/.test(name) || name.split('/').includes('..'))
      throw new StartError(`快照 ${basename(file)} 已经损坏。`)
    const path = join(folder, name)
    mkdirSync(isFolder ? path : dirname(path), { recursive: true, mode: OWN_FOLDER })
    if (!isFolder) await unpackFile(path, size, body)
  }
  await unpacking
}

async function unpackFile(path: string, size: number, body: Member['body']): Promise<void> {
  if (size > SMALL) return pipeline(Readable.from(body), createWriteStream(path, { flags: 'wx', mode: OWN_FILE }))
  const parts: Uint8Array[] = []
  for await (const part of body) parts.push(part)
  writeFileSync(path, Buffer.concat(parts), { flag: 'wx', mode: OWN_FILE })
}

const NEWEST = 6
const DAYS = 7

/** Keeps the newest few and one of each of the last days. */
async function thinOut(folder: DataFolder): Promise<void> {
  const all = await listSnapshots(folder)
  const kept = new Set(all.slice(0, NEWEST).map((s) => s.path))
  const days = new Map(all.map((s) => [s.at.slice(0, 10), s.path] as const).reverse())
  for (const [, path] of [...days].sort().slice(-DAYS)) kept.add(path)
  for (const { path } of all.filter((s) => !kept.has(s.path))) {
    await rm(noteOf(path), { force: true })
    await rm(path, { force: true })
  }
}
