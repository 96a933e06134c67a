import type { Quantity } from './numbers.ts'
import { type Topic, topicOf } from './vocabulary.ts'

/** A stretch of the normalised text. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** Words further from the end of a clause than this do not say what it speaks of. */
const LONGEST_WORDS = 120

export class Clause implements Span {
  readonly text: string
  readonly start: number
  readonly end: number
  /** How many brackets it stands in. */
  readonly depth: number
  #topic: Topic | null | undefined

  constructor(text: string, start: number, depth: number) {
    this.text = text
    this.start = start
    this.end = start + text.length
    this.depth = depth
  }

  /** What it leaves the clauses after it to speak of; each of their numbers asks. */
  get topic(): Topic | undefined {
    if (this.#topic === undefined) this.#topic = topicOf(this.text.slice(-LONGEST_WORDS), false) ?? null
    return this.#topic ?? undefined
  }
}

const DISCLOSURE = /信息公开|依申请|申请公开/
/** 。 before 其中 does not end the statement that 其中 breaks down. */
const SENTENCE = /[。！？]+(?!其中)|\n/g
const CLAUSE = /[，；：（）、。！？]/g

/** Clauses of a sentence; a list without numbers (公民、法人和其他组织) stays whole. */
function clausesOf(text: string, offset: number, numbers: readonly Quantity[]): Clause[] {
  const clauses: Clause[] = []
  let start = 0
  let depth = 0
  let number = 0
  const close = (end: number) => {
    if (end > start) clauses.push(new Clause(text.slice(start, end), offset + start, depth))
    start = end + 1
  }
  CLAUSE.lastIndex = 0
  for (let match = CLAUSE.exec(text); match; match = CLAUSE.exec(text)) {
    const mark = match[0]
    while ((numbers[number]?.start ?? Number.POSITIVE_INFINITY) < offset + start) number++
    if (mark === '、' && (numbers[number]?.start ?? Number.POSITIVE_INFINITY) > offset + match.index) continue
    close(match.index)
    if (mark === '（') depth++
    if (mark === '）') depth = Math.max(0, depth - 1)
  }
  close(text.length)
  return clauses
}

export class Sentence implements Span {
  readonly text: string
  readonly start: number
  readonly end: number
  /** Index of the paragraph, which a sentence takes its unspoken subject from. */
  readonly paragraph: number
  readonly numbers: readonly Quantity[]
  #clauses: readonly Clause[] | undefined
  #namesDisclosure: boolean | undefined

  constructor(text: string, start: number, paragraph: number, numbers: readonly Quantity[]) {
    this.text = text
    this.start = start
    this.end = start + text.length
    this.paragraph = paragraph
    this.numbers = numbers
  }

  /** Found when first asked for: most sentences state no number. */
  get clauses(): readonly Clause[] {
    this.#clauses ??= clausesOf(this.text, this.start, this.numbers)
    return this.#clauses
  }

  /** Whether it speaks of the disclosure of information: every dispute near it asks. */
  get namesDisclosure(): boolean {
    this.#namesDisclosure ??= DISCLOSURE.test(this.text)
    return this.#namesDisclosure
  }
}

/** Longer stretches without an end are no sentences; they are cut, so that hostile text costs no more than other text. */
const LONGEST = 1000
const NONE: readonly Quantity[] = []

/** Sentences of a normalised text with the numbers that lie in them. */
export function sentencesOf(text: string, all: readonly Quantity[]): Sentence[] {
  const sentences: Sentence[] = []
  let start = 0
  let paragraph = 0
  let next = 0
  const close = (end: number) => {
    for (; end - start > LONGEST; start += LONGEST) cut(start + LONGEST)
    if (end > start) cut(end)
  }
  const cut = (end: number) => {
    const first = next
    while ((all[next]?.start ?? Number.POSITIVE_INFINITY) < end) next++
    sentences.push(new Sentence(text.slice(start, end), start, paragraph, next > first ? all.slice(first, next) : NONE))
  }
  SENTENCE.lastIndex = 0
  for (let match = SENTENCE.exec(text); match; match = SENTENCE.exec(text)) {
    close(match.index)
    start = match.index + match[0].length
    if (match[0] === '\n') paragraph++
  }
  close(text.length)
  return sentences
}
