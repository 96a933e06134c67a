import { middle } from './geometry.ts'
import { type Line, piecesOf } from './lines.ts'
import { type Word, wordOf } from './words.ts'

/** Borderless tables: figures that stand below each other are columns, however close they come to their neighbours. */

const figure = /^[+\-−]?[\d０-９][\d,.，．０-９]*%?$/
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
        if (figure.test(word.text))
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

/** The part of a word that is a string of its own and a figure, at its end. */
function tail(word: Word): { head: Word; figure: Word } | undefined {
  const last = word.glyphs.at(-1)
  const start = word.glyphs.findIndex((g) => g.run === last?.run)
  const text = word.glyphs.slice(start).map((g) => g.text)
  if (start < 1 || !figure.test(text.join(''))) return undefined
  return { head: wordOf(word.glyphs.slice(0, start), word.spaced), figure: wordOf(word.glyphs.slice(start), false) }
}

/**
 * Parts the figures of lines in columns from what they touch: a label before them, a figure of the column before. Only
 * strings of their own are parted, and only where other lines have a figure at the same place.
 */
export function withFiguresApart(lines: readonly Line[], spacing: number): Line[] {
  const tabular = lines.filter((line) => piecesOf(line.words, spacing).length > 1)
  const stands = new Stands(tabular)
  return lines.map((line) => ({ ...line, words: [...apart(line, stands)] }))
}

function* apart(line: Line, stands: Stands): Generator<Word> {
  for (const word of line.words) {
    const end = figure.test(word.text) ? undefined : tail(word)
    if (end && stands.isColumn(line, end.figure)) {
      yield end.head
      yield { ...end.figure, apart: true }
    } else if (figure.test(word.text) && line.words.length > 1 && stands.isColumn(line, word))
      yield { ...word, apart: true }
    else yield word
  }
}
