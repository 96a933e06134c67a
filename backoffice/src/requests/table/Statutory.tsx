import { applicantHeader, cornerNote, formOf, type RowForm } from '@gongkai/rules/reports'
import { Link } from 'react-router'
import type { Table } from '../../api/table.ts'
import { countInWords } from '../../parts/words.ts'
import type { TableState } from './useTable.ts'

type Columns = ReturnType<typeof formOf>['requests']['columns']

/** Heads break between words, which are of two characters: 商业 / 企业. */
const Pairs = ({ text }: { text: string }) => {
  const pairs = text.match(/.{1,2}/gu) ?? []
  return pairs.map((pair, i) => (
    <span key={pair + String(i)}>
      {pair}
      {i < pairs.length - 1 ? <wbr /> : null}
    </span>
  ))
}

function Head({ columns }: { columns: Columns }) {
  const grouped = columns.filter((c) => c.group.length > 0)
  return (
    <thead>
      <tr>
        <td colSpan={3} rowSpan={3} className="s0">
          {cornerNote}
        </td>
        <th colSpan={columns.length} scope="colgroup" className="top">
          {applicantHeader}
        </th>
      </tr>
      <tr>
        {columns.map((column, i) => {
          if (column.group.length === 0)
            return (
              <th key={column.key} rowSpan={2} scope="col" className={column.key === 'total' ? 'tot' : undefined}>
                <Pairs text={column.label} />
              </th>
            )
          if (columns[i - 1]?.group[0] === column.group[0]) return null
          return (
            <th key={column.group[0]} colSpan={grouped.length} scope="colgroup">
              {column.group[0]}
            </th>
          )
        })}
      </tr>
      <tr>
        {grouped.map((column) => (
          <th key={column.key} scope="col" className="k">
            <Pairs text={column.label} />
          </th>
        ))}
      </tr>
    </thead>
  )
}

/** The labels of a row: a group is named where it begins, and stands upright beside its rows. */
function Labels({ rows, at }: { rows: readonly Pick<RowForm, 'label' | 'group'>[]; at: number }) {
  const row = rows[at]
  if (!row) return null
  const depth = row.group.length
  const begins = row.group.map((label, d) => ({ label, d })).filter(({ label, d }) => rows[at - 1]?.group[d] !== label)
  const span = (label: string, d: number) => {
    let many = 1
    while (rows[at + many]?.group[d] === label) many++
    return many
  }
  return (
    <>
      {begins.map(({ label, d }) => (
        <th key={label} rowSpan={span(label, d)} scope="rowgroup" className={`v s${d}`}>
          <span>{label}</span>
        </th>
      ))}
      <th colSpan={3 - depth} scope="row" className={`s${depth}`}>
        {row.label}
      </th>
    </>
  )
}

interface StatutoryProps {
  readonly table: Table
  readonly state: TableState
  /** The finding whose cells are shown. */
  readonly chosen: number | null
}

/** Table three as the form prints it; each figure opens the cases behind it, and says when a rule finds it wrong. */
export function Statutory({ table: { rows, edition, findings }, state, chosen }: StatutoryProps) {
  const { columns } = formOf(edition).requests
  const wrong = (severity: string) => new Set(findings.filter((f) => f.severity === severity).flatMap((f) => f.cells))
  const errors = wrong('error')
  const warnings = wrong('warning')
  const shown = new Set(chosen === null ? [] : findings[chosen]?.cells)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by keyboard
    <section className="scroll" tabIndex={0} aria-label="申请统计表，可以左右滑动">
      <table className="stat t3">
        <caption className="vh">收到和处理政府信息公开申请情况</caption>
        <colgroup>
          <col className="cv" span={2} />
          <col className="cl" />
          <col className="cn" span={columns.length - 1} />
          <col className="ct" />
        </colgroup>
        <Head columns={columns} />
        <tbody>
          {rows.map((row, i) => (
            <tr key={row.key} className={row.key === 'totalHandled' ? 'sum' : undefined}>
              <Labels rows={rows} at={i} />
              {columns.map(({ key, label }) => {
                const value = row.figures[key as 'total'] ?? 0
                const cell = `requests.${row.key}.${key}`
                const fault = errors.has(cell) ? '，有错误' : warnings.has(cell) ? '，有提示' : ''
                const classes = [
                  key === 'total' ? 'tot' : '',
                  value === 0 ? 'z' : '',
                  errors.has(cell) ? 'e' : warnings.has(cell) ? 'a' : '',
                  shown.has(cell) ? 's' : '',
                ]
                return (
                  <td key={key} className={classes.filter(Boolean).join(' ') || undefined}>
                    <Link
                      to={state.to({ row: row.key, column: key })}
                      aria-label={`${row.label}，${label}：${value}件${fault}`}
                      preventScrollReset
                    >
                      {countInWords(value)}
                    </Link>
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
