import { Link } from 'react-router'
import type { Table } from '../../api/table.ts'
import { Card } from '../../parts/Card.tsx'
import { countInWords } from '../../parts/words.ts'
import type { TableState } from './useTable.ts'

export const rateNames = {
  'rate.decided': '作出答复',
  'rate.onTime': '按期答复',
  'rate.late': '逾期答复',
  'rate.unserved': '尚无送达证明',
} as const

const percent = (rate: number | null): string => (rate === null ? '—' : `${(rate * 100).toFixed(1)}%`)

/** How many replies went out in time, by proof of service. */
export function OnTime({ table: { onTime }, state }: { table: Table; state: TableState }) {
  const figures = [
    ['rate.decided', onTime.decided],
    ['rate.onTime', onTime.onTime],
    ['rate.late', onTime.late],
    ['rate.unserved', onTime.unserved],
  ] as const
  return (
    <Card title="按期答复率">
      <p className="rate">{percent(onTime.rate)}</p>
      <ul className="rate-parts">
        {figures.map(([row, value]) => (
          <li key={row}>
            <span>{rateNames[row]}</span>
            <Link
              to={state.to({ row, column: 'total' })}
              aria-label={`${rateNames[row]}：${value}件`}
              preventScrollReset
            >
              {countInWords(value)}件
            </Link>
          </li>
        ))}
      </ul>
      <p className="sub">按送达证明计算：按期的件数除以作出答复的件数；申请人撤回、视为放弃的不计。</p>
    </Card>
  )
}
