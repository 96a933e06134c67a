import { createHash } from 'node:crypto'
import { type FileHandle, mkdir, open, readdir, rename, rm, stat, utimes } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { OWN_FILE, OWN_FOLDER, renameDurably, syncFolder } from '../folder/durable.ts'
import { type DataFolder, draftIn } from '../folder/folder.ts'

/** So much of the beginning is kept at hand to tell what it is. */
const HEAD = 64 * 1024
/** Where what is removed waits, so that a backup under way still finds it. */
const BIN = 'removed'
/** So many contents are asked about in one statement. */
const AT_ONCE = 1000

/** Content that was received but has no place yet. */
export interface Draft {
  readonly path: string
  readonly hash: string
  readonly size: number
  readonly head: Buffer
}

/** More came than may. */
export class TooMuch extends Error {}

/** Contents by their SHA-256, each once: `files/ab/ab12…`. What stands there is whole, also after a power cut. */
export interface Shelf {
  /** Takes content in as a draft. Throws `TooMuch` beyond `most` bytes; leaves nothing behind when it throws. */
  receive(content: AsyncIterable<Uint8Array>, most: number): Promise<Draft>
  /** Gives a draft its place. Whether nothing stood there before. */
  place(draft: Draft): Promise<boolean>
  /** Removes content at once, without the time that others are left; the caller knows that nobody needs it. */
  discard(hash: string): Promise<void>
  drop(draft: Draft): Promise<void>
  /** Opens content to be read. Null when it is not there. */
  open(hash: string): Promise<FileHandle | null>
  /** Makes sure that content stands in its place before a row names it. False when it is gone for good. */
  claim(hash: string): Promise<boolean>
  /**
   * Removes contents that have stood for `age` milliseconds and that nobody names any more, and puts back what was
   * removed and is named again. How many were removed.
   */
  collect(named: (hashes: readonly string[]) => Promise<ReadonlySet<string>>, age: number): Promise<number>
}

const isHash = (name: string) => /^[0-9a-f]{64}$/.test(name)

export function openShelf(folder: DataFolder): Shelf {
  const placeOf = (hash: string) => join(folder.files, hash.slice(0, 2), hash)
  const removed = join(folder.files, BIN)
  const inBin = (hash: string) => join(removed, hash)
  const makeShard = async (hash: string) => {
    if (await mkdir(dirname(placeOf(hash)), { recursive: true, mode: OWN_FOLDER })) await syncFolder(folder.files)
  }
  return {
    receive: (content, most) => receive(draftIn(folder), content, most),
    place: async ({ path, hash }) => {
      const target = placeOf(hash)
      await makeShard(hash)
      const isNew = !(await isThere(target))
      // Over what is there: the same content, perhaps damaged since, and from now on as young as the newest.
      await renameDurably(path, target)
      return isNew
    },
    discard: (hash) => rm(placeOf(hash), { force: true }),
    drop: ({ path }) => rm(path, { force: true }),
    open: async (hash) => {
      if (!isHash(hash)) return null
      for (const path of [placeOf(hash), inBin(hash)])
        try {
          return await open(path, 'r')
        } catch (error) {
          if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
        }
      return null
    },
    claim: async (hash) => isHash(hash) && ((await isThere(placeOf(hash))) || (await putBack(hash))),
    collect: async (named, age) => {
      const before = new Date(Date.now() - age)
      await mkdir(removed, { recursive: true, mode: OWN_FOLDER })
      let count = 0
      for (const shard of await readdir(folder.files)) {
        if (!/^[0-9a-f]{2}$/.test(shard)) continue
        const old = await olderIn(join(folder.files, shard), before)
        const needed = old.length > 0 ? await named(old) : new Set()
        for (const hash of old.filter((h) => !needed.has(h))) {
          await rename(placeOf(hash), inBin(hash))
          const now = new Date()
          await utimes(inBin(hash), now, now)
          count++
        }
      }
      await emptyBin(named, before)
      return count
    },
  }

  /** Takes content out of the bin; one that came anew stands already, and is the sounder of the two. */
  async function putBack(hash: string): Promise<boolean> {
    const target = placeOf(hash)
    if (!(await isThere(target))) {
      await makeShard(hash)
      await renameDurably(inBin(hash), target).catch(unlessMissing)
    }
    return isThere(target)
  }

  /**
   * A row may name what was removed while it was on its way to it. Who names anything claims it first, which takes it
   * out of here: so nothing is deleted that was claimed after it was asked about.
   */
  async function emptyBin(named: (hashes: readonly string[]) => Promise<ReadonlySet<string>>, before: Date) {
    const all = (await readdir(removed)).filter(isHash)
    const old = new Set(await olderIn(removed, before))
    for (let i = 0; i < all.length; i += AT_ONCE) {
      const some = all.slice(i, i + AT_ONCE)
      const needed = await named(some)
      for (const hash of some)
        if (needed.has(hash)) await putBack(hash)
        else if (old.has(hash)) await rm(inBin(hash), { force: true })
    }
  }
}

/** Throws again whatever is not that a file is not there. */
function unlessMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error
}

const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    (error) => {
      unlessMissing(error)
      return false
    },
  )

async function olderIn(path: string, before: Date): Promise<string[]> {
  const old: string[] = []
  for (const name of (await readdir(path)).filter(isHash)) {
    const info = await stat(join(path, name)).catch(() => null)
    if (info && info.mtime < before) old.push(name)
  }
  return old
}

async function receive(path: string, content: AsyncIterable<Uint8Array>, most: number): Promise<Draft> {
  const file = await open(path, 'wx', OWN_FILE)
  try {
    const hash = createHash('sha256')
    const head: Uint8Array[] = []
    let size = 0
    for await (const chunk of content) {
      if (size + chunk.length > most) throw new TooMuch()
      if (size < HEAD) head.push(chunk.subarray(0, HEAD - size))
      size += chunk.length
      hash.update(chunk)
      await file.writeFile(chunk)
    }
    await file.sync()
    return { path, hash: hash.digest('hex'), size, head: Buffer.concat(head) }
  } catch (error) {
    await rm(path, { force: true })
    throw error
  } finally {
    await file.close()
  }
}
