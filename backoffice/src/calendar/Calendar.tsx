import { mayAnywhere } from '@gongkai/rules/access'
import { Button } from 'antd'
import { Link, useNavigate } from 'react-router'
import { usePerson } from '../accounts/session.ts'
import { exportNotices, listNotices, listYears, type NoticeRow, type YearRow } from '../api/calendar.ts'
import { useRead } from '../api/hooks.ts'
import { Card } from '../parts/Card.tsx'
import { type Column, DataList } from '../parts/DataList.tsx'
import { Load } from '../parts/Load.tsx'
import { Empty, Note } from '../parts/Note.tsx'
import { Page } from '../parts/Page.tsx'
import { Scroll } from '../parts/Scroll.tsx'
import { When } from '../parts/When.tsx'
import { scopeOptions, scopes, stateOf, stateOptions } from './words.ts'

const columns: readonly Column<NoticeRow>[] = [
  {
    title: '通知',
    head: true,
    long: true,
    cell: (row) => (
      <>
        <Link to={`/calendar/notices/${row.id}`}>{row.name}</Link>
        <span className="sub">{row.number}</span>
      </>
    ),
  },
  { title: '年份', sort: 'year', cell: (row) => `${row.year}年` },
  { title: '范围', cell: (row) => (row.region ? `${scopes[row.scope]} ${row.region}` : scopes[row.scope]) },
  { title: '发文日期', cell: (row) => <When at={row.issuedOn} /> },
  {
    title: '状态',
    cell: (row) => <span className={`tag ${stateOf(row.state)[1]}`}>{stateOf(row.state)[0]}</span>,
  },
]

/** The calendar of working days: which years are known, and the notices that say so. */
export default function Calendar() {
  const person = usePerson()
  const navigate = useNavigate()
  const read = useRead(listYears, {})
  const mayChange = mayAnywhere(person, 'calendar.change')
  return (
    <Page
      title="工作日历"
      acts={
        mayChange ? (
          <Button type="primary" onClick={() => navigate('/calendar/notices/new')}>
            登记放假通知
          </Button>
        ) : null
      }
    >
      <Load from={read}>
        {({ rows }) => (
          <>
            <Unknown rows={rows} />
            <Card title="各年" bare>
              <Years rows={rows} />
            </Card>
          </>
        )}
      </Load>
      <h2 className="between">登记的通知</h2>
      <DataList
        name="通知"
        from={listNotices}
        excel={exportNotices}
        columns={columns}
        id={(row) => row.id}
        sort="newest"
        filters={[
          { name: 'q', label: '名称或者文号' },
          { name: 'scope', label: '范围', options: scopeOptions },
          { name: 'state', label: '状态', options: stateOptions },
        ]}
        also={['year']}
        empty={
          <Empty title="没有登记过通知">
            <p>
              程序随附国务院办公厅以前各年的通知。新的通知公布后在这里登记，先看哪些日期改变，再用于日历，不必等程序更新。
            </p>
          </Empty>
        }
      />
    </Page>
  )
}

/** Dates in a year without its notice are provisional; whoever counts them should know. */
function Unknown({ rows }: { rows: readonly YearRow[] }) {
  const unknown = rows.filter((row) => !row.known).map((row) => `${row.year}年`)
  if (unknown.length === 0) return null
  return (
    <Note kind="warn" title={`${unknown.join('、')}还没有放假通知`}>
      <p>这些年份的日期只按周一至周五暂定，都有标记；通知登记后重新计算，并列出改变的日期。</p>
    </Note>
  )
}

const Years = ({ rows }: { rows: readonly YearRow[] }) => (
  <Scroll label="各年">
    <thead>
      <tr>
        <th scope="col">年份</th>
        <th scope="col">放假通知</th>
        <th scope="col">全年工作日</th>
        <th scope="col">按放假办法应有</th>
      </tr>
    </thead>
    <tbody>
      {rows.map((row) => (
        <tr key={row.year}>
          <th scope="row">
            <Link to={`/calendar/${row.year}`}>{row.year}年</Link>
          </th>
          <td className="long">
            {row.known ? null : <span className="tag tag-warn">还没有通知，暂定</span>}
            <ul className="refs">
              {row.notices.map(({ id, number }) => (
                <li key={number}>{id ? <Link to={`/calendar/notices/${id}`}>{number}</Link> : number}</li>
              ))}
            </ul>
            {row.unfit.length > 0 ? <span className="sub">与日历冲突而没有采用：{row.unfit.join('、')}</span> : null}
          </td>
          <td>{row.workdays}日</td>
          <td>
            {row.expected}日
            {row.known && row.workdays !== row.expected ? <span className="tag tag-warn">不一致</span> : null}
          </td>
        </tr>
      ))}
    </tbody>
  </Scroll>
)
