import { type CellKey, figureAt, labelOf } from '../cells.ts'
import { type Check, PRACTICE, type Remark } from '../findings.ts'
import {
  type CountFact,
  type DoneFact,
  extractFacts,
  type Fact,
  type GrowthFact,
  type ProseKey,
  type RateFact,
  type Reading,
  readingsOf,
  type ShareFact,
  type SumFact,
} from '../prose/index.ts'
import type { AnnualReport } from '../report.ts'

const sectionNames: Record<ProseKey, string> = {
  preamble: '引言',
  overall: '总体情况',
  proactive: '第二部分',
  requests: '第三部分',
  reviewLitigation: '第四部分',
  problems: '第五部分',
  otherMatters: '第六部分',
}

const said = (fact: Fact) =>
  `${sectionNames[fact.section]}写“${fact.quote.length > 60 ? `${fact.quote.slice(0, 60)}…` : fact.quote}”`
const of = <K extends Fact['kind']>(report: AnnualReport, kind: K) =>
  extractFacts(report).filter((f): f is Extract<Fact, { kind: K }> => f.kind === kind)

const stated = (fact: CountFact) => [fact.value, ...(fact.also === undefined ? [] : [fact.also])]

/** Whether one of the meanings allows what is stated, to the precision it is written with. */
const fits = (fact: CountFact, readings: readonly Reading[]) =>
  stated(fact).some((value) => readings.some((r) => value > r.low - fact.step && value < r.high + fact.step))

const namesOf = (report: AnnualReport, cells: readonly CellKey[]) =>
  cells.length > 3
    ? `${labelOf(report.edition, cells[0] ?? '')}等 ${cells.length} 格之和`
    : cells.map((c) => labelOf(report.edition, c)).join('与') + (cells.length > 1 ? '之和' : '')

/** The likelier meanings; all their cells are in the finding. */
function spelled(report: AnnualReport, readings: readonly Reading[]): string {
  return readings
    .slice(0, 3)
    .map(({ cells, low, high }) =>
      low === high
        ? `${namesOf(report, cells)}为 ${high}`
        : `${labelOf(report.edition, cells[0] ?? '')}为 ${high}，不计上年结转等为 ${low}`,
    )
    .join('，')
}

const tableOf = (cell: CellKey | undefined) =>
  cell?.startsWith('proactive') ? '表二' : cell?.startsWith('review') ? '表四' : '表三'

interface Compared {
  readonly fact: CountFact
  readonly readings: readonly Reading[]
}

/** Statements that agree with no meaning they may have, each measure and figure once. */
function disagreeing(report: AnnualReport, scope: CountFact['scope']): Compared[] {
  const seen = new Set<string>()
  return of(report, 'count').flatMap((fact) => {
    const key = `${fact.measure}/${fact.value}/${fact.columns?.join() ?? ''}`
    if (fact.scope !== scope || !fact.exact || seen.has(key)) return []
    const readings = readingsOf(fact, report)
    if (!readings || fits(fact, readings)) return []
    seen.add(key)
    return [{ fact, readings }]
  })
}

/** The largest figure of each measure that is certain and agrees with the tables, and who it is said of. */
function confirmed(report: AnnualReport): ReadonlyMap<string, CountFact> {
  const largest = new Map<string, CountFact>()
  for (const fact of of(report, 'count')) {
    const readings = fact.scope === 'certain' ? readingsOf(fact, report) : null
    if (readings && fits(fact, readings) && fact.value > (largest.get(fact.measure)?.value ?? -1))
      largest.set(fact.measure, fact)
  }
  return largest
}

/** 全区收到 20 件 agrees with the table: then 区政府办公室收到 5 件 is a part of it. */
function withoutParts(report: AnnualReport, compared: readonly Compared[]): Compared[] {
  const whole = compared.length ? confirmed(report) : undefined
  return compared.filter(({ fact }) => {
    const all = whole?.get(fact.measure)
    return !all || all.actor === fact.actor || all.value < fact.value
  })
}

function remark(report: AnnualReport, { fact, readings }: Compared, doubt: string): Remark {
  return {
    message: `${said(fact)}，${tableOf(readings[0]?.cells[0])}${spelled(report, readings)}${doubt}。`,
    cells: [...new Set(readings.flatMap((r) => r.cells))],
    expected: readings[0]?.high ?? null,
    actual: fact.value,
  }
}

const consistent: Check = {
  id: 'NT-CONSIST',
  severity: 'warning',
  force: 'practical',
  basis: `${PRACTICE}；国办公开办函〔2021〕30号（一）总体情况的数据与各表一致`,
  title: '正文所写件数与表中一致',
  find: (report) => withoutParts(report, disagreeing(report, 'certain')).map((c) => remark(report, c, '')),
}

const scope: Check = {
  id: 'NT-SCOPE',
  severity: 'info',
  force: 'practical',
  basis: PRACTICE,
  title: '正文所写件数的口径不明，且与表中各数都不同',
  find: (report) =>
    withoutParts(report, disagreeing(report, 'unclear')).map((c) =>
      remark(report, c, '；所写件数的口径（主体、范围）不明，请核对'),
    ),
}

/** Parts may be followed by other numbers of the same unit: the list holds if it adds up anywhere after the second. */
function addsUp({ totals, parts }: SumFact): boolean {
  let sum = 0
  return parts.some((part, i) => {
    sum += part
    return i > 0 && totals.includes(sum)
  })
}

const sums: Check = {
  id: 'NT-SUM',
  severity: 'warning',
  force: 'practical',
  basis: PRACTICE,
  title: '正文“共…，其中…”各项之和等于总数',
  find: (report) =>
    of(report, 'sum')
      .filter((f) => f.exact && f.exhaustive && !addsUp(f))
      .map((f) => {
        const sum = f.parts.reduce((a, b) => a + b, 0)
        const total = f.totals[0] ?? 0
        return {
          message: `${said(f)}，各项之和 ${f.parts.join('＋')}＝${sum}，与总数 ${total} 不符。`,
          expected: total,
          actual: sum,
        }
      }),
}

/** Rounded or cut off: both are seen, so a figure may be off by less than one unit of its last place. */
const near = (percent: number, said: number, step: number) => Math.abs(percent - said) < step * (1 + 1e-9)
const rounded = (percent: number, step: number) => Number(percent.toFixed(Math.max(0, Math.round(-Math.log10(step)))))

function share(report: AnnualReport, fact: ShareFact): Remark[] {
  const total = (row: string) => figureAt(report, `requests.${row}.total`) ?? 0
  const table = [total('newlyReceived'), total('newlyReceived') + total('carriedIn'), total('totalHandled')]
  const bases = [...fact.bases, ...table].filter((b) => b > 0)
  if (!fact.exact || bases.some((b) => near((fact.part / b) * 100, fact.percent, fact.step))) return []
  const base = Math.max(...fact.bases)
  if (base < fact.part || base === 0) return []
  const percent = rounded((fact.part / base) * 100, fact.step)
  return [
    {
      message: `${said(fact)}，按 ${fact.part}÷${base} 计算为 ${percent}%。`,
      expected: percent,
      actual: fact.percent,
    },
  ]
}

/** What last year's report says for the same meaning of the count, beside what this year's says. */
function pairs(fact: CountFact, report: AnnualReport, previous: AnnualReport) {
  const now = readingsOf(fact, report)
  const before = readingsOf(fact, previous)
  return (
    now?.flatMap((r, i) => {
      const b = before?.[i]
      return b && r.low === r.high && b.low === b.high ? [{ cells: r.cells, now: r.high, before: b.high }] : []
    }) ?? []
  )
}

function grown(fact: GrowthFact, earlier: number): { expected: number; holds: boolean } | undefined {
  const current = fact.current ?? 0
  if (fact.by !== undefined && fact.percent === undefined)
    return { expected: current - earlier, holds: current - earlier === fact.by }
  if (fact.percent === undefined || earlier === 0) return
  const percent = ((current - earlier) / earlier) * 100
  return { expected: rounded(percent, fact.step), holds: near(percent, fact.percent, fact.step) }
}

function growth(report: AnnualReport, fact: GrowthFact, previous: AnnualReport | undefined): Remark[] {
  if (!fact.exact || fact.current === undefined) return []
  const own = fact.earlier ?? (fact.percent !== undefined && fact.by !== undefined ? fact.current - fact.by : undefined)
  const actual = fact.percent ?? fact.by ?? null
  const mark = fact.percent === undefined ? '' : '%'
  if (own !== undefined) {
    const result = own >= 0 ? grown(fact, own) : undefined
    if (result && !result.holds)
      return [
        {
          message: `${said(fact)}，由 ${own} 到 ${fact.current} 计算为 ${result.expected}${mark}。`,
          expected: result.expected,
          actual,
        },
      ]
  }
  if (!previous || !fact.of || fact.of.scope !== 'certain') return []
  const comparable = pairs(fact.of, report, previous).filter((p) => p.now === fact.current)
  const results = comparable.flatMap((p) => {
    const result = grown(fact, p.before)
    return result ? [{ ...p, ...result }] : []
  })
  const first = results[0]
  if (!first || results.length < comparable.length || results.some((r) => r.holds)) return []
  return [
    {
      message: `${said(fact)}，上年报告为 ${first.before}，计算为 ${first.expected}${mark}。`,
      cells: [...first.cells, ...first.cells.map((c) => `previous:${c}`)],
      expected: first.expected,
      actual,
    },
  ]
}

function rate(report: AnnualReport, fact: RateFact): Remark[] {
  const keys = ['newlyReceived', 'carriedIn', 'totalHandled'].map((r) => `requests.${r}.total`)
  const [received, carriedIn, handled] = keys.map((k) => figureAt(report, k))
  if (fact.scope !== 'certain' || received == null || carriedIn == null || handled == null || received === 0) return []
  const percents = [handled / (received + carriedIn), handled / received, (handled - carriedIn) / received].map(
    (p) => p * 100,
  )
  if (percents.some((p) => near(p, fact.percent, fact.step))) return []
  const percent = rounded(percents[0] ?? 0, fact.step)
  return [
    {
      message: `${said(fact)}，按表三办理总计 ${handled}、收到和上年结转 ${received + carriedIn} 计算为 ${percent}%。`,
      cells: keys,
      expected: percent,
      actual: fact.percent,
    },
  ]
}

const ratesCheck: Check = {
  id: 'NT-RATE',
  severity: 'warning',
  force: 'practical',
  basis: PRACTICE,
  title: '正文所写比例、增减与可以算出的一致',
  find: (report, { previous }) => [
    ...of(report, 'share').flatMap((f) => share(report, f)),
    ...of(report, 'growth').flatMap((f) => growth(report, f, previous)),
    ...of(report, 'rate').flatMap((f) => rate(report, f)),
  ],
}

/** The sections that themselves speak of what is still open: there 全部 means what was due. */
const sectionsWithOpen = (report: AnnualReport): ReadonlySet<ProseKey> =>
  new Set(
    of(report, 'count')
      .filter((c) => (c.measure === 'carriedOut' || c.measure === 'carried') && c.value > 0)
      .map((c) => c.section),
  )

function doneRemark(report: AnnualReport, fact: DoneFact, open: number, cell: CellKey): Remark {
  return {
    message: `${said(fact)}，表三${labelOf(report.edition, cell)}为 ${open}，尚有未办结的申请。`,
    cells: [cell],
    expected: open,
    actual: 0,
  }
}

const done: Check = {
  id: 'NT-DONE',
  severity: 'warning',
  force: 'practical',
  basis: PRACTICE,
  title: '写“全部办结”的，没有结转下年度的申请',
  find: (report) => {
    const cell = 'requests.carriedOut.total'
    const open = figureAt(report, cell)
    if (typeof open !== 'number' || open <= 0) return []
    const withOpen = sectionsWithOpen(report)
    return of(report, 'done')
      .filter((f) => f.scope === 'certain' && (f.counted || (f.finished && !f.dated)) && !withOpen.has(f.section))
      .slice(0, 1)
      .map((f) => doneRemark(report, f, open, cell))
  },
}

export const narrativeChecks: readonly Check[] = [consistent, sums, ratesCheck, scope, done]
