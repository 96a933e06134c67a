import { type CivilDate, civilDate } from '@gongkai/rules/dates'
import { defineErrors, refuse } from './errors.ts'

const { clockBehind } = defineErrors({
  clockBehind: { status: 503, says: '这台计算机的时间比最近的记录早，没有保存。请系统管理员校准时间后再试。' },
})

/** Time as the program sees it: instants for events, and the civil date in Asia/Shanghai for everything the law counts. */
export interface Clock {
  now(): Date
  today(): CivilDate
  /** The instant to write into records; refuses when the computer's clock was set back behind them. */
  forWriting(): Date
  /** Tells of an instant that records hold, at the start. */
  saw(at: Date): void
}

const SHANGHAI = 8 * 3_600_000
const DAY = 86_400_000
/** Clocks are adjusted by seconds all the time; what goes back further makes records of the past. */
const TOLERATED = 120_000

export const civilDateAt = (at: Date): CivilDate =>
  civilDate(new Date(at.getTime() + SHANGHAI).toISOString().slice(0, 10))

/** The real clock, or with `fixed` one that always shows that civil date and the real time of day. */
export function createClock(fixed: string | null = null, real: () => number = Date.now): Clock {
  let latest = 0
  let shown = { day: Number.NaN, date: '' as CivilDate }
  const now = () => {
    const at = real()
    if (fixed === null) return new Date(at)
    return new Date(Date.parse(`${fixed}T00:00:00Z`) + ((at + SHANGHAI) % DAY) - SHANGHAI)
  }
  return {
    now,
    // Asked at every request, and another one only after midnight.
    today: () => {
      const at = now()
      const day = Math.floor((at.getTime() + SHANGHAI) / DAY)
      if (day !== shown.day) shown = { day, date: civilDateAt(at) }
      return shown.date
    },
    saw: (at) => {
      if (fixed === null) latest = Math.max(latest, at.getTime())
    },
    forWriting: () => {
      const at = now()
      if (at.getTime() < latest - TOLERATED) throw refuse(clockBehind)
      if (fixed === null) latest = Math.max(latest, at.getTime())
      return at
    },
  }
}
