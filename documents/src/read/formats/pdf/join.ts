import type { GridCell } from '../../model.ts'
import type { Table } from './table.ts'
import { isFigure as isFigureText } from './words.ts'

/** Points by which the same border may differ between two pages. */
const near = 4.5
const edge = 8

/** The number that opens a row label or a heading: a label without one may go on from the page before. */
const numbered = /^([（(]?[一二三四五六七八九十\d]+[）)、.．]|第[一二三四五六七八九十]+[条章])/

const isFigure = (cell: GridCell) => isFigureText(plain(cell))
const isEmpty = (cell: GridCell) => cell.text === ''
const plain = (cell: GridCell) => cell.text.replace(/\s/g, '')

const nearest = (xs: readonly number[], x: number): number =>
  xs.reduce((best, at, i) => (Math.abs(at - x) < Math.abs((xs[best] ?? 0) - x) ? i : best), 0)

const within = (few: readonly number[], many: readonly number[]) =>
  few.every((x) => many.some((y) => Math.abs(x - y) <= near))

/** Whether a table at the top of a page has the columns of the one at the bottom of the page before. */
export function canFollow(above: Table, below: Table): boolean {
  const [few, many] = above.xs.length <= below.xs.length ? [above.xs, below.xs] : [below.xs, above.xs]
  const outer =
    Math.abs((few[0] ?? 0) - (many[0] ?? 0)) <= edge && Math.abs((few.at(-1) ?? 0) - (many.at(-1) ?? 0)) <= edge
  return outer && within(few.slice(1, -1), many)
}

/** The cells counted in the columns of a finer table. */
const onColumns = ({ xs, cells }: Table, columns: readonly number[]): GridCell[] =>
  cells.map((cell) => {
    const column = nearest(columns, xs[cell.column] ?? 0)
    const end = nearest(columns, xs[cell.column + cell.columnSpan] ?? 0)
    return { ...cell, column, columnSpan: Math.max(1, end - column) }
  })

const rowKey = (cells: readonly GridCell[], row: number) =>
  cells
    .filter((c) => c.row === row)
    .map((c) => `${c.column} ${c.columnSpan} ${c.rowSpan} ${plain(c)}`)
    .sort()
    .join('\n')

/** Rows at the head of the second table that repeat those of the first word for word. */
function repeatedRows(first: readonly GridCell[], second: readonly GridCell[], rows: number): number {
  let count = 0
  while (count < rows - 1 && rowKey(first, count) === rowKey(second, count)) count++
  while (count > 0 && second.some((c) => c.row < count && c.row + c.rowSpan > count)) count--
  const head = second.filter((c) => c.row < count)
  return head.some((c) => !isEmpty(c)) && !head.some(isFigure) ? count : 0
}

type Pair = readonly [above: GridCell, below: GridCell]

/** The cells that meet at the page break with the same columns. */
function pairsAt(first: readonly GridCell[], rows: number, second: readonly GridCell[]): Pair[] {
  const last = first.filter((c) => c.row + c.rowSpan === rows)
  return second
    .filter((c) => c.row === 0)
    .flatMap((below) => {
      const above = last.find((c) => c.column === below.column && c.columnSpan === below.columnSpan)
      return above ? [[above, below] as const] : []
    })
}

/**
 * Whether one row was cut by the page break: its figures stand on one side and at least a part of its label on the
 * other. Where both sides have words, only an open border and a second part without a number are proof.
 */
function isCut(pairs: readonly Pair[], second: readonly GridCell[], open: boolean): boolean {
  if (pairs.length < 3 || pairs.length < second.filter((c) => c.row === 0).length) return false
  const figures = pairs.filter((p) => p.some(isFigure))
  const labels = pairs.filter((p) => !p.some(isFigure) && p.some((c) => c.rowSpan === 1 && !isEmpty(c)))
  const onOneSide = ([0, 1] as const).some((side) => figures.every((p) => isEmpty(p[side])))
  if (figures.length === 0 || labels.length === 0 || !onOneSide) return false
  const clash = labels.filter((p) => !p.some(isEmpty))
  return clash.length === 0 || (open && pairs.length > 4 && clash.every(([, below]) => !numbered.test(below.text)))
}

/** Whether a label that spans rows goes on over the page break. */
function goesOn([above, below]: Pair, pairs: readonly Pair[]): boolean {
  const figures = pairs.filter((p) => p.some(isFigure)).map(([a]) => a.column)
  if (above.column >= Math.min(...figures)) return false
  const spans = above.rowSpan > 1 || below.rowSpan > 1
  const labelled = (side: 0 | 1) =>
    pairs.some((p) => p[side].column > above.column && !isEmpty(p[side]) && !isFigure(p[side]))
  if (isEmpty(below)) return spans || (!isEmpty(above) && labelled(0) && labelled(1))
  if (isEmpty(above) || plain(above) === plain(below)) return spans
  return above.rowSpan > 1 && below.rowSpan > 1 && !numbered.test(below.text)
}

function together([above, below]: Pair, overlap: number): GridCell {
  const texts = plain(above) === plain(below) ? [above.text] : [above.text, below.text]
  return {
    ...above,
    rowSpan: above.rowSpan + below.rowSpan - overlap,
    text: texts.filter(Boolean).join('\n'),
    at: isEmpty(above) && !isEmpty(below) ? below.at : above.at,
  }
}

/** One table out of the two halves that a page break made of it. */
export function joined(above: Table, below: Table): Table {
  const xs = above.xs.length >= below.xs.length ? above.xs : below.xs
  const first = onColumns(above, xs)
  const all = onColumns(below, xs)
  const head = repeatedRows(first, all, below.rows)
  const second = all.filter((c) => c.row >= head).map((c) => ({ ...c, row: c.row - head }))
  const pairs = pairsAt(first, above.rows, second)
  const cut = isCut(pairs, second, above.openBottom || below.openTop)
  const merged = pairs.filter((pair) => cut || goesOn(pair, pairs))
  const overlap = cut ? 1 : 0
  const kept = new Map(merged.map((pair) => [pair[0], together(pair, overlap)]))
  const gone = new Set(merged.map(([, cell]) => cell))
  const offset = above.rows - overlap
  return {
    ...below,
    xs,
    rows: offset + below.rows - head,
    cells: [
      ...first.map((c) => kept.get(c) ?? c),
      ...second.filter((c) => !gone.has(c)).map((c) => ({ ...c, row: c.row + offset })),
    ],
  }
}
