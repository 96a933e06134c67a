import type { SectionKey } from '@gongkai/rules/reports'
import { findHeadings, type Heading } from './headings.ts'
import type { Line } from './lines.ts'
import { requestLabels } from './requests.ts'

/** Half-open range of line indices. */
export interface Range {
  from: number
  to: number
}

/** The lines of a range; none where there is no range. */
export const linesIn = (lines: readonly Line[], range: Range | null): readonly Line[] =>
  range ? lines.slice(range.from, range.to) : []

export interface Regions {
  /** Line of each chapter heading that was found. */
  headings: Partial<Record<SectionKey, number>>
  /** Titles printed again below the heading of their chapter: captions of its table. */
  captions: ReadonlySet<number>
  proactive: Range | null
  requests: Range | null
  reviewLitigation: Range | null
  /** Several complete reports follow one another. */
  several: boolean
}

const TABLES = new Set<SectionKey>(['proactive', 'requests', 'reviewLitigation'])

const short = (line: Line) => line.grid !== null || line.squeezed.length <= 60
/** Most lines of a table saved one cell a line are a figure. */
const isCell = (line: Line) => line.squeezed.length < 3

const isProactive = (l: Line) =>
  l.squeezed.length <= 30
    ? /^第二十条|^信息内容|^(?:规章|政策文件)$/.test(l.squeezed)
    : short(l) && /第二十条第?\(?[一1]\)?项/.test(l.squeezed)

const newlyReceived = new Set([0])
function isRequests(l: Line): boolean {
  if (isCell(l)) return false
  if (/本列数据|勾稽关系|^申请人情况|申请人情况$/.test(l.squeezed)) return true
  if (!short(l)) return /本年新收到?政府信息公开申请数量\d/.test(l.squeezed)
  if (/自然人/.test(l.squeezed) && /商业企业|法人或其他组织/.test(l.squeezed)) return true
  const first = l.tokens().find((t) => t.kind === 'text')
  return (
    first !== undefined &&
    requestLabels.has(first.raw) &&
    requestLabels.match(first.raw).some((c) => newlyReceived.has(c.index))
  )
}

const isReviews = (l: Line) =>
  !isCell(l) &&
  short(l) &&
  (/^(?:表四)?行政复议(?:行政诉讼)?$/.test(l.squeezed) ||
    /结果维持|未经复议直接起诉|复议后起诉|尚未审结/.test(l.squeezed) ||
    (l.grid !== null && l.squeezed.length < 60 && /^行政复议/.test(l.squeezed)))

const indexAfter = (lines: readonly Line[], from: number, test: (l: Line) => boolean) => {
  for (let i = Math.max(0, from); i < lines.length; i++) if (test(lines[i] as Line)) return i
  return null
}

/** The last candidate in the range, numbered ones first: tables of contents come before the chapters. */
function pick(headings: readonly Heading[], section: SectionKey, from: number, to: number, which: 'first' | 'last') {
  const inside = headings.filter((h) => h.section === section && h.line >= from && h.line < to)
  const numbered = inside.filter((h) => h.numbered)
  const pool = numbered.length > 0 ? numbered : inside
  return (which === 'last' ? pool.at(-1) : pool[0])?.line ?? null
}

/** Where the chapters and the three tables stand: the tables by their own words, the headings around them. */
export function findRegions(lines: readonly Line[]): Regions {
  const headings = findHeadings(lines)
  const end = lines.length
  const a2 = indexAfter(lines, 0, isProactive)
  const a3 = indexAfter(lines, a2 ?? 0, isRequests)
  const a4 = indexAfter(lines, (a3 ?? a2 ?? -1) + 1, isReviews)
  const h2 = pick(headings, 'proactive', 0, a2 ?? a3 ?? end, 'last')
  const h1 = pick(headings, 'overall', 0, h2 ?? a2 ?? a3 ?? end, 'last')
  // A workbook may carry all the headings and prose before all the tables.
  const before = (section: SectionKey) => pick(headings, section, (h2 ?? h1 ?? 0) + 1, a2 ?? 0, 'last')
  const h3 = pick(headings, 'requests', a2 ?? h2 ?? 0, a3 ?? a4 ?? end, 'last') ?? before('requests')
  const afterThree = a3 ?? a2 ?? h3 ?? h2 ?? 0
  const h4 =
    pick(headings, 'reviewLitigation', afterThree, a4 ?? end, 'last') ??
    pick(headings, 'reviewLitigation', afterThree, end, 'first') ??
    before('reviewLitigation')
  const afterFour = Math.max(a4 ?? h4 ?? -1, afterThree) + 1
  // A workbook may carry all the prose before all the tables.
  const h5 =
    pick(headings, 'problems', afterFour, end, 'first') ?? pick(headings, 'problems', h1 ?? 0, a2 ?? end, 'last')
  const h6 = pick(
    headings,
    'otherMatters',
    (h5 ?? afterFour) + 1,
    h5 !== null && a2 !== null && h5 < a2 ? a2 : end,
    'first',
  )
  const marked = { overall: h1, proactive: h2, requests: h3, reviewLitigation: h4, problems: h5, otherMatters: h6 }
  // A table ends where the next heading or table begins.
  const bounds = [...Object.values(marked), a2, a3, a4].filter((line) => line !== null)
  const range = (from: number | null): Range | null =>
    from === null ? null : { from, to: Math.min(end, ...bounds.filter((line) => line > from)) }
  const start = (anchor: number | null, heading: number | null) => anchor ?? (heading === null ? null : heading + 1)
  return {
    headings: Object.fromEntries(Object.entries(marked).filter(([, line]) => line !== null)) as Regions['headings'],
    captions: new Set(
      headings.filter((h) => h.line > (marked[h.section] ?? end) && TABLES.has(h.section)).map((h) => h.line),
    ),
    proactive: range(start(a2, h2)),
    requests: range(withFigures(lines, start(a3, h3), h3)),
    reviewLitigation: range(start(a4, h4)),
    several: countReports(lines, headings) > 1,
  }
}

/** Figures straight above the first row are the upper halves of figures broken over two lines. */
function withFigures(lines: readonly Line[], from: number | null, heading: number | null): number | null {
  if (from === null || heading === null || heading >= from) return from
  return lines.slice(heading + 1, from).some((l) => /^[\d,.]+$/.test(l.squeezed)) ? heading + 1 : from
}

/**
 * Complete reports in one file: each has its own chapter one and its own first row of table three. A page may print the
 * same report twice (for the screen and for paper), which is one.
 */
function countReports(lines: readonly Line[], headings: readonly Heading[]): number {
  const overall = headings.filter((h) => h.section === 'overall' && h.numbered).map((h) => h.line)
  if (overall.length < 2) return overall.length
  const beginnings = new Set<string>()
  overall.forEach((from, i) => {
    const own = lines.slice(from, overall[i + 1] ?? lines.length)
    const row = own.findIndex(isFirstRow)
    const title = lines.slice(Math.max(0, from - 12), from).findLast((l) => /年度?报告$|年报$/.test(l.squeezed))
    if (row >= 0) beginnings.add([title, ...own.slice(0, row + 8)].map((l) => l?.squeezed).join('\n'))
  })
  return beginnings.size
}

const isFirstRow = (l: Line): boolean =>
  l
    .tokens()
    .some(
      (t) =>
        t.kind === 'text' &&
        t.text.length < 40 &&
        requestLabels.has(t.raw) &&
        requestLabels.match(t.raw)[0]?.index === 0,
    )
