import type { AnnualReport } from '../report.ts'
import { claims } from './claims.ts'
import { countsOf } from './counts.ts'
import { growthOf } from './growth.ts'
import type { CountFact, Fact, ProseKey, Spot } from './model.ts'
import { normalise, type Prose } from './normalise.ts'
import { type Quantity, quantities } from './numbers.ts'
import { type Sentence, type Span, sentencesOf } from './sentences.ts'
import { type Speaker, speakerOf } from './speaker.ts'
import { sharesOf, sumsOf } from './sums.ts'

/** One section of a report on its way to facts. */
export interface Passage {
  readonly section: ProseKey
  readonly prose: Prose
  readonly sentences: readonly Sentence[]
  readonly speaker: Speaker
  readonly year: number | null
  readonly spotOf: (span: Span) => Spot
}

/** A number with the words around it that belong to it. */
export interface Mention {
  readonly quantity: Quantity
  readonly sentence: Sentence
  /** Index of the sentence in the passage, of the clause in the sentence. */
  readonly at: number
  readonly clause: number
  /** Words of the clause before the number, from the number before it on. */
  readonly lead: string
  /** Words of the clause after it, where no other number follows in the clause. */
  readonly tail: string
}

const SECTIONS = ['overall', 'proactive', 'requests', 'reviewLitigation', 'problems', 'otherMatters'] as const

function passageOf(section: ProseKey, source: string, report: AnnualReport): Passage {
  const prose = normalise(source)
  const spotOf = ({ start, end }: Span): Spot => {
    const offset = prose.offsetAt(start)
    const stop = prose.offsetAt(end - 1) + 1
    return { section, offset, length: stop - offset, quote: prose.text.slice(start, end) }
  }
  return {
    section,
    prose,
    sentences: sentencesOf(prose.text),
    speaker: speakerOf(report.agency),
    year: report.year,
    spotOf,
  }
}

/** The numbers of a sentence with their words; `numbers` are those that lie in it. */
function mentionsIn(sentence: Sentence, at: number, numbers: readonly Quantity[], text: string): Mention[] {
  let clause = 0
  return numbers.map((quantity, i) => {
    while (clause < sentence.clauses.length - 1 && (sentence.clauses[clause]?.end ?? 0) <= quantity.start) clause++
    const { start, end } = sentence.clauses[clause] ?? sentence
    const before = Math.max(start, numbers[i - 1]?.end ?? 0)
    const next = numbers[i + 1]?.start ?? end
    return {
      quantity,
      sentence,
      at,
      clause,
      lead: text.slice(before, quantity.start),
      tail: next < end ? '' : text.slice(quantity.end, end),
    }
  })
}

function factsOfPassage(passage: Passage): Fact[] {
  const { prose, sentences } = passage
  const all = quantities(prose)
  const facts: Fact[] = []
  let next = 0
  for (const [at, sentence] of sentences.entries()) {
    const first = next
    while ((all[next]?.start ?? Number.POSITIVE_INFINITY) < sentence.end) next++
    const mentions = next > first ? mentionsIn(sentence, at, all.slice(first, next), prose.text) : []
    const counts = mentions.length ? countsOf(mentions, passage) : []
    const stated = counts.filter((c) => c !== undefined)
    facts.push(...stated, ...claims(sentence, at, mentions, stated, passage))
    if (mentions.length > 1)
      facts.push(...sumsOf(mentions, passage), ...sharesOf(mentions, passage), ...growthOf(mentions, counts, passage))
  }
  return facts
}

const kept = new WeakMap<AnnualReport['sections'], { key: string; texts: string[]; facts: readonly Fact[] }>()

/**
 * What the prose of a report states in figures: counts with their actor and scope, sums, shares, growth, and claims
 * that nothing is left over. Deterministic and without the tables: what a count means for them is `readingsOf`.
 */
export function extractFacts(report: AnnualReport): readonly Fact[] {
  const texts = [report.preamble, ...SECTIONS.map((s) => report.sections[s])]
  const key = `${report.agency}/${report.year}`
  const before = kept.get(report.sections)
  if (before && before.key === key && before.texts.every((t, i) => t === texts[i])) return before.facts
  const facts = (['preamble', ...SECTIONS] as const).flatMap((section, i) => {
    const text = texts[i] as string
    return text === '' ? [] : factsOfPassage(passageOf(section, text, report))
  })
  kept.set(report.sections, { key, texts, facts })
  return facts
}

export const isCount = (fact: Fact): fact is CountFact => fact.kind === 'count'
