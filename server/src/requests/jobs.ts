import type { Job } from '../platform/jobs.ts'
import { forgetDrafts } from './service/drafts.ts'
import { remind } from './service/remind.ts'

export const requestJobs: readonly Job[] = [
  {
    name: 'requests-remind',
    says: '提醒临近、届满和逾期的申请，和没有确认的来件',
    // Every hour: what came, moved or was missed meanwhile is made up for; nothing is said twice.
    cron: '5 * * * *',
    run: async ({ database, clock, log }) =>
      log.info({ made: await remind({ db: database.db, today: clock.today() }) }, 'reminders written'),
  },
  {
    name: 'requests-drafts',
    says: '清理申请人保存超过7天、没有提交的申请',
    cron: '27 3 * * *',
    run: async ({ database, clock, log }) =>
      log.info({ gone: await forgetDrafts(database.db, clock.today()) }, 'drafts forgotten'),
  },
]
