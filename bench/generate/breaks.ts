import { type AnnualReport, figureAt, putFigure } from '@gongkai/rules/reports'
import type { Random } from './random.ts'

/** A mistake as agencies make it: changes the report and names the rule that must find it. */
interface Break {
  readonly rule: string
  readonly apply: (report: AnnualReport, random: Random) => void
}

const add = (report: AnnualReport, key: string, change: number) =>
  putFigure(report, key, (figureAt(report, key) ?? 0) + change)

const replace = (report: AnnualReport, pattern: RegExp, text: (found: string) => string) => {
  report.sections.overall = report.sections.overall.replace(pattern, text)
}

const table = {
  wrongHandledTotal: { rule: 'T3-SUM', apply: (r, x) => add(r, 'requests.totalHandled.naturalPerson', x.int(1, 9)) },
  wrongCarry: { rule: 'T3-FLOW', apply: (r, x) => add(r, 'requests.carriedOut.naturalPerson', x.int(1, 9)) },
  wrongRowTotal: { rule: 'T3-ROW', apply: (r, x) => add(r, 'requests.granted.total', x.int(1, 9)) },
  resultCountedTwice: { rule: 'T3-SUM', apply: (r, x) => add(r, 'requests.notProcessedRepeat.orgOther', x.int(1, 9)) },
  wrongReviewTotal: { rule: 'T4-REVIEW', apply: (r, x) => add(r, 'reviewLitigation.reviewTotal', x.int(1, 9)) },
  wrongDirectTotal: { rule: 'T4-DIRECT', apply: (r, x) => add(r, 'reviewLitigation.directOther', x.int(1, 9)) },
  wrongPostReviewTotal: {
    rule: 'T4-POSTREVIEW',
    apply: (r, x) => add(r, 'reviewLitigation.postReviewTotal', x.int(1, 9)),
  },
  swappedCells: {
    rule: 'T3-ROW',
    apply: (r) => {
      const [a, b] = ['requests.newlyReceived.total', 'requests.withheldStateSecret.total']
      const sound = [
        'newlyReceived.naturalPerson',
        'newlyReceived.total',
        'carriedOut.naturalPerson',
        'carriedOut.total',
      ]
      while (figureAt(r, a) === figureAt(r, b)) for (const key of sound) add(r, `requests.${key}`, 3)
      const [left, right] = [figureAt(r, a) ?? 0, figureAt(r, b) ?? 0]
      putFigure(r, a, right)
      putFigure(r, b, left)
    },
  },
  blankCells: {
    rule: 'ZERO-NOT-BLANK',
    apply: (r) => {
      for (const column of ['orgCommercial', 'orgResearch', 'orgOther'])
        if (figureAt(r, `requests.withheldStateSecret.${column}`) === 0)
          putFigure(r, `requests.withheldStateSecret.${column}`, null)
      putFigure(r, 'reviewLitigation.postReviewPending', null)
    },
  },
  negativeCount: { rule: 'NN-INT', apply: (r) => putFigure(r, 'requests.carriedIn.orgResearch', -1) },
  wrongYear: { rule: 'FORM-YEAR', apply: (r) => void restate(r, r.edition === '2019' ? 2022 : 2020) },
} as const satisfies Record<string, Break>

const prose = {
  proseDisagrees: {
    rule: 'NT-CONSIST',
    apply: (r, x) => {
      const wrong = (figureAt(r, 'requests.newlyReceived.total') ?? 0) + x.int(1, 9)
      replace(r, /（二）依申请公开。[^。]*。/, () => `（二）依申请公开。本年新收政府信息公开申请${wrong}件，均已登记。`)
    },
  },
  proseSum: {
    rule: 'NT-SUM',
    apply: (r) => {
      replace(r, /政府信息(\d+)条，其中/, (found) => found.replace(/\d+/, (n) => String(Number(n) + 7)))
    },
  },
} as const satisfies Record<string, Break>

/** The same report for another year, in its title, its texts and its signature. */
function restate(report: AnnualReport, year: number) {
  const was = report.year ?? year
  const move = (text: string) => text.replaceAll(`${was}年`, `${year}年`).replaceAll(`${was + 1}年`, `${year + 1}年`)
  report.title = move(report.title)
  report.preamble = move(report.preamble)
  report.sections.overall = move(report.sections.overall)
  report.sections.problems = move(report.sections.problems)
  report.signature.date = report.signature.date?.replace(/^\d+/, String(year + 1)) ?? null
  report.year = year
}

export const breaks: Readonly<Record<BreakName, Break>> = { ...table, ...prose }
export type BreakName = keyof typeof table | keyof typeof prose
export const breakNames = Object.keys({ ...table, ...prose }) as BreakName[]
