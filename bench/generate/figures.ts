import {
  type AnnualReport,
  cellsOf,
  type Edition,
  emptyReport,
  figureAt,
  formOf,
  putFigure,
} from '@gongkai/rules/reports'
import type { Random } from './random.ts'

/** A decimal of whole `units` of the last place, as it is printed: `decimal(20917, 3)` is `20.917`. */
export function decimal(units: number, places: number): string {
  const digits = String(units).padStart(places + 1, '0')
  const whole = digits.slice(0, digits.length - places)
  const rest = digits.slice(digits.length - places).replace(/0+$/, '')
  return rest ? `${whole}.${rest}` : whole
}

type Size = 'idle' | 'small' | 'large' | 'huge'
const tops: Record<Size, number> = { idle: 0, small: 12, large: 900, huge: 90_000_000 }

/** Published tables are mostly zeros with a few figures, and a few agencies with very large ones. */
const count = (random: Random, size: Size, zeros = 0.7) =>
  random.chance(zeros) ? 0 : random.chance(0.6) ? random.int(0, Math.min(9, tops[size])) : random.int(0, tops[size])

function proactive(report: AnnualReport, random: Random, size: Size) {
  const put = (key: string, value: number) => putFigure(report, `proactive.${key}`, value)
  for (const row of ['regulations', 'normativeDocuments']) {
    const [a, b, c] = [count(random, size, 0.5), count(random, size, 0.5), count(random, size, 0.3)]
    const printed =
      report.edition === '2019'
        ? { newlyMade: a, newlyDisclosed: b, totalDisclosed: b + c }
        : { issued: a, repealed: b, inForce: a + c }
    for (const [column, value] of Object.entries(printed)) put(`${row}.${column}`, value)
  }
  for (const cell of cellsOf(report)) {
    if (cell.table !== 'proactive' || figureAt(report, cell.key) !== null) continue
    const { key } = cell.column
    const value =
      key === 'itemsChange'
        ? random.chance(0.6)
          ? 0
          : random.int(-40, 60)
        : key === 'amount'
          ? random.chance(0.4)
            ? 0
            : Number(decimal(random.int(1, 4_000_000_000), 2))
          : key === 'amountWan'
            ? random.chance(0.4)
              ? 0
              : Number(decimal(random.int(1, 90_000_000), random.int(0, 6)))
            : key === 'previousItems'
              ? random.chance(0.4)
                ? 0
                : random.int(0, 400)
              : count(random, size === 'idle' ? 'small' : size === 'large' ? 'huge' : size, 0.4)
    putFigure(report, cell.key, value)
  }
}

function requests(report: AnnualReport, random: Random, size: Size) {
  const form = formOf(report.edition).requests
  const rows = form.rows.filter((r) => !r.optional)
  const put = (row: string, column: string, value: number) => putFigure(report, `requests.${row}.${column}`, value)
  const totals = new Map(rows.map((r) => [r.key, 0]))
  for (const { key: column } of form.columns.slice(0, -1)) {
    const busy = column === 'naturalPerson' || random.chance(0.3)
    const values = new Map(rows.filter((r) => r.kind === 'result').map((r) => [r.key, busy ? count(random, size) : 0]))
    const handled = [...values.values()].reduce((a, b) => a + b, 0)
    const carriedOut = busy ? count(random, size, 0.5) : 0
    const carriedIn = Math.min(busy ? count(random, size, 0.5) : 0, handled + carriedOut)
    values.set('totalHandled', handled)
    values.set('carriedOut', carriedOut)
    values.set('carriedIn', carriedIn)
    values.set('newlyReceived', handled + carriedOut - carriedIn)
    for (const [row, value] of values) {
      put(row, column, value)
      totals.set(row, (totals.get(row) ?? 0) + value)
    }
  }
  for (const [row, value] of totals) put(row, 'total', value)
}

function reviewLitigation(report: AnnualReport, random: Random, size: Size) {
  for (const group of ['review', 'direct', 'postReview']) {
    const busy = random.chance(0.5)
    let total = 0
    for (const result of ['Upheld', 'Corrected', 'Other', 'Pending']) {
      const value = busy ? count(random, size === 'huge' ? 'large' : size, 0.5) : 0
      total += value
      putFigure(report, `reviewLitigation.${group}${result}`, value)
    }
    putFigure(report, `reviewLitigation.${group}Total`, total)
  }
}

/** A report of the edition with figures that satisfy every relation of the form, and no words yet. */
export function figures(random: Random, edition: Edition): AnnualReport {
  const size = random.pick<Size>(['idle', 'small', 'small', 'small', 'large', 'large', 'huge'])
  const report = emptyReport(edition)
  proactive(report, random, size)
  requests(report, random, size)
  reviewLitigation(report, random, size)
  return report
}
