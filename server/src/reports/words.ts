import {
  type CellKey,
  type Edition,
  labelOf,
  type Place,
  type Severity,
  type UnreadReason,
} from '@gongkai/rules/reports'

/** The words in which results are told, the same in every format. */
export const severities = ['error', 'warning', 'info'] as const satisfies readonly Severity[]
export const severityNames: Record<Severity, string> = { error: '错误', warning: '提示', info: '说明' }

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

/** Who a report is of, as far as the document says. */
export const subjectOf = (of: { agency: string | null; year: number | null; edition: Edition }): string[] => [
  of.agency ?? '机关不详',
  of.year === null ? '年度不详' : `${of.year}年度`,
  editionName(of.edition),
]

/** Names the first cells and counts the rest. */
export function cellNames(edition: Edition, cells: readonly CellKey[], most = 6): string {
  const named = cells.slice(0, most).map((key) => labelOf(edition, key))
  return named.join('、') + (cells.length > most ? ` 等 ${cells.length} 格` : '')
}

/** Where in the document, for people. */
export function placeName(at: Place): string {
  if ('line' in at) return `第${at.line}行第${at.column}列`
  if ('page' in at) return `第${at.page}页`
  if ('sheet' in at) return `工作表“${at.sheet}”${at.address}`
  const [, table, row, cell] = /^table\[(\d+)\]\/(?:tr|row)\[(\d+)\]\/(?:t[dh]|cell)\[(\d+)\]/.exec(at.path) ?? []
  return table ? `第${table}个表格第${row}行第${cell}格` : at.path
}
