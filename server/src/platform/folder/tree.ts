import { constants } from 'node:fs'
import { copyFile, mkdir, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { OWN_FOLDER, syncFile, syncFolder } from './durable.ts'

interface Below {
  /** From the top, with `/`. */
  readonly path: string
  readonly isFolder: boolean
  /** In bytes; 0 for a folder. */
  readonly size: number
}

/** All folders and files below, folders before what is in them. */
export async function* below(top: string, path = ''): AsyncGenerator<Below> {
  for (const entry of (await readdir(join(top, path), { withFileTypes: true })).sort((a, b) =>
    a.name < b.name ? -1 : 1,
  )) {
    const here = path ? `${path}/${entry.name}` : entry.name
    if (entry.isDirectory()) {
      yield { path: here, isFolder: true, size: 0 }
      yield* below(top, here)
    } else if (entry.isFile()) yield { path: here, isFolder: false, size: (await stat(join(top, here))).size }
  }
}

/** Copies a tree; where the disk can, the copy shares its blocks. */
export async function copyTree(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true, mode: OWN_FOLDER })
  for await (const { path, isFolder } of below(from))
    if (isFolder) await mkdir(join(to, path), { mode: OWN_FOLDER })
    else await copyFile(join(from, path), join(to, path), constants.COPYFILE_FICLONE)
}

/** Makes a whole tree last over a power cut. */
export async function syncTree(top: string): Promise<void> {
  for await (const { path, isFolder } of below(top)) await (isFolder ? syncFolder : syncFile)(join(top, path))
  await syncFolder(top)
}
