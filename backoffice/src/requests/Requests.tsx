import { applicantClassNames, table } from '@gongkai/rules/requests'
import { Button, Checkbox } from 'antd'
import { useState } from 'react'
import { Link, useLocation, useNavigate, useSearchParams } from 'react-router'
import { usePerson } from '../accounts/session.ts'
import { addressOf } from '../api/call.ts'
import { useRead } from '../api/hooks.ts'
import { exportRequests, listRequests, type RequestFilters, type RequestRow } from '../api/requests.ts'
import { Icon } from '../frame/Icon.tsx'
import { Filters } from '../parts/Filters.tsx'
import { LinkButton } from '../parts/LinkButton.tsx'
import { Load } from '../parts/Load.tsx'
import { Empty, Note } from '../parts/Note.tsx'
import { Page } from '../parts/Page.tsx'
import { Scroll } from '../parts/Scroll.tsx'
import { useListState } from '../parts/useListState.ts'
import { BulkAssign } from './BulkAssign.tsx'
import { Due, Ticks } from './Due.tsx'
import { useOwnUnits } from './useOwnUnits.ts'
import { Views } from './Views.tsx'
import { WhyDue } from './WhyDue.tsx'
import { alarmOptions, channelOptions, classOptions, outcomeOptions, sortOptions, statusOptions } from './words.ts'

const SIZE = 30
/** Set by the links of other pages: the cases behind a figure of table three. */
const byLink = ['section', 'onTime', 'year', 'row', 'below']

/** 依申请公开: the register of requests, what is due first above. */
export default function Requests() {
  const person = usePerson()
  const units = useOwnUnits()
  const [params] = useSearchParams()
  const filters = [
    { name: 'q', label: '编号、姓名、证件号码或者电话' },
    { name: 'status', label: '状态', options: statusOptions },
    { name: 'alarm', label: '期限', options: alarmOptions },
    { name: 'agency', label: '机关、科室', options: units },
    {
      name: 'person',
      label: '承办人',
      options: [
        { value: person.id, label: '我承办' },
        { value: 'none', label: '还没有承办人' },
      ],
    },
    { name: 'outcome', label: '办理结果', options: outcomeOptions, more: true as const },
    { name: 'channel', label: '申请方式', options: channelOptions, more: true as const },
    { name: 'class', label: '申请人类别', options: classOptions, more: true as const },
    { name: 'receivedFrom', label: '收到，自', date: true as const, more: true as const },
    { name: 'receivedTo', label: '收到，至', date: true as const, more: true as const },
    { name: 'sort', label: '排序', options: sortOptions, all: '期限近的在前', more: true as const },
  ]
  const state = useListState([...filters.map(({ name }) => name), ...byLink], undefined)
  const asked = state.filters as RequestFilters
  const after = params.get('after')
  const read = useRead(listRequests, { query: { ...asked, size: String(SIZE), ...(after ? { after } : {}) } })
  return (
    <Page
      title="申请"
      acts={
        <>
          <a className="btn" href={addressOf(exportRequests, { query: asked })}>
            导出Excel
          </a>
          {read.data?.mayRegister ? (
            <LinkButton to="/requests/new" main>
              <Icon name="plus" />
              登记申请
            </LinkButton>
          ) : null}
        </>
      }
    >
      {state.filters.row ? (
        <Note>
          <p>
            这里是{state.filters.year}年年报表三其中一格的申请。<Link to="/requests">看全部申请</Link>
          </p>
        </Note>
      ) : null}
      <div className="card">
        <Views filters={state.filters} />
        <Filters filters={filters} state={state} label="申请" />
        <Load from={read}>
          {({ rows, next }) =>
            rows.length === 0 ? (
              <Nothing filtered={Object.keys(state.filters).length > 0} />
            ) : (
              <Table key={JSON.stringify([asked, after])} rows={rows} next={next} />
            )
          }
        </Load>
      </div>
    </Page>
  )
}

const Nothing = ({ filtered }: { filtered: boolean }) =>
  filtered ? (
    <Empty title="没有符合条件的申请">
      <p>放宽条件，或者点“重置”查看全部。姓名、证件号码和电话要填写完整。</p>
    </Empty>
  ) : (
    <Empty title="还没有申请">
      <p>网上提出的在“来件”中确认；信函、当面、传真、电子邮件和口头提出的，由经办人登记。</p>
    </Empty>
  )

/** One page of the register, with what is picked on it. */
function Table({ rows, next }: { rows: readonly RequestRow[]; next: string | null }) {
  const { grants } = usePerson()
  const assigns = grants.some(({ role }) => table.assigned.by.includes(role))
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set())
  const pick = (ids: readonly string[], on: boolean) =>
    setPicked((now) => new Set(on ? [...now, ...ids] : [...now].filter((id) => !ids.includes(id))))
  const several = new Set(rows.map((row) => row.agency)).size > 1
  const open = rows.filter(isOpen).map((row) => row.id)
  return (
    <>
      <Scroll label="申请列表" dense>
        <thead>
          <tr>
            {assigns ? (
              <th scope="col" className="pick">
                <Checkbox
                  aria-label="选择本页全部在办申请"
                  checked={open.length > 0 && open.every((id) => picked.has(id))}
                  disabled={open.length === 0}
                  onChange={({ target }) => pick(open, target.checked)}
                />
              </th>
            ) : null}
            <th scope="col">编号</th>
            <th scope="col">申请内容</th>
            <th scope="col">申请人</th>
            <th scope="col">状态</th>
            <th scope="col">期限</th>
            <th scope="col">届满日</th>
            <th scope="col">下一步</th>
            <th scope="col">承办</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row
              key={row.id}
              row={row}
              picked={picked.has(row.id)}
              onPick={assigns ? (on) => pick([row.id], on) : null}
              agency={several}
            />
          ))}
        </tbody>
      </Scroll>
      {picked.size > 0 ? (
        <BulkAssign rows={rows.filter((row) => picked.has(row.id))} onDone={() => setPicked(new Set())} />
      ) : null}
      <Foot next={next} />
    </>
  )
}

const isOpen = ({ status }: RequestRow) => table.assigned.in.includes(status)

interface RowProps {
  readonly row: RequestRow
  readonly picked: boolean
  /** Null for who assigns nothing. */
  readonly onPick: ((on: boolean) => void) | null
  /** Whether it must say whose it is. */
  readonly agency: boolean
}

function Row({ row, picked, onPick, agency }: RowProps) {
  return (
    <tr>
      {onPick ? (
        <td className="pick">
          {isOpen(row) ? (
            <Checkbox
              aria-label={`选择${row.number}`}
              checked={picked}
              onChange={({ target }) => onPick(target.checked)}
            />
          ) : null}
        </td>
      ) : null}
      <td className="nb">
        <Link to={`/requests/${row.id}`}>{row.number}</Link>
        <span className="on-phone">
          <Due of={row} />
        </span>
      </td>
      <th scope="row" className="long">
        <span className="two">{row.description}</span>
      </th>
      <td>
        <span className="ell" title={row.applicant}>
          {row.applicant}
        </span>
        <span className="sub">{applicantClassNames[row.class]}</span>
      </td>
      <td>
        {row.statusSays}
        {row.outcomeSays ? <span className="sub">{row.outcomeSays}</span> : null}
      </td>
      <td className="nb">
        <Due of={row} />
        <Ticks of={row} />
      </td>
      <td className="nb">
        <WhyDue of={row} />
      </td>
      <td>{row.nextSays}</td>
      <td>
        {row.personName ?? '—'}
        <span className="sub">{row.sectionName}</span>
        {agency ? <span className="sub">{row.agencyName}</span> : null}
      </td>
    </tr>
  )
}

/** On to the next page from the last row of this one; its place is in the address. */
function Foot({ next }: { next: string | null }) {
  const [params] = useSearchParams()
  const { state } = useLocation()
  const navigate = useNavigate()
  const from = (place: string | null) => {
    const to = new URLSearchParams(params)
    if (place) to.set('after', place)
    else to.delete('after')
    return `?${to}`
  }
  const cameBy = Number(state?.pages ?? 0)
  return (
    <div className="list-foot">
      <span>格子是届满前的工作日，深色的已经过去</span>
      <span className="acts">
        {params.has('after') ? <Link to={from(null)}>第一页</Link> : null}
        {cameBy > 0 ? (
          <Button size="small" onClick={() => navigate(-1)}>
            上一页
          </Button>
        ) : null}
        {next ? (
          <Button size="small" onClick={() => navigate(from(next), { state: { pages: cameBy + 1 } })}>
            下一页
          </Button>
        ) : null}
      </span>
    </div>
  )
}
