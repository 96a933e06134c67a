import { naiveAddDays, naiveIsWorkday, naiveNthWorkday } from './calendar.naive.ts'

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

export const naiveReplyBy = (c: NaiveConsultation): string => naiveNthWorkday(c.delivered, 15)

/** Whether the time of an inquiry takes the day out (条例33(3)): after sending, until the answer or its last day. */
function taken(run: NaiveRun) {
  const spans = run.consultations.map((c) => ({ sent: c.sent, ended: c.replied ?? naiveReplyBy(c) }))
  return (date: string) => spans.some((s) => date > s.sent && date <= s.ended)
}

/** Twenty working days (条例33(2)) from the day after the start, inquiries left out. */
export const naiveBase = (run: NaiveRun): string => naiveNthWorkday(run.start, 20, taken(run))

/** The same with the extension. */
export const naiveRespondBy = (run: NaiveRun): string =>
  naiveNthWorkday(run.start, 20 + (run.extension?.workdays ?? 0), taken(run))

/** Working days between start and end that inquiries took out. */
export function naiveSuspended(run: NaiveRun): number {
  let count = 0
  const out = taken(run)
  const end = naiveRespondBy(run)
  for (let date = run.start; date < end; date = naiveAddDays(date, 1))
    if (date > run.start && naiveIsWorkday(date) && out(date)) count++
  return count
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
