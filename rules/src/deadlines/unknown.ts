import { partsOf } from '../dates/index.ts'
import type { TraceRow, Warning } from './answer.ts'

/** Of these the trace only marks dates that somebody else set: no calendar can change them. */
const setByHand: readonly TraceRow['clock'][] = ['otherAgency', 'reasonsDelay']

/** A warning for each year without data that was walked through; dates behind it are provisional. */
export function unknownYears(trace: readonly TraceRow[]): Warning[] {
  const walked = trace.filter((r) => r.kind === 'unknown' && !setByHand.includes(r.clock))
  const years = new Set(walked.map((r) => partsOf(r.date).year))
  return [...years].map((year) => ({
    code: 'calendarUnknown',
    message: `日历里没有${year}年的放假安排，涉及的日期只作暂定。`,
    basis: '国务院办公厅年度节假日安排通知',
  }))
}
