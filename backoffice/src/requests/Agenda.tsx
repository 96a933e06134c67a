import { Link } from 'react-router'
import { useSignedIn } from '../accounts/session.ts'
import { readYear } from '../api/calendar.ts'
import { useRead } from '../api/hooks.ts'
import type { RequestRow } from '../api/requests.ts'
import { dueInWords } from './Due.tsx'

const SHOWN = 10
/** More of a day than this is behind a link to the list. */
const MOST_OF_A_DAY = 4

const short: Partial<Record<RequestRow['next'], string>> = {
  awaitCorrection: '补正到期',
  approve: '签发',
  review: '保密审查',
  seal: '用印',
  confirmSeal: '确认盖章件',
  recordSeal: '登记用印件',
  serve: '送达',
}

/** What is late, and what is due on this and the next working days. */
export function Agenda({ rows }: { rows: readonly RequestRow[] }) {
  const { today } = useSignedIn()
  const days = useWorkdays(today)
  const of = (day: string) => rows.filter(({ dueOn }) => dueOn === day)
  const late = rows.filter((row) => dueInWords(row)[0] === 'over')
  return (
    <>
      <h2 className="vh">逾期和今后{SHOWN}个工作日</h2>
      <ol className="agenda">
        <li className={late.length > 0 ? 'over' : 'free'}>
          <h3>逾期</h3>
          <Entries rows={late} more="/requests?status=open&alarm=overdue" />
        </li>
        {days.map((day, n) => (
          <li key={day} className={looks(n, of(day).length)}>
            <h3>
              <b>{Number(day.slice(8))}日</b>
              {day === today ? '今天' : `周${'日一二三四五六'[new Date(day).getUTCDay()]}`}
            </h3>
            <Entries rows={of(day)} more="/requests?status=open" />
          </li>
        ))}
      </ol>
    </>
  )
}

/** Today, two working days, five: as the labels of deadlines. On a phone a day without anything is left out. */
const looks = (n: number, entries: number): string =>
  [n === 0 ? 'now' : '', n <= 2 ? 'u' : n <= 5 ? 'n' : '', entries === 0 ? 'free' : ''].filter(Boolean).join(' ')

function Entries({ rows, more }: { rows: readonly RequestRow[]; more: string }) {
  if (rows.length === 0) return <p className="none">无</p>
  return (
    <>
      {rows.slice(0, MOST_OF_A_DAY).map((row) => (
        <Link key={row.id} to={`/requests/${row.id}`}>
          {row.number.slice(5)} {short[row.next] ?? '答复'}
        </Link>
      ))}
      {rows.length > MOST_OF_A_DAY ? <Link to={more}>共{rows.length}件</Link> : null}
    </>
  )
}

/** Today and the working days after it; a rest day shows none of its own. */
function useWorkdays(today: string): string[] {
  const year = Number(today.slice(0, 4))
  const params = (of: number) => ({ params: { year: String(of) } })
  const now = useRead(readYear, params(year))
  const late = today.slice(5) >= '12-10'
  const next = useRead(readYear, params(year + 1), { enabled: late })
  const days = [...(now.data?.days ?? []), ...(late ? (next.data?.days ?? []) : [])]
  return days
    .filter(({ date, workday }) => workday && date >= today)
    .map(({ date }) => date as string)
    .slice(0, SHOWN)
}
