import { limits } from '@gongkai/documents/read'
import { refuse } from '../platform/errors.ts'
import { reportErrors } from './errors.ts'
import type { Checked, Outcome } from './jobs.ts'
import { Pool } from './pool.ts'

/** A file that somebody sent, whole in memory. */
export interface Uploaded {
  readonly name: string
  readonly bytes: Uint8Array
}

/** Documents that wait for a worker, beside those being read; more would only wait until nobody does. */
const WAITING = 4

/** Checks reports that come from outside: in workers, bounded in number, time and memory. */
export interface Checker {
  /** Bytes of the largest file taken. */
  readonly most: number
  /** Takes a place before the file is received; throws `tooBusy` when there is none. Give it back with `leave`. */
  enter(): void
  leave(): void
  check(upload: Uploaded): Promise<Outcome<Checked>>
  close(): Promise<void>
}

/**
 * A checker over workers of its own.
 * @param program where the workers' program lies; beside this one when it is left out
 */
export function createChecker({ workers = 1, uploadLimit, program }: CheckerOptions): Checker {
  let pool: Promise<Pool> | null = null
  let inside = 0
  const open = async () => (program ? new Pool(workers, await program()) : new Pool(workers))
  const opened = () => {
    pool ??= open()
    return pool
  }
  return {
    most: Math.min(uploadLimit, limits.pdfBytes),
    enter: () => {
      if (inside >= workers + WAITING) throw refuse(reportErrors.tooBusy)
      inside++
    },
    leave: () => {
      inside--
    },
    check: async ({ name, bytes }) =>
      (await opened()).run<'check'>({ kind: 'check', source: { name, path: name, bytes }, supplied: {} }),
    close: async () => {
      await (await pool)?.close()
    },
  }
}

interface CheckerOptions {
  readonly workers?: number
  readonly uploadLimit: number
  readonly program?: () => Promise<URL>
}
