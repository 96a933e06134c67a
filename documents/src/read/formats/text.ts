import type { DocumentModel, TextBlock } from '../model.ts'

/** Longer lines are paragraphs of their own; where no line is longer, the text was wrapped at a fixed width. */
const WRAPPED_WIDTH = 60

/** Plain text: every line a block; tabs, pipes and runs of spaces keep cells apart and are looked at where a table is. */
export function readText(text: string): DocumentModel {
  const blocks: TextBlock[] = []
  const lines = text.split(/\r\n|[\n\r\f\u2028\u2029]/)
  let widest = 0
  for (const line of lines) if (line.length > widest) widest = line.length
  const full = widest <= WRAPPED_WIDTH ? 0.8 * widest : WRAPPED_WIDTH
  lines.forEach((line, i) => {
    if (line.trim() === '') return
    blocks.push({
      kind: 'text',
      text: line,
      at: { line: i + 1, column: 1 },
      wraps: line.trim().length >= full && line.trim().length > 12,
    })
  })
  return { blocks }
}
