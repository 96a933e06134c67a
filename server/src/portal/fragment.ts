import { type DefaultTreeAdapterMap, parseFragment } from 'parse5'

type Node = DefaultTreeAdapterMap['childNode']
type Element = DefaultTreeAdapterMap['element']

/** Elements that are kept; of all others only what is inside, and of `silent` ones nothing. */
const kept = new Set(
  'a abbr b bdi br div em hr i img li nav ol p ruby rp rt small span strong sub sup time u ul wbr'.split(' '),
)
const empty = new Set(['br', 'hr', 'img', 'wbr'])
const silent = new Set(
  'script style template noscript iframe object embed svg math title head textarea select option button input'.split(
    ' ',
  ),
)

const everywhere = ['title', 'lang', 'aria-label']
const attributes: Record<string, readonly string[]> = {
  a: ['href'],
  img: ['src', 'alt', 'width', 'height'],
  time: ['datetime'],
}

/** Addresses that cannot run anything: the web, mail, telephone, and places on this site. */
const harmless = /^(https?:\/\/[^\s]+|mailto:[^\s]+|tel:[+\d-]+|\/(?![/\\])[^\s\\]*|#[^\s]*)$/i
const picture = /^(https?:\/\/[^\s]+|\/(?![/\\])[^\s\\]*)$/i

const MOST_NODES = 2_000
const MOST_DEPTH = 30

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

function allowed(element: Element, name: string, value: string): boolean {
  if (name === 'href') return harmless.test(value)
  if (name === 'src') return picture.test(value)
  if (name === 'width' || name === 'height') return /^\d{1,4}$/.test(value)
  return everywhere.includes(name) || (attributes[element.tagName] ?? []).includes(name)
}

function attributesOf(element: Element): string {
  const named = [...everywhere, ...(attributes[element.tagName] ?? [])]
  return element.attrs
    .map(({ name, value }) => ({ name, value: value.trim() }))
    .filter(({ name, value }) => named.includes(name) && allowed(element, name, value))
    .map(({ name, value }) => ` ${name}="${escaped(value)}"`)
    .join('')
}

interface Budget {
  nodes: number
}

function print(node: Node, depth: number, budget: Budget): string {
  if (budget.nodes-- <= 0 || depth > MOST_DEPTH) return ''
  if (node.nodeName === '#text') return escaped((node as DefaultTreeAdapterMap['textNode']).value)
  if (!('tagName' in node) || silent.has(node.tagName)) return ''
  const inside = () => node.childNodes.map((child) => print(child, depth + 1, budget)).join('')
  if (!kept.has(node.tagName)) return inside()
  const tag = `<${node.tagName}${attributesOf(node)}`
  if (node.tagName === 'img') return tag.includes(' src="') ? `${tag}${tag.includes(' alt="') ? '' : ' alt=""'}>` : ''
  return empty.has(node.tagName) ? `${tag}>` : `${tag}>${inside()}</${node.tagName}>`
}

/**
 * The agency's own HTML, written anew from a short list of elements and attributes; everything else is left out. The
 * result runs nothing, styles nothing and has no ids.
 */
export function safeFragment(html: string | undefined): string {
  if (!html?.trim()) return ''
  const budget = { nodes: MOST_NODES }
  return parseFragment(html)
    .childNodes.map((node) => print(node, 0, budget))
    .join('')
    .trim()
}

/** Where the pictures of a safe fragment come from, for the content security policy. */
export const pictureOrigins = (fragment: string): string[] => [
  ...new Set([...fragment.matchAll(/ src="(https?:\/\/[^"]+)"/g)].flatMap(([, src = '']) => originOf(src))),
]

function originOf(src: string): string[] {
  try {
    const { origin } = new URL(src)
    // What a policy cannot hold would cut it short.
    return /^https?:\/\/[\w.:[\]-]+$/.test(origin) ? [origin] : []
  } catch {
    return []
  }
}
