import { type AnnualReport, cellsOf, figureAt, labelOf, type TableKey } from '@gongkai/rules/reports'
import { decimalText } from './figures.ts'

const header = ['edition', 'year', 'agency', 'table', 'row', 'column', 'label', 'unit', 'value']

const unitOf = (column: string) => (column === 'amount' ? '元' : column === 'amountWan' ? '万元' : '')

/** A text that a spreadsheet would take for a formula gets an apostrophe in front; quotes are doubled. */
function field(text: string): string {
  const safe = /^[=+\-@\t\r＝＋－＠]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/**
 * One line for each cell the report carries, for spreadsheets and scripts: UTF-8 with a byte order mark, lines ended by
 * CRLF. `value` is a plain decimal without unit or plus sign, empty where the figure is blank.
 * `only` leaves the other tables out.
 */
export function writeCsv(report: AnnualReport, only?: TableKey): string {
  const { edition, year, agency } = report
  const cells = [...cellsOf(report)].filter(({ table }) => only === undefined || table === only)
  const lines = cells.map(({ key, table, row, column }) => {
    const value = figureAt(report, key)
    const texts = [edition, String(year ?? ''), agency ?? '', table, row?.key ?? '', column.key]
    texts.push(labelOf(edition, key), unitOf(column.key))
    return [...texts.map(field), value === null || value === undefined ? '' : decimalText(value)].join(',')
  })
  return `\uFEFF${[header.join(','), ...lines].join('\r\n')}\r\n`
}
