import { damaged } from './container.ts'

/** Properties of the characters stored in the bytes from `start` to `end`. */
export interface Run<Value> {
  start: number
  end: number
  value: Value
}

const PAGE = 512
const NONE = Buffer.alloc(0)

/** The run of sorted runs that covers a file position. */
export function runAt<Value>(runs: readonly Run<Value>[], position: number): Run<Value> | undefined {
  let [low, high] = [0, runs.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const run = runs[middle]
    if (run && run.end <= position) low = middle + 1
    else high = middle
  }
  const run = runs[low]
  return run && run.start <= position ? run : undefined
}

/**
 * The runs of the property pages that a table of pages lists ([MS-DOC] 2.9.33, 2.9.174). `locate` finds the list of
 * property changes of the n-th run of a page, `read` makes a value of it.
 */
export function runsOf<Value>(
  document: Buffer,
  pages: Buffer,
  locate: (page: Buffer, runs: number, n: number) => Buffer,
  read: (changes: Buffer) => Value,
): Run<Value>[] {
  const count = Math.floor((pages.length - 4) / 8)
  if (count > document.length / PAGE) damaged()
  const runs: Run<Value>[] = []
  for (let n = 0; n < count; n++) {
    const number = pages.readUInt32LE((count + 1) * 4 + n * 4) & 0x3fffff
    const page = document.subarray(number * PAGE, (number + 1) * PAGE)
    if (page.length < PAGE) continue
    const inPage = page.readUInt8(PAGE - 1)
    if ((inPage + 1) * 4 > PAGE) continue
    for (let run = 0; run < inPage; run++) {
      const [start, end] = [page.readUInt32LE(run * 4), page.readUInt32LE(run * 4 + 4)]
      if (start < end) runs.push({ start, end, value: read(locate(page, inPage, run)) })
    }
  }
  return runs.sort((a, b) => a.start - b.start)
}

/** Where a page keeps the changes of a paragraph: after 13 bytes per run, behind the number of its style. */
export function paragraphChanges(page: Buffer, runs: number, n: number): Buffer {
  const at = page.readUInt8(Math.min(PAGE - 1, (runs + 1) * 4 + n * 13)) * 2
  if (at === 0 || at + 2 > PAGE) return NONE
  const half = page.readUInt8(at)
  const [start, length] = half === 0 ? [at + 2, page.readUInt8(at + 1) * 2] : [at + 1, half * 2 - 1]
  return page.subarray(start + 2, start + length)
}

/** Where a page keeps the changes of a run of characters. */
export function characterChanges(page: Buffer, runs: number, n: number): Buffer {
  const at = page.readUInt8(Math.min(PAGE - 1, (runs + 1) * 4 + n)) * 2
  return at === 0 ? NONE : page.subarray(at + 1, at + 1 + page.readUInt8(at))
}

const OPERAND_BYTES = [1, 1, 2, 4, 2, 2, -1, 3]
const TABLE_DEFINITION = 0xd608

/** Calls `each` with every property change: its code and its operand; stops where the list is cut. */
export function eachChange(changes: Buffer, each: (code: number, operand: Buffer) => void): void {
  let at = 0
  while (at + 3 <= changes.length) {
    const code = changes.readUInt16LE(at)
    at += 2
    let length = OPERAND_BYTES[code >> 13] ?? 1
    if (code === TABLE_DEFINITION) {
      if (at + 2 > changes.length) return
      length = changes.readUInt16LE(at) - 1
      at += 2
    } else if (length < 0) length = changes.readUInt8(at++)
    if (length < 0 || at + length > changes.length) return
    each(code, changes.subarray(at, at + length))
    at += length
  }
}
