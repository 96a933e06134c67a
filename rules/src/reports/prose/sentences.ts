/** A stretch of the normalised text. */
export interface Span {
  readonly start: number
  readonly end: number
}

export interface Clause extends Span {
  readonly text: string
  /** How many brackets it stands in. */
  readonly depth: number
}

export interface Sentence extends Span {
  readonly text: string
  /** Index of the paragraph, which a sentence takes its unspoken subject from. */
  readonly paragraph: number
  readonly clauses: readonly Clause[]
}

/** 。 before 其中 does not end the statement that 其中 breaks down. */
const SENTENCE = /[。！？]+(?!其中)|\n/g
const CLAUSE = /[，；：（）、]/g
const STATES_A_NUMBER = /[\d零一二两三四五六七八九十百千万][万千百余多]{0,2}[\u4e00-\u9fff%]|[\d%]$/

/** Clauses of a sentence; a list without numbers (公民、法人和其他组织) stays whole. */
function clausesOf(text: string, offset: number): Clause[] {
  const clauses: Clause[] = []
  let start = 0
  let depth = 0
  const close = (end: number) => {
    if (end > start) clauses.push({ start: offset + start, end: offset + end, text: text.slice(start, end), depth })
  }
  for (const { 0: mark, index } of text.matchAll(CLAUSE)) {
    if (mark === '、' && !STATES_A_NUMBER.test(text.slice(Math.max(start, index - 12), index))) continue
    close(index)
    start = index + 1
    if (mark === '（') depth++
    if (mark === '）') depth = Math.max(0, depth - 1)
  }
  close(text.length)
  return clauses
}

/** Sentences of a normalised text; clauses are found only when asked for. */
export function sentencesOf(text: string): Sentence[] {
  const sentences: Sentence[] = []
  let start = 0
  let paragraph = 0
  const close = (end: number) => {
    if (end === start) return
    const span = { start, end, text: text.slice(start, end), paragraph }
    let clauses: Clause[] | undefined
    sentences.push({
      ...span,
      get clauses() {
        clauses ??= clausesOf(span.text, span.start)
        return clauses
      },
    })
  }
  for (const { 0: mark, index } of text.matchAll(SENTENCE)) {
    close(index)
    start = index + mark.length
    if (mark === '\n') paragraph++
  }
  close(text.length)
  return sentences
}
