import PgBoss from 'pg-boss'
import type { Parts } from './context.ts'
import { apart } from './database/one-at-a-time.ts'
import { safely } from './log.ts'

/** Work that the program does by itself, at times given as cron in Asia/Shanghai. */
export interface Job {
  readonly name: string
  readonly says: string
  readonly cron: string
  run(parts: Parts): Promise<void>
}

export interface Jobs {
  running(): boolean
  stop(): Promise<void>
}

const POLL_SECONDS = 15
const STOP_MS = 10_000

/** Starts the jobs on the same database (schema `pgboss`); several processes share them. */
export async function startJobs(parts: Parts, jobs: readonly Job[]): Promise<Jobs> {
  const boss = new PgBoss({
    db: { executeSql: (text, values) => apart(() => parts.database.execute(text, values)) },
    schema: 'pgboss',
    application_name: 'gongkai jobs',
  })
  boss.on('error', (error) => parts.log.warn(safely(error), 'jobs'))
  await boss.start()
  let running = true
  for (const job of jobs) {
    await boss.createQueue(job.name, { name: job.name, policy: 'singleton', retryLimit: 3, retryDelay: 60 })
    await boss.schedule(job.name, job.cron, {}, { tz: 'Asia/Shanghai' })
    await boss.work(job.name, { pollingIntervalSeconds: POLL_SECONDS }, () => runLogged(parts, job))
  }
  return {
    running: () => running,
    stop: async () => {
      running = false
      await boss.stop({ graceful: true, timeout: STOP_MS, close: false })
    },
  }
}

async function runLogged(parts: Parts, { name, run }: Job): Promise<void> {
  try {
    await run(parts)
    parts.log.info({ job: name }, 'job done')
  } catch (error) {
    parts.log.error({ job: name, ...safely(error) }, 'job failed')
    throw error
  }
}
