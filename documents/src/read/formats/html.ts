import type { Place } from '@gongkai/rules/reports'
import type { Block, DocumentModel } from '../model.ts'
import { chooseContainer, findSigns, signCount, titleAbove } from './html/container.ts'
import { Flow, itemsOf } from './html/flow.ts'
import { attribute, child, type Element, isText, parseTree } from './html/tree.ts'

/**
 * The report on a web page: the text and tables of the part that prints the statutory form, without the site around it.
 * Places are `p[n]` and `table[n]/tr[n]/td[n]`, counted within that part. Throws `tooDeep` and `tooLarge`.
 */
export function readHtml(text: string): DocumentModel {
  const root = parseTree(text)
  const page = child(root, 'html') ?? root
  const title = titleOf(child(page, 'head'))
  const { body, signs } = gather(child(page, 'body') ?? page)
  const chosen = chooseContainer(body, signs)
  const above = titleAbove(body, chosen)
  const items = itemsOf(chosen)
  const blocks = [...(above ? [above] : []), ...items].flatMap((item) => item.block ?? [])
  numberPlaces(blocks)
  const images = items.filter((item) => !item.block && !item.chrome).length
  return { blocks, ...(title && { title }), ...(images > 0 && { images }) }
}

/** Tabs are hidden until a script shows them: what the page hides counts only where the rest prints no report. */
function gather(element: Element) {
  const flow = new Flow(element)
  const shown = { body: flow.root, signs: findSigns(flow.root) }
  const count = signCount(shown.signs.get(shown.body) ?? 0)
  if (count > 2 || !flow.hidden) return shown
  const { root } = new Flow(element, { showHidden: true })
  const whole = { body: root, signs: findSigns(root) }
  return signCount(whole.signs.get(root) ?? 0) > count ? whole : shown
}

function titleOf(head: Element | undefined): string | undefined {
  let title: string | undefined
  for (const element of head?.children ?? []) {
    if (isText(element)) continue
    if (element.tag === 'meta' && attribute(element, 'name')?.toLowerCase() === 'articletitle')
      return attribute(element, 'content')?.trim() || title
    const text = element.children[0]
    if (element.tag === 'title' && text && isText(text)) title ??= text.value.replace(/\s+/g, ' ').trim()
  }
  return title
}

function numberPlaces(blocks: readonly Block[]): void {
  let paragraphs = 0
  let tables = 0
  for (const block of blocks) {
    if (block.kind === 'text') block.at = { path: `p[${++paragraphs}]` }
    else {
      const table = `table[${++tables}]`
      let row = -1
      let cells = 0
      for (const cell of block.cells) {
        if (cell.row !== row) [row, cells] = [cell.row, 0]
        cell.at = { path: `${table}/tr[${row + 1}]/td[${++cells}]` }
      }
    }
  }
}

/**
 * The blocks of a piece of HTML inside a text whose first character stands at `line` and `column`: places are lines and
 * columns of that text. Throws `tooDeep` and `tooLarge`.
 */
export function readHtmlPiece(text: string, line: number, column: number): { blocks: Block[]; images: number } {
  const place = (element: Element): Place => {
    let at = element.at
    for (let e: Element | null = element; e && !at; e = e.parent) at = e.at
    if (!at) return { line, column }
    return { line: line + at.line - 1, column: at.line === 1 ? column + at.column - 1 : at.column }
  }
  const items = itemsOf(new Flow(parseTree(text, true), { place }).root)
  return { blocks: items.flatMap((item) => item.block ?? []), images: items.filter((item) => !item.block).length }
}
