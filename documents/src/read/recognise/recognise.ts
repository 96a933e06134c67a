import {
  type AnnualReport,
  type CellKey,
  cellForms,
  type Edition,
  editionOf,
  emptyReport,
  formOf,
  putFigure,
  type ReadingNote,
  requestColumns,
  rowCells,
  type SectionKey,
  type Unread,
} from '@gongkai/rules/reports'
import { DocumentError } from '../errors.ts'
import type { DocumentModel } from '../model.ts'
import type { Reading, ReadOptions } from '../read.ts'
import { agencyInText, agencyInTitle, findSignature, findTitle, findYear, isChrome } from './front.ts'
import { type Line, toLines } from './lines.ts'
import { editionOfProactive, findProactive, readProactive } from './proactive.ts'
import { paragraphs } from './prose.ts'
import type { TableReading } from './reading.ts'
import { findRegions, type Range, type Regions } from './regions.ts'
import { readRequests } from './requestCells.ts'
import { findRequests, type RequestsEvidence, requestLabels } from './requests.ts'
import { findReviews, readReviews } from './reviews.ts'

const slice = (lines: readonly Line[], range: Range | null) => (range ? lines.slice(range.from, range.to) : [])

/** The header of table three ends where its first row is named. */
function headerOf(lines: readonly Line[]): readonly Line[] {
  const first = lines.findIndex((l) =>
    l.tokens().some((t) => t.kind === 'text' && requestLabels.match(t.raw).some((c) => c.index <= 1 && c.score > 0.9)),
  )
  return lines.slice(0, first >= 0 ? first : 14)
}

/** Turns the common model of any format into the report with the provenance of every cell. */
export function recognise(model: DocumentModel, options: ReadOptions = {}): Reading {
  const lines = toLines(model)
  const regions = findRegions(lines)
  refuseOthers(model, lines, regions)
  const proactiveLines = slice(lines, regions.proactive)
  const requestLines = slice(lines, regions.requests)
  const byTableTwo = editionOfProactive(proactiveLines)
  const proactive = findProactive(proactiveLines, byTableTwo)
  const requests = findRequests(headerOf(requestLines), requestLines, byTableTwo)
  const reviews = findReviews(slice(lines, regions.reviewLitigation))
  const text = readText(lines, regions, model, {
    proactive: (regions.proactive?.from ?? 0) + Math.max(-1, ...proactive.rows.map((r) => r.row.line)) + 1,
    requests: (regions.requests?.from ?? 0) + Math.max(-1, ...requests.rows.map((r) => r.row.line)) + 1,
    reviewLitigation: (regions.reviewLitigation?.from ?? 0) + reviews.last + 1,
  })
  const year = text.year ?? options.year ?? null
  const { edition, note } = decideEdition(byTableTwo, requests, year)
  const report: AnnualReport = { ...emptyReport(edition), ...text, year, agency: text.agency ?? options.agency ?? null }
  const tables: [TableReading, TableReading, TableReading] = [
    readProactive(proactive, edition),
    readRequests(requests),
    readReviews(reviews),
  ]
  const reading = assemble(report, tables, note)
  refuseDisorder(reading, requests)
  return reading
}

function decideEdition(byTableTwo: Edition | null, requests: RequestsEvidence, year: number | null) {
  if (byTableTwo) return { edition: byTableTwo, note: null }
  const keys = new Set<string>(requests.rows.map((r) => r.key))
  const byTableThree: Edition | null =
    keys.has('otherMisc') || keys.has('otherCorrectionLapsed') ? '2021' : keys.has('otherHandling') ? '2019' : null
  const edition = byTableThree ?? (year === null ? '2021' : (editionOf(year) ?? '2019'))
  const basis = byTableThree ? '按表三（六）其他处理的行数' : '表三也不能区分，按报告年度'
  const note: ReadingNote = {
    rule: 'READ-EDITION',
    message: `表二不能辨认属于哪一套表式，${basis}判定为${formOf(edition).instrument}的表式。`,
    cells: [],
  }
  return { edition, note }
}

/** Puts the figures into the report, adds the rows the document prints beyond the form, and names what is not printed. */
function assemble(
  report: AnnualReport,
  [proactive, requests, reviews]: [TableReading, TableReading, TableReading],
  note: ReadingNote | null,
): Reading {
  const all = [proactive, requests, reviews]
  for (const row of formOf(report.edition).requests.rows)
    if (row.optional && requests.rows.includes(row.key))
      for (const key of Object.values(rowCells('requests', row.key))) putFigure(report, key, null)
  const cells = all.flatMap((t) => t.cells)
  for (const c of cells) putFigure(report, c.key, c.value)
  const missing = absentCells(report, proactive, requests)
  const unread = [
    ...all.flatMap((t) => t.unread),
    ...missing.map((cell): Unread => ({ cell, raw: '', reason: 'absent', at: null })),
  ]
  const notes = [
    ...all.flatMap((t) => t.notes),
    ...(note ? [note] : []),
    ...absentNotes(report.edition, missing, reviews),
  ]
  return { report, cells, unread, notes }
}

/** Cells of rows the document does not print at all; rows that an extra row stands for are not missing. */
function absentCells(report: AnnualReport, proactive: TableReading, requests: TableReading): CellKey[] {
  const { proactive: blocks, requests: form } = formOf(report.edition)
  const replaced = new Set(
    form.rows.filter((r) => r.optional && requests.rows.includes(r.key)).flatMap((r) => r.replaces ?? []),
  )
  const rows = form.rows.filter((r) => !r.optional && !requests.rows.includes(r.key) && !replaced.has(r.key))
  const others = blocks.flatMap((b) => b.rows).filter((r) => !proactive.rows.includes(r.key))
  return [
    ...others.flatMap((r) => cellsOfRow(report.edition, 'proactive', r.key)),
    ...rows.flatMap((r) => cellsOfRow(report.edition, 'requests', r.key)),
  ]
}

/** The cells of a row that the edition has: rows of table two have other columns in each. */
const cellsOfRow = (edition: Edition, table: 'proactive' | 'requests', row: string): CellKey[] =>
  Object.values(rowCells(table, row)).filter((key) => cellForms(edition).has(key))

function absentNotes(edition: Edition, missing: readonly string[], reviews: TableReading): ReadingNote[] {
  const forms = cellForms(edition)
  const rows = new Map(missing.map((key) => [forms.get(key)?.row?.key, forms.get(key)]))
  const notes: ReadingNote[] = []
  for (const [table, name] of [
    ['proactive', '表二'],
    ['requests', '表三'],
  ] as const) {
    const gone = [...rows.values()].filter((c) => c?.table === table)
    if (gone.length === 0) continue
    const labels = gone.map((c) => c?.row?.label.replace(/（区分处理.*/, '')).slice(0, 4)
    notes.push({
      rule: 'FORM-ROWS',
      message: `${name}有 ${gone.length} 行没有找到（${labels.join('、')}${gone.length > 4 ? '等' : ''}）。`,
      cells: missing.filter((k) => k.startsWith(`${table}.`)),
    })
  }
  if (reviews.unread.some((u) => u.reason === 'absent'))
    notes.push({
      rule: 'FORM-COLUMNS',
      message: '没有找到表四（行政复议、行政诉讼情况）的数据。',
      cells: reviews.unread.map((u) => u.cell),
    })
  return notes
}

const SECTIONS: SectionKey[] = ['overall', 'proactive', 'requests', 'reviewLitigation', 'problems', 'otherMatters']

/** Title, agency, year, signature and the six texts; `ends` are the lines after each table. */
function readText(
  lines: readonly Line[],
  regions: Regions,
  model: DocumentModel,
  ends: Record<'proactive' | 'requests' | 'reviewLitigation', number>,
) {
  const marks = SECTIONS.map((key) => regions.headings[key] ?? null)
  const firstMark = marks.find((m) => m !== null) ?? regions.proactive?.from ?? lines.length
  const title = findTitle(lines, Math.min(firstMark, lines.length), model.title)
  const start = title?.lines?.to ?? 0
  const isTable = (i: number) =>
    (['proactive', 'requests', 'reviewLitigation'] as const).some((key) => {
      const range = regions[key]
      return range !== null && i >= range.from && i < Math.max(ends[key], range.from + 1)
    })
  const isProse = (l: Line, i: number) =>
    !isTable(i) &&
    !regions.captions.has(i) &&
    (!l.grid || l.tokens().filter((t) => t.kind !== 'void').length === 1) &&
    !(i < firstMark && isChrome(l))
  const between = (from: number, to: number) => paragraphs(lines.slice(from, to).filter((l, k) => isProse(l, from + k)))
  const known = title ? agencyInTitle(title.text) : null
  // A narrative part ends at the next heading or table; what follows the last one is signature and site chrome.
  const tables = [regions.proactive, regions.requests, regions.reviewLitigation].flatMap((r) => (r ? [r.from] : []))
  const bounds = [...marks.filter((m) => m !== null), ...tables].sort((a, b) => a - b)
  const endOf = (mark: number) => bounds.find((b) => b > mark) ?? lines.length
  const last = marks.findLast((m) => m !== null) ?? regions.reviewLitigation?.from ?? 0
  const narrative = last === regions.headings.problems || last === regions.headings.otherMatters
  const tail = narrative ? last + 1 : Math.max(last + 1, ends.reviewLitigation)
  const signature = findSignature(lines.slice(0, endOf(last)), tail, known)
  const sections = Object.fromEntries(
    SECTIONS.map((key, i) => {
      const from = marks[i]
      if (from === null || from === undefined) return [key, '']
      const own = key === 'proactive' || key === 'requests' || key === 'reviewLitigation'
      const next = own
        ? (marks.filter((m) => m !== null && m > from).sort((a, b) => (a ?? 0) - (b ?? 0))[0] ?? lines.length)
        : endOf(from)
      const to = signature && signature.from > from ? Math.min(next, signature.from) : next
      return [key, between(from + 1, Math.max(from + 1, to))]
    }),
  ) as unknown as AnnualReport['sections']
  const body = title?.lines ? start : firstBody(lines, firstMark)
  const preamble = between(body, firstMark)
  return {
    title: title?.text ?? '',
    preamble,
    sections,
    signature: { agency: signature?.agency ?? null, date: signature?.date ?? null },
    agency: known ?? signature?.agency ?? agencyInText(preamble || sections.overall),
    year: findYear(title?.text ?? '', preamble, sections.overall),
  }
}

/** Without a title nothing tells site chrome from the report but that its first paragraph is a sentence or long. */
function firstBody(lines: readonly Line[], until: number): number {
  const i = lines.findIndex((l, k) => k < until && (l.squeezed.length >= 30 || /^.{12,}[。：:]$/.test(l.squeezed)))
  return i < 0 ? until : i
}

/** Share of table three that must be readable where order or separators are lost; below it the file is refused whole. */
const READABLE = 0.6

/** Text taken out of the page in the wrong order, or without separators, of which too little is certain. */
function refuseDisorder({ report, cells, unread }: Reading, { rows }: RequestsEvidence): void {
  const glued = unread.filter((u) => u.reason === 'glued' && u.cell.startsWith('requests.')).length
  const lost = rows.filter((r) => r.loose).length + glued / requestColumns.length
  const total = Object.keys(report.tables.requests).length * requestColumns.length
  const read = cells.filter((c) => c.key.startsWith('requests.')).length
  if (lost > 0 && read < READABLE * total) throw new DocumentError('damaged', sentences.disorder)
}

const sentences = {
  disorder:
    '表三的数字连在一起或顺序已经打乱（多为从网页、PDF 复制文字所致），不能确定各列的数；请改用原始的网页、Word 或 PDF 文件。',
  notAReport: '没有找到政府信息公开工作年度报告的法定表格（表二、表三、表四）和章节，请确认上传的是年度报告全文。',
  noText: '找到了年度报告的章节，但没有可读取的表格，表格可能是图片；请改用原始的网页、Word 或带文字层的 PDF。',
  several: '一个文件里有多份年度报告，请拆分成每份一个文件后再读取。',
}

function refuseOthers(
  model: DocumentModel,
  lines: readonly Line[],
  { proactive, requests, reviewLitigation, headings, several }: Regions,
): void {
  if (several) throw new DocumentError('severalReports', sentences.several)
  const figures = (range: Range | null) =>
    slice(lines, range).filter((l) => l.tokens().some((t) => t.kind === 'number' || t.kind === 'mark')).length
  if (figures(proactive) + figures(requests) + figures(reviewLitigation) > 0) return
  // The empty form names its rows.
  if (
    slice(lines, requests).filter((l) => l.tokens().some((t) => t.kind === 'text' && requestLabels.has(t.raw))).length >
    9
  )
    return
  const chapters = Object.keys(headings).length
  if (slice(lines, requests).some((l) => /\d{6}/.test(l.squeezed)))
    throw new DocumentError('damaged', sentences.disorder)
  const images = model.images ?? 0
  if (chapters >= 3 && (images > 0 || chapters >= 4)) throw new DocumentError('noText', sentences.noText)
  throw new DocumentError('notAReport', sentences.notAReport)
}
