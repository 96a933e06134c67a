import { PassThrough } from 'node:stream'
import { type Value, Workbook } from '../workbook.ts'
import type { Download } from './handler.ts'

/** A column of an exported list: its heading, what it shows of a row, its width in characters. */
export interface Column<R> {
  readonly heading: string
  readonly width: number
  readonly of: (row: R) => Value | boolean | undefined
}

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** A list as a workbook to save. Texts are written as texts: what looks like a formula stays what a person typed. */
export function sheetOf<R>(name: string, columns: readonly Column<R>[], rows: readonly R[]): Download {
  const stream = new PassThrough()
  const workbook = new Workbook({
    write: async (chunk) => {
      if (!stream.write(chunk)) await new Promise((resolve) => stream.once('drain', resolve))
    },
  })
  const shown = (value: Value | boolean | undefined): Value =>
    typeof value === 'boolean' ? (value ? '是' : '否') : (value ?? null)
  const fill = async () => {
    await workbook.beginSheet({ name, header: columns.map((c) => c.heading), widths: columns.map((c) => c.width) })
    for (let i = 0; i < rows.length; i += 1000)
      await workbook.add(rows.slice(i, i + 1000).map((row) => columns.map((c) => shown(c.of(row)))))
    await workbook.end()
    stream.end()
  }
  fill().catch((error) => stream.destroy(error))
  return { name: `${name}.xlsx`, type: XLSX, bytes: stream }
}
