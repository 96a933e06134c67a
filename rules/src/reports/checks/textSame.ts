import { type Check, PRACTICE } from '../findings.ts'
import { sections } from '../forms/index.ts'

/** Characters in a row that are compared, and the share of such passages that is looked at. */
const WINDOW = 12
const ONE_IN = 8
/** Fewer passages than these say nothing. */
const FEWEST = 12
const ALIKE = 0.8
const BASE = 31

const power = Array.from({ length: WINDOW }).reduce<number>((n) => Math.imul(n, BASE), 1)

const isLetter = (code: number) => code >= 0x61 && code <= 0x7a
/** Figures and punctuation change although nothing new is said. */
const isWord = (code: number) => (code >= 0x4e00 && code <= 0x9fff) || isLetter(code | 0x20)

/** A sample of the passages of a text, chosen by what they say and not by where they stand; rolling hashes. */
function passages(text: string): Set<number> {
  const found = new Set<number>()
  const window = new Uint16Array(WINDOW)
  let hash = 0
  let seen = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (!isWord(code)) continue
    const slot = seen % WINDOW
    hash = (Math.imul(hash, BASE) + code - Math.imul(power, window[slot] ?? 0)) | 0
    window[slot] = code
    seen++
    const mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 16
    if (seen >= WINDOW && mixed % ONE_IN === 0) found.add(hash)
  }
  return found
}

/** The share of the passages of a text that the other has too; null where there are too few. */
function likeness(text: string, other: string): number | null {
  const now = passages(text)
  if (now.size < FEWEST) return null
  const before = passages(other)
  let same = 0
  for (const passage of now) if (before.has(passage)) same++
  return same / now.size
}

export const textSame: Check = {
  id: 'TX-SAME',
  severity: 'info',
  force: 'practical',
  basis: `${PRACTICE}；国办公开办函〔2021〕30号（四）：内容雷同、敷衍塞责的责任`,
  title: '正文与上一年度报告不雷同',
  find: (report, { previous }) => {
    if (!previous) return []
    const alike = sections.flatMap(({ key, title }) => {
      const share = likeness(report.sections[key], previous.sections[key])
      return share !== null && share >= ALIKE ? [{ title, percent: Math.floor(share * 100) }] : []
    })
    return alike.length
      ? [
          {
            message: `${alike.map((a) => `“${a.title}”约有 ${a.percent}%`).join('，')}的文字与上一年度报告相同。`,
            actual: Math.max(...alike.map((a) => a.percent)),
          },
        ]
      : []
  },
}
