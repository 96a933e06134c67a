import { middle } from './geometry.ts'
import { type Line, piecesOf } from './lines.ts'
import { isFigure, stringsOf, type Word, wordOf } from './words.ts'

/** Borderless tables: figures that stand below each other are columns, however close they come to their neighbours. */

/** What a cell of figures may hold. */
const isEntry = (text: string) => isFigure(text) || /^([-—–－]{1,2}|[/／无空]|不适用|N\/A)$/i.test(text)

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
        if (isEntry(word.text))
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

/** Lines further apart than this many ems do not continue each other. */
const leading = 1.6
/** Digits that fill a column of the usual width. */
const wide = 5

/** The number that opens the label of a row. */
const numbered = /^[（(]?[一二三四五六七八九十\d]+[）)、.．]/
/** Entries of a row in the table of requests; rows of fewer figures do not show which of them were broken. */
const row = 5

/** Whether a line may hold the rest of figures of the line above: the label on it, if any, goes on as well. */
function mayContinue(above: Line, label: readonly Word[], figures: readonly Word[]): boolean {
  if (figures.length === 0 || figures.length >= above.words.length) return false
  if (label.every((w) => w.glyphs.length === 1)) return true
  const entriesAbove = above.words.filter((w) => isEntry(w.text)).length
  return entriesAbove >= row && figures.length * 2 <= entriesAbove && !label.some((w) => numbered.test(w.text))
}

/**
 * Figures under longer figures of the line above, on a line that is no row of its own, are what did not fit into the
 * columns. The digits go back to their figures, or the figures would be read without them.
 */
function withoutWraps(lines: readonly Line[]): Line[] {
  const kept: Line[] = []
  for (const line of lines) {
    const above = kept.at(-1)
    const figures = line.words.filter((w) => isFigure(w.text))
    const label = line.words.filter((w) => !figures.includes(w))
    const ends = figures.map((word) => [above?.words.findIndex((w) => wraps(w, word)) ?? -1, word] as const)
    if (!above || ends.some(([at]) => at < 0) || !mayContinue(above, label, figures)) {
      kept.push(line)
      continue
    }
    const words = [...above.words]
    for (const [at, word] of ends)
      words[at] = { ...wordOf([...(words[at]?.glyphs ?? []), ...word.glyphs], true), y1: above.y1 }
    kept[kept.length - 1] = { ...above, words }
    if (label.length > 0) kept.push({ ...line, words: label })
  }
  return kept
}

const wraps = (above: Word, below: Word): boolean =>
  /^[\d,.]+$/.test(above.text) &&
  /^[\d,.]+$/.test(below.text) &&
  above.text.length >= wide &&
  below.text.length < above.text.length &&
  below.x0 >= above.x0 - 1 &&
  below.x1 <= above.x1 + 1 &&
  below.y1 - above.y1 < leading * above.size

/**
 * Parts the figures of lines in columns from what they touch: a label before them, a figure of the column before. Only
 * strings of their own are parted, and only where other lines have a figure at the same place. Figures that were broken
 * over two lines are put together.
 */
export function withFiguresApart(printed: readonly Line[], spacing: number): Line[] {
  const lines = withoutWraps(printed)
  const tabular = new Set(lines.filter((line) => piecesOf(line.words, spacing).length > 1))
  const stands = new Stands([...tabular])
  const labelled = (line: Line) => line.words.length === 2 && isFigure(line.words[1]?.text ?? '')
  return lines.map((line) =>
    tabular.has(line) || labelled(line)
      ? { ...line, words: line.words.flatMap(entries).map(partedBy(line, stands)) }
      : line,
  )
}

/** The entries of neighbouring cells that touch: 不适用不适用. */
function entries(word: Word): Word[] {
  const strings = stringsOf(word.glyphs).map((glyphs) => wordOf(glyphs, false))
  return !isFigure(word.text) && strings.length > 1 && strings.every((s) => isEntry(s.text)) ? strings : [word]
}

/** Marks a figure as a piece of its own; one that goes on in words (2.属于…, 3个) is part of a label. */
const partedBy =
  (line: Line, stands: Stands) =>
  (word: Word, index: number, words: readonly Word[]): Word => {
    const next = words[index + 1]
    const ends = !next || isEntry(next.text) || next.x0 - word.x1 > 0.5 * word.size
    return index > 0 && ends && isEntry(word.text) && stands.isColumn(line, word) ? { ...word, apart: true } : word
  }
