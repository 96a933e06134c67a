import { type Box, middle, union } from './geometry.ts'
import { parts, spaceBetween, type Word } from './words.ts'

/** Words beside each other, from left to right. */
export interface Line extends Box {
  words: Word[]
}

/** Gathers words into lines by the middle of their height. */
export function linesOf(words: readonly Word[]): Line[] {
  const sorted = words.map((word) => ({ word, y: middle(word.y0, word.y1) })).sort((a, b) => a.y - b.y)
  const groups: Word[][] = []
  let group: Word[] = []
  let mean = 0
  for (const { word, y } of sorted) {
    const size = Math.min(word.size, group[0]?.size ?? word.size)
    if (group.length > 0 && y - mean > 0.5 * size) {
      groups.push(group)
      group = []
    }
    mean = (mean * group.length + y) / (group.length + 1)
    group.push(word)
  }
  if (group.length > 0) groups.push(group)
  return groups.map((g) => ({ ...union(g), words: g.sort((a, b) => a.x0 - b.x0) }))
}

export function lineText(words: readonly Word[], spacing: number): string {
  let text = ''
  let last: Word | undefined
  for (const word of words) {
    text += (last ? spaceBetween(last, word, spacing) : '') + word.text
    last = word
  }
  return text
}

/** Ems between two printed pieces of a line; single characters are set wide apart in labels like 总　计. */
function pieceGap(a: Word, b: Word): number {
  const single = a.glyphs.length === 1 && b.glyphs.length === 1
  const numeric = parts(a, b) || /[\d%.]$/.test(a.text) || /^[\d+-]/.test(b.text)
  return single && !numeric ? 2.2 : 1
}

/** Parts a line where the gaps are those between columns. */
export function piecesOf(words: readonly Word[], spacing: number): Word[][] {
  const pieces: Word[][] = []
  for (const word of words) {
    const piece = pieces.at(-1)
    const last = piece?.at(-1)
    const gap = last ? (word.x0 - last.x1) / Math.min(last.size, word.size) : Infinity
    if (piece && last && !word.apart && gap <= pieceGap(last, word) + spacing) piece.push(word)
    else pieces.push([word])
  }
  return pieces
}

/** Vertical writing: columns of glyphs, from right to left, or from left to right where the text is turned upwards. */
function columnText(words: readonly Word[]): string {
  const up = words[0]?.column === 'up'
  const columns: Word[][] = []
  for (const word of [...words].sort((a, b) => middle(b.x0, b.x1) - middle(a.x0, a.x1))) {
    const column = columns.at(-1)
    const x = column?.[0] && middle(column[0].x0, column[0].x1)
    if (column && x !== undefined && x - middle(word.x0, word.x1) < 0.5 * word.size) column.push(word)
    else columns.push([word])
  }
  if (up) columns.reverse()
  return columns
    .map((column) =>
      column
        .sort((a, b) => (up ? b.y0 - a.y0 : a.y0 - b.y0))
        .map((w) => w.text)
        .join(''),
    )
    .join('\n')
}

/** The text of a cell: its lines, or its columns where it is written vertically. */
export function cellText(words: readonly Word[], spacing: number): string {
  const turned = words.filter((w) => w.column)
  const lines = linesOf(words.filter((w) => !w.column))
  const single = lines.length > 1 && lines.every((l) => l.words.length === 1 && l.words[0]?.glyphs.length === 1)
  const level = lines.map((l) => lineText(l.words, spacing)).join(single ? '' : '\n')
  return [turned.length > 0 ? columnText(turned) : '', level].filter(Boolean).join('\n')
}
