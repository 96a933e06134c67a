import { html, parse, type Token, type TreeAdapter, type TreeAdapterTypeMap } from 'parse5'
import { DocumentError } from '../../errors.ts'
import { limits } from '../../limits.ts'

export interface Element {
  readonly tag: string
  readonly namespace: html.NS
  readonly attributes: Token.Attribute[]
  parent: Element | null
  readonly children: Node[]
  /** Where the start tag stands, counted from 1; only where asked for. */
  at: { line: number; column: number } | null
}

export interface Text {
  readonly tag: '#text'
  value: string
  parent: Element | null
}

export type Node = Element | Text

export const isText = (node: Node): node is Text => node.tag === '#text'

/** The value of an attribute, or `undefined`. */
export const attribute = (element: Element, name: string): string | undefined => {
  for (const a of element.attributes) if (a.name === name) return a.value
  return undefined
}

/** Elements whose text is not for readers, or not part of the page. */
const SILENT = new Set(['script', 'style', 'noscript', 'noframes', 'iframe', 'template', 'textarea', 'noembed', 'xmp'])

/** More elements than any report; formatting left open is cloned into each later paragraph, so size bounds nothing. */
const MAX_ELEMENTS = 1_000_000

type Types = TreeAdapterTypeMap<Node, Element, Node, Element, Element, Element, Text, Text, Element, Text>

const COMMENT: Text = { tag: '#text', value: '', parent: null }
const newElement = (tag: string, namespace: html.NS, attributes: Token.Attribute[]): Element => ({
  tag,
  namespace,
  attributes,
  parent: null,
  children: [],
  at: null,
})
const place = (parent: Element, before: Node) =>
  parent.children.at(-1) === before ? parent.children.length - 1 : parent.children.indexOf(before)

/**
 * A tree of only what is read: no comments, no scripts, and an end to nesting and cloning while parsing, where it still
 * costs nothing.
 */
class LeanTree implements TreeAdapter<Types> {
  private depth = 0
  private elements = 0

  createDocument = () => newElement('#document', html.NS.HTML, [])
  createDocumentFragment = () => newElement('#fragment', html.NS.HTML, [])
  createElement = (tag: string, namespace: html.NS, attributes: Token.Attribute[]) => {
    if (++this.elements > MAX_ELEMENTS)
      throw new DocumentError('tooLarge', '网页的元素过多，不予读取。请只保存年度报告正文部分再试。')
    return newElement(tag, namespace, attributes)
  }
  createCommentNode = () => COMMENT
  createTextNode = (value: string): Text => ({ tag: '#text', value, parent: null })
  onItemPush = () => {
    if (++this.depth > limits.depth) throw tooDeep()
  }
  onItemPop = () => {
    this.depth--
  }

  appendChild = (parent: Element, node: Node) => {
    if (node === COMMENT) return
    parent.children.push(node)
    node.parent = parent
  }
  insertBefore = (parent: Element, node: Node, before: Node) => {
    parent.children.splice(place(parent, before), 0, node)
    node.parent = parent
  }
  insertText = (parent: Element, value: string) => {
    if (SILENT.has(parent.tag)) return
    const last = parent.children.at(-1)
    if (last && isText(last)) last.value += value
    else this.appendChild(parent, this.createTextNode(value))
  }
  insertTextBefore = (parent: Element, value: string, before: Node) => {
    const previous = parent.children[place(parent, before) - 1]
    if (previous && isText(previous)) previous.value += value
    else this.insertBefore(parent, this.createTextNode(value), before)
  }
  detachNode = (node: Node) => {
    if (node.parent) node.parent.children.splice(place(node.parent, node), 1)
    node.parent = null
  }

  getFirstChild = (node: Element) => node.children[0] ?? null
  getChildNodes = (node: Element) => node.children
  getParentNode = (node: Node) => node.parent
  getAttrList = (element: Element) => element.attributes
  getTagName = (element: Element) => element.tag
  getNamespaceURI = (element: Element) => element.namespace
  getTextNodeContent = (node: Text) => node.value
  getCommentNodeContent = (node: Text) => node.value
  isTextNode = (node: Node): node is Text => isText(node)
  isCommentNode = (node: Node): node is Text => node === COMMENT
  isElementNode = (node: Node): node is Element => !isText(node)
  isDocumentTypeNode = (_node: Node): _node is Text => false

  /** Templates are not shown: what is put into them goes to a fragment that nobody walks. */
  private readonly contents = new WeakMap<Element, Element>()
  getTemplateContent = (template: Element) => this.contents.get(template) ?? template
  setTemplateContent = (template: Element, content: Element) => void this.contents.set(template, content)

  getNodeSourceCodeLocation = (node: Node) =>
    isText(node) ? null : (node.at as unknown as Token.ElementLocation | null)
  setNodeSourceCodeLocation = (node: Node, location: Token.ElementLocation | null) => {
    if (!isText(node) && location) node.at = { line: location.startLine, column: location.startCol }
  }
  updateNodeSourceCodeLocation = () => {}
  adoptAttributes = () => {}
  setDocumentType = () => {}
  setDocumentMode = () => {}
  getDocumentMode = () => html.DOCUMENT_MODE.NO_QUIRKS
  getDocumentTypeNodeName = () => ''
  getDocumentTypeNodePublicId = () => ''
  getDocumentTypeNodeSystemId = () => ''
}

export const tooDeep = () =>
  new DocumentError('tooDeep', `网页的标签嵌套超过 ${limits.depth} 层，不予读取。请用浏览器打开，复制正文另存后再试。`)

const STYLE = /\sstyle=(?:"[^"<>]*"|'[^'<>]*')/gi
/** The styles that decide what is read. */
const TELLING = /display\s*:\s*none|white-space/i

/** Most of a published page is style attributes; without them it parses in half the time. */
const withoutStyles = (text: string) =>
  TELLING.test(text) ? text.replace(STYLE, (style) => (TELLING.test(style) ? style : '')) : text.replace(STYLE, '')

/** The document; `locate` keeps where each element stands. Throws `tooDeep` and `tooLarge`. */
export const parseTree = (text: string, locate = false): Element =>
  parse<Types>(locate ? text : withoutStyles(text), { treeAdapter: new LeanTree(), sourceCodeLocationInfo: locate })

/** The first descendant with the tag in the first few levels, as `head` and `body` are. */
export const child = (element: Element | undefined, tag: string): Element | undefined =>
  element?.children.find((c): c is Element => c.tag === tag)
