import { type Box, median, middle, union } from './geometry.ts'
import type { Glyph } from './glyphs.ts'

/** Glyphs that were set as one run without a space: the smallest unit that is placed into a cell. */
export interface Word extends Box {
  text: string
  size: number
  glyphs: readonly Glyph[]
  /** A space character was printed before it. */
  spaced: boolean
  /** Stands in a column of its own. */
  apart?: boolean
  /** Runs from top to bottom or bottom to top: turned, or set in vertical writing. */
  column: false | 'down' | 'up'
}

/**
 * A gap of this many ems, letter spacing aside, parts two words. Digits of two strings are parted by less: figures of
 * tight columns nearly touch.
 */
const gapBetween = (a: Glyph, b: Glyph): number =>
  a.run !== b.run && digit.test(a.text) && digit.test(b.text) ? 0.1 : 0.25

const digit = /^[\d０-９]$/

/** A count or an amount, all of it. */
export const isFigure = (text: string): boolean => /^[+\-−]?[\d０-９]([\d,.，．０-９]*[\d０-９])?%?$/.test(text)

const isIdeograph = (text: string) => /[\u3000-\u303f\u3400-\u9fff\uff00-\uffef\ud840-\ud8ff]/.test(text)

/** Ideographs and Chinese punctuation are set without spaces; between other characters a space has a meaning. */
export const parts = (a: Word, b: Word): boolean =>
  !isIdeograph(a.glyphs.at(-1)?.text ?? '') && !isIdeograph(b.glyphs[0]?.text ?? '')

const sameLine = (a: Glyph, b: Glyph) => Math.abs(a.y1 - b.y1) <= 0.15 * Math.max(a.size, b.size)

/** Letter spacing of the page in ems: the usual gap between neighbouring ideographs, where it is clearly there. */
export function letterSpacing(glyphs: readonly Glyph[]): number {
  const gaps: number[] = []
  for (let i = 1; i < glyphs.length; i++) {
    const [a, b] = [glyphs[i - 1], glyphs[i]]
    if (!a || !b || a.turn !== 0 || b.turn !== 0 || !isIdeograph(a.text) || !isIdeograph(b.text) || !sameLine(a, b))
      continue
    const gap = (b.x0 - a.x1) / b.size
    if (gap > -0.2 && gap < 1) gaps.push(gap)
  }
  const usual = gaps.length < 20 ? 0 : median(gaps)
  return usual < 0.1 ? 0 : Math.min(usual, 0.6)
}

/** Drops glyphs painted again on the same spot, which is how some programs make bold type and shadows. */
export function withoutRepaints(glyphs: readonly Glyph[]): Glyph[] {
  const spots = new Map<number, Glyph[]>()
  const side = 4
  const spot = (column: number, row: number) => column * 65_536 + row
  return glyphs.filter((glyph) => {
    const column = Math.round(glyph.x0 / side)
    const row = Math.round(glyph.y0 / side)
    const near = 0.2 * glyph.size
    for (let dx = -1; dx <= 1; dx++)
      for (let dy = -1; dy <= 1; dy++)
        for (const other of spots.get(spot(column + dx, row + dy)) ?? [])
          if (
            other.text === glyph.text &&
            Math.abs(other.x0 - glyph.x0) < near &&
            Math.abs(other.y0 - glyph.y0) < near &&
            glyph.text !== ' '
          )
            return false
    const key = spot(column, row)
    const here = spots.get(key)
    if (here) here.push(glyph)
    else spots.set(key, [glyph])
    return true
  })
}

export function wordOf(glyphs: readonly Glyph[], spaced: boolean): Word {
  const first = glyphs[0]
  const column = first?.stacked || first?.turn === 1 ? 'down' : first?.turn === 3 ? 'up' : false
  const { x0, y0, x1, y1 } = glyphs.length === 1 && first ? first : union(glyphs)
  let text = ''
  let size = 0
  for (const glyph of glyphs) {
    text += glyph.text
    size = Math.max(size, glyph.size)
  }
  return { x0, y0, x1, y1, text, size, glyphs, spaced, column }
}

/**
 * Whether a glyph goes on with the word, in the order of drawing. Figures set as strings of their own stay apart from
 * the words that they touch.
 */
function continues(last: Glyph, next: Glyph, spacing: number): boolean {
  if (last.turn !== next.turn || last.turn !== 0 || last.stacked || next.stacked || !sameLine(last, next)) return false
  if (last.run !== next.run && isIdeograph(last.text) !== isIdeograph(next.text)) return false
  const em = Math.min(last.size, next.size)
  const advance = middle(next.x0, next.x1) - middle(last.x0, last.x1)
  return advance > 0 && next.x0 - last.x1 > -0.7 * em && next.x0 - last.x1 <= (gapBetween(last, next) + spacing) * em
}

/** Runs of glyphs in the order of drawing; `spacing` is the letter spacing in ems. */
export function wordsOf(glyphs: readonly Glyph[], spacing: number): Word[] {
  const words: Word[] = []
  let run: Glyph[] = []
  let spaced = false
  const flush = (space: boolean) => {
    if (run.length > 0) words.push(wordOf(run, spaced))
    if (run.length > 0 || space) spaced = space
    run = []
  }
  for (const glyph of glyphs) {
    const last = run.at(-1)
    if (glyph.text === ' ') flush(true)
    else {
      if (last && !continues(last, glyph, spacing)) flush(false)
      run.push(glyph)
    }
  }
  flush(false)
  return words
}

/** The space printed between two neighbours of a line. */
export function spaceBetween(a: Word, b: Word, spacing: number): '' | ' ' {
  const [last, first] = [a.glyphs.at(-1), b.glyphs[0]]
  const gap = (b.x0 - a.x1) / Math.min(a.size, b.size)
  if (!last || !first || !parts(a, b)) return gap > 1.5 + spacing ? ' ' : ''
  return gap > gapBetween(last, first) + spacing || (b.spaced && gap > 0.12) ? ' ' : ''
}

/** The glyphs of a word, those of one string together. */
export function stringsOf(glyphs: readonly Glyph[]): Glyph[][] {
  const parts: Glyph[][] = []
  for (const glyph of glyphs) {
    const part = parts.at(-1)
    if (part?.at(-1)?.run === glyph.run) part.push(glyph)
    else parts.push([glyph])
  }
  return parts
}
