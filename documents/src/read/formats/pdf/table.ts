import type { GridCell } from '../../model.ts'
import { type Box, middle, union } from './geometry.ts'
import type { Glyph } from './glyphs.ts'
import { inside, type Lattice, type LatticeCell, unitAt } from './lattice.ts'
import { cellText } from './lines.ts'
import { placeOf, type Sheet } from './place.ts'
import { isFigure, stringsOf, type Word, wordOf } from './words.ts'

/** A ruled table of one page, or of several after joining. */
export interface Table {
  box: Box
  /** Borders of the columns, the left and right one included. */
  xs: number[]
  rows: number
  cells: GridCell[]
  openTop: boolean
  openBottom: boolean
}

/** How far, in ems, a word may reach over the border of its cell. */
const tolerance = 0.35

type CellAt = (x: number, y: number) => LatticeCell | undefined

/** Looks up the cell at a point; points beside the table belong to the cell at its border. */
function cellFinder(lattice: Lattice): CellAt {
  const columns = lattice.xs.length - 1
  const units = new Map<number, LatticeCell>()
  for (const cell of lattice.cells)
    for (let row = cell.row; row < cell.row + cell.rowSpan; row++)
      for (let column = cell.column; column < cell.column + cell.columnSpan; column++)
        units.set(row * columns + column, cell)
  return (x, y) => units.get(unitAt(lattice.ys, y) * columns + unitAt(lattice.xs, x))
}

function boxOfCell({ xs, ys }: Lattice, cell: LatticeCell): Box {
  return {
    x0: xs[cell.column] ?? 0,
    x1: xs[cell.column + cell.columnSpan] ?? 0,
    y0: ys[cell.row] ?? 0,
    y1: ys[cell.row + cell.rowSpan] ?? 0,
  }
}

/**
 * Parts a word that was set across a border. A figure is parted only between strings; it goes where most of it stands.
 * A single character that hangs over the border stays with its word.
 */
function* place(word: Word, lattice: Lattice, cellAt: CellAt): Generator<[LatticeCell, Word]> {
  const y = middle(word.y0, word.y1)
  const home = cellAt(middle(word.x0, word.x1), y)
  if (!home) return
  const box = boxOfCell(lattice, home)
  const slack = tolerance * word.size
  const fits = word.x0 >= box.x0 - slack && word.x1 <= box.x1 + slack
  if (fits || word.column || word.glyphs.length === 1) {
    yield [home, word]
    return
  }
  const parts = isFigure(word.text) ? stringsOf(word.glyphs) : word.glyphs.map((g) => [g])
  const runs: { cell: LatticeCell; glyphs: Glyph[] }[] = []
  for (const glyphs of parts) {
    const { x0, x1 } = union(glyphs)
    const cell = cellAt(middle(x0, x1), y) ?? home
    const run = runs.at(-1)
    if (run?.cell === cell) run.glyphs.push(...glyphs)
    else runs.push({ cell, glyphs: [...glyphs] })
  }
  const whole = runs.filter((run) => run.glyphs.length > 1)
  if (whole.length < 2) yield [whole[0]?.cell ?? home, word]
  else for (const { cell, glyphs } of runs) yield [cell, wordOf(glyphs, false)]
}

/** Marks that no label begins with. */
const closing = /^[，。、；：）》”’]/
/** Characters that may hang over the border of a cell at the end of its text. */
const overhang = 3

/**
 * Whether a word belongs to the cell of the word before it although it stands beyond the border: a stray space has
 * pushed the end of a label out of its cell. Two labels set as one string stand clear of the border between them.
 */
function hangsOver(word: Word, before: Word | undefined, box: Box): boolean {
  const [last, first] = [before?.glyphs.at(-1), word.glyphs[0]]
  if (!last || !first || !word.spaced || last.run !== first.run || isFigure(word.text)) return false
  const close = first.x0 - last.x1 < 0.6 * word.size && Math.abs(first.y1 - last.y1) < 0.15 * word.size
  const beyond = word.glyphs.filter((g) => middle(g.x0, g.x1) > box.x1).length
  if (!close || beyond > overhang) return false
  return closing.test(word.text) || first.x0 < box.x1 + tolerance * word.size
}

type Content = Map<LatticeCell, Word[]>

function put(content: Content, cell: LatticeCell, word: Word): void {
  const here = content.get(cell)
  if (here) here.push(word)
  else content.set(cell, [word])
}

/** Shares the words of a table out to its cells, in the order of drawing. */
function contentOf(lattice: Lattice, words: readonly Word[]): Content {
  const cellAt = cellFinder(lattice)
  const content: Content = new Map()
  /** The cell in which each string begins. */
  const origins = new Map<number, LatticeCell>()
  let last: readonly [LatticeCell, Word] | undefined
  for (const word of words) {
    const hanging = last && hangsOver(word, last[1], boxOfCell(lattice, last[0])) ? last[0] : undefined
    for (const [cell, part] of hanging ? [[hanging, word] as const] : place(word, lattice, cellAt)) {
      put(content, cell, part)
      const run = part.glyphs[0]?.run ?? 0
      if (!origins.has(run)) origins.set(run, cell)
      last = [cell, part]
    }
  }
  return withoutTails(content, origins)
}

/** Whether two words are printed over each other. */
const collide = (a: Word, b: Word): boolean =>
  Math.min(a.x1, b.x1) - Math.max(a.x0, b.x0) > 0.3 * a.size &&
  Math.min(a.y1, b.y1) - Math.max(a.y0, b.y0) > 0.5 * a.size

/**
 * The end of a label that began in another cell goes back there where it stands beside a figure or over the words of
 * this cell: it did not fit into its own.
 */
function withoutTails(content: Content, origins: ReadonlyMap<number, LatticeCell>): Content {
  const mended: Content = new Map()
  for (const [cell, words] of content) {
    const own = words.filter((w) => origins.get(w.glyphs[0]?.run ?? 0) === cell)
    const ownFigure = own.some((w) => isFigure(w.text))
    for (const word of words) {
      const origin = origins.get(word.glyphs[0]?.run ?? 0) ?? cell
      const strays = !isFigure(word.text) && (ownFigure || own.some((w) => collide(w, word)))
      put(mended, strays ? origin : cell, word)
    }
  }
  return mended
}

/**
 * The words of a table in its cells. Nothing where no row has text in two cells: highlighted or boxed paragraphs look
 * like that.
 */
export function tableOf(lattice: Lattice, words: readonly Word[], sheet: Sheet, spacing: number): Table | undefined {
  const content = contentOf(lattice, words)
  const filled = new Set<number>()
  if (![...content.keys()].some((c) => filled.size === filled.add(c.row).size)) return undefined
  const cells = lattice.cells.map((cell) => ({
    ...cell,
    text: cellText(content.get(cell) ?? [], spacing),
    at: placeOf(sheet, boxOfCell(lattice, cell)),
  }))
  const { box, xs, ys, openTop, openBottom } = lattice
  return { box, xs, rows: ys.length - 1, cells, openTop, openBottom }
}

/** Shares words out to the innermost table around each; what stands in none is left over. */
export function tablesOf(
  lattices: readonly Lattice[],
  words: readonly Word[],
  sheet: Sheet,
  spacing: number,
): { tables: Table[]; rest: Word[] } {
  const area = ({ box }: Lattice) => (box.x1 - box.x0) * (box.y1 - box.y0)
  let rest = [...words]
  const tables: Table[] = []
  for (const lattice of [...lattices].sort((a, b) => area(a) - area(b))) {
    const within: Word[] = []
    const without: Word[] = []
    for (const word of rest)
      (inside(lattice, middle(word.x0, word.x1), middle(word.y0, word.y1)) ? within : without).push(word)
    const table = within.length > 0 ? tableOf(lattice, within, sheet, spacing) : undefined
    if (!table) continue
    tables.push(table)
    rest = without
  }
  return { tables, rest }
}
