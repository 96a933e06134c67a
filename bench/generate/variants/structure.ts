import { type AnnualReport, figureAt, formOf, putFigure } from '@gongkai/rules/reports'
import { type Cell, type Draft, type Table, tableIn } from '../draft.ts'
import { tableOf } from '../sheets.ts'
import type { Variant } from './variant.ts'

const cell = (text: string, columnSpan = 1, rowSpan = 1): Cell => ({ text, rowSpan, columnSpan })

const redraw = (draft: Draft, table: Table) => {
  const i = draft.parts.findIndex((p) => p.kind === 'table' && p.table === table.table)
  draft.parts[i] = table
}

const edit =
  (key: Table['table'], change: (table: Table, draft: Draft, random: Parameters<Variant>[1]) => void): Variant =>
  (draft, random) => {
    const table = tableIn(draft, key)
    if (table) change(table, draft, random)
  }

const split = ['otherCorrectionLapsed', 'otherFeeLapsed', 'otherMisc']

/** The rows of （六）其他处理 as the other edition prints them. */
function otherForm(report: AnnualReport) {
  const columns = formOf(report.edition).requests.columns.map((c) => c.key)
  const merge = report.edition === '2021'
  for (const column of columns) {
    const at = (row: string) => `requests.${row}.${column}`
    if (merge) {
      const parts = split.map((row) => figureAt(report, at(row)) ?? 0)
      putFigure(
        report,
        at('otherHandling'),
        parts.reduce((a, b) => a + b, 0),
      )
      for (const row of split) putFigure(report, at(row), null)
    } else {
      const value = figureAt(report, at('otherHandling')) ?? 0
      for (const row of split) putFigure(report, at(row), row === 'otherMisc' ? value : 0)
      putFigure(report, at('otherHandling'), null)
    }
  }
}

/** Twelve words of two lines each over fifteen cells, with the typing error that is copied from report to report. */
const halves: [string, string][] = [
  ['结 果', '维 持'],
  ['结 果', '正 纠'],
  ['其 他', '结 果'],
  ['尚 未', '审 结'],
  ['总 计', '总计'],
]

export const structureVariants = {
  otherForm: (draft) => {
    otherForm(draft.report)
    redraw(draft, tableOf(draft.report, 'requests'))
    draft.rules.push('FORM-ROWS')
  },
  /** A row of table three without its label, known only by its place. */
  labelMissing: edit('requests', (table, draft, random) => {
    const rows = table.rows.filter((r) => r.some((c) => /^\d\./.test(c.text)))
    const label = random.pick(rows).find((c) => /^\d\./.test(c.text))
    if (label) label.text = ''
    draft.rules.push('READ-LABEL')
  }),
  /** 总计 neither in the header nor in the rows of table three. */
  totalColumnAbsent: edit('requests', (table, draft) => {
    for (const row of table.rows) {
      const i = row.findIndex((c) => c.key?.endsWith('.total') || c.text === '总计')
      const [gone] = i >= 0 ? row.splice(i, 1) : []
      if (gone?.key) putFigure(draft.report, gone.key, null)
    }
    for (const c of table.rows[0] ?? []) if (c.columnSpan === 7) c.columnSpan = 6
  }),
  headerless: (draft) => {
    for (const part of draft.parts)
      if (part.kind === 'table') {
        part.rows = part.rows.filter((row) => row.some((c) => c.key))
        part.headerRows = 0
      }
  },
  /** Table four under one row of fifteen words. */
  reviewInOneRow: edit('reviewLitigation', (table) => {
    const words = table.rows[3]?.map((_, i) =>
      cell(['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'][i % 5] ?? ''),
    )
    table.rows = [table.rows[0] ?? [], words ?? [], table.rows[3] ?? []]
    table.headerRows = 2
  }),
  reviewInterleaved: edit('reviewLitigation', (table) => {
    const [top = [], , , figures = []] = table.rows
    const upper = halves.map(([a]) => cell(a))
    const again = [...upper, ...structuredClone(upper)]
    table.rows = [
      top,
      [...structuredClone(upper), cell('未经复议直接起诉', 5), cell('复议后起诉', 5)],
      [...halves.map(() => cell('')), ...again],
      [...halves, ...halves, ...halves].map(([, b], i) => cell(i >= 5 && b === '正 纠' ? '纠 正' : b)),
      figures,
    ]
    table.headerRows = 4
  }),
  /** Twelve header cells over fifteen figures: words of some columns left out. */
  reviewFewHeaders: edit('reviewLitigation', (table, _, random) => {
    for (let n = 0; n < 3; n++) table.rows[2]?.splice(random.int(0, (table.rows[2]?.length ?? 1) - 1), 1)
  }),
  /** Table four left out, with a sentence in its place: nothing was printed, so nothing is known. */
  reviewInWords: (draft) => {
    draft.parts = draft.parts.map((part) =>
      part.kind === 'table' && part.table === 'reviewLitigation'
        ? {
            kind: 'paragraph',
            section: 'reviewLitigation',
            text: `${draft.report.year}年，未发生因政府信息公开引起的行政复议、行政诉讼案件。`,
          }
        : part,
    )
    for (const { key } of formOf(draft.report.edition).reviewLitigation.columns)
      putFigure(draft.report, `reviewLitigation.${key}`, null)
    draft.report.sections.reviewLitigation = `${draft.report.year}年，未发生因政府信息公开引起的行政复议、行政诉讼案件。`
  },
  /** 法人或其他组织 in one column. */
  reducedApplicants: edit('requests', (table, draft) => {
    const { columns } = formOf(draft.report.edition).requests
    const hidden = columns.filter((c) => c.group.length > 0).map((c) => c.key as string)
    table.rows = table.rows
      .filter((row) => !row.some((c) => c.text === '商业企业'))
      .map((row) => {
        const first = row.findIndex((c) => c.key?.endsWith('.orgCommercial'))
        if (first < 0) return row
        const keys = row.slice(first, first + hidden.length).map((c) => c.key ?? '')
        const sum = keys.reduce((n, key) => n + (figureAt(draft.report, key) ?? 0), 0)
        return [...row.slice(0, first), cell(String(sum)), ...row.slice(first + hidden.length)]
      })
    for (const c of table.rows.slice(0, 2).flat()) {
      if (c.rowSpan === 3) c.rowSpan = 2
      else c.rowSpan = 1
      if (c.columnSpan === 7) c.columnSpan = 3
      if (c.columnSpan === 5) c.columnSpan = 1
    }
    table.headerRows = 2
    for (const row of formOf(draft.report.edition).requests.rows)
      for (const column of hidden)
        if (row.key in draft.report.tables.requests) putFigure(draft.report, `requests.${row.key}.${column}`, null)
  }),
  /** One table for each block of table two and each group of table four. */
  smallTables: (draft) => {
    draft.parts = draft.parts.flatMap((part) => {
      if (part.kind !== 'table' || part.table === 'requests') return [part]
      return part.table === 'proactive' ? blocksOf(part) : groupsOf(part)
    })
  },
  spansMissing: (draft) => {
    for (const part of draft.parts)
      if (part.kind === 'table')
        for (const c of part.rows.flat()) {
          c.rowSpan = 1
          c.columnSpan = 1
        }
  },
  /** Row spans that are one or two rows short or long. */
  spansWrong: edit('requests', (table, _, random) => {
    for (const c of table.rows.slice(3).flat()) if (c.rowSpan > 1) c.rowSpan += random.pick([-1, 1, -2])
  }),
  emptyHeaders: (draft, random) => {
    for (const part of draft.parts)
      if (part.kind === 'table' && part.table !== 'proactive')
        for (const c of part.rows.slice(0, part.headerRows).flat()) if (random.chance(0.4)) c.text = ''
  },
} as const satisfies Record<string, Variant>

function blocksOf(table: Table): Table[] {
  const starts = table.rows.flatMap((row, i) => (row.length === 1 ? [i] : []))
  return starts.map((start, i) => ({ ...table, rows: table.rows.slice(start, starts[i + 1]) }))
}

function groupsOf(table: Table): Table[] {
  const [, second = [], third = [], figures = []] = table.rows
  const words = [...second.slice(0, 5), ...third]
  return ['行政复议', '行政诉讼（未经复议直接起诉）', '行政诉讼（复议后起诉）'].map((name, i) => ({
    ...table,
    headerRows: 2,
    rows: [[cell(name, 5)], words.slice(i * 5, i * 5 + 5).map((c) => cell(c.text)), figures.slice(i * 5, i * 5 + 5)],
  }))
}
