import { middle } from './geometry.ts'
import { type Line, piecesOf } from './lines.ts'
import { isFigure, type Word } from './words.ts'

/** Borderless tables: figures that stand below each other are columns, however close they come to their neighbours. */

/** Ems by which figures of one column may be out of line. */
const tolerance = 0.15
/** Other rows with a figure at the same place that make a column. */
const witnesses = 2

/** Left, middle and right of a word: within a column one of them agrees. */
const alignments = ({ x0, x1 }: Word) => [x0, middle(x0, x1), x1]

/** Where the figures of the lines stand, found again by place without looking at all of them. */
class Stands {
  private readonly lines = new Map<string, { line: Line; x: number }[]>()

  constructor(lines: readonly Line[]) {
    for (const line of lines)
      for (const word of line.words)
        if (isFigure(word.text))
          alignments(word).forEach((x, way) => {
            const key = `${way} ${Math.round(x)}`
            const here = this.lines.get(key)
            if (here) here.push({ line, x })
            else this.lines.set(key, [{ line, x }])
          })
  }

  isColumn(line: Line, word: Word): boolean {
    const near = Math.min(2, tolerance * word.size)
    return alignments(word).some((x, way) => {
      const others = new Set<Line>()
      for (let at = Math.round(x - near); at <= Math.round(x + near); at++)
        for (const other of this.lines.get(`${way} ${at}`) ?? []) {
          if (other.line !== line && Math.abs(other.x - x) <= near) others.add(other.line)
          if (others.size >= witnesses) return true
        }
      return false
    })
  }
}

/**
 * Parts the figures of lines in columns from what they touch: a label before them, a figure of the column before. Only
 * strings of their own are parted, and only where other lines have a figure at the same place.
 */
export function withFiguresApart(lines: readonly Line[], spacing: number): Line[] {
  const tabular = new Set(lines.filter((line) => piecesOf(line.words, spacing).length > 1))
  const stands = new Stands([...tabular])
  const labelled = (line: Line) => line.words.length === 2 && isFigure(line.words[1]?.text ?? '')
  return lines.map((line) =>
    tabular.has(line) || labelled(line) ? { ...line, words: line.words.map(partedBy(line, stands)) } : line,
  )
}

/** Marks a figure as a piece of its own; one that goes on in words (2.属于…, 3个) is part of a label. */
const partedBy =
  (line: Line, stands: Stands) =>
  (word: Word, index: number, words: readonly Word[]): Word => {
    const next = words[index + 1]
    const ends = !next || isFigure(next.text) || next.x0 - word.x1 > 0.5 * word.size
    return index > 0 && ends && isFigure(word.text) && stands.isColumn(line, word) ? { ...word, apart: true } : word
  }
