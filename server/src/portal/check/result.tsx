import { markedTables } from '../../reports/results/html/document.ts'
import { bySeverity, countsOf } from '../../reports/results/result.ts'
import { editionName, severities, severityNames } from '../../reports/words.ts'
import type { Checked } from '../../workers/jobs.ts'
import { Icon } from '../components/icon.tsx'
import { Note } from '../components/note.tsx'
import { Markup } from '../components/text.tsx'
import { Findings, REPORT } from './findings.tsx'

const icons = { error: 'error', warning: 'warning', info: 'info' } as const

function Sum({ checked }: { checked: Checked }) {
  const counts = countsOf(checked.findings)
  const said = severities.filter((severity) => counts[severity] > 0)
  return (
    <p class="counts">
      {said.length === 0 && (
        <span class="cnt cnt-k">
          <Icon name="done" />
          没有发现问题
        </span>
      )}
      {said.map((severity) => (
        <span class={`cnt cnt-${severity}`} key={severity}>
          <Icon name={icons[severity]} />
          {severityNames[severity]}
          {counts[severity]}条
        </span>
      ))}
      {checked.unread.length > 0 && <span class="cnt">未读出{checked.unread.length}格</span>}
    </p>
  )
}

const signs = [
  { key: 'e', says: '有错误' },
  { key: 'w', says: '有提示' },
  { key: 'n', says: '原件为空白' },
  { key: 'u', says: '未能读出' },
] as const

const Key = () => (
  <ul class="cal-key">
    {signs.map(({ key, says }) => (
      <li key={key}>
        <i class={`sign sign-${key}`} />
        {says}
      </li>
    ))}
  </ul>
)

/** What was found on a report, beside its tables as they are printed, each leading to the other. */
export function CheckOutcome({ name, checked }: { name: string; checked: Checked }) {
  const findings = bySeverity(checked.findings)
  const { agency, year, edition } = checked.report
  return (
    <section class="checked" id="result" tabIndex={-1} aria-labelledby="result-h">
      <div class="checked-h">
        <h2 id="result-h">
          {agency ?? '机关不详'}
          {year === null ? '，年度不详' : `${year}年度`}
        </h2>
        <p class="tip">
          {name}，按{editionName(edition)}读取
        </p>
        <Sum checked={checked} />
      </div>
      <div class="checked-b">
        {findings.length > 0 ? (
          <section class="found" aria-labelledby="found">
            <h2 id="found">发现的问题</h2>
            <Findings checked={checked} findings={findings} />
          </section>
        ) : (
          <Note kind="ok">表格的勾稽关系全部相符，文字与表格没有发现矛盾。</Note>
        )}
        <section class="printed" aria-labelledby="printed">
          <h2 id="printed">报告的表格</h2>
          <Key />
          <Markup html={markedTables(REPORT, checked, findings)} class="tables" />
        </section>
      </div>
    </section>
  )
}
