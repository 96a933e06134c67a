import type { Calendar } from '../calendar/index.ts'
import type { CivilDate } from '../dates/index.ts'
import type { DeadlineAnswer, DeadlineDates, TraceRow, Warning, WarningCode } from './answer.ts'
import type { EventOf, EventType } from './input.ts'
import { type Response, type Run, walkResponse } from './response.ts'
import type { Settings } from './settings.ts'

/**
 * `correction`: the reply's clock stands still until it comes (条例第30条). `fee`: a notice was issued, at `noticeAt` of
 * the input; without the day of its delivery nothing says by when to pay.
 */
export type Awaiting =
  | { readonly what: 'correction'; readonly dueOn: CivilDate; readonly given: boolean }
  | {
      readonly what: 'fee'
      readonly deliveredOn: CivilDate | null
      readonly payBy: CivilDate | null
      readonly noticeAt: string
    }

/** What the fold over the events carries along; local to one computation. */
export interface Progress {
  readonly calendar: Calendar
  readonly settings: Settings
  readonly dates: DeadlineDates
  readonly warnings: Warning[]
  readonly trace: TraceRow[]
  run: Run
  status: DeadlineAnswer['status']
  /** What the applicant has to do first. */
  awaiting: Awaiting | null
  correctionsAsked: number
  /** The notice of the extension that is still to be judged against the period's end. */
  extensionNotified: CivilDate | null
}

/** Takes one event; `at` is its place in the input. */
export type Handler<T extends EventType> = (progress: Progress, event: EventOf<T>, at: string) => void

export function warn(progress: Progress, code: WarningCode, message: string, basis: string): void {
  progress.warnings.push({ code, message, basis })
}

/** The current count of the reply's period, as far as the events have gone. */
export const responseSoFar = ({ calendar, run, settings }: Progress): Response => walkResponse(calendar, run, settings)
