import { Link } from 'react-router'
import { useRead } from '../api/hooks.ts'
import { listReminders, type ReminderRow } from '../api/triage.ts'
import { Card } from '../parts/Card.tsx'
import { ErrorNote } from '../parts/Note.tsx'
import { dateInWords } from '../parts/words.ts'
import { DueLabel, lateInWords } from './Due.tsx'

const SHOWN = 20

const kinds = { none: 'normal', yellow: 'near', red: 'urgent', urgent: 'urgent', overdue: 'over' } as const

/** What has no term itself is only to be done; the reply counts its days. */
const pressing = ({
  kind,
  stage,
  alarm,
  left,
  dueOn,
}: ReminderRow): readonly [kind: (typeof kinds)[typeof alarm], says: string] => {
  if (kind === 'lapse' || kind === 'conclude') return ['near', '可以办理']
  if (kind === 'confirm') return stage === 'after' ? ['urgent', '超过1个工作日没有确认'] : ['near', '已过1个工作日']
  if (alarm === 'overdue') return ['over', lateInWords(left)]
  return [kinds[alarm], left === 0 ? '今天届满' : `剩${left}个工作日，${dateInWords(dueOn)}届满`]
}

const above: Readonly<Record<ReminderRow['level'], string>> = {
  clerk: '',
  sectionHead: '提醒科室负责人',
  officeDirector: '提醒工作机构负责人',
}

/** 提醒: dates that come near, are there or have passed, of one's own cases and of those one answers for. */
export function Reminders() {
  const { data, error, refetch } = useRead(listReminders, {})
  if (error) return <ErrorNote error={error} again={() => refetch()} />
  if (!data || data.rows.length === 0) return null
  const more = data.rows.length - SHOWN
  return (
    <Card title="提醒" count={data.rows.length} bare>
      <ul className="mini">
        {data.rows.slice(0, SHOWN).map((row) => (
          <Reminder key={row.id} row={row} />
        ))}
      </ul>
      {more > 0 ? (
        <p className="card-b">
          还有{more}项。<Link to="/requests?status=open&sort=due">按期限看全部在办</Link>
        </p>
      ) : null}
    </Card>
  )
}

function Reminder({ row }: { row: ReminderRow }) {
  const [kind, says] = pressing(row)
  const to = row.request ? `/requests/${row.request}` : `/submissions/${row.submission}`
  const about = [row.number ?? '来件', row.personName, above[row.level]].filter((word) => word)
  return (
    <li>
      <DueLabel kind={kind} says={says} />
      <p>
        <Link to={to}>{row.says}</Link>
      </p>
      <p>
        {about.join('，')}　{row.description}
      </p>
    </li>
  )
}
