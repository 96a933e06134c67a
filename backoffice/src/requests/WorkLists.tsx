import { Button } from 'antd'
import { Link } from 'react-router'
import { useCommand, useRead } from '../api/hooks.ts'
import { listMentions, type MentionRow, type RequestRow, readMention } from '../api/requests.ts'
import { Card } from '../parts/Card.tsx'
import { LinkButton } from '../parts/LinkButton.tsx'
import { Empty, ErrorNote } from '../parts/Note.tsx'
import { dateInWords, timeInWords } from '../parts/words.ts'
import { Due, DueLabel } from './Due.tsx'
import type { Task } from './useWork.ts'

/** How long a submission has waited, or how much time a request has. */
function Pressing({ task: { row, waited = 0 } }: { task: Task }) {
  if (row) return <Due of={row} />
  if (waited >= 2) return <DueLabel kind="urgent" says={`已过${waited}个工作日`} />
  return waited === 1 ? <DueLabel kind="near" says="已过1个工作日" /> : <DueLabel kind="normal" says="今天" />
}

export const TaskItem = ({ task, first }: { task: Task; first: boolean }) => (
  <li>
    <div>
      <Pressing task={task} />
    </div>
    <div>
      <p className="do">{task.what}</p>
      <p>
        <span className="nb">{task.number}</span>　{task.about}
      </p>
    </div>
    <LinkButton to={task.to} main={first} label={`${task.go}：${task.number} ${task.about}`}>
      {task.go}
    </LinkButton>
  </li>
)

function waitsFor({ next, turn, dueOn }: RequestRow): string {
  switch (next) {
    case 'awaitCorrection':
      return `申请人补正，最迟${dateInWords(dueOn)}`
    case 'review':
      return '等待保密审查员审查'
    case 'confirmSeal':
      return '等待科室负责人或者公开工作机构负责人确认盖章件'
    default:
      return `等待${turn ? turns[turn] : ''}审签`
  }
}

const turns: Readonly<Record<NonNullable<RequestRow['turn']>, string>> = {
  sectionHead: '科室负责人',
  officeDirector: '公开工作机构负责人',
  deputy: '分管负责人',
  head: '主要负责人',
}

/** One's own requests that somebody else has to move. */
export const Others = ({ rows }: { rows: readonly RequestRow[] }) => (
  <Card title="等别人" count={rows.length} bare>
    {rows.length === 0 ? (
      <Empty title="没有在等的" />
    ) : (
      <ul className="mini">
        {rows.map((row) => (
          <li key={row.id}>
            <Due of={row} />
            <p>
              <Link to={`/requests/${row.id}`}>{row.number}</Link>　{waitsFor(row)}
            </p>
          </li>
        ))}
      </ul>
    )}
  </Card>
)

/** Notes that speak to this person, until they have read them. */
export function Mentions() {
  const { data, error } = useRead(listMentions, {})
  if (error) return <ErrorNote error={error} />
  if (!data || data.rows.length === 0) return null
  return (
    <Card title="提到我的" count={data.rows.length} bare>
      <ul className="mini">
        {data.rows.map((row) => (
          <Mention key={row.id} row={row} />
        ))}
      </ul>
    </Card>
  )
}

function Mention({ row }: { row: MentionRow }) {
  const read = useCommand(readMention)
  return (
    <li>
      <p>
        <Link to={`/requests/${row.request}`}>{row.number}</Link>　{row.byName}，{timeInWords(row.at)}
      </p>
      <div className="quote">{row.text}</div>
      <ErrorNote error={read.error} />
      <Button
        size="small"
        loading={read.pending}
        aria-label={`看过了：${row.number} ${row.byName}`}
        onClick={() => read.run({ params: { id: row.id } })}
      >
        看过了
      </Button>
    </li>
  )
}
