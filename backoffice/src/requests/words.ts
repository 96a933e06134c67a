import { outcomeCodes, outcomeOf } from '@gongkai/rules/outcomes'
import { applicantClassNames, channels, deliveries, papers, statuses, wishedForms } from '@gongkai/rules/requests'
import type { Submission } from '../api/requests.ts'

export interface Option {
  readonly value: string
  readonly label: string
}

const options = (names: Readonly<Record<string, string>>): Option[] =>
  Object.entries(names).map(([value, label]) => ({ value, label }))

export const classOptions = options(applicantClassNames)
export const paperOptions = options(papers)
export const formOptions = options(wishedForms)
export const deliveryOptions = options(deliveries)
export const channelOptions: readonly Option[] = Object.entries(channels).map(([value, { says }]) => ({
  value,
  label: says,
}))
export const outcomeOptions: readonly Option[] = outcomeCodes.map((code) => ({
  value: code,
  label: outcomeOf(code).zh,
}))
export const statusOptions: readonly Option[] = [
  { value: 'open', label: '在办（没有送达）' },
  { value: 'done', label: '已办结' },
  ...options(statuses),
]
export const alarmOptions: readonly Option[] = [
  { value: 'near', label: '临近届满' },
  { value: 'overdue', label: '已逾期' },
]
export const sortOptions: readonly Option[] = [
  { value: '-received', label: '收到晚的在前' },
  { value: 'received', label: '收到早的在前' },
  { value: '-number', label: '编号大的在前' },
  { value: 'number', label: '编号小的在前' },
]

export const answeredAs: Readonly<Record<NonNullable<Submission['answeredAs']>, string>> = {
  petition: '信访、投诉、举报',
  consultation: '咨询',
  duplicate: '重复提交',
  withdrawn: '提交人收回',
  other: '其他',
}
