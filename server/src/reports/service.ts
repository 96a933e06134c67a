import { limits } from '@gongkai/documents/read'
import { refuse } from '../platform/errors.ts'
import type { Checked, Outcome } from '../workers/jobs.ts'
import { documentWorkers, WORKERS } from '../workers/shared.ts'
import { reportErrors } from './errors.ts'

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
}

/** A checker over the workers of this server. */
export function createChecker({ uploadLimit }: { readonly uploadLimit: number }): Checker {
  let inside = 0
  return {
    most: Math.min(uploadLimit, limits.pdfBytes),
    enter: () => {
      if (inside >= WORKERS + WAITING) throw refuse(reportErrors.tooBusy)
      inside++
    },
    leave: () => {
      inside--
    },
    check: async ({ name, bytes }) =>
      (await documentWorkers()).run<'check'>({ kind: 'check', source: { name, path: name, bytes }, supplied: {} }),
  }
}
