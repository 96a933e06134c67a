import type { Value } from '../../platform/workbook.ts'
import type { ReportFormat } from './result.ts'
import { findingHeader, findingRows } from './rows.ts'

const BOM = '\uFEFF'

/** Spreadsheets run what begins with these signs; an apostrophe makes it text. */
const asText = (text: string) => (/^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text)

const field = (value: Value): string => {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const text = asText(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

const line = (values: readonly Value[]) => `${values.map(field).join(',')}\r\n`

/** One line per finding, for a spreadsheet: UTF-8 with BOM, so that it opens with Chinese characters. */
export const csvReport: ReportFormat = (output) => {
  let begun = false
  const begin = async () => {
    if (!begun) await output.write(BOM + line(findingHeader))
    begun = true
  }
  return {
    add: async (result) => {
      await begin()
      await output.write(findingRows(result).map(line).join(''))
    },
    end: begin,
  }
}
