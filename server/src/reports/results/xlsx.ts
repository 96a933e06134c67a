import { type Value, Workbook } from '../../platform/workbook.ts'
import { severities, severityNames, subjectOf } from '../words.ts'
import { countsOf, type ReportFormat } from './result.ts'
import { findingHeader, findingRows } from './rows.ts'

const findings = {
  name: '发现的问题',
  header: findingHeader,
  widths: [28, 24, 8, 8, 8, 16, 8, 40, 10, 10, 70, 40],
}
const overview = {
  name: '汇总',
  header: ['文件', '机关', '年度', '表式', ...severities.map((s) => severityNames[s]), '未能读出的格', '未能读取'],
  widths: [28, 24, 10, 12, 8, 8, 8, 12, 50],
}

/** A workbook: a row per finding on the first sheet, a row per document on the second. */
export const xlsxReport: ReportFormat = (output) => {
  const workbook = new Workbook(output)
  const documents: Value[][] = []
  let begun = false
  const begin = async () => {
    if (!begun) await workbook.beginSheet(findings)
    begun = true
  }
  return {
    add: async (result) => {
      await begin()
      await workbook.add(findingRows(result))
      const { name, outcome } = result
      if ('error' in outcome) {
        documents.push([name, ...Array<Value>(7).fill(null), outcome.error.message])
        return
      }
      const { report, findings: found, unread } = outcome.value
      const counts = countsOf(found)
      documents.push([name, ...subjectOf(report), ...severities.map((s) => counts[s]), unread.length, null])
    },
    end: async () => {
      await begin()
      await workbook.beginSheet(overview)
      await workbook.add(documents)
      await workbook.end()
    },
  }
}
