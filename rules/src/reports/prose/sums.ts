import type { Passage } from './facts.ts'
import { type Mention, NEAR } from './mentions.ts'
import type { ShareFact, SumFact } from './model.ts'
import { applicantColumns, channelOf } from './vocabulary.ts'

const TOTAL = /共计?|合计|总计|总数|总量|总共|累计/
const REST = /其[他它余]/
const depthOf = (m: Mention) => m.sentence.clauses[m.clause]?.depth ?? 0

/** Kinds that make up a whole when a list names only them. */
const kindOf = ({ words }: Mention): string | undefined => {
  if (applicantColumns(words)) return 'applicant'
  return channelOf(words) === undefined ? undefined : 'channel'
}

interface List {
  readonly parts: readonly Mention[]
  /** The list ends with its sentence or brackets, not at a number that may or may not belong to it. */
  readonly ended: boolean
}

/** The parts may count one thing twice. */
const OVERLAP = /同时发布|同步发布|重复|交叉|重叠/
/** Where a list of channels or applicants is over, and the sentence goes on to what became of the requests. */
const GOES_ON = /办结|办复|答复|结转|转结|办理完毕/

function sum(totals: readonly Mention[], { parts: listed, ended }: List, whole: boolean, passage: Passage): SumFact[] {
  const kinds = listed.map(kindOf)
  const [kind] = kinds
  const over = kind === undefined ? -1 : listed.findIndex((p, i) => kinds[i] !== kind && GOES_ON.test(p.lead))
  const parts = over < 0 ? listed : listed.slice(0, over)
  const total = totals[0]
  const last = parts.at(-1)
  if (!total || !last || parts.length < 2) return []
  const named = whole || REST.test(last.lead) || (kind !== undefined && parts.every((_, i) => kinds[i] === kind))
  const exhaustive = named && (ended || over >= 0) && !OVERLAP.test(total.sentence.text)
  return [
    {
      kind: 'sum',
      ...passage.spotOf({ start: total.sentence.clauses[total.clause]?.start ?? 0, end: last.quantity.end }),
      totals: totals.map((t) => t.quantity.value),
      parts: parts.map((p) => p.quantity.value),
      unit: total.quantity.unit,
      exact: [total, ...parts].every(({ quantity: q }) => !q.approximate && q.step === 1 && q.also === undefined),
      exhaustive,
    },
  ]
}

const ITEMS = /^[条项篇个次]$/
const alike = (unit: string, other: string) => unit === other || (ITEMS.test(unit) && ITEMS.test(other))

/** The numbers of one unit that follow as parts, up to the end of the list or of its brackets. */
function partsAfter(mentions: readonly Mention[], from: number, unit: string): List {
  const depth = depthOf(mentions[from] as Mention)
  const parts: Mention[] = []
  for (const m of mentions.slice(from, from + NEAR)) {
    if (depthOf(m) < depth) break
    // A part broken down in brackets of its own, a share or a growth beside it.
    if (depthOf(m) > depth || !m.plain) continue
    if (!alike(m.quantity.unit, unit) || (parts.length > 0 && /其中/.test(m.lead))) return { parts, ended: false }
    parts.push(m)
  }
  return { parts, ended: mentions.length <= from + NEAR }
}

const wordsBetween = (a: Mention, b: Mention) =>
  a.sentence.text.slice(a.quantity.end - a.sentence.start, b.quantity.start - a.sentence.start)

/** 共 A，其中 B、C、D and 共 A（B、C、D）. */
export function sumsOf(mentions: readonly Mention[], passage: Passage): SumFact[] {
  return mentions.flatMap((first, i) => {
    const before = mentions.slice(Math.max(0, i - NEAR), i)
    const nearest = before.findLast((m) => m.plain)
    if (!nearest || !first.plain) return []
    const between = wordsBetween(mentions[i - 1] as Mention, first)
    const unit = nearest.quantity.unit
    const parts = () => partsAfter(mentions, i, unit)
    if (/其中/.test(between)) {
      const totals = before.filter((m) => m.plain && m.quantity.unit === unit).reverse()
      return sum(totals, parts(), /分别/.test(between), passage)
    }
    const opens =
      nearest === mentions[i - 1] && /^.{0,4}（[^（）]{0,16}$/.test(between) && depthOf(first) === depthOf(nearest) + 1
    if (!opens || !TOTAL.test(nearest.lead)) return []
    const list = parts()
    const last = list.parts.at(-1)
    const end = last ? last.quantity.end - last.sentence.start : 0
    const closed = last && /^[^\d（]{0,6}）/.test(last.sentence.text.slice(end, end + 8))
    return closed && list.parts.every((p) => p.quantity.unit === unit) && !/含/.test(between)
      ? sum([nearest], list, true, passage)
      : []
  })
}

const SHARE = /占[^\d，]{0,20}$/

/** B 件，占 X%: a part against the totals stated before it. */
export function sharesOf(mentions: readonly Mention[], passage: Passage): ShareFact[] {
  return mentions.flatMap((m, i) => {
    const { quantity, lead, sentence } = m
    const part = mentions[i - 1]
    if (quantity.unit !== '%' || !part?.plain || m.clause - part.clause > 1) return []
    const words = wordsBetween(part, m)
    if (!SHARE.test(lead) || !/^[，（]?占/.test(words) || words.length > 16) return []
    const unit = part.quantity.unit
    const before = mentions.slice(Math.max(0, i - NEAR), i - 1).filter((b) => b.plain && b.quantity.unit === unit)
    const brokenDown = before[0] && /其中/.test(wordsBetween(before[0], part))
    const clear = brokenDown && before.some((b) => TOTAL.test(b.lead))
    return [
      {
        kind: 'share',
        ...passage.spotOf({ start: sentence.clauses[part.clause]?.start ?? 0, end: quantity.end }),
        percent: quantity.value,
        step: quantity.step,
        exact:
          clear === true &&
          ![quantity, part.quantity, ...before.map((b) => b.quantity)].some(
            (q) => q.approximate || q.step > 1 || q.also !== undefined,
          ),
        part: part.quantity.value,
        bases: before.map((b) => b.quantity.value),
      },
    ]
  })
}
