import type { DeadlineAnswer, TraceRow } from '@gongkai/rules/deadlines'
import type { DayCell } from '../components/days.tsx'

const isReply = ({ clock }: TraceRow) => clock === 'response' || clock === 'extension'

/** A count begins with the day it starts from, which is not counted and says so. */
const begins = ({ count, note }: TraceRow) => count === null && note.endsWith('不计入')

/** The days of the reply's present count: from receipt, or from what restarted it (条例第30条, 109号第6条). */
export function presentRun({ trace }: Pick<DeadlineAnswer, 'trace'>): readonly TraceRow[] {
  const rows = trace.filter(isReply)
  const start = rows.findLastIndex(begins)
  return start < 0 ? [] : rows.slice(start)
}

/** One cell for each counted day, those of an extension going on after the twenty. */
export const cellsOf = (run: readonly TraceRow[]): DayCell[] =>
  run.filter((row) => row.count !== null).map(({ date }, i) => ({ count: i + 1, date }))

/** Days in a row that are left out for one reason. */
export interface Stretch {
  readonly why: string
  readonly basis: string
  readonly rows: readonly TraceRow[]
}

/** Groups days by what is said of them, each group in the order of its first day. */
export function stretchesOf(rows: readonly TraceRow[], whyOf: (row: TraceRow) => string | null): Stretch[] {
  const found = new Map<string, { why: string; basis: string; rows: TraceRow[] }>()
  for (const row of rows) {
    const why = whyOf(row)
    if (why === null) continue
    const stretch = found.get(why) ?? { why, basis: row.basis, rows: [] }
    stretch.rows.push(row)
    found.set(why, stretch)
  }
  return [...found.values()]
}
