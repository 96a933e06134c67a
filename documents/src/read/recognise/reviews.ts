import { reviewLitigationColumns, type UnreadReason } from '@gongkai/rules/reports'
import { trimmed } from './columns.ts'
import { clash } from './fragments.ts'
import type { Line, Token } from './lines.ts'
import { emptyReading, type TableReading } from './reading.ts'
import { isPrinted } from './rows.ts'
import { parseCount } from './values.ts'

const WIDTH = reviewLitigationColumns.length
const keys = reviewLitigationColumns.map((c) => `reviewLitigation.${c.key}`)

export interface ReviewsEvidence {
  values: Token[]
  /** Index of the last line with figures, -1 where there is none. */
  last: number
  /** Figures are broken over lines. */
  broken?: boolean
}

/** The figures of table four in printed order: one row of fifteen, or rows and tables of five. */
export function findReviews(lines: readonly Line[]): ReviewsEvidence {
  let values: Token[] = []
  const set: Token[][] = []
  let last = -1
  let blank: Token[] | null = null
  for (const [index, line] of lines.entries()) {
    const tokens = line.tokens()
    const figures = tokens.filter((t) => t.kind !== 'text')
    const texts = tokens.length - figures.length
    if (last >= 0 && line.grid === null && line.squeezed.length > 40) break
    if (texts > 0 && !values.some(isPrinted)) values = []
    if (!figures.some(isPrinted)) {
      if (line.grid && texts === 0 && figures.length === WIDTH) blank ??= figures
      // An empty cell of a table saved one cell a line.
      if (!line.grid && tokens.length === 1 && texts === 0) values.push(...figures)
      continue
    }
    // A header row with figures in it (第1列 …) or a note is no row of the table.
    if (texts > 2) continue
    const several = line.grid !== null || figures.filter(isPrinted).length > 1
    const row = trimmed(figures, figures.length > WIDTH ? WIDTH : WIDTH / 3)
    const whole = several && (row.length === WIDTH || row.length === WIDTH / 3)
    values.push(...(whole ? row : zeros(figures.filter((t) => t.kind !== 'void'))))
    if (line.measured) set.push(figures.filter(isPrinted))
    last = index
  }
  const broken = values.length === WIDTH && isBroken(set)
  if (values.length === WIDTH && !broken && isScattered(set))
    values = set.flat().sort((a, b) => (a.x0 ?? 0) - (b.x0 ?? 0))
  if (!values.some(isPrinted)) return { values: blank ?? [], last: blank ? lines.length - 1 : -1 }
  return { values: [...trimmed(values, WIDTH)], last, broken }
}

/** Fifteen figures on several lines with positions, which are no rows of five: one row whose cells stand high and low. */
const isScattered = (set: readonly (readonly Token[])[]) =>
  set.length > 1 && set.some((l) => l.length > 1) && set.some((l) => l.length % 5 !== 0) && set.flat().length === WIDTH

/** Halves of a figure stand above each other in one column; then fifteen pieces are not the fifteen figures. */
const isBroken = (set: readonly (readonly Token[])[]) => isScattered(set) && clash(set)

/** Fifteen zeros printed without separators can be nothing else. */
const zeros = (tokens: Token[]): Token[] => {
  const only = tokens[0]
  if (tokens.length !== 1 || !only || only.text !== '0'.repeat(WIDTH)) return tokens
  return [...only.text].map((d) => ({ ...only, raw: d, text: d }))
}

/** Fifteen figures are the fifteen columns in order; any other number leaves the columns open, and nothing is read. */
export function readReviews({ values, broken }: ReviewsEvidence): TableReading {
  const reading = emptyReading()
  if (values.length === 0) {
    for (const cell of keys) reading.unread.push({ cell, raw: '', reason: 'absent', at: null })
    return reading
  }
  if (values.length !== WIDTH || broken) {
    const raw = values
      .map((t) => t.raw)
      .join(' ')
      .slice(0, 200)
    const reason: UnreadReason = broken || values.length > WIDTH ? 'split' : values.length === 1 ? 'glued' : 'place'
    for (const cell of keys) reading.unread.push({ cell, raw, reason, at: values[0]?.at ?? null })
    return reading
  }
  values.forEach((t, i) => {
    const cell = keys[i] as string
    const parsed = parseCount(t.raw)
    if (parsed.figure === null && parsed.reason)
      reading.unread.push({ cell, raw: t.raw, reason: parsed.reason, at: t.at })
    else reading.cells.push({ key: cell, raw: t.raw, value: parsed.figure, at: t.at, by: 'position' })
  })
  return reading
}
