import type { AnnualReport } from '../report.ts'
import { claims } from './claims.ts'
import { countsOf } from './counts.ts'
import { growthOf } from './growth.ts'
import type { CountFact, Fact, ProseKey, Spot } from './model.ts'
import { normalise, type Prose } from './normalise.ts'
import { type Quantity, quantities } from './numbers.ts'
import type { Setting } from './scope.ts'
import { type Sentence, type Span, sentencesOf } from './sentences.ts'
import { speakerOf } from './speaker.ts'
import { sharesOf, sumsOf } from './sums.ts'

/** One section of a report on its way to facts. */
export interface Passage extends Setting {
  readonly section: ProseKey
  readonly prose: Prose
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
  /** Both, with a mark between. */
  readonly words: string
}

/** Words further from a number than this say nothing certain about it. */
const LONGEST_LEAD = 80
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
    sentences: sentencesOf(prose.text, quantities(prose)),
    speaker: speakerOf(report.agency),
    year: report.year,
    subjects: new Map(),
    spotOf,
  }
}

/** The numbers of a sentence with their words. */
function mentionsIn(sentence: Sentence, at: number, text: string): Mention[] {
  const { numbers } = sentence
  if (numbers.length === 0) return []
  const { clauses } = sentence
  let clause = 0
  return numbers.map((quantity, i) => {
    while (clause < clauses.length - 1 && (clauses[clause]?.end ?? 0) <= quantity.start) clause++
    const { start, end } = clauses[clause] ?? sentence
    const before = Math.max(start, numbers[i - 1]?.end ?? 0, quantity.start - LONGEST_LEAD)
    const next = numbers[i + 1]?.start ?? end
    const lead = text.slice(before, quantity.start)
    const tail = next < end ? '' : text.slice(quantity.end, Math.min(end, quantity.end + LONGEST_LEAD))
    return { quantity, sentence, at, clause, lead, tail, words: `${lead}|${tail}` }
  })
}

function factsOfPassage(passage: Passage): Fact[] {
  const facts: Fact[] = []
  for (const [at, sentence] of passage.sentences.entries()) {
    const mentions = mentionsIn(sentence, at, passage.prose.text)
    const counts = countsOf(mentions, passage)
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
