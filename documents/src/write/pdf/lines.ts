import type { Sign } from './fonts.ts'

export interface Line {
  signs: readonly Sign[]
  /** At size 1, without a space at its end. */
  width: number
  /** The paragraph or a forced line ends here. */
  last: boolean
}

/** Not at the beginning, not at the end of a line (GB/T 15834). */
const CLOSING = /[，。、；：？！）》〉」』】〕｝”’％‰℃…—·,.;:?!)\]}%]/u
const OPENING = /[（《〈「『【〔｛“‘([{￥$]/u
/** Parts of words, numbers and dates, which are not broken. */
const WORD = /[\p{Script=Latin}\p{Nd}.,:/@_#&=+\-'%‰℃]/u

export const widthOf = (signs: readonly Sign[]): number => signs.reduce((sum, sign) => sum + sign.width, 0)

function mayBreak(before: string, after: string): boolean {
  if (after === ' ') return false
  if (before === ' ') return true
  if (CLOSING.test(after) || OPENING.test(before)) return false
  return !(WORD.test(before) && (WORD.test(after) || /[年月日]/.test(after)))
}

/**
 * Breaks a paragraph into lines of at most `width` (at size 1), the first one shorter by `indent`. What cannot be broken
 * by the rules and is wider than a line is broken anywhere.
 */
export function breakLines(signs: readonly Sign[], width: number, indent = 0): Line[] {
  const lines: Line[] = []
  let start = 0
  while (start < signs.length) {
    const end = lineEnd(signs, start, lines.length === 0 ? width - indent : width)
    const line = signs.slice(start, end)
    const shown = line.at(-1)?.text === ' ' ? line.slice(0, -1) : line
    lines.push({ signs: line, width: widthOf(shown), last: end === signs.length })
    start = end
  }
  return lines
}

function lineEnd(signs: readonly Sign[], start: number, width: number): number {
  let used = 0
  let allowed = 0
  for (let n = start; n < signs.length; n++) {
    const sign = signs[n] as Sign
    if (n > start && mayBreak(signs[n - 1]?.text ?? '', sign.text)) allowed = n
    used += sign.width
    // A space that hangs over the edge is not seen.
    if (used > width + 1e-6 && sign.text !== ' ') return allowed || Math.max(n, start + 1)
  }
  return signs.length
}

/** The same number of lines, as even as they can be: 商业／企业 rather than 商业企／业. */
export function balance(signs: readonly Sign[], width: number): Line[] {
  const widest = breakLines(signs, width)
  let [low, high] = [widthOf(signs) / widest.length, width]
  for (let step = 0; step < 12 && high - low > 0.01; step++) {
    const middle = (low + high) / 2
    if (breakLines(signs, middle).length > widest.length) low = middle
    else high = middle
  }
  return breakLines(signs, high)
}
