import { withFiguresApart } from './columns.ts'
import { withoutFolio } from './folio.ts'
import { type Box, boxOf, type Matrix, middle, type Turn, upright } from './geometry.ts'
import type { Glyph } from './glyphs.ts'
import type { Ink } from './interpret.ts'
import { inside, type Lattice, latticesOf } from './lattice.ts'
import { type Line, linesOf, piecesOf } from './lines.ts'
import { isThin, type Paint } from './paths.ts'
import type { Sheet } from './place.ts'
import { drawnRulings, edgeRulings } from './rulings.ts'
import { type Table, tablesOf } from './table.ts'
import { letterSpacing, type Word, withoutRepaints, wordsOf } from './words.ts'

/** What a page shows, from top to bottom. */
export interface Layout {
  sheet: Sheet
  /** Letter spacing of the page in ems. */
  spacing: number
  items: Item[]
  /** All characters, for judging the text layer. */
  characters: string
}

export type Item = { kind: 'line'; line: Line } | { kind: 'table'; table: Table }

/** More coloured areas than cells on any page: a picture drawn in small pieces. */
const mostAreas = 5_000

/** The turn that most of the text has. */
function mainTurn(glyphs: readonly Glyph[]): Turn {
  const counts = [0, 0, 0, 0]
  for (const { turn, stacked } of glyphs) if (!stacked) counts[turn] = (counts[turn] ?? 0) + 1
  return Math.max(0, counts.indexOf(Math.max(...counts))) as Turn
}

/** Lays the page down so that most of its text reads from left to right: wide tables are printed sideways. */
function laidDown(ink: Ink, width: number, height: number): Ink & { turn: Turn } {
  const turn = mainTurn(ink.glyphs)
  if (turn === 0) return { ...ink, turn }
  const m: Matrix = upright(turn, width, height)
  const move = (box: Box) => boxOf(m, box.x0, box.y0, box.x1, box.y1)
  return {
    turn,
    glyphs: ink.glyphs.map((g) => ({ ...g, ...move(g), turn: ((((g.turn - turn) % 4) + 4) % 4) as Turn })),
    paints: ink.paints.map((p) => ({ ...p, box: move(p.box) })),
  }
}

/** Coloured areas outside the tables that are drawn with lines. */
function areasOn(paints: readonly Paint[], page: Box, drawn: readonly Lattice[]): Box[] {
  const areas = paints
    .filter((p) => !p.frame && !isThin(p.box))
    .map((p) => p.box)
    .filter((b) => b.y1 - b.y0 < 0.9 * page.y1 || b.x1 - b.x0 < 0.9 * page.x1)
    .filter((b) => !drawn.some((l) => inside(l, middle(b.x0, b.x1), middle(b.y0, b.y1))))
  return areas.length > mostAreas ? [] : areas
}

/**
 * Tables that consist of coloured cells only. Where rows in columns go on right above or below, only some rows are
 * coloured and the colour says nothing of the table.
 */
function colouredLattices(areas: readonly Box[], words: readonly Word[], spacing: number): Lattice[] {
  const lattices = latticesOf(edgeRulings(areas)).filter((l) => l.ys.length > 2)
  if (lattices.length === 0) return lattices
  const outside = words.filter((w) => !lattices.some((l) => inside(l, middle(w.x0, w.x1), middle(w.y0, w.y1))))
  const rows = linesOf(outside).filter((line) => piecesOf(line.words, spacing).length > 1)
  const adjoins = ({ box }: Lattice, row: Line) => {
    const gap = Math.max(box.y0 - row.y1, row.y0 - box.y1)
    return gap < 1.5 * (row.y1 - row.y0) && row.x0 < box.x1 && row.x1 > box.x0
  }
  return lattices.filter((lattice) => !rows.some((row) => adjoins(lattice, row)))
}

function tablesOn(paints: readonly Paint[], words: readonly Word[], sheet: Sheet, spacing: number) {
  const page: Box = { x0: 0, y0: 0, x1: sheet.width, y1: sheet.height }
  const lattices = latticesOf(drawnRulings(paints))
  const drawn = tablesOf(lattices, words, sheet, spacing)
  const coloured = colouredLattices(areasOn(paints, page, lattices), drawn.rest, spacing)
  const { tables, rest } = tablesOf(coloured, drawn.rest, sheet, spacing)
  return { tables: [...drawn.tables, ...tables], rest }
}

const top = (item: Item) => (item.kind === 'line' ? item.line.y0 : item.table.box.y0)
const left = (item: Item) => (item.kind === 'line' ? item.line.x0 : item.table.box.x0)

/** Puts the ink of a page in reading order: lines of text, and tables with their cells. */
export function layOut(shown: Ink, number: number, width: number, height: number): Layout {
  const visible = shown.glyphs.filter((g) => !g.hidden)
  const glyphs = withoutRepaints(visible.some((g) => g.text !== ' ') ? visible : shown.glyphs)
  const ink = laidDown({ glyphs, paints: shown.paints }, width, height)
  const sideways = ink.turn % 2 === 1
  const sheet: Sheet = {
    number,
    width: sideways ? height : width,
    height: sideways ? width : height,
    back: upright(((4 - ink.turn) % 4) as Turn, sideways ? height : width, sideways ? width : height),
  }
  const spacing = letterSpacing(ink.glyphs)
  const words: Word[] = withoutFolio(wordsOf(ink.glyphs, spacing), sheet)
  const { tables, rest } = tablesOn(ink.paints, words, sheet, spacing)
  const items: Item[] = [
    ...withFiguresApart(linesOf(rest), spacing).map((line) => ({ kind: 'line' as const, line })),
    ...tables.map((table) => ({ kind: 'table' as const, table })),
  ].sort((a, b) => top(a) - top(b) || left(a) - left(b))
  return { sheet, spacing, items, characters: glyphs.map((g) => g.text).join('') }
}
