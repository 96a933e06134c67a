import type { DayKind } from '../calendar/index.ts'
import type { CivilDate } from '../dates/index.ts'
import type { ClockKey } from '../law/index.ts'

/** One day of one clock: whether it counts, as which, and why. */
export interface TraceRow {
  readonly date: CivilDate
  readonly kind: DayKind
  readonly clock: ClockKey
  /** Which day of the clock it is; null when it does not count. */
  readonly count: number | null
  readonly note: string
  readonly basis: string
}

export interface Warning {
  readonly code: WarningCode
  readonly message: string
  readonly basis: string
}

export type WarningCode =
  | 'beforeStatute'
  | 'confirmationLate'
  | 'regionWithoutOverlay'
  | 'calendarUnknown'
  | 'correctionNoticeLate'
  | 'correctionPending'
  | 'correctionLate'
  | 'consultationAfterDeadline'
  | 'consultationReplyLate'
  | 'consultationOpen'
  | 'extensionLate'
  | 'feeBeforeRules'
  | 'feeNoticeLate'
  | 'feePending'
  | 'feePaidLate'
  | 'deferralLate'
  | 'responseLate'

/** `calendar`: a year without notice was walked; `consultation`: an answer not yet come may move the date earlier. */
export type Provisional = 'calendar' | 'consultation'

/** The dates that follow from a case; a key that does not apply is absent. */
export interface DeadlineDates {
  receivedOn: CivilDate
  /** 条例第30条. */
  correctionNoticeBy: CivilDate
  correctionNoticeTimely?: boolean
  /** Set by this computation where the notice named no date. */
  correctionDueBy?: CivilDate
  respondByBeforeCorrection?: CivilDate
  /** Of third parties and co-authors whose letter was delivered, in the order of the events (条例第32、34条). */
  consultationReplyBy?: CivilDate[]
  /** Working days taken out of the current period (条例第33条第3款). */
  suspendedWorkdays?: number
  /** The last day to give notice of an extension: the period without it (条例第33条第2款). */
  extensionDecisionBy?: CivilDate
  extensionTimely?: boolean
  feeNoticeIssuedBy?: CivilDate
  feeNoticeTimely?: boolean
  payBy?: CivilDate
  feePaidTimely?: boolean
  /** Absent while the clock stands still or once the case has ended without a reply. */
  respondBy?: CivilDate
  respondTimely?: boolean
  abandonedFrom?: CivilDate
  withdrawnOn?: CivilDate
}

export interface DeadlineAnswer extends DeadlineDates {
  status: 'open' | 'abandoned' | 'withdrawn' | 'answered'
  provisional: Provisional[]
  warnings: Warning[]
  trace: TraceRow[]
}
