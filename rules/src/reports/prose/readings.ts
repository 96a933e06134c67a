import { type CellKey, figureAt, replacedRows, rowCells } from '../cells.ts'
import { formOf, type RequestColumn } from '../forms/index.ts'
import type { AnnualReport } from '../report.ts'
import type { CountFact } from './model.ts'

/** One meaning a statement may have for the tables: any figure from `low` to `high`, from these cells. */
export interface Reading {
  readonly cells: readonly CellKey[]
  readonly low: number
  readonly high: number
}

type Row = string
/** Cells that add up; rows of table three by default. */
type Sum = readonly (Row | Row[])[]

const keyOf = (row: Row, column: RequestColumn): CellKey => rowCells('requests', row)[column] ?? ''

const HANDLED_GROUP: Readonly<Record<string, string>> = {
  withheld: '（三）不予公开',
  unavailable: '（四）无法提供',
  notProcessed: '（五）不予处理',
  otherHandled: '（六）其他处理',
}

/** The rows of one group of results that this report carries. */
function rowsOf(report: AnnualReport, measure: string): Row[] {
  const rows = formOf(report.edition).requests.rows
  const group = HANDLED_GROUP[measure]
  const replaced = replacedRows(report)
  return rows
    .filter((r) => r.kind === 'result' && (r.group.at(-1) === group || r.label === group))
    .filter((r) => !replaced.has(r.key) && (!r.optional || r.key in report.tables.requests))
    .map((r) => r.key)
}

const DISPUTE_RESULT = /^(reviews|lawsuits)(Upheld|Corrected|Other|Pending)?$/

/** Each alternative is a sum of cells; the first is the plainest meaning. */
function alternatives(fact: CountFact, report: AnnualReport): CellKey[][] | undefined {
  const columns: readonly RequestColumn[] = fact.columns ?? ['total']
  const rows = (...keys: Sum) => keys.flat().flatMap((row) => columns.map((c) => keyOf(row, c)))
  const { measure } = fact
  const dispute = DISPUTE_RESULT.exec(measure)
  if (dispute) {
    const result = dispute[2] ?? 'Total'
    if (dispute[1] === 'reviews') return [[`reviewLitigation.review${result}`]]
    const direct = `reviewLitigation.direct${result}`
    const after = `reviewLitigation.postReview${result}`
    return [[direct, after], [direct], [after]]
  }
  const old = report.edition === '2019'
  const documents = (column: string) => `proactive.normativeDocuments.${column}`
  switch (measure) {
    case 'newlyReceived':
      return [rows('newlyReceived')]
    case 'received':
      return [rows('newlyReceived'), rows('newlyReceived', 'carriedIn')]
    case 'applicants':
      return [rows('newlyReceived'), rows('newlyReceived', 'carriedIn'), rows('totalHandled')]
    case 'processed':
      return [
        rows('newlyReceived'),
        rows('newlyReceived', 'carriedIn'),
        rows('totalHandled'),
        // 依申请公开 10 件 may be what was disclosed.
        rows('granted'),
        rows('granted', 'partiallyGranted'),
      ]
    case 'carriedIn':
    case 'carriedOut':
      return [rows(measure)]
    case 'carried':
      return [rows('carriedOut'), rows('carriedIn')]
    case 'granted':
      return [rows('granted'), rows('granted', 'partiallyGranted')]
    case 'partiallyGranted':
      return [rows('partiallyGranted')]
    case 'withheld':
      return [rows(rowsOf(report, 'withheld')), rows(rowsOf(report, 'withheld'), rowsOf(report, 'unavailable'))]
    case 'unavailable':
    case 'notProcessed':
    case 'otherHandled':
      return [rows(rowsOf(report, measure))]
    case 'documentsIssued':
      return old ? [[documents('newlyMade')], [documents('newlyDisclosed')]] : [[documents('issued')]]
    case 'documentsRepealed':
      return old ? undefined : [[documents('repealed')]]
    case 'documentsInForce':
      return old ? undefined : [[documents('inForce')]]
    case 'handled':
    case 'answered':
    case 'fee':
    case 'feeNotices':
    case 'trainings':
    case 'items':
      return
    default:
      return [rows(measure)]
  }
}

/** Σ of cells; null where one is blank or does not exist. */
function total(report: AnnualReport, cells: readonly CellKey[]): number | null {
  let sum = 0
  for (const cell of cells) {
    const value = figureAt(report, cell)
    if (typeof value !== 'number') return null
    sum += value
  }
  return cells.length ? sum : null
}

const at = (row: Row) => keyOf(row, 'total')

/**
 * 办结 may leave out what was carried in, 答复 also what needed no reply: any figure from the least to the most that
 * these words can mean.
 */
function handledReading(fact: CountFact, report: AnnualReport): Reading[] | null {
  const cells = [at('totalHandled'), at('carriedIn')]
  const high = total(report, [at('totalHandled')])
  const carried = total(report, [at('carriedIn')])
  if (high === null || carried === null) return null
  if (fact.measure === 'handled') return [{ cells, low: Math.max(0, high - carried), high }]
  const silent = [...rowsOf(report, 'notProcessed'), ...rowsOf(report, 'otherHandled')].map(at)
  const unanswered = total(report, silent)
  return unanswered === null
    ? null
    : [{ cells: [...cells, ...silent], low: Math.max(0, high - carried - unanswered), high }]
}

/**
 * What a counted statement may mean for the tables of the report, the plainest meaning first. Null where it has no
 * cell, or a blank cell leaves open what the table says.
 */
export function readingsOf(fact: CountFact, report: AnnualReport): readonly Reading[] | null {
  if (fact.measure === 'handled' || fact.measure === 'answered') return handledReading(fact, report)
  const readings = (alternatives(fact, report) ?? []).map((cells) => ({ cells, sum: total(report, cells) }))
  if (readings.length === 0 || readings.some((r) => r.sum === null)) return null
  return readings.map(({ cells, sum }) => ({ cells, low: sum as number, high: sum as number }))
}
