import type { Calendar } from '../calendar/index.ts'
import type { CivilDate } from '../dates/index.ts'
import { requestTerm } from '../law/index.ts'
import type { TraceRow } from './answer.ts'
import type { Settings } from './settings.ts'
import { type Pause, type Start, type Stretch, walkWorkdays } from './walk.ts'

/** An inquiry whose time does not count towards the reply (条例第33条第3款). */
export interface Consultation {
  readonly asked: string
  readonly sentOn: CivilDate
  /** The day the answer came or was due at the latest; null while nothing bounds it. */
  readonly endedOn: CivilDate | null
  /** No answer has come. */
  readonly open: boolean
}

/** One count of the reply's period, from receipt or from what restarts it. */
export interface Run {
  readonly start: Start
  readonly consultations: readonly Consultation[]
  /** Working days of the extension, 0 without one. */
  readonly extension: number
  /** The reasonable period fixed instead (条例第35条). */
  readonly deferredUntil: CivilDate | null
}

export interface Response {
  /** Last day of the 20 working days, to which an extension must be notified; null while the clock stands still. */
  readonly baseBy: CivilDate | null
  readonly by: CivilDate | null
  readonly suspended: number
  /** Working days left when the clock stands still. */
  readonly left: number
  /** Its days, for the trace. */
  rows(): TraceRow[]
}

const SUSPENSION_BASIS = '条例第三十三条第三款'

const covers = ({ sentOn, endedOn }: Consultation, date: CivilDate, { suspension }: Settings) =>
  suspension === 'afterSent'
    ? sentOn < date && (endedOn === null || date <= endedOn)
    : sentOn <= date && (endedOn === null || date < endedOn)

/** Overlapping inquiries take a day out once. */
function pauseOn(run: Run, date: CivilDate, settings: Settings): Pause | null {
  const asking = run.consultations.filter((c) => covers(c, date, settings))
  if (asking.length === 0) return null
  const endless = asking.some((c) => c.endedOn === null)
  const note = () => {
    const asked = [...new Set(asking.map((c) => c.asked))].join('、')
    return `${asked}，${endless ? '期限停止进行' : '不计入期限'}`
  }
  return { note, basis: SUSPENSION_BASIS, endless }
}

/** Counts the reply's period (条例第33条): 20 working days and the extension, without the time of inquiries. */
export function walkResponse(calendar: Calendar, run: Run, settings: Settings): Response {
  const response = requestTerm('response', run.start.date)
  const extended = run.extension > 0
  const base: Stretch = {
    clock: 'response',
    length: response.length,
    basis: response.basis,
    ends: extended ? '原期限届满，延长须在此日以前告知' : '届满',
  }
  const extension: Stretch = { clock: 'extension', length: run.extension, basis: response.basis, ends: '届满' }
  const walk = walkWorkdays(calendar, run.start, extended ? [base, extension] : [base], (date) =>
    pauseOn(run, date, settings),
  )
  const by = walk.ends[extended ? 1 : 0] ?? null
  const { rows, suspended, left } = walk
  return { baseBy: walk.ends[0] ?? null, by: run.deferredUntil ?? by, suspended, left, rows }
}
