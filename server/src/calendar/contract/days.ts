import { CivilDate } from '@gongkai/rules/dates'
import { z } from 'zod'

/** A day of the calendar with its reason. */
export const Day = z.strictObject({
  date: CivilDate,
  kind: z.enum(['workday', 'rest', 'holiday', 'makeup', 'unknown']),
  workday: z.boolean().describe('是否算作工作日；没有通知的年份为暂定'),
  name: z.string().nullable().describe('哪个节日'),
  basis: z.string().nullable().describe('依据哪个通知'),
})

export const Region = z
  .string()
  .regex(/^\d{2}(\d{2}){0,2}$/, { error: '应为行政区划代码的前2位、前4位或者全部6位数字' })
  .describe('行政区划代码或其前几位')

export const Year = z.int().min(2019, { error: '应为2019年以后' }).max(2099, { error: '应为2099年以前' })
