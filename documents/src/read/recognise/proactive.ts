import { type BlockForm, type Edition, formOf } from '@gongkai/rules/reports'
import { align, uncertain } from './align.ts'
import { type Candidate, LabelBook, type Sought } from './labels.ts'
import type { Line, Token } from './lines.ts'
import type { TableReading } from './reading.ts'
import { isPrinted, type PrintedRow, piecesOf, printedRows } from './rows.ts'
import { type Parsed, parseAmount, parseChange, parseCount } from './values.ts'

const soughtOf = (edition: Edition): Sought[] =>
  formOf(edition).proactive.flatMap((b) => [
    { key: b.key, labels: [b.label], group: true },
    ...b.rows.map((r) => ({ key: r.key, labels: [r.label, ...r.aliases] })),
  ])

/** Where the edition is not known, every row of either: the 2019 form has all of them, the 2021 form leaves two out. */
const books: Record<Edition, LabelBook> = {
  '2019': new LabelBook(soughtOf('2019')),
  '2021': new LabelBook(soughtOf('2021')),
}

const marks: Record<Edition, RegExp> = {
  '2019':
    /新制作数?|新公开数?|对外公开总|上一年项目|增\/减|增减|处理决定数量.*采购|采购项目|采购总金额|其他对外管理|政府集中采购/g,
  '2021': /制发件数?|废止件数?|现行有效|本年处理决定|收费金额/g,
}

/** The edition that the wording of table two belongs to; null where it cannot be read. */
export function editionOfProactive(lines: readonly Line[]): Edition | null {
  const text = lines.map((l) => l.squeezed).join('')
  const votes = (e: Edition) => new Set(text.match(marks[e]) ?? []).size
  const [older, newer] = [votes('2019'), votes('2021')]
  return older === newer ? null : older > newer ? '2019' : '2021'
}

export interface ProactiveRows {
  rows: { row: PrintedRow; key: string; restored: boolean; loose: boolean }[]
  headerText: string
}

/** Finds the rows of table two; figures are read once the edition is settled. */
export function findProactive(lines: readonly Line[], edition: Edition | null): ProactiveRows {
  const book = books[edition ?? '2019']
  const { sought } = book
  const group = (i: number) => sought[i]?.group === true
  const labelled = (row: PrintedRow) => book.matchPieces(piecesOf(row)).filter((c) => !group(c.index))
  const printed = printedRows(lines, () => 0).filter(
    (row) => row.values.some(isPrinted) || labelled(row)[0]?.score === 1,
  )
  const headless = printed.filter((row) => row.apart && row.values.length > 0 && isColumnLabel(row.labels.at(-1)))
  const lone = new Map(headless.map((row) => [row, loneRow(row, book)]))
  const items = printed.map((row) => ({ candidates: lone.get(row) ?? labelled(row) }))
  const assigned = align(items, sought.length, group)
  const doubtful = uncertain(items, assigned, sought.length, (i) => (group(i) ? 'group' : 'row'))
  const orderly = headless.every((row) => lone.get(row))
  return {
    rows: printed.flatMap((row, i) => {
      const place = assigned[i]
      const known = typeof place === 'number' && !doubtful.has(i) ? sought[place] : undefined
      if (!known || known.group) return []
      const restored = lone.has(row) || items[i]?.candidates.length === 0
      return [{ row, key: known.key, restored, loose: row.apart && !orderly && !lone.get(row) }]
    }),
    headerText: lines.map((l) => l.squeezed).join('\n'),
  }
}

/** Figures straight under a column label, before any row label: text taken out of the page with figures first. */
const isColumnLabel = (t: Token | undefined) =>
  t !== undefined && /(?:数量|件数|金额|增\/减|增减|万元\)?|公开总数)$/.test(t.text)

/** Figures before their label are certain only in a block of one row (第（八）项 has one, 第（一）项 two). */
function loneRow(row: PrintedRow, book: LabelBook): Candidate[] | undefined {
  const block = row.labels.flatMap((t) => book.match(t.raw)).findLast((c) => book.sought[c.index]?.group)
  if (!block) return undefined
  const next = book.sought.findIndex((s, i) => i > block.index && s.group)
  const rows = (next < 0 ? book.sought.length : next) - block.index - 1
  return rows === 1 ? [{ index: block.index + 1, score: 0.8 }] : undefined
}

/** Reads the figures of table two under the edition. */
export function readProactive({ rows, headerText }: ProactiveRows, edition: Edition): TableReading {
  const reading: TableReading = { cells: [], unread: [], notes: [], rows: [] }
  const blocks = formOf(edition).proactive
  for (const block of blocks)
    for (const form of block.rows) {
      const found = rows.find((r) => r.key === form.key)
      if (found) {
        reading.rows.push(form.key)
        readRow(reading, block, form.key, found, headerText)
      } else readUnseparated(reading, block, form, headerText)
    }
  const restored = rows.filter((r) => r.restored && reading.rows.includes(r.key))
  if (restored.length > 0)
    reading.notes.push({
      rule: 'READ-LABEL',
      message: `表二有 ${restored.length} 行的行名缺失或不能辨认，由前后各行推定。`,
      cells: restored.flatMap((r) =>
        blocks.flatMap((b) =>
          b.rows.some((x) => x.key === r.key) ? b.columns.map((c) => `proactive.${r.key}.${c.key}`) : [],
        ),
      ),
    })
  return reading
}

/**
 * A row that has no figures of its own: its label alone is a row of blanks. Figures run together with the label are
 * certain in a block of one column only; none at all and the row is not printed.
 */
function readUnseparated(reading: TableReading, block: BlockForm, form: BlockForm['rows'][number], headerText: string) {
  const label = [form.label, ...form.aliases].find((l) => headerText.includes(l))
  if (label === undefined) return
  reading.rows.push(form.key)
  const [, raw] = new RegExp(`${label}([+-]?\\d[\\d.,]*(?:亿元|万元|元)?)`).exec(headerText) ?? []
  if (raw === undefined) return
  const [only] = block.columns
  const parsed = block.columns.length === 1 && only ? parse(only.key, raw, headerText) : null
  for (const column of block.columns) {
    const cell = `proactive.${form.key}.${column.key}`
    if (typeof parsed?.figure === 'number')
      reading.cells.push({ key: cell, raw, value: parsed.figure, at: { path: form.label }, by: 'label' })
    else reading.unread.push({ cell, raw, reason: 'glued', at: null })
  }
}

function readRow(
  reading: TableReading,
  block: BlockForm,
  key: string,
  found: ProactiveRows['rows'][number],
  headerText: string,
) {
  const { row, restored, loose } = found
  const figures = loose ? null : valuesFor(row, block.columns.length)
  const raw = row.values
    .map((t) => t.raw)
    .join(' ')
    .trim()
  block.columns.forEach((column, i) => {
    const cell = `proactive.${key}.${column.key}`
    if (!figures) {
      reading.unread.push({ cell, raw, reason: 'place', at: row.values[0]?.at ?? null })
      return
    }
    const t = figures[i]
    if (!t) return
    const parsed = parse(column.key, t.raw, headerText)
    if (parsed.figure === null && parsed.reason) {
      reading.unread.push({ cell, raw: t.raw, reason: parsed.reason, at: t.at })
      if (parsed.reason === 'unit')
        reading.notes.push({
          rule: 'READ-UNIT',
          message: `金额“${t.raw}”没有写明单位是元还是万元，没有读取。`,
          cells: [cell],
          at: [t.at],
        })
    } else
      reading.cells.push({
        key: cell,
        raw: t.raw,
        value: parsed.figure,
        at: t.at,
        by: restored ? 'neighbour' : 'label',
      })
  })
}

function parse(column: string, raw: string, headerText: string): Parsed {
  if (column === 'itemsChange') return parseChange(raw)
  if (column === 'amount') return parseAmount(raw, '元', unitIn(headerText, '采购总?金额'))
  // The statutory column is in 万元; only another unit printed in the header changes that.
  if (column === 'amountWan') return parseAmount(raw, '万元', unitIn(headerText, '收费(?:总)?金额') ?? '万元')
  return parseCount(raw)
}

const unitIn = (text: string, column: string): string | null =>
  new RegExp(`${column}[(\\s]*(?:单位)?[:：]?\\s*(亿元|万元|千元|元)`).exec(text)?.[1] ?? null

/** The figures of a row in the order of the columns; null where their number leaves the columns open. */
function valuesFor(row: PrintedRow, n: number): (Token | undefined)[] | null {
  const shown = row.values.filter((t) => t.kind !== 'void')
  if (shown.length === n || shown.length === 0) return shown.length === n ? shown : Array(n).fill(undefined)
  // Converters repeat the text of a merged cell.
  if (n === 1) return row.grid && shown.every((t) => t.text === shown[0]?.text) ? [shown[0]] : null
  if (shown.length > n) return null
  // Places that follow the label at once are the columns in order, and what is empty behind them is no column.
  const [first] = row.values
  const adjacent = first?.kind !== 'void' || (row.labels.at(-1)?.x1 ?? null) === first.x0
  const rest = row.values.slice(n)
  return adjacent && row.values.length >= n && rest.every((t) => t.kind === 'void') ? row.values.slice(0, n) : null
}
