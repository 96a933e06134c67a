import { limits } from '../limits.ts'
import type { Block, DocumentModel, TextBlock } from '../model.ts'
import { readHtmlPiece } from './html.ts'
import { countImages, plain } from './markdown/inline.ts'
import { isTable, type PipeRow, pipeGrid, pipeRow, tooManyCells } from './markdown/pipes.ts'
import { segments } from './markdown/segments.ts'

/**
 * Markdown, as people write it and as OCR prints it: lines of text without their marks, tables between pipes, tables in
 * HTML tags. Places are lines and columns. Throws `tooDeep` and `tooLarge`.
 */
export function readMarkdown(text: string): DocumentModel {
  const blocks: Block[] = []
  let images = 0
  for (const segment of segments(text.replace(/\r\n?|[\f\u2028\u2029]/g, '\n'))) {
    if (segment.html) {
      const piece = readHtmlPiece(segment.text, segment.line, segment.column)
      for (const block of piece.blocks) blocks.push(block)
      images += piece.images
    } else {
      images += countImages(segment.text)
      readLines(segment.text, segment.line, segment.column, blocks)
    }
  }
  return { blocks, ...(images > 0 && { images }) }
}

function readLines(text: string, firstLine: number, firstColumn: number, blocks: Block[]): void {
  let run: PipeRow[] = []
  let sources: string[] = []
  let cells = 0
  let previous: TextBlock | null = null
  const endRun = () => {
    if (run.length === 0) return
    const grid = isTable(run) ? pipeGrid(run) : undefined
    if (grid) blocks.push(grid)
    else if (grid === undefined)
      for (const [i, source] of sources.entries())
        addLine(source, { line: run[i]?.line ?? firstLine, column: 1 }, blocks)
    run = []
    sources = []
    cells = 0
  }
  for (const [i, source] of text.split('\n').entries()) {
    const line = firstLine + i
    const row = pipeRow(source, line)
    if (row) {
      cells += row.pieces.length
      if (cells > limits.gridCells) throw tooManyCells()
      run.push(row)
      sources.push(source)
      previous = null
      continue
    }
    endRun()
    const added = addLine(source, { line, column: i === 0 ? firstColumn : 1 }, blocks)
    if (added && previous && continues(previous.text)) previous.wraps = true
    previous = added
  }
  endRun()
}

/** A line that stops in mid-sentence and is no heading goes on in the next line of its paragraph. */
const continues = (text: string) => text.length >= 24 && !/[。！？；：!?;:…”）)\]】》]$/.test(text)

const RULE = /^ {0,3}(([-*_=] ?){3,}|`{3,}.*|~{3,}.*)$/
const PAGE_NUMBER = /^- ?\d+ ?-$/
/** Quotation, list and heading marks, the latter with or without a space behind. */
const MARKS = /^\s*(?:>\s?)*(?:[-*+]\s+(?:\[[ x]\]\s)?)?(?:#{1,6}(?!#)\s*)?/

/** Adds the words of a line as blocks; the block that the next line may continue, or null. */
function addLine(source: string, at: { line: number; column: number }, blocks: Block[]): TextBlock | null {
  const bare = source.trim()
  if (bare === '' || (source.length <= 200 && RULE.test(source))) return null
  const marks = PAGE_NUMBER.test(bare) ? '' : (MARKS.exec(source)?.[0] ?? '')
  const heading = marks.includes('#')
  const words = plain(heading ? source.slice(marks.length).replace(/ #{1,6} *$/, '') : source.slice(marks.length))
  let last: TextBlock | null = null
  for (const part of words.split('\n')) {
    if (part.trim() === '') continue
    last = { kind: 'text', text: part.trim(), at: { line: at.line, column: at.column + marks.length } }
    blocks.push(last)
  }
  return heading || / {2}$|\\$/.test(source) ? null : last
}
