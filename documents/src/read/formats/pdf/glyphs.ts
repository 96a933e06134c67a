import { plainCharacter } from './characters.ts'
import { type Box, boxOf, type Matrix, multiply, type Turn } from './geometry.ts'

/** One printed character. */
export interface Glyph extends Box {
  text: string
  /** Height of the em square on the page. */
  size: number
  turn: Turn
  /** Set upright but advancing downwards (fonts for vertical writing). */
  stacked: boolean
  /** Render mode that paints nothing: the text layer of a scan. */
  hidden: boolean
  /** Counts the strings set on the page: glyphs of one string are certainly set together. */
  run: number
}

/** A glyph as the operator list carries it; widths are in thousandths of the em. */
export interface FontGlyph {
  unicode: string
  width: number
  isSpace: boolean
  vmetric?: ArrayLike<number> | null
}

export interface Font {
  vertical: boolean
  /** Ems in one unit of its widths. */
  unit: number
  /** Advance, and origin of vertical writing, where a glyph has no metrics of its own. */
  verticalMetrics: ArrayLike<number> | undefined
}

/** The text state of PDF 32000-1 §9.3, and the pen inside a text object. */
export interface TextState {
  font: Font | undefined
  size: number
  charSpacing: number
  wordSpacing: number
  scale: number
  leading: number
  rise: number
  mode: number
}

export interface Pen {
  matrix: Matrix
  x: number
  y: number
  /** Strings set so far. */
  run: number
  lineX: number
  lineY: number
}

export const initialText: TextState = {
  font: undefined,
  size: 0,
  charSpacing: 0,
  wordSpacing: 0,
  scale: 1,
  leading: 0,
  rise: 0,
  mode: 0,
}

/** Modes 3 and 7 leave no ink. */
const paints = (mode: number) => mode % 4 !== 3

/** The em square of Chinese fonts reaches this far above and below the base line. */
const ascent = 0.88
const descent = -0.12

function turnOf(m: Matrix): Turn | undefined {
  const [a, b] = m
  if (Math.abs(b) < Math.abs(a) * 0.05) return a > 0 ? 0 : 2
  if (Math.abs(a) < Math.abs(b) * 0.05) return b > 0 ? 1 : 3
  return undefined
}

/**
 * Sets one string: hands its glyphs to `out` and moves the pen. Oblique text (watermarks, the ring of a seal) is not
 * part of the lines of a page and is left out.
 */
export function showText(
  content: readonly (FontGlyph | number)[],
  state: TextState,
  pen: Pen,
  ctm: Matrix,
  out: (glyph: Glyph) => void,
): void {
  const { font, size: fontSize, scale } = state
  if (!font || fontSize === 0) return
  const base = multiply(multiply(ctm, pen.matrix), [1, 0, 0, 1, pen.x, pen.y + state.rise])
  const turn = turnOf(base)
  const unit = fontSize * font.unit
  const stacked = font.vertical
  const size = Math.hypot(base[2], base[3]) * Math.abs(fontSize)
  const hidden = !paints(state.mode)
  const run = pen.run++
  let along = 0
  for (const item of content) {
    if (typeof item === 'number') {
      along -= (item / 1000) * fontSize
      continue
    }
    const vertical = stacked ? verticalMetrics(item, font) : undefined
    const text = plainCharacter(item.unicode)
    if (text && turn !== undefined) {
      const x = vertical ? -vertical.x * unit : along * scale
      const y = vertical ? along - vertical.y * unit : 0
      const width = item.width * unit * (vertical ? 1 : scale)
      const { x0, y0, x1, y1 } = boxOf(base, x, y + descent * fontSize, x + width, y + ascent * fontSize)
      out({ x0, y0, x1, y1, text, size, turn, stacked, hidden, run })
    }
    along += (vertical ? vertical.advance : item.width) * unit
    along += state.charSpacing + (item.isSpace ? state.wordSpacing : 0)
  }
  if (stacked) pen.y += along
  else pen.x += along * scale
}

/** The advance along the y axis (negative) and the origin of vertical writing seen from the ordinary one, in thousandths. */
function verticalMetrics(glyph: FontGlyph, font: Font): { advance: number; x: number; y: number } {
  const own = glyph.vmetric
  const metrics = own ?? font.verticalMetrics
  return {
    advance: metrics?.[0] ?? -1000,
    x: own ? (own[1] ?? 0) : glyph.width / 2,
    y: metrics?.[2] ?? 880,
  }
}
