import { type Act, mayAnywhere } from '@gongkai/rules/access'
import { usePerson, useSignedIn } from '../accounts/session.ts'
import { readOwn } from '../api/accounts.ts'
import { type Operations, readOperations } from '../api/administration.ts'
import { listYears } from '../api/calendar.ts'
import { useRead } from '../api/hooks.ts'

/** Something this person should do: verb first, what about, and where. */
export interface Duty {
  readonly key: string
  readonly what: string
  readonly about: string
  readonly to: string
  readonly go: string
}

/** Notices of the State Council on a year come in the last months of the one before. */
const NOTICE_MONTH = 10

/** What each part of the program asks of this person; null while it is being found out. */
export function useDuties(): readonly Duty[] | null {
  const person = usePerson()
  const { today } = useSignedIn()
  const may = (act: Act) => mayAnywhere(person, act)
  const own = useRead(readOwn, {})
  const years = useRead(listYears, {}, { enabled: may('calendar.change') })
  const operations = useRead(readOperations, {}, { enabled: may('operations.read') })
  if ([own, years, operations].some((read) => read.isLoading)) return null
  return [
    ...(own.data && !own.data.secondFactor ? [factor(own.data.factorRequired)] : []),
    ...(years.data?.rows.filter((row) => !row.known && isDue(row.year, today)).map((row) => notice(row.year)) ?? []),
    ...(operations.data ? upkeep(operations.data) : []),
  ]
}

const isDue = (year: number, today: string): boolean => {
  const [now = 0, month = 0] = today.split('-').map(Number)
  return year <= now || (year === now + 1 && month >= NOTICE_MONTH)
}

const factor = (required: boolean): Duty => ({
  key: 'factor',
  what: '启用动态口令',
  about: required ? '按本单位的安全策略必须使用' : '口令泄露时，别人仍然不能登录',
  to: '/account',
  go: '去启用',
})

const notice = (year: number): Duty => ({
  key: `notice-${year}`,
  what: `登记${year}年放假通知`,
  about: '没有通知的年份，期限只是暂定',
  to: '/calendar/notices/new',
  go: '去登记',
})

function upkeep({ lastBackup, disk, jobs }: Operations): Duty[] {
  const failed = jobs.reduce((sum, job) => sum + job.failed, 0)
  const duties = [
    lastBackup === null && { key: 'backup', what: '安排备份', about: '还没有做过备份' },
    disk.low && { key: 'disk', what: '清理磁盘', about: '磁盘空间不足' },
    failed > 0 && { key: 'jobs', what: '查看失败的后台任务', about: `失败${failed}次` },
  ]
  return duties.flatMap((one) => (one ? [{ ...one, to: '/operations', go: '查看' }] : []))
}
