import { extname } from 'node:path'
import { editionOf } from '@gongkai/rules/reports'
import type { Command } from '../platform/command.ts'
import { status, UsageError } from '../platform/errors.ts'
import { writeOut } from '../platform/output.ts'
import { yearOf } from './setup.ts'

export const templateCommand: Command = {
  name: 'template',
  operands: '--year 年度 -o 文件',
  says: '写出空白的法定报告表式，供填写',
  options: {
    year: { value: '年度', says: '报告年度，决定用哪一版表式' },
    agency: { value: '机关', says: '机关名称，写入标题和落款；不写时留空待填' },
    output: { value: '文件', short: 'o', says: '结果文件，扩展名为 docx 或 xlsx' },
  },
  examples: ['template --year 2025 --agency 云川县水务局 -o 2025年报.docx', 'template --year 2025 -o 2025年报.xlsx'],
  run: async ({ operands, values }) => {
    if (operands.length > 0) throw new UsageError(`命令 template 后面没有“${operands[0]}”。`)
    const year = yearOf(values.year)
    if (year === undefined) throw new UsageError('请用 --year 写明报告年度，例如 --year 2025。')
    if (editionOf(year) === null) throw new UsageError(`${year}年度没有对应的表式：现行格式自2019年度起适用。`)
    const out = values.output
    const format = extname(out ?? '')
      .slice(1)
      .toLowerCase()
    if (out === undefined || (format !== 'docx' && format !== 'xlsx'))
      throw new UsageError('请用 -o 写明结果文件，扩展名为 docx 或 xlsx，例如 -o 2025年报.docx。')
    const { writeTemplate } = await import('@gongkai/documents/write')
    await writeOut(out, await writeTemplate(year, values.agency, format))
    return status.done
  },
}
