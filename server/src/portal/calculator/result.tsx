import { inChinese } from '@gongkai/rules/dates'
import type { DeadlineAnswer, TraceRow } from '@gongkai/rules/deadlines'
import { groupBy } from '@gongkai/rules/reports'
import { CalendarKey, DayCalendar } from '../components/calendar.tsx'
import { Days } from '../components/days.tsx'
import { Note } from '../components/note.tsx'
import { Day, Law, weekdayName } from '../components/text.tsx'
import type { Site } from '../facts.ts'
import { clockLines, clockTitle } from './clocks.ts'
import { reasonsOf } from './explain.ts'
import { Outcome } from './outcome.tsx'
import { cellsOf, presentRun } from './runs.ts'

const Clocks = ({ answer }: { answer: DeadlineAnswer }) => (
  <table class="tbl clocks">
    <caption class="vh">各项期限</caption>
    <thead>
      <tr>
        <th scope="col">期限</th>
        <th scope="col">届满日</th>
      </tr>
    </thead>
    <tbody>
      {clockLines(answer).map(({ name, basis, dates, before, after, main }) => (
        <tr key={name} {...(main && { class: 'main' })}>
          <th scope="row">
            {name}
            <small>{basis}</small>
          </th>
          <td>
            {before}
            {dates.map((date, i) => (
              <span key={i}>
                {i > 0 && '、'}
                <Day on={date} />
              </span>
            ))}
            {after}
          </td>
        </tr>
      ))}
    </tbody>
  </table>
)

const Warnings = ({ answer }: { answer: DeadlineAnswer }) =>
  answer.warnings.length === 0 ? null : (
    <Note kind="warn">
      <h3>请注意</h3>
      <ul>
        {answer.warnings.map(({ code, message, basis }) => (
          <li key={`${code}${message}`}>
            {message} <Law>{basis}</Law>
          </li>
        ))}
      </ul>
    </Note>
  )

const Reasons = ({ answer }: { answer: DeadlineAnswer }) => (
  <ol class="reason">
    {reasonsOf(answer).map(({ says, basis }) => (
      <li key={says}>
        <span>{says}</span>
        <Law>{basis}</Law>
      </li>
    ))}
  </ol>
)

const kindNames = { workday: '工作日', rest: '休息日', holiday: '放假', makeup: '调休上班', unknown: '未公布' } as const

export const DayRows = ({ rows }: { rows: readonly TraceRow[] }) => (
  <table class="tbl tight daylist">
    <caption>{clockTitle(rows[0]?.clock ?? 'response')}</caption>
    <thead>
      <tr>
        <th scope="col">日期</th>
        <th scope="col">日子</th>
        <th scope="col" class="r">
          第几日
        </th>
        <th scope="col">说明</th>
        <th scope="col">依据</th>
      </tr>
    </thead>
    <tbody>
      {rows.map((row, i) => (
        <tr key={i}>
          <th scope="row">
            <Day on={row.date} />
            <small>{weekdayName(row.date)}</small>
          </th>
          <td>{kindNames[row.kind]}</td>
          <td class="r">{row.count ?? '—'}</td>
          <td>{row.note || '计入'}</td>
          <td>{row.basis}</td>
        </tr>
      ))}
    </tbody>
  </table>
)

/** Every day of every clock, for who wants to count along. */
const AllDays = ({ answer }: { answer: DeadlineAnswer }) => (
  <details class="fold">
    <summary>全部日子，逐日列出（{answer.trace.length}行）</summary>
    {[...groupBy(answer.trace, ({ clock }) => clock)].map(([clock, rows]) => (
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what slides must be reachable with the keyboard
      <section class="scroll" key={clock} tabIndex={0} aria-label={`${clockTitle(clock)}的全部日子`}>
        <DayRows rows={rows} />
      </section>
    ))}
  </details>
)

/** Where the calendar ends: what lies behind is not known yet. */
function CalendarSaid({ site }: { site: Site }) {
  const years = site.calendar.years
  const last = years.at(-1)
  if (last === undefined) return <p class="tip gap-s">还没有录入任何年份的放假安排，全部日期只作暂定。</p>
  return (
    <p class="tip gap-s">
      按国务院办公厅{years[0]}年至{last}年的节假日安排通知计算。{last + 1}年的放假安排还没有公布，跨到{last + 1}
      年的结果只作暂定。
    </p>
  )
}

/** The answer: the great date, the cells, all limits, why, and every day. */
export function Result({ answer, site }: { answer: DeadlineAnswer; site: Site }) {
  const run = presentRun(answer)
  const cells = cellsOf(run)
  const { today, calendar } = site
  const end = run.at(-1)
  return (
    <>
      <Outcome answer={answer} today={today} calendar={calendar} />
      {cells.length > 0 && (
        <div class="cellbox">
          <Days
            cells={cells}
            today={today}
            label={`${cells.length}个工作日，${inChinese(answer.receivedOn)}收到申请`}
            {...(run[0]?.date === answer.receivedOn && { mark: 7 })}
          />
        </div>
      )}
      <Warnings answer={answer} />
      <Clocks answer={answer} />
      <h2 class="h-sec" id="why">
        为什么是这一天
      </h2>
      <Reasons answer={answer} />
      {end && (
        <>
          <h2 class="h-sec">逐日历</h2>
          <DayCalendar run={run} today={today} caption="答复期限逐日历" />
          <CalendarKey />
        </>
      )}
      <AllDays answer={answer} />
      <CalendarSaid site={site} />
    </>
  )
}
