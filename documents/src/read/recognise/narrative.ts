import type { AnnualReport, SectionKey } from '@gongkai/rules/reports'
import { agencyInText, agencyInTitle, findSignature, findTitle, findYear, isChrome } from './front.ts'
import type { Line } from './lines.ts'
import { paragraphs } from './prose.ts'
import type { Regions } from './regions.ts'

const SECTIONS: SectionKey[] = ['overall', 'proactive', 'requests', 'reviewLitigation', 'problems', 'otherMatters']

/**
 * Title, agency, year, signature and the six texts. `outside` is a title kept outside the body, `ends` are the lines
 * after each table.
 */
export function readNarrative(
  lines: readonly Line[],
  regions: Regions,
  outside: string | undefined,
  ends: Record<'proactive' | 'requests' | 'reviewLitigation', number>,
) {
  const marks = SECTIONS.map((key) => regions.headings[key] ?? null)
  const firstMark = marks.find((m) => m !== null) ?? regions.proactive?.from ?? lines.length
  const title = findTitle(lines, Math.min(firstMark, lines.length), outside)
  const start = title?.lines?.to ?? 0
  const isTable = (i: number) =>
    (['proactive', 'requests', 'reviewLitigation'] as const).some((key) => {
      const range = regions[key]
      return range !== null && i >= range.from && i < Math.max(ends[key], range.from + 1)
    })
  const isProse = (l: Line, i: number) =>
    !isTable(i) &&
    !regions.captions.has(i) &&
    (!l.grid || l.tokens().filter((t) => t.kind !== 'void').length === 1) &&
    !(i < firstMark && isChrome(l))
  const between = (from: number, to: number) => paragraphs(lines.slice(from, to).filter((l, k) => isProse(l, from + k)))
  const known = title ? agencyInTitle(title.text) : null
  // A narrative part ends at the next heading or table; what follows the last one is signature and site chrome.
  const tables = [regions.proactive, regions.requests, regions.reviewLitigation].flatMap((r) => (r ? [r.from] : []))
  const bounds = [...marks.filter((m) => m !== null), ...tables].sort((a, b) => a - b)
  const endOf = (mark: number) => bounds.find((b) => b > mark) ?? lines.length
  const last = marks.findLast((m) => m !== null) ?? regions.reviewLitigation?.from ?? 0
  const narrative = last === regions.headings.problems || last === regions.headings.otherMatters
  const tail = narrative ? last + 1 : Math.max(last + 1, ends.reviewLitigation)
  const signature = findSignature(lines.slice(0, endOf(last)), tail, known)
  const sections = Object.fromEntries(
    SECTIONS.map((key, i) => {
      const from = marks[i]
      if (from === null || from === undefined) return [key, '']
      const own = key === 'proactive' || key === 'requests' || key === 'reviewLitigation'
      const next = own
        ? (marks.filter((m) => m !== null && m > from).sort((a, b) => (a ?? 0) - (b ?? 0))[0] ?? lines.length)
        : endOf(from)
      const to = signature && signature.from > from ? Math.min(next, signature.from) : next
      return [key, between(from + 1, Math.max(from + 1, to))]
    }),
  ) as unknown as AnnualReport['sections']
  const body = title?.lines ? start : firstBody(lines, firstMark)
  const preamble = between(body, firstMark)
  return {
    title: title?.text ?? '',
    preamble,
    sections,
    signature: { agency: signature?.agency ?? null, date: signature?.date ?? null },
    agency: known ?? signature?.agency ?? agencyInText(preamble || sections.overall),
    year: findYear(title?.text ?? '', preamble, sections.overall),
  }
}

/** Without a title nothing tells site chrome from the report but that its first paragraph is a sentence or long. */
function firstBody(lines: readonly Line[], until: number): number {
  const i = lines.findIndex((l, k) => k < until && (l.squeezed.length >= 30 || /^.{12,}[。：:]$/.test(l.squeezed)))
  return i < 0 ? until : i
}
