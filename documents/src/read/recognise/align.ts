import type { Candidate } from './labels.ts'

export interface Item {
  candidates: readonly Candidate[]
}

/** Cost of passing over a printed row that fits nowhere, and gain of putting one without a known label in a free place. */
const SKIP_ITEM = -1
const UNLABELLED = 0.4
const LABELLED = 10

/**
 * The best order-keeping assignment of printed rows to the rows of the form (null: a row that belongs nowhere). Known
 * labels decide; rows without one only fill places their neighbours leave.
 */
export function align(items: readonly Item[], places: number, group: (index: number) => boolean): (number | null)[] {
  const width = places + 1
  const best = new Float64Array((items.length + 1) * width)
  const move = new Int8Array(best.length)
  const scores = items.map((item) => {
    const row = new Float64Array(places)
    for (const c of item.candidates) row[c.index] = LABELLED * c.score
    return row
  })
  for (let i = 1; i <= items.length; i++) {
    best[i * width] = i * SKIP_ITEM
    for (let j = 0; j <= places; j++) {
      const at = i * width + j
      let value = (best[at - width] ?? 0) + SKIP_ITEM
      let step = 1
      if (j > 0) {
        const skipPlace = best[at - 1] ?? 0
        if (skipPlace > value) {
          value = skipPlace
          step = 2
        }
        const label = scores[i - 1]?.[j - 1] ?? 0
        const gain = label > 0 ? label : items[i - 1]?.candidates.length || group(j - 1) ? -Infinity : UNLABELLED
        const put = (best[at - width - 1] ?? 0) + gain
        if (put > value) {
          value = put
          step = 3
        }
      }
      best[at] = value
      move[at] = step
    }
  }
  const result: (number | null)[] = items.map(() => null)
  for (let i = items.length, j = places; i > 0; ) {
    const step = move[i * width + j]
    if (step === 3) result[--i] = --j
    else if (step === 2) j--
    else i--
  }
  return result
}

/**
 * Rows without a known label stay where they were put only when the neighbours leave one possibility: as many such
 * rows between two known ones as places between them (`optional` places may or may not be counted, so their presence
 * in the gap leaves more than one). Returns the indices of items whose place is not certain.
 */
export function uncertain(
  items: readonly Item[],
  assigned: readonly (number | null)[],
  places: number,
  kind: (index: number) => 'row' | 'group' | 'optional',
): Set<number> {
  const doubtful = new Set<number>()
  const known = (i: number) => assigned[i] !== null && (items[i]?.candidates.length ?? 0) > 0
  let start = 0
  while (start < items.length) {
    if (known(start)) {
      start++
      continue
    }
    let end = start
    while (end < items.length && !known(end)) end++
    const from = start > 0 ? (assigned[start - 1] as number) + 1 : 0
    const to = end < items.length ? (assigned[end] as number) : places
    const gap = Array.from({ length: to - from }, (_, k) => kind(from + k))
    const free = gap.filter((k) => k === 'row').length
    if (free !== end - start || gap.includes('optional')) for (let i = start; i < end; i++) doubtful.add(i)
    start = end
  }
  return doubtful
}
