import type { Job } from '../platform/jobs.ts'
import { forgetEnded } from './service/forget.ts'

export const accountJobs: readonly Job[] = [
  {
    name: 'accounts-forget',
    says: '清除已经结束的登录和过期的失败次数',
    cron: '20 3 * * *',
    run: forgetEnded,
  },
]
