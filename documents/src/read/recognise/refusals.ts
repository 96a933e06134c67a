import { requestColumns } from '@gongkai/rules/reports'
import { DocumentError } from '../errors.ts'
import type { Reading } from '../read.ts'
import type { Line } from './lines.ts'
import { linesIn, type Range, type Regions } from './regions.ts'
import { type RequestsEvidence, requestLabels } from './requests.ts'
import { isPrinted } from './rows.ts'

const sentences = {
  disorder:
    '表三的数字连在一起或顺序已经打乱（多为从网页、PDF 复制文字所致），不能确定各列的数；请改用原始的网页、Word 或 PDF 文件。',
  notAReport: '没有找到政府信息公开工作年度报告的法定表格（表二、表三、表四）和章节，请确认上传的是年度报告全文。',
  noText: '找到了年度报告的章节，但没有可读取的表格，表格可能是图片；请改用原始的网页、Word 或带文字层的 PDF。',
  several: '一个文件里有多份年度报告，请拆分成每份一个文件后再读取。',
}

/** Share of table three that must be readable where order or separators are lost; below it the file is refused whole. */
const READABLE = 0.6

/** Text taken out of the page in the wrong order, or without separators, of which too little is certain. */
export function refuseDisorder(
  { report, cells, unread }: Reading,
  { rows }: RequestsEvidence,
  lines: readonly Line[],
): void {
  const glued = unread.filter((u) => u.reason === 'glued' && u.cell.startsWith('requests.')).length
  const lost = rows.filter((r) => r.loose).length + glued / requestColumns.length
  const total = Object.keys(report.tables.requests).length * requestColumns.length
  const read = cells.filter((c) => c.key.startsWith('requests.')).length
  if (read >= READABLE * total) return
  if (lost > 0 || lines.some((l) => !l.grid && /\d{7}/.test(l.text)))
    throw new DocumentError('damaged', sentences.disorder)
}

/** Documents that are no annual report, several of them, or one without tables to read. `images` are pictures in the body. */
export function refuseOthers(
  lines: readonly Line[],
  { proactive, requests, reviewLitigation, headings, several }: Regions,
  images: number,
): void {
  if (several) throw new DocumentError('severalReports', sentences.several)
  const hasFigures = (range: Range | null) => linesIn(lines, range).some((l) => l.tokens().some(isPrinted))
  if (hasFigures(proactive) || hasFigures(requests) || hasFigures(reviewLitigation) || isEmptyForm(lines, requests))
    return
  if (linesIn(lines, requests).some((l) => /\d{6}|0{3}/.test(l.squeezed)))
    throw new DocumentError('damaged', sentences.disorder)
  // Reports of before 2019 had chapters too, but none 收到和处理政府信息公开申请情况.
  const chapters = Object.keys(headings).length
  if (headings.requests !== undefined && chapters >= (images > 0 ? 3 : 4))
    throw new DocumentError('noText', sentences.noText)
  throw new DocumentError('notAReport', sentences.notAReport)
}

/** The form before anything is filled in still names its rows. */
const isEmptyForm = (lines: readonly Line[], requests: Range | null): boolean =>
  linesIn(lines, requests).filter((l) => l.tokens().some((t) => t.kind === 'text' && requestLabels.has(t.raw))).length >
  9
