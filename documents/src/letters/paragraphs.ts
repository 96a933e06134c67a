import { marks } from './values.ts'

interface Open {
  readonly tag: string
  /** For a paragraph and a run: its properties as written. */
  properties: string
  /** Where properties of this element began, while they are open. */
  from: number
}

/**
 * Breaks paragraphs where a value has a line end: each line of the value becomes a paragraph set as the one it stands
 * in, so that its first line is indented as 公文 want it. Where a run does not stand directly in its paragraph, or the
 * paragraph ends a section of the document, a line break has to do.
 */
export function splitParagraphs(xml: string): string {
  if (!xml.includes(marks.paragraph)) return xml
  const out: string[] = []
  const stack: Open[] = []
  let at = 0
  for (const match of xml.matchAll(new RegExp(`<[^>]*>|${marks.paragraph}`, 'g'))) {
    const [token] = match
    if (token === marks.paragraph) {
      out.push(xml.slice(at, match.index), breakFor(stack))
      at = match.index + 1
    } else step(token, match.index, xml, stack)
  }
  return out.join('') + xml.slice(at)
}

function step(token: string, index: number, xml: string, stack: Open[]): void {
  if (token.startsWith('<?') || token.startsWith('<!')) return
  if (token.startsWith('</')) {
    const closed = stack.pop()
    const parent = stack.at(-1)
    if (parent && closed && isPropertiesOf(closed.tag, parent.tag))
      parent.properties = xml.slice(closed.from, index + token.length)
    return
  }
  if (token.endsWith('/>')) return
  stack.push({ tag: /^<([^\s>]+)/.exec(token)?.[1] ?? '', properties: '', from: index })
}

const isPropertiesOf = (tag: string, parent: string) =>
  (tag === 'w:pPr' && parent === 'w:p') || (tag === 'w:rPr' && parent === 'w:r')

const text = '<w:t xml:space="preserve">'

function breakFor(stack: readonly Open[]): string {
  const [paragraph, run, inner] = stack.slice(-3)
  if (
    paragraph?.tag !== 'w:p' ||
    run?.tag !== 'w:r' ||
    inner?.tag !== 'w:t' ||
    /<w:sectPr\b/.test(paragraph.properties)
  )
    return `</w:t><w:br/>${text}`
  return `</w:t></w:r></w:p><w:p>${paragraph.properties}<w:r>${run.properties}${text}`
}
