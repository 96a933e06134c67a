import { Link, useParams } from 'react-router'
import { type CalendarDay, exportHolidays, readYear } from '../api/calendar.ts'
import { addressOf } from '../api/call.ts'
import { useRead } from '../api/hooks.ts'
import { Load } from '../parts/Load.tsx'
import { Page } from '../parts/Page.tsx'
import { dayKinds } from './words.ts'

/** A whole year, each day with what it is and why. */
export default function Year() {
  const { year = '' } = useParams()
  const read = useRead(readYear, { params: { year } })
  return (
    <Page
      title={`${year}年`}
      above={[['工作日历', '/calendar']]}
      acts={
        <>
          <Link to={`/calendar/${Number(year) - 1}`}>上一年</Link>
          <Link to={`/calendar/${Number(year) + 1}`}>下一年</Link>
          <a href={addressOf(exportHolidays, { params: { year } })}>导出放假、调休日历</a>
        </>
      }
    >
      <Load from={read}>
        {({ days, workdays, known }) => (
          <>
            <p>
              {known ? '' : '还没有放假通知，暂定：'}全年{workdays}个工作日。
            </p>
            <Legend known={known} />
            <div className="months">
              {Array.from({ length: 12 }, (_, n) => (
                <Month
                  // biome-ignore lint/suspicious/noArrayIndexKey: the months of a year have nothing but their number
                  key={n}
                  name={`${n + 1}月`}
                  days={days.filter((day) => Number(day.date.slice(5, 7)) === n + 1)}
                />
              ))}
            </div>
          </>
        )}
      </Load>
    </Page>
  )
}

const Legend = ({ known }: { known: boolean }) => (
  <ul className="cal-key">
    {(['workday', 'rest', 'holiday', 'makeup', ...(known ? [] : (['unknown'] as const))] as const).map((kind) => (
      <li key={kind}>
        <i className={`k-${kind}`} />
        {dayKinds[kind]}
      </li>
    ))}
  </ul>
)

const weekdays = ['一', '二', '三', '四', '五', '六', '日']
/** 0 for Monday. */
const weekdayOf = (date: string) => (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7

function Month({ name, days }: { name: string; days: readonly CalendarDay[] }) {
  const before = days[0] ? weekdayOf(days[0].date) : 0
  const weeks = Array.from({ length: Math.ceil((before + days.length) / 7) }, (_, week) =>
    Array.from({ length: 7 }, (_, day) => days[week * 7 + day - before]),
  )
  return (
    <table className="cal">
      <caption>{name}</caption>
      <thead>
        <tr>
          {weekdays.map((day) => (
            <th key={day} scope="col">
              {day}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week, n) => (
          <tr key={week.find(Boolean)?.date ?? n}>
            {week.map((day, place) =>
              day ? (
                <td key={day.date} className={`k-${day.kind}`}>
                  <b>{Number(day.date.slice(8))}</b>
                  <span>{day.kind === 'makeup' ? '班' : (day.name ?? (day.kind === 'holiday' ? '休' : ''))}</span>
                  <span className="vh">{dayKinds[day.kind]}</span>
                </td>
              ) : (
                // biome-ignore lint/suspicious/noArrayIndexKey: empty places of a week have nothing but their place
                <td key={place} />
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
