import type { CalendarDay, NoticeRow } from '../api/calendar.ts'

export const dayKinds: Readonly<Record<CalendarDay['kind'], string>> = {
  workday: '工作日',
  makeup: '调休上班',
  rest: '周末',
  holiday: '放假',
  unknown: '没有通知，暂定',
}

const states: Readonly<Record<NoticeRow['state'], readonly [says: string, kind: string]>> = {
  draft: ['草稿，没有用于日历', 'tag-q'],
  applied: ['已用于日历', 'tag-ok'],
  withdrawn: ['已撤回', 'tag-no'],
}

export const stateOf = (state: NoticeRow['state']) => states[state]
export const stateOptions = Object.entries(states).map(([value, [label]]) => ({ value, label }))

export const scopes: Readonly<Record<NoticeRow['scope'], string>> = { national: '全国', local: '地方' }
export const scopeOptions = Object.entries(scopes).map(([value, label]) => ({ value, label }))
