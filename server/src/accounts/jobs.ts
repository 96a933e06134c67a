import type { Job } from '../platform/jobs.ts'
import { endOfSessions } from './service/sessions.ts'
import { deleteOldAttempts } from './store/attempts.ts'
import { deleteEndedSessions } from './store/sessions.ts'

export const accountJobs: readonly Job[] = [
  {
    name: 'accounts-forget',
    says: '清除已经结束的登录和过期的失败次数',
    cron: '20 3 * * *',
    run: async ({ database: { db }, clock }) => {
      const now = clock.now()
      await deleteEndedSessions(db, await endOfSessions(db, now))
      await deleteOldAttempts(db, now)
    },
  },
]
