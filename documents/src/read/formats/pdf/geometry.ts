/** Points, origin at the top left of the page as it is shown. */
export interface Box {
  x0: number
  y0: number
  x1: number
  y1: number
}

/** `[a, b, c, d, e, f]` as in the PDF operator `cm`. */
export type Matrix = readonly [number, number, number, number, number, number]

export const identity: Matrix = [1, 0, 0, 1, 0, 0]

/** The matrix that applies `inner` first and `outer` after it. */
export const multiply = (outer: Matrix, inner: Iterable<number>): Matrix => {
  const [a, b, c, d, e, f] = outer
  const [p = 1, q = 0, r = 0, s = 1, t = 0, u = 0] = inner
  return [a * p + c * q, b * p + d * q, a * r + c * s, b * r + d * s, a * t + c * u + e, b * t + d * u + f]
}

/** The box around the four corners of a rectangle after the transformation. */
export const boxOf = (m: Matrix, x0: number, y0: number, x1: number, y1: number): Box => {
  const ax = m[0] * x0
  const bx = m[0] * x1
  const cx = m[2] * y0
  const dx = m[2] * y1
  const ay = m[1] * x0
  const by = m[1] * x1
  const cy = m[3] * y0
  const dy = m[3] * y1
  return {
    x0: Math.min(ax, bx) + Math.min(cx, dx) + m[4],
    x1: Math.max(ax, bx) + Math.max(cx, dx) + m[4],
    y0: Math.min(ay, by) + Math.min(cy, dy) + m[5],
    y1: Math.max(ay, by) + Math.max(cy, dy) + m[5],
  }
}

export const intersect = (a: Box, b: Box): Box => ({
  x0: Math.max(a.x0, b.x0),
  y0: Math.max(a.y0, b.y0),
  x1: Math.min(a.x1, b.x1),
  y1: Math.min(a.y1, b.y1),
})

export function union(boxes: readonly Box[]): Box {
  const all: Box = { x0: Infinity, y0: Infinity, x1: -Infinity, y1: -Infinity }
  for (const box of boxes) {
    all.x0 = Math.min(all.x0, box.x0)
    all.y0 = Math.min(all.y0, box.y0)
    all.x1 = Math.max(all.x1, box.x1)
    all.y1 = Math.max(all.y1, box.y1)
  }
  return all
}

export const contains = (box: Box, x: number, y: number): boolean =>
  x >= box.x0 && x <= box.x1 && y >= box.y0 && y <= box.y1

export const middle = (a: number, b: number): number => (a + b) / 2

/** Quarter turns clockwise: 1 is text that reads from top to bottom, 3 from bottom to top. */
export type Turn = 0 | 1 | 2 | 3

/** The matrix that lays a page of the given size down so that text of this turn reads from left to right. */
export const upright = (turn: Turn, width: number, height: number): Matrix =>
  turn === 1
    ? [0, -1, 1, 0, 0, width]
    : turn === 2
      ? [-1, 0, 0, -1, width, height]
      : turn === 3
        ? [0, 1, -1, 0, height, 0]
        : identity

export const median = (values: number[]): number => {
  const sorted = values.sort((a, b) => a - b)
  return sorted[sorted.length >> 1] ?? 0
}
