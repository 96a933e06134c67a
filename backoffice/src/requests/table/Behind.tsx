import { formOf } from '@gongkai/rules/reports'
import { Button, Drawer } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { useRead } from '../../api/hooks.ts'
import { type CaseBehind, type Table, tableCases } from '../../api/table.ts'
import { Load } from '../../parts/Load.tsx'
import { Empty } from '../../parts/Note.tsx'
import { Scroll } from '../../parts/Scroll.tsx'
import { countInWords, dateInWords } from '../../parts/words.ts'
import { rateNames } from './OnTime.tsx'
import type { Figure, TableState } from './useTable.ts'

const SIZE = 20

/** What decides that a request counts in a row. */
const rules: Readonly<Record<string, string>> = {
  newlyReceived: '本年收到的申请，按收到申请之日计入；拆分的各计一件，作废的不计',
  carriedIn: '上年收到、上年没有作出处理决定的申请',
  carriedOut: '到年末没有作出处理决定的申请',
}

function nameOf({ edition, rows }: Table, { row, column }: Figure): string {
  if (Object.hasOwn(rateNames, row)) return rateNames[row as keyof typeof rateNames]
  const label = rows.find((r) => r.key === row)?.label ?? row
  const of = formOf(edition).requests.columns.find((c) => c.key === column)?.label
  return `${label} · ${of ?? ''}`
}

function countOf({ rows, onTime }: Table, { row, column }: Figure): number {
  if (row.startsWith('rate.')) return onTime[row.slice('rate.'.length) as 'decided'] ?? 0
  return rows.find((r) => r.key === row)?.figures[column as 'total'] ?? 0
}

/** The cases behind the figure that is opened, beside the table. */
export function Behind({ table, state }: { table: Table; state: TableState }) {
  const { figure } = state
  return (
    <Drawer
      open={figure !== null}
      onClose={() => state.open(null)}
      title={figure ? nameOf(table, figure) : '明细'}
      size="large"
      destroyOnHidden
    >
      {figure ? <Cases key={`${figure.row}.${figure.column}`} table={table} state={state} figure={figure} /> : null}
    </Drawer>
  )
}

function Cases({ table, state, figure }: { table: Table; state: TableState; figure: Figure }) {
  const [places, setPlaces] = useState<readonly string[]>([])
  const after = places.at(-1)
  const query = { ...state.asked, row: figure.row, column: figure.column as 'total', size: String(SIZE) }
  const read = useRead(tableCases, { query: { ...query, ...(after ? { after } : {}) } })
  const count = countOf(table, figure)
  const first = places.length * SIZE + 1
  return (
    <>
      <p className="sub">{rules[figure.row] ?? '本年作出处理决定的申请，按答复书成文日期计入'}。</p>
      <Load from={read}>
        {({ rows, next }) =>
          rows.length === 0 ? (
            <Empty title="没有这样的申请" />
          ) : (
            <>
              <List rows={rows} several={table.agencies.length > 1} />
              <div className="list-foot">
                <span aria-live="polite">
                  第{first}—{first + rows.length - 1}件，共{countInWords(count)}件
                </span>
                <span>
                  {places.length > 0 ? (
                    <Button size="small" onClick={() => setPlaces(places.slice(0, -1))}>
                      上一页
                    </Button>
                  ) : null}{' '}
                  {next ? (
                    <Button size="small" onClick={() => setPlaces([...places, next])}>
                      下一页
                    </Button>
                  ) : null}
                </span>
              </div>
            </>
          )
        }
      </Load>
    </>
  )
}

const timely = (onTime: boolean | null): string => (onTime === null ? '—' : onTime ? '按期' : '逾期')

const List = ({ rows, several }: { rows: readonly CaseBehind[]; several: boolean }) => (
  <Scroll label="明细，可以左右滑动">
    <thead>
      <tr>
        <th scope="col">编号</th>
        <th scope="col">收到</th>
        <th scope="col">答复</th>
        <th scope="col">内容</th>
        <th scope="col">结果</th>
        <th scope="col">期限</th>
      </tr>
    </thead>
    <tbody>
      {rows.map((row) => (
        <tr key={row.id}>
          <th scope="row">
            {row.open ? <Link to={`/requests/${row.id}`}>{row.number}</Link> : row.number}
            {several ? <span className="sub">{row.agencyName}</span> : null}
          </th>
          <td className="t3-day">{dateInWords(row.receivedOn)}</td>
          <td className="t3-day">{dateInWords(row.decidedOn)}</td>
          <td className="long">
            <span className="two" title={row.description ?? undefined}>
              {row.description ?? '（由承办机关查看）'}
            </span>
          </td>
          <td>{row.outcomeSays ?? row.statusSays}</td>
          <td>{timely(row.onTime)}</td>
        </tr>
      ))}
    </tbody>
  </Scroll>
)
