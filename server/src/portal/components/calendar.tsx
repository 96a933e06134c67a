import { addDays, type CivilDate, daysBetween, inChinese, partsOf, weekdayOf } from '@gongkai/rules/dates'
import type { TraceRow } from '@gongkai/rules/deadlines'

const names = '一二三四五六日'

/** More weeks in a row without a counted day are told in one line. */
const QUIET_WEEKS = 2

type Week = readonly CivilDate[]

interface Grid {
  readonly rows: ReadonlyMap<CivilDate, TraceRow>
  readonly start: CivilDate
  readonly end: CivilDate | null
  readonly today: CivilDate
  /** Day of the whole count, those of an extension going on after the twenty. */
  readonly counts: ReadonlyMap<CivilDate, number>
}

function weeksOf(from: CivilDate, to: CivilDate): Week[] {
  const monday = addDays(from, 1 - weekdayOf(from))
  const weeks = Math.floor(daysBetween(monday, to) / 7) + 1
  return Array.from({ length: weeks }, (_, w) => Array.from({ length: 7 }, (_, d) => addDays(monday, w * 7 + d)))
}

const isPaused = ({ note }: TraceRow) => note.includes('不计入期限') || note.includes('停止进行')

function kindOf(date: CivilDate, { rows, start, end, today }: Grid): string {
  const row = rows.get(date)
  const now = date === today ? ' now' : ''
  if (!row) return `out${now}`
  if (date === start) return `start${now}`
  if (date === end) return 'end'
  if (row.count !== null) return `${date < today ? 'day past' : 'day'}${row.kind === 'makeup' ? ' make' : ''}${now}`
  if (isPaused(row)) return `stop${now}`
  return `${row.kind === 'holiday' ? 'hol' : 'rest'}${now}`
}

/** What stands below the number of a day. */
function saidOf(date: CivilDate, { rows, start, end }: Grid): string[] {
  const row = rows.get(date)
  if (!row) return []
  if (date === start) return ['起算', '不计入']
  if (date === end) return ['届满']
  if (row.count !== null) return row.note.includes('届满') ? ['原期限届满'] : row.kind === 'makeup' ? ['调休上班'] : []
  if (isPaused(row)) return ['停']
  return [row.kind === 'holiday' ? row.note.replace(/放假$/, '') : '休']
}

function Cell({ date, grid, named }: { date: CivilDate; grid: Grid; named: boolean }) {
  const { month, day } = partsOf(date)
  const count = grid.counts.get(date)
  const [lead, ...more] = saidOf(date, grid)
  const strong = kindOf(date, grid)
  return (
    <td class={strong}>
      <span class="dn">{named || day === 1 ? `${month}月${day}日` : `${day}日`}</span>
      {count !== undefined && <b>{count}</b>}
      {lead && <span class={/start|stop|end/.test(strong) ? 'w lbl' : 'w'}>{lead}</span>}
      {more.map((said) => (
        <span class="w" key={said}>
          {said}
        </span>
      ))}
      {date === grid.today && <span class="w lbl">今天</span>}
    </td>
  )
}

/** Weeks in which nothing is counted, begun or ended. */
const isQuiet = (week: Week, { counts, start, end, today }: Grid) =>
  week.every((date) => !counts.has(date) && date !== start && date !== end && date !== today)

/** Runs of quiet weeks are put together, so that a pause of years stays readable. */
function stretches(weeks: readonly Week[], grid: Grid): { weeks: Week[]; quiet: boolean }[] {
  const found: { weeks: Week[]; quiet: boolean }[] = []
  for (const week of weeks) {
    const quiet = isQuiet(week, grid)
    const last = found.at(-1)
    if (last?.quiet && quiet) last.weeks.push(week)
    else found.push({ weeks: [week], quiet })
  }
  return found
}

const Skipped = ({ weeks }: { weeks: readonly Week[] }) => (
  <tr>
    <td class="stop skipped" colSpan={7}>
      {inChinese(weeks[0]?.[0] as CivilDate)}至{inChinese(weeks.at(-1)?.[6] as CivilDate)}，{weeks.length}周都不计入
    </td>
  </tr>
)

/** 逐日历: weeks as rows, each day with its date and its number or the reason it has none. */
export function DayCalendar({ run, today, caption }: { run: readonly TraceRow[]; today: CivilDate; caption: string }) {
  const [first] = run
  const last = run.at(-1)
  if (!first || !last) return null
  const counted = run.filter((row) => row.count !== null)
  const grid: Grid = {
    rows: new Map(run.map((row) => [row.date, row])),
    start: first.date,
    end: last.count !== null ? last.date : null,
    today,
    counts: new Map(counted.map(({ date }, i) => [date, i + 1])),
  }
  return (
    <table class="cal">
      <caption class="vh">{caption}</caption>
      <thead>
        <tr>
          {[...names].map((name) => (
            <th scope="col" key={name}>
              <abbr title={`星期${name}`}>{name}</abbr>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {stretches(weeksOf(first.date, last.date), grid).map(({ weeks, quiet }) =>
          quiet && weeks.length > QUIET_WEEKS ? (
            <Skipped key={weeks[0]?.[0]} weeks={weeks} />
          ) : (
            weeks.map((week) => (
              <tr key={week[0]}>
                {week.map((date) => (
                  <Cell key={date} date={date} grid={grid} named={date === first.date} />
                ))}
              </tr>
            ))
          ),
        )}
      </tbody>
    </table>
  )
}

const signs = [
  { key: 'k-cnt', says: '计入的工作日' },
  { key: 'k-past', says: '已经过去的' },
  { key: 'k-make', says: '调休上班，计入' },
  { key: 'k-rest', says: '休息日，不计入' },
  { key: 'k-stop', says: '征求意见，扣除' },
  { key: 'k-end', says: '届满日' },
] as const

export const CalendarKey = () => (
  <ul class="cal-key">
    {signs.map(({ key, says }) => (
      <li key={key}>
        <i class={key} />
        {says}
      </li>
    ))}
  </ul>
)
