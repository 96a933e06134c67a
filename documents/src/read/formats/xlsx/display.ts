export interface Shown {
  text: string
  /** The figure, where the text adds nothing to it. */
  value?: number
}

/** Quoted text, escaped signs, padding and conditions of a number format. */
const TOKEN = /"([^"]*)"|[\\!](.)|[_*].|\[[^\]]*\]|./gsu
const DAY = 86_400_000

/**
 * A stored number as printed: all its digits (no rounding to the places of the format), with the words that the format
 * adds (`0.00"万元"`, `0"件"`), as a percentage or a date. Excel computes with 15 digits: 7730.279999999999 is 7730.28.
 */
export function display(raw: string, format: string, date1904: boolean): Shown {
  const number = Number(raw)
  if (raw.trim() === '' || !Number.isFinite(number)) return { text: raw.trim() }
  const section = format.split(';')[0] ?? ''
  const { before, after, code } = literalsOf(section)
  if (/[yde]|m.*d/i.test(code.replace(/general/i, ''))) return { text: civilDate(number, date1904) }
  const value = Number(number.toPrecision(15))
  if (code.includes('%')) return { text: `${Number((value * 100).toPrecision(15))}%` }
  return before + after === '' ? { text: String(value), value } : { text: `${before}${value}${after}` }
}

/** Words before and after the digits; none where the format scales the number or splits it by words. */
function literalsOf(section: string): { before: string; after: string; code: string } {
  let before = ''
  let after = ''
  let code = ''
  let split = false
  for (const [token, quoted, escaped] of section.matchAll(TOKEN)) {
    const literal = quoted ?? escaped
    if (literal !== undefined && code.trim() === '') before += literal
    else if (literal !== undefined) after += literal
    else if (!/^[_*[]./su.test(token)) {
      if (after !== '' && /[0#?]/.test(token)) split = true
      code += token
    }
  }
  const scaled = /[0#?],+(?![0#?,])/.test(code)
  return split || scaled ? { before: '', after: '', code } : { before, after, code }
}

/** Days since 1899-12-30, or 1904-01-01; the day that 1900 did not have is before any report. */
function civilDate(serial: number, date1904: boolean): string {
  const date = new Date(
    Date.UTC(date1904 ? 1904 : 1899, date1904 ? 0 : 11, date1904 ? 1 : 30) + Math.floor(serial) * DAY,
  )
  if (Number.isNaN(date.getTime())) return String(serial)
  return `${date.getUTCFullYear()}年${date.getUTCMonth() + 1}月${date.getUTCDate()}日`
}
