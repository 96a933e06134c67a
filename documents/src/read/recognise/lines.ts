import type { Place } from '@gongkai/rules/reports'
import type { DocumentModel, GridBlock, Piece, TextBlock } from '../model.ts'
import { squeeze } from './normalise.ts'
import { isBlankMark, isFigureLike } from './values.ts'

/** One printed piece of a line or one cell of a row. */
export interface Token {
  raw: string
  /** Without white space, NFKC. */
  text: string
  at: Place
  /** `void` is an empty cell or the emptiness between two separators; `mark` a printed sign for nothing. */
  kind: 'text' | 'number' | 'mark' | 'void'
  /** Horizontal extent: grid columns, separators counted, or the format's positions; null in a stream of lines. */
  x0: number | null
  x1: number | null
}

/** One physical row: a line of text or a row of a grid. The common sequence in which tables are looked for. */
export interface Line {
  text: string
  /** Without white space, NFKC; of a paragraph only the beginning. */
  squeezed: string
  at: Place
  grid: GridBlock | null
  /** Its tokens have positions on the page, not only an order. */
  measured: boolean
  /** The text block the line comes from, for prose. */
  block: TextBlock | null
  tokens: () => Token[]
}

export function token(raw: string, at: Place, x0: number | null, x1: number | null): Token {
  const text = squeeze(raw)
  // Most cells hold one digit.
  if (text.length === 1 && text >= '0' && text <= '9') return { raw: text, text, at, kind: 'number', x0, x1 }
  const kind = text === '' ? 'void' : isBlankMark(text) ? 'mark' : isFigureLike(text) ? 'number' : 'text'
  return { raw: raw.trim(), text, at, kind, x0, x1 }
}

const PAGE_NUMBER = /^(?:[-—–―·•]{1,3}\d{1,3}[-—–―·•]{1,3}|第\d{1,3}页(?:[,，/]?共\d{1,3}页)?|\d{1,3}\/\d{1,3}页?)$/

/** Headings, labels and header notes are short: of a paragraph only the beginning is looked at. */
const HEAD = 240

/** The document as lines in reading order, page numbers left out. */
export function toLines(model: DocumentModel): Line[] {
  const lines: Line[] = []
  for (const block of model.blocks) {
    if (block.kind === 'grid') for (const line of gridLines(block)) lines.push(line)
    else {
      const squeezed = squeeze(block.text.length > HEAD ? block.text.slice(0, HEAD) : block.text)
      if (!PAGE_NUMBER.test(squeezed)) lines.push(textLine(block, squeezed))
    }
  }
  return lines
}

function textLine(block: TextBlock, squeezed: string): Line {
  let tokens: Token[] | undefined
  return {
    text: block.text,
    squeezed,
    at: block.at,
    grid: null,
    measured: block.pieces !== undefined,
    block,
    tokens: () => {
      tokens ??= block.pieces ? pieceTokens(block.pieces) : splitLine(block.text, block.at)
      return tokens
    },
  }
}

const pieceTokens = (pieces: readonly Piece[]): Token[] =>
  pieces.flatMap((p) => {
    const parts = splitNumbers(p.text)
    if (parts.length === 1) return [token(p.text, p.at, p.x0, p.x1)]
    const width = (p.x1 - p.x0) / Math.max(1, p.text.length)
    return parts.map((part) =>
      token(part.text, p.at, p.x0 + width * part.from, p.x0 + width * (part.from + part.text.length)),
    )
  })

interface Part {
  text: string
  from: number
}

/** Text followed by numbers kept apart by single spaces is a row: `一、本年新收… 3 0 0 0 0 0 3`, `行政许可 550`; 表 3 is a name. */
function splitNumbers(text: string): Part[] {
  if (!/\s/.test(text)) return [{ text, from: 0 }]
  const words = [...text.matchAll(/\S+/g)].map((m) => ({ text: m[0], from: m.index }))
  let first = words.length
  while (first > 0 && isFigureLike(squeeze(words[first - 1]?.text ?? ''))) first--
  const numbers = words.slice(first)
  if (numbers.length === 0 || (numbers.length === 1 && (first === 0 || /^(?:附?[表图]|第)/.test(text))))
    return [{ text, from: 0 }]
  const start = numbers[0]?.from ?? 0
  const label = text.slice(0, start).trim()
  return label ? [{ text: label, from: text.indexOf(label) }, ...numbers] : numbers
}

/** A line of plain text: tabs and pipes keep cells apart and empty ones count, as do runs of spaces. */
function splitLine(text: string, at: Place): Token[] {
  // A line that holds nothing but its tab is an empty cell of a table saved one cell a line.
  if (text.trim() === '') return [token('', at, null, null)]
  const place = (from: number): Place => ('line' in at ? { line: at.line, column: at.column + from } : at)
  if (!/\S\s+\S|[\t|]/.test(text)) return [token(text, at, 0, text.length)]
  if (/[\t|]/.test(text)) {
    let from = 0
    return text.split(/[\t|]/).map((cell, i) => {
      const t = token(cell, place(from), i, i + 1)
      from += cell.length + 1
      return t
    })
  }
  return [...text.matchAll(/\S+(?: \S+)*/g)].flatMap((m) =>
    splitNumbers(m[0]).map((p) =>
      token(p.text, place(m.index + p.from), m.index + p.from, m.index + p.from + p.text.length),
    ),
  )
}

function* gridLines(grid: GridBlock): Generator<Line> {
  const rows: Token[][] = []
  for (const cell of grid.cells) {
    rows[cell.row] ??= []
    const raw = cell.value === undefined ? cell.text : String(cell.value)
    rows[cell.row]?.push(token(raw, cell.at, cell.column, cell.column + cell.columnSpan))
  }
  for (const row of rows) {
    if (!row) continue
    row.sort((a, b) => (a.x0 ?? 0) - (b.x0 ?? 0))
    for (const tokens of stackedRows(row)) {
      const squeezed = tokens.map((t) => t.text).join('')
      const first = tokens.find((t) => t.kind !== 'void') ?? tokens[0]
      if (first)
        yield {
          text: tokens.map((t) => t.raw).join('\t'),
          squeezed,
          at: first.at,
          grid,
          measured: false,
          block: null,
          tokens: () => tokens,
        }
    }
  }
}

/**
 * Where ruling lines between rows are missing, one grid row holds several printed rows: every figure cell has the same
 * number of lines, and so has a label cell. Such a row is taken apart; anything less certain is left as it is.
 */
function stackedRows(row: Token[]): Token[][] {
  if (!row.some((t) => t.raw.includes('\n'))) return [row]
  const stacks = row.map((t) =>
    t.kind === 'void'
      ? []
      : t.raw
          .split('\n')
          .map((s) => s.trim())
          .filter(Boolean),
  )
  const figures = stacks.filter((s) => s.length > 1 && s.every((x) => isFigureLike(squeeze(x))))
  const height = figures[0]?.length ?? 0
  if (figures.length < 3 || !figures.every((s) => s.length === height)) return [row]
  const labels = stacks.map((s) =>
    s.length > 0 && !s.every((x) => isFigureLike(squeeze(x))) ? numbered(s, height) : null,
  )
  if (!labels.some((l) => l)) return [row]
  return Array.from({ length: height }, (_, i) =>
    row.flatMap((t, c) => {
      const label = labels[c]
      if (label) return [token(label[i] ?? '', t.at, t.x0, t.x1)]
      const stack = stacks[c] ?? []
      if (stack.length === height) return [token(stack[i] ?? '', t.at, t.x0, t.x1)]
      return i === 0 ? [t] : []
    }),
  )
}

/** Lines of a label cell brought to `height` labels: one each, or broken labels joined at their numbers. */
function numbered(lines: string[], height: number): string[] | null {
  if (lines.length === height) return lines
  const joined: string[] = []
  for (const line of lines) {
    if (/^[（(]?[一二三四五六七八九十\d]{1,2}[)）、.．]/.test(line) || joined.length === 0) joined.push(line)
    else joined[joined.length - 1] += line
  }
  return joined.length === height ? joined : null
}
