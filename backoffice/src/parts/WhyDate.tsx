import type { TraceRow } from '@gongkai/rules/deadlines'
import { Scroll } from './Scroll.tsx'
import { dateInWords } from './words.ts'

const kinds: Record<string, string> = {
  workday: '工作日',
  makeup: '调休上班',
  rest: '周末',
  holiday: '法定休假',
  unknown: '放假安排未公布',
}

/** A row as the server tells it. */
export type WhyRow = Omit<TraceRow, 'clock'> & { readonly clock: string }

/** Why this date: each day of a clock with its count, and what made it count or not. */
export function WhyDate({ rows, end }: { rows: readonly WhyRow[]; end: string }) {
  return (
    <>
      <p>
        <span className="big">{dateInWords(end, { weekday: true })}</span>
      </p>
      <Scroll label="逐日说明">
        <thead>
          <tr>
            <th scope="col">日期</th>
            <th scope="col">第几日</th>
            <th scope="col">这一天</th>
            <th scope="col">说明和依据</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.clock}-${row.date}-${row.note}`}>
              <th scope="row">
                <time dateTime={row.date}>{dateInWords(row.date, { weekday: true })}</time>
              </th>
              <td>{row.count ?? '—'}</td>
              <td>{kinds[row.kind] ?? row.kind}</td>
              <td className="long">
                {row.note} {row.basis ? <span className="law">{row.basis}</span> : null}
              </td>
            </tr>
          ))}
        </tbody>
      </Scroll>
    </>
  )
}
