import { naiveAddDays, naiveIsWorkday } from '@gongkai/bench/deadlines'

/** A consultation as the independent computation sees it: `replied` null when no answer came. */
export interface NaiveConsultation {
  kind: 'thirdParty' | 'coAuthor' | 'otherAgency'
  sent: string
  delivered: string
  replied: string | null
}

/** One count of the period: what happened between its start and the next restart. */
export interface NaiveRun {
  start: string
  consultations: NaiveConsultation[]
  extension: { notified: string; workdays: number } | null
}

/** A calendar-day period: the nominal day, then on to the first that is no rest day (民诉法85). */
export function naiveRolled(nominal: string): string {
  return naiveIsWorkday(nominal) ? nominal : naiveRolled(naiveAddDays(nominal, 1))
}

/** The corresponding day so many months on, or the last of that month (民法典202). */
export function naiveAddMonths(start: string, months: number): string {
  const [year = 0, month = 0, day = 0] = start.split('-').map(Number)
  const lastOfMonth = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, lastOfMonth))).toISOString().slice(0, 10)
}
