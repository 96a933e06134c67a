import type { CivilDate } from '@gongkai/rules/dates'
import type { Download } from '../../platform/http/handler.ts'
import { type Entry, icalendar } from '../../platform/icalendar.ts'
import type { PublicCase } from '../../requests/contract.ts'

/** The days that an applicant may wait for or must keep. */
export const hasDates = ({ respondBy, correctBy }: PublicCase): boolean => respondBy !== null || correctBy !== null

/**
 * The days of a case for the calendar of a phone: when the reply is due (条例第33条), and until when to correct
 * (条例第30条). Nothing in it tells what was applied for, because calendars are shared.
 */
export function datesOf({ number, agencyName, respondBy, correctBy }: PublicCase, now: Date): Download {
  const name = `政府信息公开申请${number ?? ''}`
  const entry = (kind: string, on: CivilDate, title: string): Entry => ({
    ...{
      id: `${number}-${kind}`,
      from: on,
      to: on,
      title: `${name}：${title}`,
      about: `${agencyName}。日期以查询结果为准。`,
    },
  })
  const entries = [
    ...(correctBy ? [entry('correction', correctBy, '最迟这一天补正')] : []),
    ...(respondBy ? [entry('reply', respondBy, '答复期限届满日')] : []),
  ]
  return icalendar(name, entries, now)
}
