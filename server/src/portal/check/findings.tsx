import { type CellKey, type Finding, figureAt } from '@gongkai/rules/reports'
import type { VNode } from 'preact'
import { CELLS_NAMED, FINDINGS_LISTED, parted, titles } from '../../reports/results/html/document.ts'
import { cellId, questioned } from '../../reports/results/html/marks.ts'
import { cellsByRow, placeName, severityNames } from '../../reports/words.ts'
import type { Checked } from '../../workers/jobs.ts'
import { Icon } from '../components/icon.tsx'
import { Law } from '../components/text.tsx'

/** Prefix of every id on the page that belongs to the report. */
export const REPORT = 'r'

function Cell({ checked, cell, name }: { checked: Checked; cell: CellKey; name: string }) {
  if (cell.startsWith('previous:')) return <>{name}</>
  const value = figureAt(checked.report, cell)
  return (
    <a href={`#${cellId(REPORT, cell)}`}>
      {name}
      {value !== null && value !== undefined && <b> {value}</b>}
    </a>
  )
}

/** The cells in question by row, each leading to its place in the tables. */
const rowsOf = (checked: Checked, cells: readonly CellKey[]): VNode[] =>
  cellsByRow(checked.report.edition, cells).map(({ label, cells: row }) => {
    const [first] = row
    if (first && row.length === 1)
      return (
        <li key={label}>
          <Cell checked={checked} cell={first.key} name={label} />
        </li>
      )
    return (
      <li key={label}>
        {label}：
        {row.map(({ key, column }, i) => (
          <span key={key}>
            {i > 0 && '、'}
            <Cell checked={checked} cell={key} name={column} />
          </span>
        ))}
      </li>
    )
  })

const icons = { error: 'error', warning: 'warning', info: 'info' } as const
const marks = { error: 'fe', warning: 'fw', info: 'fi' } as const

function Item({ checked, finding, n }: { checked: Checked; finding: Finding; n: number }) {
  const { rule, severity, cells, suspects, at, basis } = finding
  const asked = questioned(finding)
  const [wrong, why] = parted(finding)
  const id = `${REPORT}-f${n}`
  return (
    <li id={id} class={`f${n} ${marks[severity]}`}>
      <h3>
        <Icon name={icons[severity]} />
        <span class="vh">{severityNames[severity]}：</span>
        <span>{wrong}</span>
      </h3>
      {why && <p>{why}</p>}
      {asked.length > 0 && (
        <ul class="cells">
          {rowsOf(checked, asked.slice(0, CELLS_NAMED))}
          {cells.length > Math.min(asked.length, CELLS_NAMED) && (
            <li>
              <a href={`#${id}`}>标出全部{cells.length}格</a>
            </li>
          )}
        </ul>
      )}
      {suspects.length > 0 && <p>{suspects.length > 1 ? '只改其中任何一格' : '只改这一格'}，就都相符。</p>}
      {cells.length === 0 && at[0] && <p>位置：{placeName(at[0])}</p>}
      <p class="ground">
        <Law>{basis}</Law>
        <span class="rule" title={titles.get(rule) ?? rule}>
          {rule}
        </span>
      </p>
    </li>
  )
}

/** The gravest first, each with what is wrong, by how much, where, and on what ground. */
export function Findings({ checked, findings }: { checked: Checked; findings: readonly Finding[] }) {
  const listed = findings.slice(0, FINDINGS_LISTED)
  return (
    <>
      <ol class="find-list">
        {listed.map((finding, i) => (
          <Item key={i} checked={checked} finding={finding} n={i + 1} />
        ))}
      </ol>
      {findings.length > listed.length && <p class="tip">另有{findings.length - listed.length}条没有列出。</p>}
    </>
  )
}
