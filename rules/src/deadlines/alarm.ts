import { type Calendar, countWorkdays } from '../calendar/index.ts'
import type { CivilDate } from '../dates/index.ts'

/** `urgent` on the last day itself; `overdue` asks for the reason. */
export type Alarm = 'none' | 'yellow' | 'red' | 'urgent' | 'overdue'

/** Working days left at which to warn; agreed, not the statute's, so an agency may settle them for itself. */
export interface Thresholds {
  readonly yellow: number
  readonly red: number
}

export const thresholdDefaults: Thresholds = { yellow: 5, red: 2 }

/** How pressing a deadline is on a day, by the working days left. */
export function alarmOf(
  by: CivilDate,
  today: CivilDate,
  calendar: Calendar,
  { yellow, red }: Thresholds = thresholdDefaults,
): Alarm {
  if (today > by) return 'overdue'
  if (today === by) return 'urgent'
  const left = countWorkdays(calendar, today, by)
  if (left <= red) return 'red'
  return left <= yellow ? 'yellow' : 'none'
}
