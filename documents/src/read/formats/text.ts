import type { DocumentModel, Piece, TextBlock } from '../model.ts'
import { squeeze } from '../recognise/normalise.ts'
import { isFigureLike } from '../recognise/values.ts'

/** Plain text: every line a block; tabs, pipes and runs of spaces keep cells apart and are looked at where a table is. */
export function readText(text: string): DocumentModel {
  const blocks: TextBlock[] = []
  const lines = text.split(/\r\n|[\n\r\f\u2028\u2029]/)
  const full = fullWidth(lines)
  const empty = emptyCells(lines)
  const measure = columnMeasure(lines)
  lines.forEach((line, i) => {
    const width = line.trim().length
    if (empty.has(i)) blocks.push({ kind: 'text', text: '\t', at: { line: i + 1, column: 1 } })
    else if (width > 0 && !LONE_PIPE.test(line))
      blocks.push({
        kind: 'text',
        text: line,
        at: { line: i + 1, column: 1 },
        wraps: width >= full,
        ...(isColumns(line) && { pieces: piecesOf(line, i + 1, measure) }),
      })
  })
  return { blocks }
}

/** Pieces kept apart by runs of spaces; tabs and pipes are separators instead. */
const COLUMNS = /^[^\t|]*\S {2,}\S[^\t|]*$/

const isColumns = (line: string) => line.includes('  ') && COLUMNS.test(line)

type Measure = (line: string, index: number) => number

const characters: Measure = (_, index) => index
/** As a terminal prints it: a Chinese character is as wide as two others. */
const cells: Measure = (line, index) => {
  let width = 0
  for (let i = 0; i < index; i++) width += line.charCodeAt(i) >= 0x1100 ? 2 : 1
  return width
}

/** Text in columns is set by counting characters or their width: the measure in which the ends of the rows agree more. */
function columnMeasure(lines: readonly string[]): Measure {
  const rows = lines.filter((l) => isColumns(l) && /(?: +[\d０-９,，.]+){5}\s*$/.test(l)).map((l) => l.trimEnd())
  const agreeing = (measure: Measure) => {
    const ends = new Map<number, number>()
    for (const l of rows) ends.set(measure(l, l.length), (ends.get(measure(l, l.length)) ?? 0) + 1)
    return Math.max(0, ...ends.values())
  }
  return agreeing(characters) >= agreeing(cells) ? characters : cells
}

const piecesOf = (line: string, number: number, measure: Measure): Piece[] =>
  [...line.matchAll(/\S+(?: \S+)*/g)].map((m) => ({
    text: m[0],
    x0: measure(line, m.index),
    x1: measure(line, m.index + m[0].length),
    at: { line: number, column: m.index + 1 },
  }))

const TAB_CELL = /^\t[^\t]+$/
const PIPE_CELL = /\|\s*$/
const LONE_PIPE = /^\s*\|\s*$/
/** So many lines of one cell make a table saved one cell a line; the odd tab or pipe elsewhere means nothing. */
const MANY = 60

/**
 * Lines that are an empty cell of a table saved one cell a line. After tabs it is a lone tab. Before pipes it is a lone
 * pipe, but a row begins with one too: the last of several before a text is the beginning of its row.
 */
function emptyCells(lines: readonly string[]): Set<number> {
  const empty = new Set<number>()
  if (lines.filter((l) => TAB_CELL.test(l)).length > MANY)
    lines.forEach((l, i) => {
      if (l.includes('\t') && l.trim() === '') empty.add(i)
    })
  if (lines.filter((l) => PIPE_CELL.test(l)).length > MANY)
    lines.forEach((l, i) => {
      if (!LONE_PIPE.test(l)) return
      const next = lines.slice(i + 1, i + 4).find((n) => n.trim() !== '') ?? ''
      if (LONE_PIPE.test(next) || isFigureLike(squeeze(next.replace(/\|/g, '')))) empty.add(i)
    })
  return empty
}

/** Longer lines are paragraphs of their own, which only a page break cuts. */
const PARAGRAPH = 60

/**
 * The width from which on a line may be continued by the next: a little less than the widest lines of prose where
 * several are equally wide (text wrapped at a fixed width), rows of figures aside.
 */
function fullWidth(lines: readonly string[]): number {
  const counts = new Map<number, number>()
  for (const line of lines) {
    const bare = line.trim()
    if (bare.length >= 16 && !/\t|\||\S\s{2,}\S|(?:\s\d+){3}/.test(bare))
      counts.set(bare.length, (counts.get(bare.length) ?? 0) + 1)
  }
  const widths = [...counts.keys()].sort((a, b) => b - a)
  const widest =
    widths.find((w) => (counts.get(w) ?? 0) + (counts.get(w - 1) ?? 0) + (counts.get(w - 2) ?? 0) >= 4) ?? 0
  return widest > 0 && (widths[0] ?? 0) <= PARAGRAPH ? 0.85 * widest : PARAGRAPH
}
