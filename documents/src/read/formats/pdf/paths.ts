import { type Box, boxOf, intersect, type Matrix } from './geometry.ts'

/** Filled or stroked area with straight, axis-parallel sides, as it lies on the page. */
export interface Paint {
  box: Box
  /** One filled rectangle within another leaves a frame: only its outline is painted. */
  frame: boolean
}

/** A stroke or bar up to this wide is a ruling line, wider is an area. */
export const hairline = 4

/** Codes in the path buffer of the parser, each followed by its coordinates. */
const draw = { moveTo: 0, lineTo: 1, curveTo: 2, quadraticCurveTo: 3, closePath: 4 } as const

interface Subpath {
  points: number[]
  closed: boolean
  curved: boolean
}

function subpathsOf(data: ArrayLike<number>): Subpath[] {
  const subpaths: Subpath[] = []
  let current: Subpath | undefined
  let i = 0
  const take = (count: number, path: Subpath | undefined) => {
    for (let k = 0; k < count; k++) path?.points.push(data[i++] ?? 0)
  }
  while (i < data.length) {
    const code = data[i++]
    if (code === draw.moveTo) {
      current = { points: [], closed: false, curved: false }
      subpaths.push(current)
      take(2, current)
    } else if (code === draw.lineTo) take(2, current)
    else if (code === draw.curveTo || code === draw.quadraticCurveTo) {
      if (current) current.curved = true
      i += code === draw.curveTo ? 6 : 4
    } else if (code === draw.closePath) {
      if (current) current.closed = true
    } else break
  }
  return subpaths
}

/** The straight strokes of a path, each as wide as the pen. */
export function* strokes(data: ArrayLike<number>, ctm: Matrix, lineWidth: number): Generator<Paint> {
  const width = Math.max(0.1, lineWidth * Math.sqrt(Math.abs(ctm[0] * ctm[3] - ctm[1] * ctm[2])))
  for (const { points, closed, curved } of subpathsOf(data)) {
    if (curved) continue
    const end = points.length - 2
    for (let i = 0; i < points.length; i += 2) {
      if (i === end && !(closed && end > 2)) break
      const j = i === end ? 0 : i + 2
      const box = segmentBox(ctm, points[i] ?? 0, points[i + 1] ?? 0, points[j] ?? 0, points[j + 1] ?? 0)
      if (box) yield { box: thicken(box, width), frame: false }
    }
  }
}

/** The box of an axis-parallel segment; a slanted one is no ruling line. */
function segmentBox(m: Matrix, x0: number, y0: number, x1: number, y1: number): Box | undefined {
  const ax = m[0] * x0 + m[2] * y0 + m[4]
  const ay = m[1] * x0 + m[3] * y0 + m[5]
  const bx = m[0] * x1 + m[2] * y1 + m[4]
  const by = m[1] * x1 + m[3] * y1 + m[5]
  const dx = Math.abs(ax - bx)
  const dy = Math.abs(ay - by)
  if (Math.min(dx, dy) > 0.5 + Math.max(dx, dy) * 0.01) return undefined
  return { x0: Math.min(ax, bx), y0: Math.min(ay, by), x1: Math.max(ax, bx), y1: Math.max(ay, by) }
}

function thicken(box: Box, width: number): Box {
  const half = width / 2
  return box.x1 - box.x0 >= box.y1 - box.y0
    ? { ...box, y0: box.y0 - half, y1: box.y1 + half }
    : { ...box, x0: box.x0 - half, x1: box.x1 + half }
}

/** The rectangles that a filled path covers; other shapes only where they are as thin as a line. */
export function* fills(data: ArrayLike<number>, ctm: Matrix): Generator<Paint> {
  const boxes: Box[] = []
  for (const { points, curved } of subpathsOf(data)) {
    if (curved || points.length < 4) continue
    let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity]
    for (let i = 0; i < points.length; i += 2) {
      const x = points[i] ?? 0
      const y = points[i + 1] ?? 0
      x0 = Math.min(x0, x)
      x1 = Math.max(x1, x)
      y0 = Math.min(y0, y)
      y1 = Math.max(y1, y)
    }
    const box = boxOf(ctm, x0, y0, x1, y1)
    if (isThin(box) || isRectangle(points, x0, y0, x1, y1)) boxes.push(box)
  }
  const [outer, inner] = boxes
  if (boxes.length === 2 && outer && inner && isFrame(outer, inner)) yield { box: outer, frame: true }
  else for (const box of boxes) yield { box, frame: false }
}

export const isThin = (box: Box): boolean => Math.min(box.x1 - box.x0, box.y1 - box.y0) <= hairline

/** Every corner lies on the bounding box and consecutive corners share a side. */
function isRectangle(points: readonly number[], x0: number, y0: number, x1: number, y1: number): boolean {
  const near = (a: number, b: number, size: number) => Math.abs(a - b) <= size * 0.01
  for (let i = 0; i < points.length; i += 2) {
    const x = points[i] ?? 0
    const y = points[i + 1] ?? 0
    if (!near(x, x0, x1 - x0) && !near(x, x1, x1 - x0)) return false
    if (!near(y, y0, y1 - y0) && !near(y, y1, y1 - y0)) return false
  }
  return points.length >= 8
}

function isFrame(outer: Box, inner: Box): boolean {
  const margins = [inner.x0 - outer.x0, inner.y0 - outer.y0, outer.x1 - inner.x1, outer.y1 - inner.y1]
  return margins.every((m) => m >= 0 && m <= hairline)
}

/** What is left of the paint inside the clipping box. */
export function clipped(paint: Paint, clip: Box): Paint | undefined {
  const box = intersect(paint.box, clip)
  return box.x1 < box.x0 || box.y1 < box.y0 ? undefined : { ...paint, box }
}
