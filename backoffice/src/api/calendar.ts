import type * as contract from '@gongkai/server/calendar/contract'
import { type Answer, endpoint, type Input, type RowOf } from './endpoint.ts'

export const listYears = endpoint<typeof contract.listYears>('GET /api/calendar/years')
export const readYear = endpoint<typeof contract.readYear>('GET /api/calendar/years/:year')
export const exportHolidays = endpoint<typeof contract.exportHolidays>('GET /api/calendar/years/:year/holidays.ics')
export const listNotices = endpoint<typeof contract.listNotices>('GET /api/calendar/notices')
export const exportNotices = endpoint<typeof contract.exportNotices>('GET /api/calendar/notices.xlsx')
export const readNotice = endpoint<typeof contract.readNotice>('GET /api/calendar/notices/:id')
export const enterNotice = endpoint<typeof contract.enterNotice>('POST /api/calendar/notices')
export const changeNotice = endpoint<typeof contract.changeNotice>('PUT /api/calendar/notices/:id')
export const previewNotice = endpoint<typeof contract.previewNotice>('GET /api/calendar/notices/:id/preview')
export const applyNotice = endpoint<typeof contract.applyNotice>('POST /api/calendar/notices/:id/apply')
export const withdrawNotice = endpoint<typeof contract.withdrawNotice>('POST /api/calendar/notices/:id/withdraw')
export type YearRow = RowOf<typeof contract.listYears>
export type NoticeRow = RowOf<typeof contract.listNotices>
export type Notice = Answer<typeof contract.readNotice>
export type NoticeInput = Input<typeof contract.enterNotice>['body']['notice']
export type Preview = Answer<typeof contract.previewNotice>
export type CalendarDay = Answer<typeof contract.readYear>['days'][number]
