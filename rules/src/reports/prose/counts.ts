import type { Passage } from './facts.ts'
import { isChange, isPercent, type Mention } from './mentions.ts'
import type { CountFact } from './model.ts'
import { type Judged, LOOK_BACK, type Scope, scopeOf } from './scope.ts'
import type { Sentence } from './sentences.ts'
import {
  applicantColumns,
  channelOf,
  disputeMeasure,
  documentMeasure,
  type Named,
  requestMeasure,
  type Topic,
  topicOf,
} from './vocabulary.ts'

/** Units of which a request, and nothing else beside it, is counted. */
const CASES = /^[件宗例起份]$/
const ITEMS = /^[条篇项件次]$/

/** What the sentence, else the paragraph before it, speaks of. */
export function topicBefore(sentences: readonly Sentence[], at: number, clause: number): Topic | undefined {
  const sentence = sentences[at] as Sentence
  for (let i = clause; i >= Math.max(0, clause - LOOK_BACK); i--) {
    const topic = sentence.clauses[i]?.topic
    if (topic) return topic
  }
  for (let s = at - 1; s >= Math.max(0, at - 3); s--) {
    const before = sentences[s] as Sentence
    if (before.paragraph !== sentence.paragraph) return
    const clause = before.clauses.slice(-LOOK_BACK).findLast((c) => c.topic)
    if (clause) return clause.topic
  }
  return
}

/** Whether a dispute is one about 政府信息公开: by its own words, or those of the paragraph up to it. */
function aboutDisclosure({ sentence, at }: Mention, { sentences, section }: Passage): boolean {
  if (section === 'reviewLitigation') return true
  for (let s = at; s >= Math.max(0, at - 2); s--) {
    const before = sentences[s]
    if (before?.paragraph === sentence.paragraph && before.namesDisclosure) return true
  }
  return false
}

interface Stated extends Named {
  readonly columns?: CountFact['columns']
  /** Certain by no means, whatever the words around it. */
  readonly doubtful?: boolean
}

/** 新收 12 件（含上年结转 2 件）: the number is more than its verb says. */
const includesMore = ({ sentence, clause }: Mention) =>
  /^(?:含|包括|包含|不含|不包括)/.test(sentence.clauses[clause + 1]?.text ?? '')

function statedRequest(mention: Mention, year: number | null): Stated | undefined {
  const { lead, tail, words, quantity } = mention
  if (/不予受理|未到/.test(words)) return
  const before = requestMeasure(lead, year)
  const after = before ? undefined : requestMeasure(tail, year)
  const named = before ?? after
  const applicants = applicantColumns(words)
  if (applicants && (!named || /^(?:processed|received|handled|answered)$/.test(named.measure)))
    return { measure: 'applicants', columns: applicants.columns, rest: applicants.rest }
  if (!named) return
  return {
    ...named,
    measure: named.measure === 'newlyReceived' && includesMore(mention) ? 'received' : named.measure,
    rest: before ? `${before.rest}|${tail}` : `${lead}|${named.rest}`,
    doubtful: !CASES.test(quantity.unit),
  }
}

function stated(mention: Mention, topic: Topic, ownTopic: boolean, passage: Passage): Stated | undefined {
  const { words, quantity } = mention
  switch (topic) {
    case 'requests':
      return ownTopic || CASES.test(quantity.unit) ? statedRequest(mention, passage.year) : undefined
    case 'review':
    case 'litigation': {
      if (!CASES.test(quantity.unit)) return
      const both = /复议/.test(words) && /诉讼|起诉/.test(words)
      const doubtful = both || includesMore(mention) || !aboutDisclosure(mention, passage)
      return { ...disputeMeasure(words, topic), doubtful }
    }
    case 'documents':
      return /^[件份个]$/.test(quantity.unit) ? documentMeasure(words) : undefined
    case 'fee':
      if (quantity.unit === '元') return { measure: /通知|应[收缴]/.test(words) ? 'feeNotices' : 'fee', rest: '' }
      return /通知/.test(words) && CASES.test(quantity.unit) ? { measure: 'feeNotices', rest: '' } : undefined
    case 'other':
      if (/培训/.test(words) && /^(?:次|期|场|场次)$/.test(quantity.unit)) return { measure: 'trainings', rest: '' }
      return /公开|发布/.test(words) && ITEMS.test(quantity.unit) ? { measure: 'items', rest: '' } : undefined
  }
}

/** No table has a cell for these. */
const NO_SCOPE = /^(?:fee|feeNotices|trainings|items)$/

const RECEIVED = /^(?:received|newlyReceived|processed)$/

/** 其中 with no new total after it. */
const isBrokenDown = (upTo: string) => upTo.lastIndexOf('其中') > upTo.lastIndexOf('共')

/** What the measure and the unit take from the certainty of the words around them. */
function narrowedBy(named: Stated, { scope, worded }: Judged, { quantity, sentence, lead }: Mention): Scope {
  const upTo = sentence.text.slice(0, quantity.start - sentence.start)
  if (NO_SCOPE.test(named.measure)) return 'unclear'
  const broken = RECEIVED.test(named.measure) && isBrokenDown(upTo.slice(-200))
  if (scope === 'part' || named.mixed || broken) return 'part'
  if (worded && (named.measure === 'processed' || !CASES.test(quantity.unit) || /其中/.test(lead))) return 'part'
  return named.doubtful ? 'unclear' : scope
}

/** The count that one number states, or nothing. */
export function countOf(mention: Mention, passage: Passage): CountFact | undefined {
  const { quantity, lead, tail, words, sentence, at, clause } = mention
  if (isPercent(quantity.unit) || isChange(lead) || /[由从]$/.test(lead.slice(-1))) return
  const own = topicOf(words, true)
  const topic =
    own ?? topicBefore(passage.sentences, at, clause) ?? (passage.section === 'requests' ? 'requests' : undefined)
  const named = topic && stated(mention, topic, own === topic, passage)
  if (!topic || !named) return
  const judged = scopeOf({ at, clause, rest: named.rest, topic }, passage)
  const scope = narrowedBy(named, judged, mention)
  const channel = channelOf(words)
  return {
    kind: 'count',
    ...passage.spotOf({ start: sentence.clauses[clause]?.start ?? quantity.start, end: quantity.end + tail.length }),
    measure: named.measure,
    value: quantity.value,
    unit: quantity.unit,
    exact: !quantity.approximate,
    step: quantity.step,
    ...(quantity.also !== undefined && { also: quantity.also }),
    actor: judged.actor,
    scope,
    ...(named.columns && { columns: named.columns }),
    ...(channel && { channel }),
  }
}

/**
 * The count that each number states, `undefined` for numbers that state none we know. 收到 20 件，受理 18 件: what comes
 * after what was received is not all of it.
 */
export function countsOf(mentions: readonly Mention[], passage: Passage): (CountFact | undefined)[] {
  let received: number | undefined
  return mentions.map((mention) => {
    const fact = countOf(mention, passage)
    if (fact?.scope !== 'certain' || !RECEIVED.test(fact.measure)) return fact
    if (received !== undefined && received !== fact.value) return { ...fact, scope: 'unclear' }
    received = fact.value
    return fact
  })
}
