import type { Place } from '@gongkai/rules/reports'
import { limits } from '../../limits.ts'
import type { Block, TextBlock } from '../../model.ts'
import { readTable } from './table.ts'
import { attribute, type Element, isText, tooDeep } from './tree.ts'

/** A block of the page, or an image (`block` null), with what its surroundings tell. */
export interface Item {
  block: Block | null
  /** Mostly the text of links, or inside a navigation or page footer. */
  chrome: boolean
  heading: boolean
}

/** What an element with content of its own holds, in reading order. */
export interface Section {
  element: Element
  items: (Item | Section)[]
}

export const isSection = (entry: Item | Section): entry is Section => 'items' in entry

/** The items of a section in reading order. */
export function itemsOf(section: Section, items: Item[] = []): Item[] {
  for (const entry of section.items)
    if (isSection(entry)) itemsOf(entry, items)
    else items.push(entry)
  return items
}

type Role = 'block' | 'section' | 'heading' | 'break' | 'pre' | 'table' | 'image' | 'skip'

const words = (list: string, role: Role): [string, Role][] => list.split(' ').map((tag) => [tag, role])
/** Everything else is inline. */
const roles = new Map<string, Role>([
  ...words(
    'p li dt dd blockquote address ul ol dl dir menu figcaption figure fieldset legend details summary hgroup',
    'block',
  ),
  ...words('caption tr thead tbody tfoot hr', 'block'),
  ...words('div article section main body html form center td th nav header footer aside dialog', 'section'),
  ...words('h1 h2 h3 h4 h5 h6', 'heading'),
  ...words('br', 'break'),
  ...words('pre listing', 'pre'),
  ...words('table', 'table'),
  ...words('img', 'image'),
  ...words(
    'head title script style noscript noframes iframe template textarea select option button datalist object',
    'skip',
  ),
  ...words('embed audio video canvas map svg math input xml rt rp xmp noembed', 'skip'),
])

const ZERO_WIDTH = /[\u00ad\u200b-\u200f\u2028-\u202e\u2060\ufeff]/g
const UNTIDY = /[\s\u00ad\u200b-\u200f\u202a-\u202e\u2060]/
const SPACES = /[ \t\n\r\f]+/g

/** Tiny pictures and those of the site's furniture are not tables. */
const FURNITURE = /icon|ico\b|logo|btn|button|blank|spacer|filetype|qrcode|ewm|weixin|wechat|share|emoji|print/i

export interface FlowOptions {
  /** Also what the page hides until a script shows it. */
  showHidden?: boolean
  /** Where an element stands; left open without it. */
  place?: (element: Element) => Place
}

/**
 * Walks a page once and gathers its text and tables as blocks, grouped by the elements that hold them. Inline elements
 * join without a space, block elements and `<br>` separate; what is not shown is left out.
 */
export class Flow {
  private section: Section
  private text = ''
  private linked = 0
  private linkDepth = 0
  private chromeDepth = 0
  private headingDepth = 0
  private preDepth = 0
  private depth = 0
  /** The last line of `<pre>` that the next one may continue. */
  private line: TextBlock | null = null
  /** Something was left out because the page hides it until a script shows it. */
  hidden = false

  readonly root: Section

  private readonly options: FlowOptions

  constructor(root: Element, options: FlowOptions = {}) {
    this.options = options
    this.root = { element: root, items: [] }
    this.section = this.root
    this.walk(root)
    this.flush()
  }

  private readonly nowhere: Place = { path: '' }
  placeOf(element: Element): Place {
    return this.options.place?.(element) ?? this.nowhere
  }

  /** What an element holds, apart from the text around it. */
  apart(element: Element): Section {
    const { section, text, linked } = this
    this.text = ''
    this.linked = 0
    this.section = { element, items: [] }
    const inner = this.section
    this.walk(element)
    this.flush()
    this.section = section
    this.text = text
    this.linked = linked
    return inner
  }

  isHidden(element: Element): boolean {
    if (this.options.showHidden) return false
    const style = attribute(element, 'style')
    const hidden =
      (style?.includes('none') && /(^|[;\s])display\s*:\s*none/i.test(style)) ||
      attribute(element, 'hidden') !== undefined
    this.hidden ||= hidden
    return hidden
  }

  private walk(element: Element): void {
    if (++this.depth > limits.depth) throw tooDeep()
    for (const node of element.children)
      if (isText(node)) this.append(node.value)
      else this.enter(node)
    this.depth--
  }

  private enter(element: Element): void {
    const role = roles.get(element.tag)
    if (role === 'skip') return
    if (role === 'break') this.flush(true)
    else if (this.isHidden(element)) return
    else if (role === 'image') this.image(element)
    else if (role === undefined) this.inline(element)
    else this.block(element, role)
  }

  private block(element: Element, role: Role): void {
    this.flush()
    const pre = role === 'pre' || keepsLines(element)
    if (pre) this.preDepth++
    if (role === 'table') for (const entry of readTable(element, this)) this.section.items.push(entry)
    else if (role === 'section') this.nested(element)
    else {
      if (role === 'heading') this.headingDepth++
      this.walk(element)
      this.flush()
      if (role === 'heading') this.headingDepth--
    }
    if (pre) this.preDepth--
    this.line = null
  }

  private inline(element: Element): void {
    const link = element.tag === 'a' && attribute(element, 'href') !== undefined
    if (link) this.linkDepth++
    this.walk(element)
    if (link) this.linkDepth--
  }

  private nested(element: Element): void {
    const outer = this.section
    const chrome = element.tag === 'nav' || element.tag === 'footer'
    if (chrome) this.chromeDepth++
    this.section = { element, items: [] }
    this.walk(element)
    this.flush()
    if (this.section.items.length > 0) outer.items.push(this.section)
    this.section = outer
    if (chrome) this.chromeDepth--
  }

  private append(value: string): void {
    if (this.preDepth > 0 && value.includes('\n')) {
      for (const [i, line] of value.split(/\r?\n/).entries()) {
        if (i > 0) this.flush(true)
        this.text += line
      }
    } else this.text += value
    if (this.linkDepth > 0) this.linked += value.trim().length
  }

  /** Ends a block of text; `wrap` where only its line ends. */
  private flush(wrap = false): void {
    if (this.text === '') {
      this.line = null
      return
    }
    const text = this.preDepth > 0 ? tidy(this.text).trimEnd() : collapse(this.text)
    if (text.trim() === '') this.line = null
    else {
      if (this.line) this.line.wraps = true
      const block: TextBlock = { kind: 'text', text, at: this.placeOf(this.section.element) }
      const chrome = this.chromeDepth > 0 || this.linked * 2 > text.length
      this.section.items.push({ block, chrome, heading: this.headingDepth > 0 })
      this.line = wrap && this.preDepth > 0 ? block : null
    }
    this.text = ''
    this.linked = 0
  }

  private image(element: Element): void {
    const side = (name: string) => Number.parseInt(attribute(element, name) ?? '', 10)
    const tiny = side('width') <= 48 || side('height') <= 48
    if (tiny || FURNITURE.test(attribute(element, 'src')?.slice(-200) ?? '')) return
    this.section.items.push({ block: null, chrome: this.linkDepth + this.chromeDepth > 0, heading: false })
  }
}

const tidy = (text: string) => text.replace(ZERO_WIDTH, '').replaceAll('\u00a0', ' ')

/** Most cells hold a figure or a few words: nothing to tidy. */
const collapse = (text: string) => (UNTIDY.test(text) ? tidy(text.replace(SPACES, ' ')) : text).trim()

const keepsLines = (element: Element): boolean => {
  const style = attribute(element, 'style')
  return style?.includes('white-space') === true && /white-space\s*:\s*(pre|break-spaces)/i.test(style)
}
