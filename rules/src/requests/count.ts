import type { CivilDate } from '../dates/index.ts'
import { type CountingSettings, countingDefaults, type OutcomeCode, rowOf } from '../outcomes/index.ts'
import { type Edition, type RequestRow, requestColumns } from '../reports/forms/index.ts'
import { emptyReport, type RequestFigures } from '../reports/report.ts'
import type { ApplicantClass } from './acts.ts'
import type { RequestState } from './fold.ts'

/** What table three needs of a request. Split parts count each; a voided one counts nowhere. */
export interface Counted {
  readonly applicant: ApplicantClass
  readonly receivedOn: CivilDate
  /** 成文日期 of the letter; null while there is none. */
  readonly decidedOn: CivilDate | null
  readonly outcome: OutcomeCode | null
}

/** The request as table three counts it; null when it counts nowhere. `receivedOn` is that of its clocks. */
export const countedOf = (state: RequestState, receivedOn: CivilDate): Counted | null =>
  state.status === 'voided'
    ? null
    : {
        applicant: state.applicant,
        receivedOn,
        decidedOn: state.letter?.on ?? null,
        outcome: state.letter ? (state.draft?.outcome ?? null) : null,
      }

/** Table three, every row and column of the edition. */
export type Tally = Partial<Record<RequestRow, RequestFigures>>

const yearOf = (date: CivilDate) => Number(date.slice(0, 4))

/** The rows of table three in which the request counts for the year (年报表三): carried in and out, new, and its result. */
function rowsIn(
  year: number,
  edition: Edition,
  { receivedOn, decidedOn, outcome }: Counted,
  settings: CountingSettings,
) {
  const received = yearOf(receivedOn)
  const decided = decidedOn === null ? Number.POSITIVE_INFINITY : yearOf(decidedOn)
  if (received > year || decided < year) return []
  const rows: RequestRow[] = [received === year ? 'newlyReceived' : 'carriedIn']
  if (decided > year) rows.push('carriedOut')
  else if (outcome) rows.push(rowOf(outcome, edition, settings), 'totalHandled')
  return rows
}

/** Counts the requests of an agency for a year in the edition's table three. */
export function countRequests(
  requests: Iterable<Counted>,
  year: number,
  edition: Edition,
  settings: CountingSettings = countingDefaults,
): Tally {
  const tally = emptyReport(edition).tables.requests
  for (const figures of Object.values(tally)) for (const { key } of requestColumns) figures[key] = 0
  for (const one of requests)
    for (const row of rowsIn(year, edition, one, settings)) {
      const figures = tally[row]
      if (!figures) continue
      figures[one.applicant] = (figures[one.applicant] ?? 0) + 1
      figures.total = (figures.total ?? 0) + 1
    }
  return tally
}
