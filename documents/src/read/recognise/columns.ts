import { type RequestColumn, requestColumns } from '@gongkai/rules/reports'
import type { GridBlock } from '../model.ts'
import type { Line, Token } from './lines.ts'
import { plainLabel } from './normalise.ts'
import type { PrintedRow } from './rows.ts'

const keys = requestColumns.map((c) => c.key)
const wordings = new Map<string, RequestColumn | 'org'>(
  requestColumns.flatMap((c) => [c.label, ...c.aliases].map((label) => [plainLabel(label), c.key] as const)),
)
for (const org of ['法人或其他组织', '法人及其他组织', '法人或者其他组织', '法人和其他组织', '法人', '法人组织'])
  wordings.set(org, 'org')

/** Column labels that appear in no row label, so that they give a header away. */
const telling = new Set<RequestColumn | 'org'>([
  'naturalPerson',
  'orgCommercial',
  'orgResearch',
  'orgPublicWelfare',
  'orgLegalService',
  'org',
])

/** Number of leading label tokens that end in a table header, to be dropped before a row label is looked for. */
export function headerLength(pieces: readonly Token[]): number {
  let last = -1
  let told = 0
  for (let i = 0; i < pieces.length; i++) {
    const key = headerKey(pieces, i)
    if (!key) continue
    if (telling.has(key)) told++
    if (told > 0) last = i
  }
  return told >= 2 ? last + 1 : 0
}

/** A column label at token `i`; a label broken over lines (社会 / 公益 / 组织) is known by its last piece. */
function headerKey(pieces: readonly Token[], i: number): RequestColumn | 'org' | undefined {
  // （七）总计 and 3.其他 are rows.
  if (/^[(\d]/.test(pieces[i]?.text ?? '')) return undefined
  let text = ''
  for (let k = i; k >= 0 && k > i - 4; k--) {
    text = (pieces[k]?.text ?? '') + text
    const key = wordings.get(plainLabel(text))
    if (key) return key
  }
  return undefined
}

export interface ColumnPlan {
  /** Which form column each printed figure of a row belongs to; `null` for a printed column that the form lacks. */
  keys: readonly (RequestColumn | null)[]
  /** The document prints no 总计 column, or otherwise not the seven of the form. */
  absent: readonly RequestColumn[]
  by: 'position' | 'header'
  /** Centres of the columns where the rows of one grid, or of the text, agree on them. */
  centres: ReadonlyMap<GridBlock | null, readonly number[] | null>
}

/** The header labels printed above the figures of table three. */
export function headerColumns(lines: readonly Line[]): Set<RequestColumn | 'org'> {
  const pieces = lines.flatMap((l) => l.tokens()).filter((t) => t.kind === 'text')
  const found = new Set<RequestColumn | 'org'>()
  let glued = ''
  pieces.forEach((t, i) => {
    const key = headerKey(pieces, i)
    if (key) found.add(key)
    glued += plainLabel(t.text)
  })
  // Header cells fused into one piece, or broken one character a line with other cells between.
  if (found.size > 0 || /自然人|商业企业/.test(glued))
    for (const c of requestColumns) if (c.key !== 'orgOther' && glued.includes(plainLabel(c.label))) found.add(c.key)
  return found
}

const printed = (row: PrintedRow) => row.values.filter((t) => t.kind !== 'void').length

/**
 * Decides which column each figure of a row is. Seven figures a row are the seven columns of the form whatever the
 * header says; fewer are settled by the header labels alone, and only when their number agrees. Null: not certain.
 */
export function planColumns(
  rows: readonly PrintedRow[],
  header: ReadonlySet<RequestColumn | 'org'>,
): ColumnPlan | null {
  const counts = new Map<number, number>()
  for (const row of rows) counts.set(printed(row), (counts.get(printed(row)) ?? 0) + 1)
  const usual = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 0
  const named = keys.filter((k) => header.has(k))
  const full = (n: number) => rows.some((r) => trimmed(r.values, n).length === n)
  const plan = (columns: (RequestColumn | null)[], by: 'position' | 'header'): ColumnPlan => ({
    keys: columns,
    absent: keys.filter((k) => !columns.includes(k)),
    by,
    centres: new Map([...groupByGrid(rows)].map(([grid, own]) => [grid, centresOf(own, columns.length)])),
  })
  if (usual === 7) return plan([...keys], 'position')
  // 自然人 / 法人或其他组织 / 总计: the six columns of organisations are drawn together.
  if (
    header.has('org') &&
    !header.has('orgCommercial') &&
    usual === 3 &&
    header.has('naturalPerson') &&
    header.has('total')
  )
    return plan(['naturalPerson', null, 'total'], 'header')
  if (named.length === usual && usual >= 2) return plan(named, 'header')
  if (named.length === 6 && !header.has('orgOther') && usual === 7) return plan([...keys], 'position')
  // 其他 is hard to see in a broken header: the five telling labels without 总计 and six figures a row.
  if (usual === 6 && !header.has('total') && named.length >= 4) return plan(keys.slice(0, 6), 'header')
  if ((named.length === 7 || named.length === 6) && full(named.length)) return plan(named, 'header')
  if (named.length < 6 && full(7)) return plan([...keys], 'position')
  return null
}

/**
 * Voids before and after the figures beyond `n` tokens belong to label columns or are stray cells; where voids on both
 * sides leave more than one way to drop them, the row is given back as it is.
 */
export function trimmed(values: readonly Token[], n: number): readonly Token[] {
  const excess = values.length - n
  if (excess <= 0) return values
  const leading = values.findIndex((t) => t.kind !== 'void')
  const trailing = values.length - 1 - values.findLastIndex((t) => t.kind !== 'void')
  if (leading < 0) return values.slice(excess)
  const least = Math.max(0, excess - trailing)
  const most = Math.min(leading, excess)
  return least === most ? values.slice(least, least + n) : values
}

const centre = (t: Token) => (t.x0 !== null && t.x1 !== null ? (t.x0 + t.x1) / 2 : null)

function groupByGrid(rows: readonly PrintedRow[]): Map<GridBlock | null, PrintedRow[]> {
  const groups = new Map<GridBlock | null, PrintedRow[]>()
  for (const row of rows) groups.set(row.grid, [...(groups.get(row.grid) ?? []), row])
  return groups
}

function centresOf(rows: readonly PrintedRow[], n: number): number[] | null {
  // In a grid every column that holds a figure anywhere is known, though no row may be complete.
  if (rows[0]?.grid) {
    const used = new Set(rows.flatMap((r) => r.values.filter((t) => t.kind !== 'void').map((t) => centre(t) as number)))
    if (used.size === n) return [...used].sort((a, b) => a - b)
  }
  const complete = rows.filter((r) => r.placed && r.values.filter((t) => t.kind !== 'void').length === n)
  if (complete.length < 3) return null
  const xs = complete.map((r) => r.values.filter((t) => t.kind !== 'void').map(centre))
  if (xs.some((row) => row.includes(null))) return null
  const centres = Array.from({ length: n }, (_, c) => median(xs.map((row) => row[c] as number)))
  const gap = narrowest(centres)
  const agree = xs.filter((row) => row.every((x, c) => Math.abs((x as number) - (centres[c] as number)) < 0.35 * gap))
  return gap > 0 && agree.length >= 0.8 * xs.length ? centres : null
}

const narrowest = (centres: readonly number[]) =>
  Math.min(...centres.slice(1).map((x, i) => x - (centres[i] as number)))

const median = (numbers: number[]) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? 0

/**
 * The figures of a row, one per column of the plan (undefined: nothing printed there). A complete row needs nothing
 * but its order; one with empty places is laid on the columns where those are known. Null where neither settles it.
 */
export function figuresOf(row: PrintedRow, plan: ColumnPlan): (Token | undefined)[] | null {
  const n = plan.keys.length
  const shown = row.values.filter((t) => t.kind !== 'void')
  if (shown.length === n) return shown
  const centres = plan.centres.get(row.grid)
  const placed = centres && row.placed ? byPosition(row, shown, centres) : null
  if (placed) return placed
  const values = trimmed(row.values, n)
  return values.length === n && !(centres && row.placed && shown.length > 0) ? [...values] : null
}

function byPosition(
  row: PrintedRow,
  shown: readonly Token[],
  centres: readonly number[],
): (Token | undefined)[] | null {
  const near = 0.35 * narrowest(centres)
  // A label that reaches into the figure columns shows that the row is shifted.
  if (row.labels.some((l) => (centre(l) ?? 0) >= (centres[0] as number) - near)) return null
  const result: (Token | undefined)[] = Array(centres.length).fill(undefined)
  let last = -1
  for (const t of shown) {
    const x = centre(t)
    const c = x === null ? -1 : centres.findIndex((y) => Math.abs(x - y) < near)
    if (c <= last) return null
    result[c] = t
    last = c
  }
  return result
}
