import type { FastifyBaseLogger as Log } from 'fastify'
import type { Database } from '../database/database.ts'
import type { DataFolder } from '../folder/folder.ts'
import { safely } from '../log.ts'
import { takeSnapshot } from './snapshot.ts'
import { verifyApart } from './verify.ts'

const EVERY = 60 * 60 * 1000

export interface Schedule {
  /** Takes the last one. */
  stop(): Promise<void>
}

/** Takes a snapshot of the embedded database every hour, and one at the end. One that fails is told, not fatal. */
export function startSnapshots(database: Database, folder: DataFolder, log: Log, every = EVERY): Schedule {
  if (database.kind !== 'embedded') return { stop: async () => {} }
  const take = async () => {
    try {
      const taken = await takeSnapshot(database, folder, verifyApart, new Date())
      if (taken) log.info({ bytes: taken.bytes, records: taken.records }, 'snapshot taken and verified')
    } catch (error) {
      log.error(safely(error), 'snapshot failed')
    }
  }
  let last = Promise.resolve()
  const next = () => {
    last = last.then(take)
    return last
  }
  const timer = setInterval(next, every)
  timer.unref()
  log.warn({}, 'embedded database: keep systems of record on PostgreSQL (DATABASE_URL) and make backups')
  return {
    stop: async () => {
      clearInterval(timer)
      await next()
    },
  }
}
