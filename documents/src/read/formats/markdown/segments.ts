import { DocumentError } from '../../errors.ts'

/** More tables than any report; each costs a parser of its own. */
const MAX_TABLES = 2_000

/** A part of the text: a table written in tags, or lines of Markdown. */
export interface Segment {
  html: boolean
  text: string
  /** Where it begins, counted from 1. */
  line: number
  column: number
}

/** The text with comments emptied; lines keep their numbers. */
function withoutComments(text: string): string {
  let out = ''
  let from = 0
  for (let open = text.indexOf('<!--'); open >= 0; open = text.indexOf('<!--', from)) {
    const close = text.indexOf('-->', open)
    if (close < 0) break
    out += text.slice(from, open) + text.slice(open, close).replace(/[^\n]/g, '')
    from = close + 3
  }
  return out + text.slice(from)
}

/** Tables in tags, from `<table` to the `</table>` that ends it, and what stands between them. Throws `tooLarge`. */
export function* segments(source: string): Generator<Segment> {
  const text = withoutComments(source)
  let from = 0
  let line = 1
  let lineStart = 0
  let lineEnd = text.indexOf('\n')
  let tables = 0
  const cut = (to: number, html: boolean): Segment => {
    const segment = { html, text: text.slice(from, to), line, column: from - lineStart + 1 }
    for (; lineEnd >= 0 && lineEnd < to; lineEnd = text.indexOf('\n', lineStart)) {
      lineStart = lineEnd + 1
      line++
    }
    from = to
    return segment
  }
  for (const [start, end] of htmlTables(text)) {
    if (++tables > MAX_TABLES)
      throw new DocumentError('tooLarge', `表格超过 ${MAX_TABLES} 个，不予读取。请只提供年度报告本身。`)
    yield cut(start, false)
    yield cut(end, true)
  }
  yield cut(text.length, false)
}

/** From each outermost `<table` to its end; one that is never closed ends with the next table, heading or the text. */
function* htmlTables(text: string): Generator<[start: number, end: number]> {
  const starts: number[] = []
  const endOf = new Map<number, number>()
  const open: number[] = []
  for (const tag of text.matchAll(/<(\/?)table\b/gi)) {
    if (tag[1] === '') {
      starts.push(tag.index)
      open.push(tag.index)
      continue
    }
    const start = open.pop()
    if (start !== undefined) endOf.set(start, closed(text, tag.index))
  }
  let from = 0
  for (const [i, start] of starts.entries()) {
    if (start < from) continue
    from = endOf.get(start) ?? unclosed(text, start, starts[i + 1] ?? text.length)
    yield [start, from]
  }
}

const closed = (text: string, tag: number) => {
  const end = text.slice(tag, tag + 100).indexOf('>')
  return end < 0 ? Math.min(tag + '</table'.length, text.length) : tag + end + 1
}

const unclosed = (text: string, start: number, next: number) => {
  const heading = text.slice(start, next).search(/\n#/)
  return heading < 0 ? next : start + heading
}
