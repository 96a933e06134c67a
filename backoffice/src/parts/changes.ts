import { fieldWords } from './fieldWords.ts'
import { dateInWords, timeInWords } from './words.ts'

export interface Change {
  readonly field: string
  readonly was: string | null
  readonly is: string | null
}

/** A value of an audit record as people read it. */
function shown(value: unknown): string | null {
  if (value === null || value === undefined || value === '') return null
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (typeof value === 'string') {
    if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return dateInWords(value)
    return /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(value) ? timeInWords(value) : (fieldWords[value] ?? value)
  }
  if (Array.isArray(value)) return value.map((v) => shown(v) ?? '—').join('、') || null
  if (typeof value === 'object')
    return Object.entries(value)
      .map(([name, v]) => `${fieldWords[name] ?? name} ${shown(v) ?? '—'}`)
      .join('，')
  return String(value)
}

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What differs between before and after, field by field. */
export function changesOf(before: unknown, after: unknown): Change[] {
  if (!isPlain(before) && !isPlain(after)) {
    const [was, is] = [shown(before), shown(after)]
    return was === is ? [] : [{ field: '', was, is }]
  }
  const [old, now] = [isPlain(before) ? before : {}, isPlain(after) ? after : {}]
  return [...new Set([...Object.keys(old), ...Object.keys(now)])]
    .map((name) => ({ field: fieldWords[name] ?? name, was: shown(old[name]), is: shown(now[name]) }))
    .filter(({ was, is }) => was !== is)
}
