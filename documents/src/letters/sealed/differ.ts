/** A stretch that is not the same: units `from` to `to` (exclusive) of each side. */
export interface Hunk {
  readonly a: readonly [from: number, to: number]
  readonly b: readonly [from: number, to: number]
}

/** More single changes than this, and the two are different texts. */
const MOST_EDITS = 1_500
/** Changes with no more than this many equal units between them are read as one. */
const NEAR = 2

/**
 * Where two sequences differ, by the fewest single insertions and deletions (Myers 1986), bounded: sequences with too
 * many differences come back as one whole. Empty for equal ones.
 */
export function differ(a: readonly string[], b: readonly string[]): Hunk[] {
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start++
  let end = 0
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++
  const inner = [a.slice(start, a.length - end), b.slice(start, b.length - end)] as const
  if (!inner[0].length && !inner[1].length) return []
  const edits = shortest(inner[0], inner[1])
  const whole: Hunk = { a: [start, a.length - end], b: [start, b.length - end] }
  return edits
    ? joined(edits.map(([x, y, dx, dy]) => ({ a: [start + x, start + x + dx], b: [start + y, start + y + dy] })))
    : [whole]
}

type Edit = readonly [x: number, y: number, dx: number, dy: number]

function shortest(a: readonly string[], b: readonly string[]): Edit[] | undefined {
  const most = Math.min(a.length + b.length, MOST_EDITS)
  const furthest = new Int32Array(2 * most + 3)
  const steps: Int32Array[] = []
  const at = (k: number) => furthest[k + most + 1] ?? 0
  for (let d = 0; d <= most; d++) {
    steps.push(furthest.slice(most + 1 - d, most + 2 + d))
    for (let k = -d; k <= d; k += 2) {
      let x = k === -d || (k !== d && at(k - 1) < at(k + 1)) ? at(k + 1) : at(k - 1) + 1
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x++
      furthest[k + most + 1] = x
      if (x >= a.length && x - k >= b.length) return trace(steps, a.length, b.length)
    }
  }
  return undefined
}

/** Walks back from the end; `steps[d]` holds how far each diagonal had come before step d. */
function trace(steps: readonly Int32Array[], length: number, other: number): Edit[] {
  const edits: Edit[] = []
  let [x, y] = [length, other]
  for (let d = steps.length - 1; d > 0; d--) {
    const before = (k: number) => steps[d]?.[k + d] ?? 0
    const k = x - y
    const down = k === -d || (k !== d && before(k - 1) < before(k + 1))
    const fromX = down ? before(k + 1) : before(k - 1)
    const fromY = fromX - (down ? k + 1 : k - 1)
    edits.push(down ? [fromX, fromY, 0, 1] : [fromX, fromY, 1, 0])
    x = fromX
    y = fromY
  }
  return edits.reverse()
}

function joined(edits: readonly Hunk[]): Hunk[] {
  const hunks: Hunk[] = []
  for (const edit of edits) {
    const last = hunks.at(-1)
    if (last && edit.a[0] - last.a[1] <= NEAR && edit.b[0] - last.b[1] <= NEAR)
      hunks[hunks.length - 1] = { a: [last.a[0], edit.a[1]], b: [last.b[0], edit.b[1]] }
    else hunks.push(edit)
  }
  return hunks
}
