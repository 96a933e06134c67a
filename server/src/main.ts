import type { FastifyInstance } from 'fastify'
import { userReset } from './accounts/service/operator.ts'
import { createApp, jobs } from './app.ts'
import { fillBeside } from './demonstration/filling.ts'
import { prepare } from './demonstration/service.ts'
import { lastRecordedAt } from './platform/audit.ts'
import { answer } from './platform/backup/channel.ts'
import { createClock } from './platform/clock.ts'
import type { Parts } from './platform/context.ts'
import { openData } from './platform/data.ts'
import { status } from './platform/errors.ts'
import { startJobs } from './platform/jobs.ts'
import { createLog, safely } from './platform/log.ts'
import type { Settings } from './platform/settings.ts'
import { startSnapshots } from './platform/snapshots/schedule.ts'

/** A running program. */
export interface Running {
  readonly url: string
  readonly app: FastifyInstance
  readonly parts: Parts
  /** Finishes running requests and jobs, then closes everything. */
  stop(): Promise<void>
}

/** What the one that starts the program may add. */
interface Around {
  /** The folder of the built back office. */
  readonly office?: string
  /** Hears how far the requests of a demonstration are, which come into being while it serves: whole percents. */
  readonly filling?: (percent: number) => void
}

/**
 * Starts portal, office and jobs: the composition of the whole program, from settings to the address it answers at.
 */
export async function start(settings: Settings, { office, filling }: Around = {}): Promise<Running> {
  const log = createLog(settings.logLevel)
  const data = await openData(settings, { log, onLost: () => fatal(log) })
  const { database, folder, shelf, lock, vault } = data
  const clock = createClock(settings.now)
  clock.saw((await lastRecordedAt(database.db)) ?? new Date(0))
  const parts: Parts = { settings, database, clock, secrets: vault, folder, shelf, log }
  await prepare(parts).catch(async (error) => {
    await data.close()
    throw error
  })
  let url = settings.baseUrl ?? ''
  let running = false
  const app = await createApp(parts, {
    address: () => url,
    ...(office && { office }),
    checks: [async () => (running ? null : '后台任务没有运行')],
  })
  const listening = await app.listen({ host: settings.host, port: settings.port })
  url ||= listening
  const working = await startJobs(parts, jobs)
  const checkpoints = setInterval(() => checkpoint(parts), CHECKPOINT_MS)
  const snapshots = startSnapshots(database, folder, log)
  lock.answer((caller) => void answer(caller, data, { userReset: userReset(parts) }))
  running = true
  const demonstration = fillBeside(parts, filling ?? (() => {}))
  return {
    url: `${url.replace(/\/+$/, '')}/`,
    app,
    parts,
    stop: async () => {
      clearInterval(checkpoints)
      // A connection that only waits, or whose upload was refused, must not hold up the end.
      const held = setTimeout(() => app.server.closeAllConnections(), FINISH_MS)
      await app.close()
      clearTimeout(held)
      await demonstration.stop()
      await working.stop()
      await snapshots.stop()
      await data.close()
    },
  }
}

/** Two processes on one data folder would destroy it: the one that lost it ends at once. */
function fatal(log: Parts['log']): never {
  log.fatal('another process took the data folder')
  process.exit(status.unreadable)
}

const CHECKPOINT_MS = 60_000
/** How long running requests may take to finish once the program is asked to end. */
const FINISH_MS = 15_000

/** What a server does by itself: moves what was written ahead into its place, so that a start after a crash is short. */
function checkpoint({ database, log }: Parts): void {
  if (database.kind === 'embedded')
    database.execute('checkpoint').catch((error) => log.warn(safely(error), 'checkpoint failed'))
}
