import { mayAnywhere } from '@gongkai/rules/access'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { usePerson, useSignedIn } from '../accounts/session.ts'
import { type AgencyRow, readTree } from '../api/agencies.ts'
import { useRead } from '../api/hooks.ts'
import { Load } from '../parts/Load.tsx'
import { Empty } from '../parts/Note.tsx'
import { Page } from '../parts/Page.tsx'
import { Scroll } from '../parts/Scroll.tsx'
import { AgencyTag } from './AgencyTag.tsx'
import { kinds } from './words.ts'

/** The tree of agencies as it stands on a day: today, or any other. */
export default function Agencies() {
  const person = usePerson()
  const { today } = useSignedIn()
  const navigate = useNavigate()
  const [params, setParams] = useSearchParams()
  const on = params.get('on') ?? today
  const read = useRead(readTree, { query: { on } })
  const [words, setWords] = useState('')
  return (
    <Page
      title="机关"
      acts={
        <>
          <Button onClick={() => navigate('/agencies/list')}>列表和导出</Button>
          {mayAnywhere(person, 'agency.end') ? (
            <Button onClick={() => navigate('/agencies/merge')}>合并机关</Button>
          ) : null}
          {mayAnywhere(person, 'agency.create') ? (
            <Button type="primary" onClick={() => navigate('/agencies/new')}>
              新增机关
            </Button>
          ) : null}
        </>
      }
    >
      <div className="card">
        <div className="filter">
          <div className="wide">
            <label htmlFor="words">名称</label>
            <Input
              id="words"
              type="search"
              value={words}
              maxLength={60}
              onChange={(event) => setWords(event.target.value)}
            />
          </div>
          <div>
            <label htmlFor="on">哪一天的机关</label>
            <Input
              id="on"
              type="date"
              value={on}
              onChange={({ target }) => setParams(target.value && target.value !== today ? { on: target.value } : {})}
            />
          </div>
        </div>
        <Load from={read}>{({ rows }) => <Tree rows={rows} words={words.trim()} />}</Load>
      </div>
    </Page>
  )
}

type TreeRow = AgencyRow & { readonly depth: number }

/** Deeper than this the names would have no room. */
const DEEPEST = 8

function Tree({ rows, words }: { rows: readonly TreeRow[]; words: string }) {
  const found = words ? rows.filter((row) => row.fullName.includes(words) || row.shortName?.includes(words)) : rows
  if (rows.length === 0)
    return (
      <Empty title="这一天还没有机关">
        <p>换一个日期，或者新增机关：先新增本级人民政府，再新增它的工作部门和各内设机构。</p>
      </Empty>
    )
  if (found.length === 0)
    return (
      <Empty title="没有这个名称的机关">
        <p>改用名称中的几个字。已经更名的，用现在的名称，或者换一个日期。</p>
      </Empty>
    )
  return (
    <Scroll label="机关">
      <thead>
        <tr>
          <th scope="col">机关</th>
          <th scope="col">种类</th>
          <th scope="col">机关代字</th>
          <th scope="col">网址中的名称</th>
        </tr>
      </thead>
      <tbody>
        {found.map((row) => (
          <tr key={row.id}>
            <th scope="row" className={`long depth-${words ? 0 : Math.min(row.depth, DEEPEST)}`}>
              <span className="tags">
                <Link to={`/agencies/${row.id}`}>{words ? row.fullName : row.name}</Link>{' '}
                <AgencyTag state={row.state} />
                {row.disclosureOffice ? <span className="tag tag-q">公开工作机构</span> : null}
                {row.external ? <span className="tag tag-no">不使用本系统</span> : null}
              </span>
            </th>
            <td>{kinds[row.kind]}</td>
            <td>{row.prefix ?? '—'}</td>
            <td className="mono">{row.slug}</td>
          </tr>
        ))}
      </tbody>
    </Scroll>
  )
}
