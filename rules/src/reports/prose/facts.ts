import type { AnnualReport } from '../report.ts'
import { claims, mayClaim } from './claims.ts'
import { countsOf } from './counts.ts'
import { growthOf } from './growth.ts'
import { mentionsIn } from './mentions.ts'
import type { Fact, ProseKey, Spot } from './model.ts'
import { normalise, type Prose } from './normalise.ts'
import { quantities } from './numbers.ts'
import type { Setting } from './scope.ts'
import { type Span, sentencesOf } from './sentences.ts'
import { speakerOf } from './speaker.ts'
import { sharesOf, sumsOf } from './sums.ts'

/** One section of a report on its way to facts. */
export interface Passage extends Setting {
  readonly section: ProseKey
  readonly prose: Prose
  readonly spotOf: (span: Span) => Spot
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
    sentences: sentencesOf(prose.text, quantities(prose)),
    speaker: speakerOf(report.agency),
    year: report.year,
    subjects: new Map(),
    narrowings: new Map(),
    spotOf,
  }
}

function factsOfPassage(passage: Passage): Fact[] {
  const facts: Fact[] = []
  for (const [at, sentence] of passage.sentences.entries()) {
    const mentions = mentionsIn(sentence, at, passage.prose.text)
    if (mentions.length === 0 && !mayClaim(sentence)) continue
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
