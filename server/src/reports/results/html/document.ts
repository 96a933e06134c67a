import { escapeMarkup, layoutReport, tableHtml } from '@gongkai/documents/write'
import { type CellKey, type Finding, figureAt, ruleEntries } from '@gongkai/rules/reports'
import type { Checked } from '../../../workers/jobs.ts'
import { arithmetic, cellsByRow, placeName, severityNames, subjectOf } from '../../words.ts'
import { bySeverity, countsOf } from '../result.ts'
import { cellId, markerOf, questioned } from './marks.ts'
import { badges, icon } from './parts.ts'

/** Cells named in a finding; the others are only counted, and shown in the tables. */
export const CELLS_NAMED = 8
/** Findings of one document that are written out. */
export const FINDINGS_LISTED = 60

/** What a rule looks for, by its id. */
export const titles = new Map(ruleEntries().map((r) => [r.id, r.title]))

function cellLink(id: string, { report }: Checked, key: CellKey, name: string): string {
  if (key.startsWith('previous:')) return escapeMarkup(name)
  const value = figureAt(report, key)
  const figure = value === null || value === undefined ? '' : ` <b>${value}</b>`
  return `<a href="#${cellId(id, key)}">${escapeMarkup(name)}${figure}</a>`
}

/** The cells in question, each leading to its place in the tables; the name of a row is said once. */
const cellItems = (id: string, checked: Checked, keys: readonly CellKey[]): string[] =>
  cellsByRow(checked.report.edition, keys).map(({ label, cells }) => {
    const [first] = cells
    if (first && cells.length === 1) return `<li>${cellLink(id, checked, first.key, label)}</li>`
    const links = cells.map(({ key, column }) => cellLink(id, checked, key, column))
    return `<li>${escapeMarkup(label)}：${links.join('、')}</li>`
  })

/** What is wrong, and how that is counted. */
export function parted({ rule, message }: Finding): readonly [wrong: string, why: string] {
  const colon = arithmetic.has(rule) ? message.indexOf('：') : -1
  return colon < 0 ? [message, ''] : [`${message.slice(0, colon)}。`, message.slice(colon + 1)]
}

function findingItem(id: string, checked: Checked, finding: Finding, index: number): string {
  const { rule, severity, cells, suspects, at, basis } = finding
  const asked = questioned(finding)
  const named = cellItems(id, checked, asked.slice(0, CELLS_NAMED))
  if (named.length > 0 && cells.length > Math.min(asked.length, CELLS_NAMED))
    named.push(`<li class="all"><a href="#${id}-f${index + 1}">标出全部 ${cells.length} 格</a></li>`)
  const place = cells.length === 0 && at[0] ? `<p class="pl">位置：${escapeMarkup(placeName(at[0]))}</p>` : ''
  const mends =
    suspects.length === 0
      ? ''
      : `<p class="pl">${suspects.length > 1 ? '只改其中任何一格' : '只改这一格'}，就都相符。</p>`
  const title = titles.get(rule) ?? rule
  const [wrong, why] = parted(finding)
  return [
    `<li id="${id}-f${index + 1}" class="f${index + 1} ${severity}">`,
    `<h3>${icon(severity)}<span class="vh">${severityNames[severity]}：</span><span>${escapeMarkup(wrong)}</span><a class="rule" href="#${id}-f${index + 1}" title="${escapeMarkup(title)}">${rule}</a></h3>`,
    why && `<p>${escapeMarkup(why)}</p>`,
    named.length > 0 ? `<ul class="cells">${named.join('')}</ul>` : '',
    mends,
    place,
    `<p class="law">${escapeMarkup(basis)}</p>`,
    '</li>',
  ].join('')
}

function findingList(id: string, checked: Checked, findings: readonly Finding[]): string {
  if (findings.length === 0) return ''
  const listed = findings.slice(0, FINDINGS_LISTED)
  const more = findings.length - listed.length
  return [
    `<aside class="finds" aria-label="${subjectOf(checked.report).slice(0, 2).map(escapeMarkup).join('')}发现的问题"><ol>`,
    ...listed.map((f, i) => findingItem(id, checked, f, i)),
    '</ol>',
    more > 0 ? `<p class="more">另有 ${more} 条，见 gongkai check 这一份文件的结果。</p>` : '',
    '</aside>',
  ].join('\n')
}

/** The tables of a report as they are printed, cells in question marked; `findings` in the order they are listed. */
export function markedTables(id: string, checked: Checked, findings: readonly Finding[]): string {
  const mark = markerOf(checked, findings, id)
  const of = subjectOf(checked.report).slice(0, 2).join('')
  let heading = ''
  const parts = layoutReport(checked.report).map((block) => {
    if (block.kind === 'heading') heading = block.text
    if (block.kind !== 'table') return ''
    return `<h3>${escapeMarkup(heading)}</h3>\n${tableHtml(block.table, { prefix: `${id}-`, of, mark })}`
  })
  return parts.filter(Boolean).join('\n')
}

/** One document: what was found on it, and its tables as they are printed, each leading to the other. */
export function documentSection(id: string, name: string, checked: Checked): string {
  const findings = bySeverity(checked.findings)
  const [agency = '', year = '', form = ''] = subjectOf(checked.report).map(escapeMarkup)
  const unread = checked.unread.length > 0 ? `<span class="bd unread">未读出 ${checked.unread.length} 格</span>` : ''
  const body = markedTables(id, checked, findings)
  return [
    `<section class="doc${findings.length > 0 ? '' : ' clean'}" id="${id}" aria-labelledby="${id}-h">`,
    `<header><h2 id="${id}-h"><span>${agency}</span> <span>${year}</span></h2>`,
    `<p class="meta"><span>${escapeMarkup(name)}</span><span>${form}</span>${badges(countsOf(findings))}${unread}<a href="#top">回到目录</a></p>${checked.unrelated ? `<p class="meta">${escapeMarkup(checked.unrelated)}</p>` : ''}</header>`,
    findings.length > 0
      ? `<div class="cols">${findingList(id, checked, findings)}\n<div class="tables">${body}</div></div>`
      : `<details><summary>表格</summary><div class="tables">${body}</div></details>`,
    '</section>',
  ].join('\n')
}
