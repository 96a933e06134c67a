import { type AnnualReport, SCHEMA } from '@gongkai/rules/reports'
import { parseReport } from '@gongkai/rules/reports/schema'
import { DocumentError } from '../errors.ts'

/** What `gongkai read --provenance` prints beside the report; it tells of another file and is left out. */
const PROVENANCE = new Set(['cells', 'unread', 'notes'])
const MESSAGE_LENGTH = 300

/**
 * A report from JSON of the published schema. Throws `damaged` where the text is no JSON or the report in it is not as the
 * schema says, `notAReport` for other JSON, `severalReports` for one report per line.
 */
export function readJsonReport(text: string): AnnualReport {
  const value = parse(text)
  if (typeof value !== 'object' || value === null || Array.isArray(value) || !('schema' in value))
    return refuse('notAReport')
  if (value.schema !== SCHEMA) return refuse(isOurs(value.schema) ? 'unsupported' : 'notAReport')
  try {
    return parseReport(Object.fromEntries(Object.entries(value).filter(([key]) => !PROVENANCE.has(key))))
  } catch (error) {
    const reason = error instanceof Error ? error.message.slice(0, MESSAGE_LENGTH) : ''
    throw new DocumentError('damaged', `${reason}请用本软件重新导出。`)
  }
}

const isOurs = (schema: unknown) => typeof schema === 'string' && schema.startsWith('gongkai/annual-report/')

const sentences = {
  damaged: 'JSON 不完整或有语法错误。请重新导出或下载后再试。',
  notAReport: `这份 JSON 不是年度报告的数据（schema 应为 ${SCHEMA}）。请提供本软件导出的 JSON，或年度报告的原文件。`,
  unsupported: `这份 JSON 是另一版本的报告数据，本软件读取 ${SCHEMA}。请用当前版本重新导出。`,
  severalReports: '这个文件里有多份报告（每行一份）。请拆成一份报告一个文件再试。',
} as const

const refuse = (code: keyof typeof sentences): never => {
  throw new DocumentError(code, sentences[code])
}

const tryParse = (text: string): { value: unknown } | undefined => {
  try {
    return { value: JSON.parse(text) }
  } catch {
    return undefined
  }
}

function parse(text: string): unknown {
  const whole = tryParse(text)
  if (whole) return whole.value
  const end = text.indexOf('\n', text.search(/\S/))
  return refuse(end > 0 && text.slice(end).trim() !== '' && tryParse(text.slice(0, end)) ? 'severalReports' : 'damaged')
}
