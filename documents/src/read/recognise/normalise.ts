/** Spaces, zero-width marks and soft hyphens as they stray through published text. */
const SPACE = /[\s\u00ad\u200b-\u200f\u2060\ufeff]+/g

/** Nothing to normalise: ASCII without spaces, unified ideographs, the quotes and marks NFKC leaves alone. */
const PLAIN = /^[!-~\u4e00-\u9fff、。《》“”]*$/

/** Labels recur in every report; bounded, since documents may be hostile. */
const known = new Map<string, string>()

/** NFKC (full width, Kangxi radicals ⼀ ⼆ ⾏) without any white space: the form in which labels and marks are compared. */
export function squeeze(text: string): string {
  if (PLAIN.test(text)) return text
  const before = known.get(text)
  if (before !== undefined) return before
  const result = text.normalize('NFKC').replace(SPACE, '')
  if (text.length <= 60 && known.size < 5_000) known.set(text, result)
  return result
}

/** Compatibility ideographs and radicals (⼀ ⼆ ⼈) that fonts of PDF files leave in place of the characters meant. */
const RADICALS = /[\u2e80-\u2fdf\uf900-\ufaff]/g
const CJK = '\\u3000-\\u303f\\u3400-\\u9fff\\uff00-\\uffef“”‘’…—'
const GAPS = new RegExp(`(?<=[${CJK}]) +| +(?=[${CJK}])`, 'g')

/**
 * Text as it is kept: punctuation untouched, white space collapsed, and none beside Chinese characters, where it only
 * comes from line breaks and justification.
 */
export function tidy(text: string): string {
  const spaced = text
    .replace(RADICALS, (c) => c.normalize('NFKC'))
    .replace(SPACE, ' ')
    .trim()
  return spaced.includes(' ') ? spaced.replace(GAPS, '') : spaced
}

const NUMBERING = /^(?:\([一二三四五六七八九十\d]{1,3}\)|[一二三四五六七八九十\d]{1,3}[、.,:。)])+/
const PUNCTUATION = /["'“”‘’()[\]《》〈〉「」『』、,，.。．:：;；·\-—_*|#`~!?/\\]/g

/** A label without numbering, punctuation and quotes: `（三）不予公开` and `(三)不予 公开` are the same. */
export function plainLabel(text: string): string {
  return squeeze(text).replace(NUMBERING, '').replace(PUNCTUATION, '')
}

/** Share of common character pairs of two strings (Dice), 0 to 1. */
export function similarity(a: string, b: string): number {
  if (a === b) return 1
  if (a.length < 2 || b.length < 2) return 0
  const pairs = new Map<string, number>()
  for (let i = 0; i < a.length - 1; i++) {
    const pair = a.slice(i, i + 2)
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1)
  }
  let common = 0
  for (let i = 0; i < b.length - 1; i++) {
    const pair = b.slice(i, i + 2)
    const left = pairs.get(pair) ?? 0
    if (left > 0) {
      common++
      pairs.set(pair, left - 1)
    }
  }
  return (2 * common) / (a.length + b.length - 2)
}
