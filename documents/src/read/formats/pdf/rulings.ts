import type { Box } from './geometry.ts'
import { hairline, isThin, type Paint } from './paths.ts'

/** A straight line: `at` is its y (horizontal) or x (vertical), from and to run along it. */
export interface Ruling {
  at: number
  from: number
  to: number
}

export interface Rulings {
  horizontal: Ruling[]
  vertical: Ruling[]
}

/** Strokes of one line may stand this far beside each other, and leave gaps this long (dots, dashes, corners). */
const beside = 1.5
const gap = 3
/** Shorter than any side of a cell. */
const shortest = 5
/** More lines than any table has: only the longest are kept, which bounds the work on drawings. */
const most = 1_500

/** Collinear strokes become one line each. */
function merge(strokes: Ruling[]): Ruling[] {
  strokes.sort((a, b) => a.at - b.at)
  const lines: Ruling[] = []
  let start = 0
  for (let i = 1; i <= strokes.length; i++) {
    const first = strokes[start]
    const next = strokes[i]
    if (first && next && next.at - first.at <= beside) continue
    lines.push(...mergeBand(strokes.slice(start, i)))
    start = i
  }
  return lines.sort((a, b) => b.to - b.from - (a.to - a.from)).slice(0, most)
}

function mergeBand(band: Ruling[]): Ruling[] {
  band.sort((a, b) => a.from - b.from)
  const lines: Ruling[] = []
  let current: Ruling | undefined
  for (const stroke of band) {
    if (current && stroke.from - current.to <= gap) {
      if (stroke.to - stroke.from > current.to - current.from) current.at = stroke.at
      current.to = Math.max(current.to, stroke.to)
    } else {
      current = { ...stroke }
      lines.push(current)
    }
  }
  return lines.filter((l) => l.to - l.from >= shortest)
}

function add(out: Rulings, { x0, y0, x1, y1 }: Box): void {
  if (y1 - y0 <= hairline) out.horizontal.push({ at: (y0 + y1) / 2, from: x0, to: x1 })
  if (x1 - x0 <= hairline) out.vertical.push({ at: (x0 + x1) / 2, from: y0, to: y1 })
}

function addEdges(out: Rulings, { x0, y0, x1, y1 }: Box): void {
  out.horizontal.push({ at: y0, from: x0, to: x1 }, { at: y1, from: x0, to: x1 })
  out.vertical.push({ at: x0, from: y0, to: y1 }, { at: x1, from: y0, to: y1 })
}

const merged = (rulings: Rulings): Rulings => ({
  horizontal: merge(rulings.horizontal),
  vertical: merge(rulings.vertical),
})

/** The lines that are drawn as lines: strokes, bars, frames. A dot belongs to both directions. */
export function drawnRulings(paints: readonly Paint[]): Rulings {
  const out: Rulings = { horizontal: [], vertical: [] }
  for (const { box, frame } of paints)
    if (frame) addEdges(out, box)
    else if (isThin(box)) add(out, box)
  return merged(out)
}

/** The sides of coloured areas, which stand for lines where cells are only coloured or painted over a dark ground. */
export function edgeRulings(areas: readonly Box[]): Rulings {
  const out: Rulings = { horizontal: [], vertical: [] }
  for (const area of areas) addEdges(out, area)
  return merged(out)
}
