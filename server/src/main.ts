import type { FastifyInstance } from 'fastify'
import { createApp, jobs } from './app.ts'
import { createClock } from './platform/clock.ts'
import type { Parts } from './platform/context.ts'
import { openEmbedded, openServer } from './platform/database/database.ts'
import { migrate, readMigrations } from './platform/database/migrate.ts'
import { openFolder } from './platform/folder/folder.ts'
import { takeLock } from './platform/folder/lock.ts'
import { startJobs } from './platform/jobs.ts'
import { createLog, safely } from './platform/log.ts'
import { migrationsFolder } from './platform/root.ts'
import { readSecret } from './platform/secrets/secret.ts'
import { openVault } from './platform/secrets/service.ts'
import type { Settings } from './platform/settings.ts'

/** A running program. */
export interface Running {
  readonly url: string
  readonly app: FastifyInstance
  readonly parts: Parts
  /** Finishes running requests and jobs, then closes everything. */
  stop(): Promise<void>
}

/** Starts portal, office and jobs: the composition of the whole program, from settings to the address it answers at. */
export async function start(settings: Settings): Promise<Running> {
  const log = createLog(settings.logLevel)
  const folder = await openFolder(settings.dataDir)
  const lock = await takeLock(folder.path)
  const database = settings.databaseUrl
    ? await openServer(settings.databaseUrl, (error) => log.warn(safely(error), 'database connection lost'))
    : await openEmbedded(folder.database)
  await migrate(database, await readMigrations(migrationsFolder))
  const secrets = await openVault(database, await readSecret(settings, folder.secretKey))
  const parts: Parts = { settings, database, clock: createClock(settings.now), secrets, log }
  let url = settings.baseUrl ?? ''
  let running = false
  const app = await createApp(parts, {
    address: () => url,
    checks: [async () => (running ? null : '后台任务没有运行')],
  })
  const listening = await app.listen({ host: settings.host, port: settings.port })
  url ||= listening
  const working = await startJobs(parts, jobs)
  const checkpoints = setInterval(() => checkpoint(parts), CHECKPOINT_MS)
  running = true
  return {
    url: `${url.replace(/\/+$/, '')}/`,
    app,
    parts,
    stop: async () => {
      clearInterval(checkpoints)
      await app.close()
      await working.stop()
      await database.close()
      await lock.release()
    },
  }
}

const CHECKPOINT_MS = 60_000

/** What a server does by itself: moves what was written ahead into its place, so that a start after a crash is short. */
function checkpoint({ database, log }: Parts): void {
  if (database.kind === 'embedded')
    database.execute('checkpoint').catch((error) => log.warn(safely(error), 'checkpoint failed'))
}
