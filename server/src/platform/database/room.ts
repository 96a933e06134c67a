import { statfsSync } from 'node:fs'

/**
 * What the embedded database must find free before it may write. When it cannot get the next 16 MB of what it writes
 * ahead it never answers again (nor does the whole program), so it must not come near that.
 */
export const ROOM = 64 * 1024 * 1024

/** Whether the disk of a folder has the room that a change needs. A database in memory always has. */
export function hasRoom(folder: string): boolean {
  if (folder.includes('://')) return true
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize >= ROOM
}

/** Refuses as the system does when the disk is full. */
export function demandRoom(folder: string): void {
  if (!hasRoom(folder)) throw Object.assign(new Error('no space left for a change'), { code: 'ENOSPC' })
}
