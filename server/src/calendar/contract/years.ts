import { CivilDate } from '@gongkai/rules/dates'
import { z } from 'zod'
import { Id, inText, query } from '../../platform/operation.ts'
import { Day, Region, Year } from './days.ts'

const YearRow = z.strictObject({
  year: z.int(),
  known: z.boolean().describe('有没有放假通知；没有的，日期只作暂定'),
  workdays: z.int().describe('全年工作日'),
  expected: z.int().describe('按放假办法应有的全年工作日'),
  notices: z.array(
    z.strictObject({
      number: z.string(),
      issuedOn: CivilDate.nullable(),
      id: Id.nullable().describe('登记的通知；随程序提供的为 null'),
    }),
  ),
  unfit: z.array(z.string()).describe('与本年日历冲突而没有采用的通知'),
})

export const listYears = query({
  id: 'calendar.years',
  path: '/api/calendar/years',
  says: '查看各年的日历有没有放假通知',
  access: { act: 'calendar.read' },
  answer: z.strictObject({
    rows: z.array(YearRow),
    regions: z.array(z.string()).describe('有地方放假安排的行政区划'),
    calendarVersion: z.int(),
  }),
})

const params = z.strictObject({ year: inText(Year) })
const regional = z.strictObject({ region: Region.optional() })

export const readYear = query({
  id: 'calendar.year',
  path: '/api/calendar/years/:year',
  says: '查看一年里的每一天和理由',
  access: { act: 'calendar.read' },
  params,
  query: regional,
  answer: z.strictObject({ year: z.int(), known: z.boolean(), workdays: z.int(), days: z.array(Day) }),
})

export const exportHolidays = query({
  id: 'calendar.year.holidays',
  path: '/api/calendar/years/:year/holidays.ics',
  says: '导出一年的放假、调休日历（iCalendar）',
  access: { act: 'calendar.read' },
  params,
  query: regional,
  produces: 'file',
  answer: z.unknown(),
})
