import {
  type CellKey,
  cellForms,
  type Edition,
  formOf,
  groupBy,
  labelOf,
  type Place,
  relations,
  type Severity,
  type UnreadReason,
} from '@gongkai/rules/reports'

/** The words in which results are told, the same in every format. */
export const severities = ['error', 'warning', 'info'] as const satisfies readonly Severity[]
export const severityNames: Record<Severity, string> = { error: '错误', warning: '提示', info: '说明' }

/** Rules whose messages name all of their cells with the figures, behind a colon. */
export const arithmetic: ReadonlySet<string> = new Set(relations.map((r) => r.id))

export const forceNames = {
  statutory: '法定',
  definitional: '定义',
  practical: '实务',
  reading: '读取',
} as const

export const reasonNames: Record<UnreadReason, string> = {
  absent: '没有印出',
  split: '一个数拆在两格',
  glued: '数字连在一起',
  place: '行列不能确定',
  number: '不是这一格应有的数',
  unit: '金额没有单位',
}

export const editionName = (edition: Edition) => `${edition}年表式`

/** A document as results call it, in words. */
export const shownName = (name: string) => (name === '-' ? '标准输入' : name)

/** Who a report is of, as far as the document says. */
export const subjectOf = (of: { agency: string | null; year: number | null; edition: Edition }): string[] => [
  of.agency ?? '机关不详',
  of.year === null ? '年度不详' : `${of.year}年度`,
  editionName(of.edition),
]

/** The cells of one row of a table, in the order given. */
export interface RowOfCells {
  /** Without its column where it is several cells. */
  readonly label: string
  readonly cells: readonly { readonly key: CellKey; readonly column: string }[]
}

/** Gathers cells by row, so that the name of a row is said once. */
export function cellsByRow(edition: Edition, keys: readonly CellKey[]): RowOfCells[] {
  const rowOf = (key: CellKey) => (key.split('.').length > 2 ? key.slice(0, key.lastIndexOf('.')) : key)
  return [...groupBy(keys, rowOf).values()].map((row) => {
    const cells = row.map((key) => ({
      key,
      column: cellForms(edition).get(key.replace('previous:', ''))?.column.label ?? '',
    }))
    const [first] = cells
    const label = first ? labelOf(edition, first.key) : ''
    return { label: first && cells.length > 1 ? label.slice(0, -`（${first.column}）`.length) : label, cells }
  })
}

/** Names the cells of the first rows and counts the rest. */
export function cellNames(edition: Edition, keys: readonly CellKey[], most = 6): string {
  const all = formOf(edition).requests.columns.length
  const rows = cellsByRow(edition, keys)
  const named = rows
    .slice(0, most)
    .map(({ label, cells }) =>
      cells.length === 1
        ? label
        : `${label}（${cells.length === all ? '各列' : cells.map((c) => c.column).join('、')}）`,
    )
  return named.join('、') + (rows.length > most ? `等 ${keys.length} 格` : '')
}

/** Where in the document, for people. */
export function placeName(at: Place): string {
  if ('line' in at) return `第${at.line}行第${at.column}列`
  if ('page' in at) return `第${at.page}页`
  if ('sheet' in at) return `工作表“${at.sheet}”${at.address}`
  const [, table, row, cell] = /^table\[(\d+)\]\/(?:tr|row)\[(\d+)\]\/(?:t[dh]|cell)\[(\d+)\]/.exec(at.path) ?? []
  return table ? `第${table}个表格第${row}行第${cell}格` : at.path
}
