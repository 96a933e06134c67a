import type { Line } from './lines.ts'
import { tidy } from './normalise.ts'

const SENTENCE_END = /[。！？；：!?;:]["”’』」）)]?$/
const ITEM =
  /^(?:[(（]?[一二三四五六七八九十\d]{1,3}[)）、.．]|[一二三四五六七八九十]是|第[一二三四五六七八九十]|[●■◆·•])/

/** The text of lines as paragraphs separated by `\n`: lines of one paragraph joined, bold marks of Markdown left out. */
export function paragraphs(lines: readonly Line[]): string {
  const edge = rightEdge(lines)
  const result: string[] = []
  let open = false
  for (const line of lines) {
    const text = tidy(line.text.replace(/\*\*|__/g, ''))
    if (text === '') continue
    if (open && !ITEM.test(text) && !indented(line, lines)) result[result.length - 1] = tidy(`${result.at(-1)} ${text}`)
    else result.push(text)
    open = line.block?.wraps === true && !SENTENCE_END.test(text) && (edge === null || extent(line) >= edge)
  }
  return result.join('\n')
}

const extent = (l: Line) => l.block?.pieces?.at(-1)?.x1 ?? 0

/** Where a line must reach to be continued: a little before the right margin of the printed lines; null without positions. */
function rightEdge(lines: readonly Line[]): number | null {
  const xs = lines.map(extent).filter((x) => x > 0)
  if (xs.length === 0) return null
  const left = Math.min(...lines.map((l) => l.block?.pieces?.[0]?.x0 ?? Number.POSITIVE_INFINITY))
  const right = Math.max(...xs)
  return right - 0.08 * (right - left)
}

/** A line that starts to the right of the margin begins a paragraph. */
function indented(line: Line, lines: readonly Line[]): boolean {
  const first = line.block?.pieces?.[0]
  if (!first) return false
  const left = Math.min(...lines.map((l) => l.block?.pieces?.[0]?.x0 ?? Number.POSITIVE_INFINITY))
  const width = (first.x1 - first.x0) / Math.max(1, first.text.length)
  return first.x0 > left + 1.2 * width
}
