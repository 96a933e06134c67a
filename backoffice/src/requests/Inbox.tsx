import { Button } from 'antd'
import { useState } from 'react'
import { Link, useLocation } from 'react-router'
import { useRead } from '../api/hooks.ts'
import { approvalInbox, type RequestRow } from '../api/requests.ts'
import { Load } from '../parts/Load.tsx'
import { Empty, Note } from '../parts/Note.tsx'
import { Page } from '../parts/Page.tsx'
import { roleName } from './case/words.ts'
import { Due } from './Due.tsx'

const STEP = 20
const MOST = 100

/** 待我审签: one paper below another, what is due first above. */
export default function Inbox() {
  const [size, setSize] = useState(STEP)
  const read = useRead(approvalInbox, { query: { size: String(size) } })
  const told: unknown = useLocation().state?.told
  return (
    <Page title="待我审签">
      {typeof told === 'string' ? (
        <Note kind="ok">
          <p>{told}</p>
        </Note>
      ) : null}
      <Load from={read}>
        {({ rows, next }) =>
          rows.length === 0 ? (
            <div className="card">
              <Empty title="现在没有待审签的">
                <p>报送审签的答复轮到自己时，会按期限排在这里。</p>
              </Empty>
            </div>
          ) : (
            <>
              <ul className="papers">
                {rows.map((row) => (
                  <li key={row.id}>
                    <Paper row={row} />
                  </li>
                ))}
              </ul>
              {next && size < MOST ? (
                <p className="acts">
                  <Button onClick={() => setSize(Math.min(MOST, size + STEP))}>再看{STEP}件</Button>
                </p>
              ) : null}
            </>
          )
        }
      </Load>
    </Page>
  )
}

const Paper = ({ row }: { row: RequestRow }) => (
  <Link className="paper" to={`/requests/inbox/${row.id}`}>
    <span className="top">
      <span className="mute">{row.turn ? `${roleName(row.turn)}审签` : '审签'}</span>
      <Due of={row} />
    </span>
    <h2>{row.description}</h2>
    <span className="sub">
      {row.number}　{row.agencyName}
      {row.personName ? `　${row.personName}承办` : ''}
    </span>
  </Link>
)
