import type { Parts } from '../platform/context.ts'
import { findInstallation } from '../platform/installation.ts'
import { safely } from '../platform/log.ts'
import { remind } from '../requests/service/remind.ts'
import { fillRequests, REQUESTS } from './requests/fill.ts'

/** Requests of the demonstration that come into being while the program serves. */
export interface Background {
  /** Ends after what is just happening; the next start goes on. */
  stop(): Promise<void>
}

/** Programs that serve, by their database, for whoever makes a demonstration of one later. */
const waiting = new WeakMap<Parts['database'], () => void>()

/** Lets the program that serves this database go on with the requests; nothing where none does. */
export const goOn = ({ database }: Parts): void => waiting.get(database)?.()

/**
 * Makes the requests of the demonstration beside the work of the program, which can be used meanwhile: now if this is
 * one, else when it becomes one. `told` hears how far it is, in whole percents.
 */
export function fillBeside(parts: Parts, told: (percent: number) => void): Background {
  const ending = new AbortController()
  let running: Promise<void> = Promise.resolve()
  const run = async () => {
    const made = await findInstallation(parts.database.db)
    const count = parts.settings.demoRequests
    if (count === 0 || made?.seed == null || made.steps.includes(REQUESTS)) return
    let said = -1
    const { whole, left } = await fillRequests(parts, {
      count,
      signal: ending.signal,
      told: (done, of) => {
        const percent = Math.floor((100 * done) / of)
        if (percent > said) told(percent)
        said = Math.max(said, percent)
      },
    })
    parts.log.info({ whole, left }, 'requests of the demonstration')
    // Else the first reminders came with the next full hour.
    await remind({ db: parts.database.db, today: parts.clock.today() })
  }
  const begin = () => {
    running = running.then(run).catch((error) => parts.log.error(safely(error), 'requests of the demonstration'))
  }
  waiting.set(parts.database, begin)
  begin()
  return {
    stop: async () => {
      waiting.delete(parts.database)
      ending.abort()
      await running
    },
  }
}
