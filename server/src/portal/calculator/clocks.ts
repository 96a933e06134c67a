import type { CivilDate } from '@gongkai/rules/dates'
import type { DeadlineAnswer } from '@gongkai/rules/deadlines'
import { type ClockKey, clocks } from '@gongkai/rules/law'

/** A line of the table of all limits. */
export interface ClockLine {
  readonly name: string
  readonly basis: string
  readonly dates: readonly CivilDate[]
  /** Before and after the dates. */
  readonly before?: string
  readonly after?: string
  readonly main?: true
}

const timely = (answer: boolean | undefined, late: string) =>
  answer === undefined ? '' : answer ? '（按期）' : `（${late}）`

const line = (
  name: string,
  basis: string,
  dates: readonly (CivilDate | undefined)[],
  more: Partial<ClockLine> = {},
) => {
  const there = dates.filter((d) => d !== undefined)
  return there.length > 0 || more.before ? [{ name, basis, dates: there, ...more }] : []
}

/** All limits that apply to the case, in the order they run. */
export function clockLines(a: DeadlineAnswer): ClockLine[] {
  const extensionBy = a.extensionDecisionBy ?? (a.status === 'open' ? a.respondBy : undefined)
  return [
    ...line('补正告知（7个工作日）', '条例第三十条', [a.correctionNoticeBy], {
      before: '不晚于',
      after: timely(a.correctionNoticeTimely, '告知已经逾期'),
    }),
    ...line('申请人补正', '条例第三十条', [a.correctionDueBy]),
    ...line('被征求意见方提出意见（15个工作日）', '条例第三十二条、第三十四条', a.consultationReplyBy ?? []),
    ...line('征求意见时间', '条例第三十三条第三款', [], {
      ...(a.suspendedWorkdays !== undefined && { before: `扣除${a.suspendedWorkdays}个工作日，重叠的日子只扣一次` }),
    }),
    ...line('收费通知', '国办函〔2020〕109号第六条', [a.feeNoticeIssuedBy], {
      ...(a.feeNoticeIssuedBy && { before: '不晚于' }),
      after: timely(a.feeNoticeTimely, '发出已经逾期'),
    }),
    ...line('缴费（20个工作日）', '国办函〔2020〕109号第六条', [a.payBy], {
      after: timely(a.feePaidTimely, '缴费已经逾期'),
    }),
    ...line('延长告知', '条例第三十三条第二款', [extensionBy], {
      ...(extensionBy && { before: '不晚于' }),
      after: timely(a.extensionTimely, '告知已经逾期'),
    }),
    ...line('答复（20个工作日，加延长）', '条例第三十三条第二款', [a.respondBy], {
      main: true,
      after: timely(a.respondTimely, '答复已经逾期'),
    }),
    ...line('视为放弃申请', '条例第三十条；国办函〔2020〕109号第六条', [a.abandonedFrom], { after: '起' }),
  ]
}

const settled: Partial<Record<ClockKey, string>> = {
  correctionDue: '申请人补正',
  otherAgency: '征求其他机关意见',
  reasonsDelay: '延迟答复',
}

const titles = new Map<ClockKey, string>(Object.values(clocks).map(({ key, title }) => [key, title]))

/** A clock's name for people. */
export const clockTitle = (key: ClockKey): string => settled[key] ?? titles.get(key) ?? key
