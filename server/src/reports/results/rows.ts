import type { Value } from '../../platform/workbook.ts'
import type { Result } from '../checking.ts'
import { cellNames, forceNames, severityNames } from '../words.ts'
import { bySeverity } from './result.ts'

export const findingHeader = [
  '文件',
  '机关',
  '年度',
  '表式',
  '级别',
  '规则',
  '效力',
  '单元格',
  '应为',
  '表中',
  '说明',
  '依据',
] as const

/** Rows of cells that a finding names; the others are counted. */
const CELLS_NAMED = 8

/** A row for each finding; a document without one, or one that could not be read, gets a row that says so. */
export function findingRows({ name, outcome }: Result): Value[][] {
  if ('error' in outcome)
    return [
      [name, null, null, null, '未能读取', outcome.error.code, null, null, null, null, outcome.error.message, null],
    ]
  const { report, findings } = outcome.value
  const of = [name, report.agency, report.year, report.edition]
  if (findings.length === 0) return [[...of, '无', null, null, null, null, null, '没有发现问题。', null]]
  return bySeverity(findings).map((f) => [
    ...of,
    severityNames[f.severity],
    f.rule,
    forceNames[f.force],
    cellNames(report.edition, f.cells, CELLS_NAMED),
    f.expected,
    f.actual,
    f.message,
    f.basis,
  ])
}
