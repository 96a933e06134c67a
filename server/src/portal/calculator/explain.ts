import { type CivilDate, daysBetween, inChinese } from '@gongkai/rules/dates'
import type { DeadlineAnswer, TraceRow } from '@gongkai/rules/deadlines'
import { weekdayName, withoutYear } from '../components/text.tsx'
import { presentRun, type Stretch, stretchesOf } from './runs.ts'

/** One numbered sentence of 为什么是这一天. */
export interface Reason {
  readonly says: string
  readonly basis: string
}

const first = (rows: readonly TraceRow[]) => rows[0]?.date as CivilDate
const last = (rows: readonly TraceRow[]) => rows.at(-1)?.date as CivilDate

/** 4月4日至4月6日; single days one by one where they do not follow each other. */
function span(rows: readonly TraceRow[]): string {
  const [from, to] = [first(rows), last(rows)]
  if (from === to) return withoutYear(from)
  if (daysBetween(from, to) === rows.length - 1) return `${withoutYear(from)}至${withoutYear(to)}`
  return rows.length <= 4
    ? rows.map(({ date }) => withoutYear(date)).join('、')
    : `${withoutYear(from)}至${withoutYear(to)}之间`
}

const isPaused = ({ note }: TraceRow) => note.includes('不计入期限') || note.includes('停止进行')
/** The last part of a note names the inquiry. */
const inquiry = ({ note }: TraceRow) => (note.split('；').at(-1) ?? '').replace(/，.*$/, '')

function startReason(start: TraceRow): Reason {
  const what = start.note.replace(/，不计入$/, '')
  return {
    says: `${inChinese(start.date)}（${weekdayName(start.date)}）是${what}。当日不计入，从次日数起。`,
    basis: start.basis,
  }
}

const WEEKENDS = '周六、周日'

function restReasons(run: readonly TraceRow[]): Reason[] {
  const rest = stretchesOf(run.slice(1), (row) => {
    if (row.count !== null || isPaused(row)) return null
    return row.kind === 'rest' ? WEEKENDS : row.kind === 'holiday' ? row.note : '没有公布安排的年份里暂按休息的日子'
  })
  return rest.map(({ why, basis, rows }) => ({
    says:
      why === WEEKENDS
        ? `其间的${WEEKENDS}共${rows.length}天是休息日，不计入。`
        : `${span(rows)}${why}，共${rows.length}天，不计入。`,
    basis,
  }))
}

function makeupReasons(run: readonly TraceRow[]): Reason[] {
  const worked = stretchesOf(run, (row) =>
    row.kind === 'makeup' && row.count !== null ? (row.note.split('；')[0] ?? '') : null,
  )
  return worked.map(({ why, rows }) => ({
    says: `${rows.map(({ date }) => `${withoutYear(date)}（${weekdayName(date)}）`).join('、')}${why}，计入。`,
    basis: rows[0]?.basis.split('；').at(-1) ?? '',
  }))
}

const pauseReasons = (run: readonly TraceRow[]): Reason[] =>
  stretchesOf(run, (row) => (isPaused(row) ? inquiry(row) : null)).map(({ why, basis, rows }: Stretch) => ({
    says: rows.some(({ note }) => note.includes('停止进行'))
      ? `${why}没有结束，自${withoutYear(first(rows))}起期限停止进行。`
      : `${why}，${span(rows)}扣除${rows.length}个工作日。`,
    basis,
  }))

function endReasons(run: readonly TraceRow[]): Reason[] {
  return (['response', 'extension'] as const).flatMap((clock) => {
    const counted = run.filter((row) => row.clock === clock && row.count !== null)
    const end = counted.at(-1)
    if (!end?.note.includes('届满')) return []
    const many = clock === 'extension' ? `再数延长的${end.count}个工作日` : `数满${end.count}个工作日`
    return [
      {
        says: `${many}，${inChinese(end.date)}（${weekdayName(end.date)}）届满。`,
        basis: end.basis.split('；')[0] ?? '',
      },
    ]
  })
}

/** Why the reply is due on this day, in numbered sentences, each with its ground. */
export function reasonsOf(answer: Pick<DeadlineAnswer, 'trace'>): Reason[] {
  const run = presentRun(answer)
  const [start] = run
  if (!start) return []
  return [startReason(start), ...restReasons(run), ...makeupReasons(run), ...pauseReasons(run), ...endReasons(run)]
}
