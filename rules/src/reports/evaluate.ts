import { type CellKey, cellForms, eachFigure, labelOf, replacedRows } from './cells.ts'
import type { Finding, Severity } from './findings.ts'
import { type Edition, formOf } from './forms/index.ts'
import { groupBy } from './group.ts'
import { type Relation, relations } from './relations.ts'
import { remembered } from './remembered.ts'
import type { AnnualReport, Figure } from './report.ts'

/** A relation over concrete cells, brought to one side: Σ sign × value, compared with zero. */
interface Instance {
  readonly relation: Relation
  readonly operands: readonly { readonly key: CellKey; readonly sign: 1 | -1; readonly left: boolean }[]
  readonly unless?: CellKey
  readonly usesPrevious: boolean
}

const PREVIOUS = 'previous:'

function expand(relation: Relation, edition: Edition): Instance[] {
  const form = formOf(edition)
  const { each } = relation
  // The very string that the report's figures are kept under: looking it up compares no characters.
  const own = (key: CellKey) => cellForms(edition).get(key)?.key ?? key
  const places: ((term: string) => CellKey)[] =
    each === 'request.column'
      ? form.requests.columns.map((c) => (term) => `requests.${term}.${c.key}`)
      : each === 'request.row'
        ? form.requests.rows.map((r) => (term) => `requests.${r.key}.${term}`)
        : each === 'review'
          ? [(term) => `reviewLitigation.${term}`]
          : each.rows.map((row) => (term) => `proactive.${row}.${term}`)
  return places.map((place) => {
    const key = (term: string) =>
      term.startsWith(PREVIOUS) ? PREVIOUS + place(term.slice(PREVIOUS.length)) : own(place(term))
    const operands = (terms: readonly string[], sign: 1 | -1) =>
      terms.map((term) => ({
        key: key(term.replace(/^-/, '')),
        sign: (term.startsWith('-') ? -sign : sign) as 1 | -1,
        left: sign === 1,
      }))
    return {
      relation,
      operands: [...operands(relation.left, 1), ...operands(relation.right, -1)],
      ...(relation.unless && { unless: key(relation.unless) }),
      usesPrevious: [...relation.left, ...relation.right].some((term) => term.startsWith(PREVIOUS)),
    }
  })
}

const instancesOf = remembered((edition: Edition): readonly Instance[] =>
  relations.filter((r) => r.editions.includes(edition)).flatMap((r) => expand(r, edition)),
)

/** A relation that a cell stands in, and on which side. */
interface Standing {
  readonly sign: 1 | -1
  readonly instance: Instance
}

const standings = (of: readonly Instance[]): ReadonlyMap<CellKey, readonly Standing[]> =>
  groupBy(
    of.flatMap((instance) => instance.operands.map(({ key, sign }) => ({ key, sign, instance }))),
    (s) => s.key,
  )

const prefixed = (i: Instance): Instance => ({
  ...i,
  operands: i.operands.map((o) => ({ ...o, key: PREVIOUS + o.key })),
  ...(i.unless && { unless: PREVIOUS + i.unless }),
})

/** Where each cell stands, of a report and of the year before; only a broken report asks. */
const standingsOf = remembered((edition: Edition) => standings(instancesOf(edition)))
const earlierStandingsOf = remembered((edition: Edition) =>
  standings(
    instancesOf(edition)
      .filter((i) => !i.usesPrevious)
      .map(prefixed),
  ),
)

type Lookup = (key: CellKey) => Figure | undefined

/** Figures of the report and, under `previous:`, of the year before; rows an extra row stands for do not exist. */
function lookup(report: AnnualReport, previous?: AnnualReport): Lookup {
  const figures = new Map<CellKey, Figure | undefined>()
  const add = (r: AnnualReport, prefix: string) => {
    const replaced = replacedRows(r)
    eachFigure(r, ({ key, row }, figure) => {
      if (!row || !replaced.has(row.key)) figures.set(prefix + key, figure)
    })
  }
  add(report, '')
  if (previous) add(previous, PREVIOUS)
  return (key) => figures.get(key)
}

/** Σ sign × value with blanks as 0. */
const balance = ({ operands }: Instance, at: Lookup) => operands.reduce((n, o) => n + o.sign * (at(o.key) ?? 0), 0)

const isSigned = (key: CellKey) => key.endsWith('.itemsChange')

/**
 * Blanks (report-contract, "Blanks"): a relation is broken only when no choice of non-negative integers for the blank
 * cells makes it hold.
 */
function isBroken({ relation, operands, unless }: Instance, at: Lookup): boolean {
  if (unless && (at(unless) ?? 1) > 0) return false
  let sum = 0
  let mayRise = false
  let mayFall = false
  for (const { key, sign } of operands) {
    const value = at(key)
    if (typeof value === 'number') sum += sign * value
    else if (value === null) {
      if (sign === 1 || isSigned(key)) mayRise = true
      if (sign === -1 || isSigned(key)) mayFall = true
    }
  }
  if (relation.op === '=' && !Number.isInteger(sum)) return true
  const tooHigh = sum > 0 && !mayFall && relation.op !== '>='
  const tooLow = sum < 0 && !mayRise && relation.op !== '<='
  return tooHigh || tooLow
}

/** Whether the report has what the relation speaks of, and the year before where it reaches into it. */
function applies({ relation, operands, usesPrevious }: Instance, at: Lookup, previous?: AnnualReport): boolean {
  if (usesPrevious && (!previous || (relation.previousEdition ?? previous.edition) !== previous.edition)) return false
  return operands.every((o) => !o.left || at(o.key) !== undefined)
}

/**
 * Checks every arithmetic relation of the report's edition; those that reach into the year before run only where
 * `previous` is that year's report. Findings in the order of the relations, then of the form.
 */
export function evaluateRelations(report: AnnualReport, previous?: AnnualReport): Finding[] {
  const at = lookup(report, previous)
  const broken = instancesOf(report.edition).filter((i) => applies(i, at, previous) && isBroken(i, at))
  return broken.map((i) => {
    const operands = i.operands.filter((o) => at(o.key) !== undefined)
    const standsIn = (key: CellKey) =>
      [
        ...(standingsOf(report.edition).get(key) ?? []),
        ...(previous ? (earlierStandingsOf(previous.edition).get(key) ?? []) : []),
      ].filter((s) => applies(s.instance, at, previous))
    const suspects = operands.map((o) => o.key).filter((key) => mends(key, standsIn(key), at))
    return finding(i, at, report.edition, operands, suspects)
  })
}

/**
 * Whether changing this cell alone satisfies every relation it stands in. A relation allows the cell a point or a
 * half-line, so if any value satisfies them all, the end point of one of them does.
 */
function mends(key: CellKey, standsIn: readonly Standing[], at: Lookup): boolean {
  const value = at(key)
  if (typeof value !== 'number') return false
  return standsIn.some(({ sign, instance }) => {
    const end = value - sign * balance(instance, at)
    if (!Number.isInteger(end) || (end < 0 && !isSigned(key))) return false
    const tried: Lookup = (k) => (k === key ? end : at(k))
    return !standsIn.some((s) => isBroken(s.instance, tried))
  })
}

/** Names for the cells of one sum: the column, row or group that all of them share is said by its subject, not by each. */
function namesIn(edition: Edition, keys: readonly CellKey[]): (key: CellKey) => string {
  const formAt = (key: CellKey) => cellForms(edition).get(key.replace(PREVIOUS, ''))
  const places = keys.map(formAt)
  const shared = (part: (cell: ReturnType<typeof formAt>) => unknown) => new Set(places.map(part)).size === 1
  const oneColumn = shared((cell) => cell?.column.key)
  const oneRow = shared((cell) => cell?.row?.key ?? cell?.column.group.join())
  return (key) => {
    const column = formAt(key)?.column.label ?? ''
    if (oneColumn) return labelOf(edition, key).slice(0, -`（${column}）`.length)
    return oneRow ? (key.startsWith(PREVIOUS) ? `上年：${column}` : column) : labelOf(edition, key)
  }
}

const words = { '=': '应为', '<=': '应不超过', '>=': '应不少于' } as const

function finding(
  { relation }: Instance,
  at: Lookup,
  edition: Edition,
  operands: Instance['operands'],
  suspects: CellKey[],
): Finding {
  const side = (left: boolean) => operands.filter((o) => o.left === left)
  const total = (left: boolean) => side(left).reduce((n, o) => n + (left ? o.sign : -o.sign) * (at(o.key) ?? 0), 0)
  const name = (key: CellKey) => labelOf(edition, key)
  const nameInSum = namesIn(
    edition,
    operands.map((o) => o.key),
  )
  const spelled = (left: boolean) =>
    side(left)
      .filter((o) => (at(o.key) ?? 0) !== 0)
      .map((o) => `${o.left === (o.sign === 1) ? '' : '减'}${nameInSum(o.key)} ${at(o.key)}`)
      .join('、')
  const [first, second] = side(true)
  const subject = first && second ? `${name(first.key)}与${name(second.key)}之和` : name(first?.key ?? '')
  const expected = total(false)
  const actual = total(true)
  const blanks = operands.some((o) => at(o.key) === null) ? '（空白格按任何非负数计都不成立）' : ''
  const parts = [...(second ? [spelled(true)] : []), spelled(false)].filter(Boolean).join('；')
  return {
    rule: relation.id,
    severity: relation.severity satisfies Severity,
    force: relation.force,
    cells: operands.map((o) => o.key),
    suspects,
    at: [],
    expected,
    actual,
    message: `${subject}${words[relation.op]} ${expected}，表中为 ${actual}：${parts || '其余各项均为 0'}${blanks}。${relation.title}。`,
    basis: relation.basis,
  }
}
