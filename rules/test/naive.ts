/**
 * The arithmetic relations once more, as slowly and as plainly as possible: read from the formulas of the data, blanks
 * tried one by one. Nothing here is shared with the evaluator under test.
 */
import { readFileSync } from 'node:fs'
import type { AnnualReport, Edition } from '@gongkai/rules/reports'

interface JsonForm {
  tables: [
    { blocks: { key: string; rows: { key: string }[] }[] },
    { rows: { key: string }[]; columns: { key: string }[] },
    unknown,
  ]
  rules: { id: string; scope: string; formula: string }[]
}
const { forms } = JSON.parse(readFileSync(new URL('../data/annual-report-forms.json', import.meta.url), 'utf8')) as {
  forms: Record<Edition, JsonForm>
}

interface Term {
  key: string
  sign: number
}
export interface Naive {
  id: string
  left: Term[]
  op: string
  right: Term[]
  /** The relation also holds where this cell is above zero. */
  or: string | null
}

const terms = (text: string, place: (name: string) => string): Term[] =>
  [...text.matchAll(/([+-]?)\s*(\w+)(\(y(?:-1)?\))?(?:\[.\])?/g)].map(([, sign, name = '', year]) => ({
    key: (year === '(y-1)' ? 'previous:' : '') + place(name),
    sign: sign === '-' ? -1 : 1,
  }))

function places({ tables: [proactive, requests] }: JsonForm, scope: string): ((name: string) => string)[] {
  if (scope.startsWith('each column')) return requests.columns.map((c) => (name) => `requests.${name}.${c.key}`)
  if (scope.startsWith('each row')) return requests.rows.map((r) => (name) => `requests.${r.key}.${name}`)
  if (scope === 'reviewLitigation') return [(name) => `reviewLitigation.${name}`]
  const rows = proactive.blocks.flatMap((b) => b.rows.map((r) => ({ block: b.key, row: r.key })))
  return rows
    .filter(({ block, row }) => scope.includes(block) || scope.includes(row))
    .map(
      ({ row }) =>
        (name) =>
          `proactive.${row}.${name}`,
    )
}

export const naive = (edition: Edition): Naive[] =>
  forms[edition].rules
    .filter((r) => /^(T3|T4|XY)-|^T2-(REPEAL|INFORCE-MIN|DISCLOSED)$/.test(r.id) && / (=|<=|>=) /.test(r.formula))
    .flatMap(({ id, scope, formula }) =>
      places(forms[edition], scope.replace('2019→2020', '')).map((place) => {
        const [relation = '', or] = formula.split(' or ')
        const [, left = '', op = '', right = ''] = /^(.*?) (=|<=|>=) (.*)$/.exec(relation) ?? []
        return {
          id,
          left: terms(left, place),
          op,
          right: terms(right, place),
          or: or ? place(or.replace(/ > 0$/, '')) : null,
        }
      }),
    )

export type Value = (key: string) => number | null | undefined

/** Figures of both years; rows that an extra row stands for are not there. */
export function valuesOf(report: AnnualReport, previous?: AnnualReport): Value {
  const find = (r: AnnualReport | undefined, key: string): number | null | undefined => {
    const [table = '', row = '', column] = key.split('.')
    const rows = (r?.tables as unknown as Record<string, Record<string, never>> | undefined)?.[table]
    const printedAsOne = r?.edition === '2021' && 'otherHandling' in r.tables.requests
    const printedAsThree = r?.edition === '2019' && 'otherMisc' in r.tables.requests
    if (printedAsOne && ['otherCorrectionLapsed', 'otherFeeLapsed', 'otherMisc'].includes(row)) return undefined
    if (printedAsThree && row === 'otherHandling') return undefined
    return column === undefined ? rows?.[row] : rows?.[row]?.[column]
  }
  return (key) => (key.startsWith('previous:') ? find(previous, key.slice(9)) : find(report, key))
}

const signed = (key: string) => key.endsWith('itemsChange')

/** Whether some choice of whole numbers up to `most` for the blanks makes it hold. */
export function holds(relation: Naive, value: Value, most: number): boolean {
  const cells = [...relation.left, ...relation.right].map((t) => t.key).concat(relation.or ?? [])
  const blank = cells.find((key) => value(key) === null)
  if (blank) {
    for (let n = signed(blank) ? -most : 0; n <= most; n++)
      if (holds(relation, (key) => (key === blank ? n : value(key)), most)) return true
    return false
  }
  const side = (ts: Term[]) => ts.reduce((sum, t) => sum + t.sign * (value(t.key) ?? 0), 0)
  const [l, r] = [side(relation.left), side(relation.right)]
  const or = relation.or !== null && (value(relation.or) ?? 0) > 0
  return or || (relation.op === '=' ? l === r : relation.op === '<=' ? l <= r : l >= r)
}

export const cellsIn = (r: Naive) => [...r.left, ...r.right].map((t) => t.key)

/** Whether the report has what stands on the left; without it there is nothing to say. */
export const applies = (r: Naive, value: Value) => r.left.every((t) => value(t.key) !== undefined)

/** Whether some other value of this one cell makes every relation hold that it stands in. */
export function couldBeWrong(key: string, all: readonly Naive[], value: Value, most: number): boolean {
  if (typeof value(key) !== 'number') return false
  const concerned = all.filter((r) => cellsIn(r).includes(key) || r.or === key)
  for (let n = signed(key) ? -most : 0; n <= most; n++)
    if (concerned.every((r) => holds(r, (k) => (k === key ? n : value(k)), most))) return true
  return false
}
