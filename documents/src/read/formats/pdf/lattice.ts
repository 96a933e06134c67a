import { type Box, contains } from './geometry.ts'
import type { Ruling, Rulings } from './rulings.ts'

/** A cell: columns `column … column + columnSpan - 1` of the lattice. */
export interface LatticeCell {
  row: number
  column: number
  rowSpan: number
  columnSpan: number
}

/** Lines that bound cells, in points. */
export interface Lattice {
  box: Box
  xs: number[]
  ys: number[]
  cells: LatticeCell[]
  /** No line closes the first or last row: the table may go on over the page break. */
  openTop: boolean
  openBottom: boolean
}

/** Lines nearer than this are one border: doubled frames, cells drawn apart, rounding. No text fits between them. */
const near = 4.5
/** An end that sticks out further than this from the last line closes an open side. */
const overhang = 8
/** More unit cells than a printed page can hold in tables: a drawing. */
const mostUnits = 10_000

/** Groups of lines that touch each other. */
function components({ horizontal, vertical }: Rulings): Rulings[] {
  const parent = Array.from({ length: horizontal.length + vertical.length }, (_, i) => i)
  const find = (i: number): number => {
    let root = i
    while (parent[root] !== root) root = parent[root] ?? root
    parent[i] = root
    return root
  }
  horizontal.forEach((h, i) => {
    vertical.forEach((v, j) => {
      const touches = v.at >= h.from - near && v.at <= h.to + near && h.at >= v.from - near && h.at <= v.to + near
      if (touches) parent[find(i)] = find(horizontal.length + j)
    })
  })
  const groups = new Map<number, Rulings>()
  const groupOf = (i: number) => {
    const root = find(i)
    const group = groups.get(root) ?? { horizontal: [], vertical: [] }
    groups.set(root, group)
    return group
  }
  horizontal.forEach((h, i) => {
    groupOf(i).horizontal.push(h)
  })
  vertical.forEach((v, j) => {
    groupOf(horizontal.length + j).vertical.push(v)
  })
  return [...groups.values()]
}

/** Positions of lines with those that are one border put together; the longest line of a border tells where it is. */
function borders(lines: readonly Ruling[]): number[] {
  const sorted = [...lines].sort((a, b) => a.at - b.at)
  const found: { at: number; length: number; first: number }[] = []
  for (const { at, from, to } of sorted) {
    const last = found.at(-1)
    if (!last || at - last.first > near) found.push({ at, length: to - from, first: at })
    else if (to - from > last.length) Object.assign(last, { at, length: to - from })
  }
  return found.map((b) => b.at)
}

/**
 * Where several lines stick out to a common end without a line across it, the side is open; a virtual line closes it.
 */
function closing(lines: readonly Ruling[], across: readonly Ruling[], end: 'from' | 'to'): Ruling | undefined {
  const sign = end === 'from' ? -1 : 1
  const furthest = Math.max(...lines.map((l) => sign * l[end])) * sign
  const last = Math.max(...across.map((l) => sign * l.at)) * sign
  if (sign * (furthest - last) < overhang) return undefined
  const common = lines.filter((l) => Math.abs(l[end] - furthest) <= near).map((l) => l.at)
  return common.length < 2 ? undefined : { at: furthest, from: Math.min(...common), to: Math.max(...common) }
}

const indexNear = (positions: readonly number[], value: number): number => {
  let [low, high] = [0, positions.length - 1]
  while (low < high) {
    const mid = (low + high) >> 1
    if ((positions[mid] ?? 0) < value) low = mid + 1
    else high = mid
  }
  const before = positions[low - 1]
  return before !== undefined && value - before < (positions[low] ?? Infinity) - value ? low - 1 : low
}

/** For each border, which intervals along it carry a line over at least half their length. */
function walls(lines: readonly Ruling[], at: readonly number[], along: readonly number[]): boolean[][] {
  const covered = at.map(() => along.slice(1).map(() => 0))
  for (const line of lines) {
    const row = covered[indexNear(at, line.at)]
    for (let i = 0; row && i < row.length; i++) {
      const [a = 0, b = 0] = [along[i], along[i + 1]]
      row[i] = (row[i] ?? 0) + Math.max(0, Math.min(b, line.to) - Math.max(a, line.from)) / (b - a)
    }
  }
  return covered.map((row) => row.map((part) => part >= 0.5))
}

/** Borders within the table that no wall stands on (ends of underlines and the like) are none. */
const standing = (at: readonly number[], wall: readonly boolean[][]): number[] =>
  at.filter((_, i) => i === 0 || i === at.length - 1 || wall[i]?.some(Boolean))

/** Largest rectangles of units without a wall between them, row by row. */
function cellsOf(columns: number, rows: number, horizontal: boolean[][], vertical: boolean[][]): LatticeCell[] {
  const taken = Array.from({ length: rows }, () => new Array<boolean>(columns).fill(false))
  const cells: LatticeCell[] = []
  const openRight = (row: number, column: number) => !vertical[column + 1]?.[row] && !taken[row]?.[column + 1]
  const openDown = (row: number, column: number, width: number) => {
    for (let c = column; c < column + width; c++) {
      if (horizontal[row + 1]?.[c] || taken[row + 1]?.[c]) return false
      if (c > column && vertical[c]?.[row + 1]) return false
    }
    return true
  }
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      if (taken[row]?.[column]) continue
      let columnSpan = 1
      while (column + columnSpan < columns && openRight(row, column + columnSpan - 1)) columnSpan++
      let rowSpan = 1
      while (row + rowSpan < rows && openDown(row + rowSpan - 1, column, columnSpan)) rowSpan++
      for (let r = row; r < row + rowSpan; r++) taken[r]?.fill(true, column, column + columnSpan)
      cells.push({ row, column, rowSpan, columnSpan })
    }
  return cells
}

function latticeOf(lines: Rulings): Lattice | undefined {
  if (lines.horizontal.length < 1 || lines.vertical.length < 1) return undefined
  const top = closing(lines.vertical, lines.horizontal, 'from')
  const bottom = closing(lines.vertical, lines.horizontal, 'to')
  const left = closing(lines.horizontal, lines.vertical, 'from')
  const right = closing(lines.horizontal, lines.vertical, 'to')
  const horizontal = [...lines.horizontal, ...[top, bottom].filter((l) => l !== undefined)]
  const vertical = [...lines.vertical, ...[left, right].filter((l) => l !== undefined)]
  let xs = borders(vertical)
  let ys = borders(horizontal)
  if (xs.length < 2 || ys.length < 2 || xs.length * ys.length > mostUnits) return undefined
  const all = { xs, ys }
  ys = standing(ys, walls(horizontal, ys, xs))
  xs = standing(xs, walls(vertical, xs, all.ys))
  const cells = cellsOf(xs.length - 1, ys.length - 1, walls(horizontal, ys, xs), walls(vertical, xs, ys))
  const box = { x0: xs[0] ?? 0, y0: ys[0] ?? 0, x1: xs.at(-1) ?? 0, y1: ys.at(-1) ?? 0 }
  return { box, xs, ys, cells, openTop: top !== undefined, openBottom: bottom !== undefined }
}

/** The tables that lines make. A frame with a single column is a boxed paragraph and no table. */
export const latticesOf = (rulings: Rulings): Lattice[] =>
  components(rulings)
    .map(latticeOf)
    .filter((l): l is Lattice => l !== undefined && l.xs.length > 2 && l.cells.length > 1)

export const inside = (lattice: Lattice, x: number, y: number): boolean => contains(lattice.box, x, y)

/** The unit of the lattice that a point within it lies in. */
export const unitAt = (positions: readonly number[], value: number): number => {
  let index = 0
  while (index < positions.length - 2 && value > (positions[index + 1] ?? Infinity)) index++
  return index
}
