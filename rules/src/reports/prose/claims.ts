import { countOf, topicBefore } from './counts.ts'
import type { Passage } from './facts.ts'
import type { Mention } from './mentions.ts'
import type { CountFact, DoneFact, RateFact } from './model.ts'
import { scopeOf } from './scope.ts'
import type { Sentence } from './sentences.ts'
import { channelOf, topicOf } from './vocabulary.ts'

const NOTHING = /(?:未|没有|无|尚未)(?:收到|接到|收办|受理|发生|产生|引发|出现|被|因)/
const DONE = /(?:全部|全数|均|皆|都)(?![不未]).{0,16}?(?:(办结|办理完毕|处理完毕|办复)|答复|回复)/
const DATED = /按期|按时|及时|如期|期限|时限|限期|工作日|规定时间/
/** 到期的均已办结; 除 1 件结转外均已办结. */
const EXCEPTS = /到期|除|应办|应当办|结转|未办结|在办|正在|尚在|办理中|部分|受理的/
const NARROWS =
  /建议|提案|网上|网站|信函|当面|邮件|传真|转办|交办|上半年|季度|补正|(?:予以|同意|不予)公开|撤回|复议|诉讼/
const RATE = /(?<![期时])(?:办结|办复)率均?(?:为|达到|达)?$/

/** 未收到政府信息公开申请, 未发生行政复议、行政诉讼: a count of zero that is written without a number. */
function zeros(sentence: Sentence, at: number, passage: Passage): CountFact[] {
  return sentence.clauses.flatMap((clause, i) => {
    const nothing = clause.end - clause.start < 60 ? NOTHING.exec(clause.text) : null
    if (!nothing || /\d/.test(clause.text.slice(nothing.index))) return []
    const words = clause.text.replace(/(?:未|没有|无|尚未)(?=收|接|受|发|产|引|出|被|因)/, '')
    const disputes = /诉讼/.test(words) && /复议/.test(words)
    const readings = disputes
      ? [words.replace(/(?:提起)?行政诉讼|诉讼/, ''), words.replace(/行政复议|复议/, '')]
      : [words]
    const quantity = { value: 0, unit: '件', start: clause.end - 1, end: clause.end, approximate: false, step: 1 }
    return readings.flatMap((lead) => {
      const fact = countOf({ quantity, sentence, at, clause: i, lead, tail: '', words: lead, plain: true }, passage)
      return fact && fact.scope === 'certain' && fact.measure !== 'processed' ? [fact] : []
    })
  })
}

const aboutRequests = (sentence: Sentence, at: number, clause: number, passage: Passage) =>
  (topicOf(sentence.clauses[clause]?.text ?? '', true) ?? topicBefore(passage.sentences, at, clause)) === 'requests'

const actorScope = (at: number, clause: number, passage: Passage) =>
  scopeOf({ at, clause, rest: '', topic: 'requests' }, passage).scope

/** 全部办结, 均按期答复, 办结率 100%. */
function done(sentence: Sentence, at: number, counts: readonly CountFact[], passage: Passage): DoneFact[] {
  if (!DONE.test(sentence.text) || EXCEPTS.test(sentence.text)) return []
  return sentence.clauses.flatMap((clause, i) => {
    const claim = DONE.exec(clause.text)
    const upTo = sentence.text.slice(0, clause.end - sentence.start)
    if (!claim || NARROWS.test(upTo) || !aboutRequests(sentence, at, i, passage)) return []
    const subject = passage.speaker.actorIn(clause.text, false).actor
    const received = counts.filter((c) => /^(?:received|newlyReceived|processed)$/.test(c.measure))
    const scopes = received.length ? received.map((c) => c.scope) : [actorScope(at, i, passage)]
    const certain = passage.speaker.answersFor(subject) && scopes.every((s) => s === 'certain')
    return [
      {
        kind: 'done' as const,
        ...passage.spotOf(clause),
        scope: certain ? ('certain' as const) : ('unclear' as const),
        dated: DATED.test(clause.text),
        finished: claim[1] !== undefined,
        counted: received.length > 0,
      },
    ]
  })
}

/** 办结率 X% of requests; 按时办结率 speaks of what was due and is not taken. */
function rates(mentions: readonly Mention[], passage: Passage): RateFact[] {
  return mentions.flatMap(({ quantity, sentence, at, clause, lead, tail }) => {
    if (quantity.unit !== '%' || quantity.approximate || !RATE.test(lead.slice(-7)) || DATED.test(lead)) return []
    if (!aboutRequests(sentence, at, clause, passage)) return []
    const upTo = sentence.text.slice(0, quantity.start - sentence.start)
    const narrow = NARROWS.test(upTo) || EXCEPTS.test(sentence.text) || channelOf(upTo) !== undefined || tail.length > 2
    const scope = narrow ? 'unclear' : actorScope(at, clause, passage)
    const start = sentence.clauses[clause]?.start ?? quantity.start
    const spot = passage.spotOf({ start, end: quantity.end })
    return [{ kind: 'rate', ...spot, percent: quantity.value, step: quantity.step, scope }]
  })
}

const MAY_CLAIM = /[均皆都全]|[未没无].|率/
export const mayClaim = ({ text }: Sentence) => MAY_CLAIM.test(text)

/** What a sentence states without a number of its own: nothing, all, or a rate of all. */
export function claims(
  sentence: Sentence,
  at: number,
  mentions: readonly Mention[],
  counts: readonly CountFact[],
  passage: Passage,
): (CountFact | DoneFact | RateFact)[] {
  if (!mayClaim(sentence)) return []
  return [
    ...(NOTHING.test(sentence.text) ? zeros(sentence, at, passage) : []),
    ...done(sentence, at, counts, passage),
    ...rates(mentions, passage),
  ]
}
