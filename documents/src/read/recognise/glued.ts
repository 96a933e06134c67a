import type { LabelBook } from './labels.ts'
import { type Line, type Token, token } from './lines.ts'

/** A run of digits after a label, and the numbering digit of the next label that may hang on to it: `…数量00000001.属于`. */
const GLUED = /(\d{2,40})(?=([.．、])?)/g

/**
 * Text without separators (label and figures run together). A run of seven digits is taken apart only where it is a
 * row of single digits whose last is the sum of the others, or all zeros; any other run stays one token, which no
 * reading turns into a figure.
 */
export function unglue(lines: readonly Line[], book: LabelBook, columns = 7): Line[] {
  return lines.map((line) => {
    if (line.grid?.ruled || !/[^\d\s.,:：]\d{2}/.test(line.squeezed)) return line
    const tokens = line.tokens()
    const parts = tokens.flatMap((t) => (t.kind === 'text' ? split(t, book, columns) : [t]))
    return parts.length === tokens.length ? line : { ...line, tokens: () => parts }
  })
}

function split(t: Token, book: LabelBook, columns: number): Token[] {
  const parts: Token[] = []
  let from = 0
  for (const m of t.text.matchAll(GLUED)) {
    const digits = m[2] ? (m[1] ?? '').slice(0, -1) : (m[1] ?? '')
    const label = t.text.slice(from, m.index)
    if (digits === '' || book.match(label).length === 0) continue
    parts.push(token(label, t.at, null, null), ...figures(digits, columns).map((d) => token(d, t.at, null, null)))
    from = m.index + digits.length
  }
  if (parts.length === 0) return [t]
  return from < t.text.length ? [...parts, token(t.text.slice(from), t.at, null, null)] : parts
}

function figures(digits: string, columns: number): string[] {
  const single = [...digits]
  if (single.length !== columns) return [digits]
  const sum = single.slice(0, -1).reduce((n, d) => n + Number(d), 0)
  return sum === Number(single.at(-1)) ? single : [digits]
}
