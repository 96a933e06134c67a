import { groupBy, type RequestColumn, requestColumns } from '@gongkai/rules/reports'
import type { GridBlock } from '../model.ts'
import type { Header } from './header.ts'
import type { Token } from './lines.ts'
import { isPrinted, type PrintedRow } from './rows.ts'

const keys = requestColumns.map((c) => c.key)

export interface ColumnPlan {
  /** Which form column each printed figure of a row belongs to; `null` for a printed column that the form lacks. */
  keys: readonly (RequestColumn | null)[]
  /** The document prints no 总计 column, or otherwise not the seven of the form. */
  absent: readonly RequestColumn[]
  by: 'position' | 'header'
  /** What is known of the columns of one grid, or of the text. */
  frames: ReadonlyMap<GridBlock | null, Frame>
}

export interface Frame {
  /** Centres of the figure columns where the rows agree on them. */
  centres: readonly number[] | null
  /** Cells from the first figure on, in most rows. */
  cells: number
}

/**
 * Decides which column each figure of a row is. Seven places a row are the seven columns of the form whatever the
 * header says; fewer are settled by the header labels alone, and only when their number agrees. Null: not certain.
 */
export function planColumns(rows: readonly PrintedRow[], header: Header): ColumnPlan | null {
  const usual = most(rows.map((r) => r.values.filter(isPrinted).length))
  const cells = most(rows.map(cellsOf))
  const named = keys.filter((k) => header.has(k))
  const plan = (columns: (RequestColumn | null)[], by: 'position' | 'header'): ColumnPlan => ({
    keys: columns,
    absent: keys.filter((k) => !columns.includes(k)),
    by,
    frames: new Map([...groupBy(rows, (r) => r.grid)].map(([grid, own]) => [grid, frameOf(own, columns.length)])),
  })
  const gridCells = most(rows.filter((r) => r.grid).map((r) => r.values.length))
  if (usual === 7 || cells === 7 || gridCells === 7) return plan([...keys], 'position')
  const width = cells > 0 && usual < cells ? cells : usual
  // 自然人 / 法人或其他组织 / 总计: the six columns of organisations are drawn together.
  if (
    width === 3 &&
    header.has('org') &&
    !header.has('orgCommercial') &&
    header.has('naturalPerson') &&
    header.has('total')
  )
    return plan(['naturalPerson', null, 'total'], 'header')
  // 其他 is hard to see in a broken header: the five telling labels without 总计 and six figures a row.
  if (width === 6 && !header.has('total') && named.length >= 4) return plan(keys.slice(0, 6), 'header')
  // A table that lost a cell in most rows still shows its columns in the others.
  if (
    (named.length === 7 || (named.length === 6 && !header.has('total'))) &&
    rows.filter((r) => r.values.filter(isPrinted).length === named.length).length >= 3
  )
    return plan(named, 'header')
  // Stray cells beside the seven: the columns in which figures stand decide.
  if (named.length === 7 || named.length < 5) {
    const seven = plan([...keys], 'position')
    if ([...seven.frames.values()].some((f) => f.centres)) return seven
  }
  return null
}

const most = (counts: readonly number[]): number => {
  const times = new Map<number, number>()
  for (const n of counts) times.set(n, (times.get(n) ?? 0) + 1)
  return [...times].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 0
}

/** Cells of a row from its first figure on: what is empty before belongs to the label. */
const cellsOf = (row: PrintedRow) => row.values.length - Math.max(0, row.values.findIndex(isPrinted))

const centre = (t: Token) => (t.x0 !== null && t.x1 !== null ? (t.x0 + t.x1) / 2 : null)

function frameOf(rows: readonly PrintedRow[], n: number): Frame {
  return { centres: centresOf(rows, n), cells: most(rows.map(cellsOf)) }
}

function centresOf(rows: readonly PrintedRow[], n: number): number[] | null {
  // In a grid the columns from the first to the last that hold a figure anywhere, though no row may be complete.
  if (rows[0]?.grid) {
    const xs = (tokens: readonly Token[]) => tokens.map((t) => centre(t) as number)
    const used = new Set(rows.flatMap((r) => xs(r.values.filter(isPrinted))))
    const places = [...new Set(rows.flatMap((r) => xs(r.values)))].sort((a, b) => a - b)
    const inside = places.slice(
      places.findIndex((x) => used.has(x)),
      places.findLastIndex((x) => used.has(x)) + 1,
    )
    if (inside.length === n) return inside
  }
  const complete = rows.filter((r) => r.placed && r.values.filter(isPrinted).length === n)
  if (complete.length < 3) return null
  const xs = complete.map((r) => r.values.filter(isPrinted).map(centre))
  if (xs.some((row) => row.includes(null))) return null
  const centres = Array.from({ length: n }, (_, c) => median(xs.map((row) => row[c] as number)))
  const near = nearness(centres)
  const agree = xs.filter((row) => row.every((x, c) => Math.abs((x as number) - (centres[c] as number)) < near))
  return near > 0 && agree.length >= 0.8 * xs.length ? centres : null
}

/** How far from the centre of its column a figure may stand. */
const nearness = (centres: readonly number[]) =>
  0.35 * Math.min(...centres.slice(1).map((x, i) => x - (centres[i] as number)))

const median = (numbers: number[]) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? 0

/**
 * The figures of a row, one per column of the plan (undefined: nothing printed there). A complete row needs nothing
 * but its order; one with empty places is laid on the columns where those are known. Null where a cell too many or too
 * few leaves the columns open.
 */
export function figuresOf(row: PrintedRow, plan: ColumnPlan): (Token | undefined)[] | null {
  const n = plan.keys.length
  const shown = row.values.filter(isPrinted)
  const { centres, cells } = plan.frames.get(row.grid) ?? { centres: null, cells: 0 }
  const gapless = row.values.findLastIndex(isPrinted) - row.values.findIndex(isPrinted) + 1 === shown.length
  if (shown.length === n && gapless && (!row.placed || row.measured || cellsOf(row) <= Math.max(cells, n))) return shown
  if (row.placed && !centres && shown.length > 0 && cellsOf(row) > cells) return null
  const values = centres && row.placed ? byPosition(row, centres) : trimmed(row.values, n)
  if (values?.length !== n) return null
  const counted = row.placed && !row.measured && !row.grid
  return counted && plan.keys.at(-1) === 'total' && values.at(-1)?.kind === 'void' && endsInTotal(shown)
    ? null
    : [...values]
}

/**
 * A row that is a figure short and whose last figure is as large as the others together: more likely its total, moved
 * there because a cell is missing before it, than the column it stands in.
 */
function endsInTotal(shown: readonly Token[]): boolean {
  const counts = shown.map((t) => (t.kind === 'number' ? Number(t.text.replace(/\D/g, '')) : 0))
  const last = counts.pop() ?? 0
  return last > 0 && last >= counts.reduce((a, b) => a + b, 0)
}

/**
 * Measured positions (PDF, columns of text) put each figure in its column. Counted ones (cells, separators) only do
 * when every column has its cell in the row, printed or empty: else a cell is missing and the rest has moved.
 */
function byPosition(row: PrintedRow, centres: readonly number[]): (Token | undefined)[] | null {
  const near = nearness(centres)
  // A label that reaches into the figure columns shows that the row is shifted.
  if (row.labels.some((l) => (centre(l) ?? 0) >= (centres[0] as number) - near)) return null
  const result: (Token | undefined)[] = Array(centres.length).fill(undefined)
  let last = -1
  for (const t of row.values) {
    const x = centre(t)
    const c = x === null ? -1 : centres.findIndex((y) => Math.abs(x - y) < near)
    if (c < 0 && t.kind === 'void') continue
    if (c <= last) return null
    result[c] = t
    last = c
  }
  return row.measured || !result.includes(undefined) ? result : null
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
