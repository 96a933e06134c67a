import { fieldWords, valueWords } from './fieldWords.ts'
import { dateInWords, timeInWords } from './words.ts'

export interface Change {
  readonly field: string
  readonly was: string | null
  readonly is: string | null
}

/** Names of things by their ids, as far as this screen knows them. */
export type Names = ReadonlyMap<string, string>

const id = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/

/** A value of an audit record as people read it; an id that nobody here knows says nothing. */
function shown(value: unknown, names: Names): string | null {
  if (value === null || value === undefined || value === '') return null
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (typeof value === 'string') {
    if (id.test(value)) return names.get(value) ?? null
    if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return dateInWords(value)
    return /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(value) ? timeInWords(value) : (valueWords[value] ?? value)
  }
  if (Array.isArray(value)) return value.flatMap((v) => shown(v, names) ?? []).join('、') || null
  if (typeof value === 'object')
    return Object.entries(value)
      .flatMap(([name, v]) => {
        const text = shown(v, names)
        return text === null ? [] : [`${fieldWords[name] ?? name} ${text}`]
      })
      .join('，')
  return String(value)
}

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What differs between before and after, field by field. */
export function changesOf(before: unknown, after: unknown, names: Names): Change[] {
  if (!isPlain(before) && !isPlain(after)) {
    const [was, is] = [shown(before, names), shown(after, names)]
    return was === is ? [] : [{ field: '', was, is }]
  }
  const [old, now] = [isPlain(before) ? before : {}, isPlain(after) ? after : {}]
  return [...new Set([...Object.keys(old), ...Object.keys(now)])]
    .map((name) => ({ field: fieldWords[name] ?? name, was: shown(old[name], names), is: shown(now[name], names) }))
    .filter(({ was, is }) => was !== is)
}
