import type { Line } from './lines.ts'
import { tidy } from './normalise.ts'

const SENTENCE_END = /[。！？；：!?;:]["”’』」）)]?$/
const ITEM =
  /^(?:[(（]?[一二三四五六七八九十\d]{1,3}[)）、.．]|[一二三四五六七八九十]是|第[一二三四五六七八九十]|[●■◆·•])/

/** The text of lines as paragraphs separated by `\n`: lines of one paragraph joined, bold marks of Markdown left out. */
export function paragraphs(lines: readonly Line[]): string {
  const page = margins(lines)
  const result: string[][] = []
  let open = false
  for (const line of lines) {
    const text = tidy(line.text.replace(/\*\*|__/g, ''))
    if (text === '') continue
    if (open && !ITEM.test(text) && !indented(line, page)) result.at(-1)?.push(text)
    else result.push([text])
    open = line.block?.wraps === true && !SENTENCE_END.test(text) && reaches(line, page)
  }
  return result.map((parts) => (parts.length === 1 ? parts[0] : tidy(parts.join(' ')))).join('\n')
}

/** Left and right end of the printed lines; null without positions. */
interface Margins {
  left: number
  right: number
}

function margins(lines: readonly Line[]): Margins | null {
  let left = Number.POSITIVE_INFINITY
  let right = 0
  for (const { block } of lines) {
    left = Math.min(left, block?.pieces?.[0]?.x0 ?? left)
    right = Math.max(right, block?.pieces?.at(-1)?.x1 ?? right)
  }
  return right > 0 ? { left, right } : null
}

/** Whether a line ends near enough to the right margin to be continued. */
const reaches = (line: Line, page: Margins | null): boolean =>
  page === null || (line.block?.pieces?.at(-1)?.x1 ?? 0) >= page.right - 0.08 * (page.right - page.left)

/** A line that starts to the right of the margin begins a paragraph. */
function indented(line: Line, page: Margins | null): boolean {
  const first = line.block?.pieces?.[0]
  if (!first || !page) return false
  const width = (first.x1 - first.x0) / Math.max(1, first.text.length)
  return first.x0 > page.left + 1.2 * width
}
