import type { DocumentModel, TextBlock } from '../model.ts'

/** Plain text: every line a block; tabs, pipes and runs of spaces keep cells apart and are looked at where a table is. */
export function readText(text: string): DocumentModel {
  const blocks: TextBlock[] = []
  const lines = text.split(/\r\n|[\n\r\f\u2028\u2029]/)
  const full = fullWidth(lines)
  // Tables saved one cell a line, each after a tab: a lone tab is an empty cell there, and nothing elsewhere.
  const cells = lines.filter((l) => CELL.test(l)).length > 60
  lines.forEach((line, i) => {
    const width = line.trim().length
    if (width === 0 && !(cells && line.includes('\t'))) return
    blocks.push({ kind: 'text', text: line, at: { line: i + 1, column: 1 }, wraps: width >= full && width > 0 })
  })
  return { blocks }
}

const CELL = /^\t[^\t]+$/

/** Longer lines are paragraphs of their own, which only a page break cuts. */
const PARAGRAPH = 60

/**
 * The width from which on a line may be continued by the next: a little less than the widest lines of prose where
 * many are equally wide (text wrapped at a fixed width).
 */
function fullWidth(lines: readonly string[]): number {
  const counts = new Map<number, number>()
  for (const line of lines) {
    const bare = line.trim()
    if (bare.length >= 16 && !/\t|\||\S\s{2,}\S/.test(bare)) counts.set(bare.length, (counts.get(bare.length) ?? 0) + 1)
  }
  const widths = [...counts.keys()].sort((a, b) => b - a)
  const [widest = 0] = widths
  const near = widths.filter((w) => w > 0.85 * widest).reduce((n, w) => n + (counts.get(w) ?? 0), 0)
  return widest <= PARAGRAPH && near >= 4 ? 0.85 * widest : PARAGRAPH
}
