/** Prose in one canonical spelling, with the way back to the text it came from. */
export interface Prose {
  /**
   * NFKC, ASCII digits, Chinese punctuation, no white space, no bold marks; a sentence that breaks across lines is one
   * sentence. `\n` only remains after the end of a sentence, where a paragraph ends.
   */
  readonly text: string
  /** Indexes into `text` where white space inside a number was closed: `1 54` is read as 154 and may be 1 and 54. */
  readonly joins: readonly number[]
  /** Offset in the original text of the character at an index of `text`. */
  readonly offsetAt: (index: number) => number
}

/** Everything but the characters that stand for themselves; a Chinese comma does so unless it may group digits. */
const SPECIAL = /[^\u4e00-\u9fff0-9A-Za-z。、；：（）“”《》〈〉！？%，]|(?<=[０-９])，/g
const SKIPPED = /[\s\u00ad\u200b-\u200f\u2060\ufeff]/
const DIGIT = /[0-9]/
const WIDE_DIGIT = /[０-９]/
const THOUSANDS = /^[,，][0-9０-９]{3}(?![0-9０-９])/
const ENDS_SENTENCE = /[。！？\n]/
const CHINESE: Readonly<Record<string, string>> = { ';': '；', ':': '：', '(': '（', ')': '）', '!': '！', '?': '？' }

/** A comma groups digits only as `1,808`; the Chinese comma does so only between full-width digits. */
function comma(source: string, at: number): string {
  const before = source[at - 1] ?? ''
  const groups = WIDE_DIGIT.test(before) || (source[at] === ',' && DIGIT.test(before))
  return groups && THOUSANDS.test(source.slice(at, at + 5)) ? ',' : '，'
}

function canonical(source: string, at: number): string {
  const char = source[at] as string
  if (char === ',' || char === '，') return comma(source, at)
  if (char === '.')
    return /[\u4e00-\u9fff]/.test(source[at - 1] ?? '') && !DIGIT.test(source[at + 1] ?? '') ? '。' : '.'
  if (char < '\u0080') return CHINESE[char] ?? char
  const folded = char.normalize('NFKC')
  return folded.length === 1 ? (CHINESE[folded] ?? folded) : folded.replace(/[;:()!?\s]/g, (c) => CHINESE[c] ?? '')
}

/** Brings prose to its canonical spelling, in one pass. */
export function normalise(source: string): Prose {
  const starts = [0]
  const sources = [0]
  const joins: number[] = []
  let text = ''
  /** Asking the growing string for it would copy the string each time. */
  let last = ''
  let from = 0
  const resume = (at: number) => {
    from = at
    starts.push(text.length)
    sources.push(at)
  }
  SPECIAL.lastIndex = 0
  for (let match = SPECIAL.exec(source); match; match = SPECIAL.exec(source)) {
    const at = match.index
    const char = match[0]
    if (at > from) {
      text += source.slice(from, at)
      last = source[at - 1] as string
    }
    if (SKIPPED.test(char)) {
      if (char === '\n' && ENDS_SENTENCE.test(last) && last !== '\n') {
        resume(at)
        text += '\n'
        last = '\n'
      } else if (DIGIT.test(last) && DIGIT.test(source[at + 1] ?? '')) joins.push(text.length)
    } else if (char !== '*') {
      resume(at)
      const spelled = canonical(source, at)
      text += spelled
      last = spelled[spelled.length - 1] ?? last
    }
    resume(at + 1)
  }
  text += source.slice(from)
  const offsetAt = (index: number) => {
    const run = lastUpTo(starts, index)
    return (sources[run] as number) + index - (starts[run] as number)
  }
  return { text, joins, offsetAt }
}

/** Position of the last of the ascending numbers that is not above the limit, or -1. */
export function lastUpTo(ascending: readonly number[], limit: number): number {
  let low = -1
  let high = ascending.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((ascending[middle] as number) <= limit) low = middle
    else high = middle - 1
  }
  return low
}
