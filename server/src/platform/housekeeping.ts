import { collectFiles } from './files/service.ts'
import { logHeads } from './heads/heads.ts'
import type { Job } from './jobs.ts'
import { forgetLimits } from './limits.ts'
import { sendDue } from './mail/mail.ts'
import { forgetAnswers, KEPT_HOURS } from './replay.ts'

/** What every installation does by itself, whatever slices it has. */
export const housekeeping: readonly Job[] = [
  {
    name: 'mail',
    says: '发送邮件',
    cron: '* * * * *',
    run: async (parts) => void (await sendDue(parts)),
  },
  {
    name: 'forget',
    says: '清理过期的防重复记录和频率记录',
    cron: '17 3 * * *',
    run: async ({ database, clock }) => {
      const now = clock.now()
      await forgetAnswers(database.db, new Date(now.getTime() - KEPT_HOURS * 3_600_000))
      await forgetLimits(database.db, now)
    },
  },
  {
    name: 'files',
    says: '清理没有任何内容引用的文件',
    cron: '37 3 * * *',
    run: async ({ database, shelf, clock, log }) =>
      log.info(await collectFiles(database.db, shelf, clock.now()), 'files collected'),
  },
  {
    name: 'tidy',
    says: '整理嵌入式数据库：腾出空间，更新统计',
    cron: '57 3 * * *',
    // A server does so by itself; the embedded database is one process that never does.
    run: async ({ database }) => {
      if (database.kind === 'embedded') await database.execute('vacuum (analyze)')
    },
  },
  {
    name: 'heads',
    says: '把各条审计链的链首签名记入数据文件夹',
    cron: '7 2 * * *',
    run: ({ database, secrets, folder, clock }) => logHeads(database.db, secrets, folder, clock.now()),
  },
]
