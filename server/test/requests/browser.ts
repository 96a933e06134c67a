import assert from 'node:assert/strict'
import type { InjectOptions } from 'fastify'
import { type DefaultTreeAdapterMap, parse } from 'parse5'
import { multipart } from '../support/portal.ts'
import type { Opened } from '../support/server.ts'

type Node = DefaultTreeAdapterMap['node']
type Element = DefaultTreeAdapterMap['element']

/** What a reader without script gets: a page, its forms as they stand, and the next page. */
export interface Seen {
  readonly status: number
  readonly html: string
  readonly headers: Readonly<Record<string, unknown>>
  /** What is read, without tags and runs of white space. */
  readonly words: string
  /** Ids of the fields that are marked wrong, in their order. */
  readonly wrong: readonly string[]
  /** Fields of the form with that name as they stand: what a browser would send of them. */
  fields(form: string): [string, string][]
  /** Fills in and sends a form; `press` is the button, by its value, when it is another than the first. */
  send(form: string, typed?: Typed): Promise<Seen>
  /** Sends exactly the same once more, as a reload does. */
  again(): Promise<Seen>
}

export interface File {
  readonly name: string
  readonly bytes: Uint8Array
}

export interface Typed {
  readonly type?: Readonly<Record<string, string | null>>
  readonly files?: readonly File[]
  readonly press?: string
}

const isElement = (node: Node): node is Element => 'tagName' in node
const attribute = (element: Element, name: string) => element.attrs.find((a) => a.name === name)?.value
const has = (element: Element, name: string) => attribute(element, name) !== undefined

function* below(node: Node): Generator<Element> {
  if (isElement(node)) yield node
  if ('childNodes' in node) for (const child of node.childNodes) yield* below(child)
}

const textOf = (node: Node): string =>
  node.nodeName === '#text'
    ? (node as DefaultTreeAdapterMap['textNode']).value
    : 'childNodes' in node
      ? node.childNodes.map(textOf).join('')
      : ''

/** What a control sends as it stands; null when it sends nothing. */
function sentBy(element: Element): string | null {
  if (element.tagName === 'textarea') return textOf(element)
  if (element.tagName === 'select') {
    const options = [...below(element)].filter((e) => e.tagName === 'option')
    const chosen = options.find((o) => has(o, 'selected')) ?? options[0]
    return chosen ? (attribute(chosen, 'value') ?? textOf(chosen)) : null
  }
  const type = attribute(element, 'type')
  if (element.tagName !== 'input' || type === 'file') return null
  if (type === 'radio' || type === 'checkbox')
    return has(element, 'checked') ? (attribute(element, 'value') ?? 'on') : null
  return attribute(element, 'value') ?? ''
}

/** Opens the portal's pages as somebody with this address. */
export function browser({ app }: Pick<Opened, 'app'>, remoteAddress: string, base = '') {
  async function ask(options: InjectOptions): Promise<Seen> {
    const answer = await app.inject({ remoteAddress, ...options, headers: { accept: 'text/html', ...options.headers } })
    return seen(answer.body, answer.statusCode, answer.headers, options)
  }
  function seen(html: string, status: number, headers: Readonly<Record<string, unknown>>, asked: InjectOptions): Seen {
    const all = [...below(parse(html))]
    const formOf = (name: string) => {
      const form = all.find((e) => e.tagName === 'form' && attribute(e, 'aria-label') === name)
      assert.ok(form, `no form ${name} on: ${textOf(parse(html)).slice(0, 2000)}`)
      return form
    }
    const fields = (name: string): [string, string][] =>
      [...below(formOf(name))].flatMap((e) => {
        const key = attribute(e, 'name')
        const value = key && sentBy(e)
        return key && typeof value === 'string' ? [[key, value] as [string, string]] : []
      })
    return {
      status,
      html,
      headers,
      words: textOf(parse(html)).replace(/\s+/g, ' '),
      wrong: all
        .filter((e) => attribute(e, 'class') === 'bad')
        .map((e) => (attribute(e, 'id') ?? '').replace(/-bad$/, '')),
      fields,
      send: (name, { type = {}, files = [], press } = {}) => {
        const form = formOf(name)
        const left = fields(name).filter(([key]) => !(key in type))
        const typed = Object.entries(type).filter((e): e is [string, string] => e[1] !== null)
        const pressed: [string, string][] = press ? [['act', press]] : []
        const sent = [...left, ...typed, ...pressed]
        const url = (attribute(form, 'action') ?? '').replace(/#.*/, '')
        assert.ok(url.startsWith(`${base}/`), url)
        const origin = { origin: 'http://localhost' }
        if (attribute(form, 'enctype') !== 'multipart/form-data') {
          const payload = new URLSearchParams(sent).toString()
          const headers = { ...origin, 'content-type': 'application/x-www-form-urlencoded' }
          return ask({ method: 'POST', url, payload, headers })
        }
        const parts = [
          ...sent.map(([key, content]) => ({ name: key, content })),
          // A browser sends an empty part where no file was chosen.
          ...(files.length > 0 ? files : [{ name: '', bytes: new Uint8Array() }]).map((file) => ({
            name: 'file',
            file: file.name,
            content: file.bytes,
          })),
        ]
        const { payload, headers } = multipart(...parts)
        return ask({ method: 'POST', url, payload, headers: { ...origin, ...headers } })
      },
      again: () => ask(asked),
    }
  }
  return { open: (path: string) => ask({ method: 'GET', url: `${base}${path}` }) }
}
