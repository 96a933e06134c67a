import type { CellKey, Edition } from '@gongkai/rules/reports'
import { fragment, page } from './builds/html.ts'
import { markdown } from './builds/markdown.ts'
import { cellLines, rowLines } from './builds/text.ts'
import { type Draft, tableIn } from './draft.ts'
import { layout, type Specimen } from './layout.ts'
import { type Random, random } from './random.ts'
import { generateReport } from './report.ts'

/** Table three with a row or a cell out of its place; returns the figures that are in doubt. */
type Damage = (draft: Draft, random: Random) => void

const rowsOf = (draft: Draft) => tableIn(draft, 'requests')?.rows.filter((r) => r.some((c) => c.key)) ?? []

const doubt = (draft: Draft, ...rows: { key?: CellKey }[][]) => {
  for (const cell of rows.flat()) if (cell.key) draft.open.add(cell.key)
}

const labelDeleted: Damage = (draft, from) => {
  const row = from.pick(rowsOf(draft))
  const label = row.findLast((c) => !c.key)
  if (label) label.text = ''
  doubt(draft, row)
}

const cellDeleted: Damage = (draft, from) => {
  const row = from.pick(rowsOf(draft))
  doubt(draft, row)
  const figures = row.flatMap((c, i) => (c.key ? [i] : []))
  row.splice(from.pick(figures), 1)
}

const cellMoved: Damage = (draft, from) => {
  const rows = rowsOf(draft)
  const i = from.int(0, rows.length - 2)
  const [row = [], next = []] = [rows[i], rows[i + 1]]
  doubt(draft, row, next)
  const moved = row.pop()
  if (moved) next.push(moved)
}

const rowDeleted: Damage = (draft, from) => {
  const row = from.pick(rowsOf(draft).filter((r) => r.every((c) => c.rowSpan === 1)))
  doubt(draft, row)
  row.length = 0
}

const builds = [
  cellLines({}),
  cellLines({ lead: '\t', covered: true }),
  rowLines({}),
  page({}),
  fragment({}),
  markdown({ ragged: true }),
]

/** A document with one row or cell of table three out of place. */
export function damaged(seed: number, edition: Edition): Specimen {
  const from = random(seed)
  const damage = from.pick([labelDeleted, cellDeleted, cellMoved, rowDeleted])
  return layout('damaged', from.pick(builds), damage).print(generateReport(from, { edition }), from)
}
