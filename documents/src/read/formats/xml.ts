import { SaxesParser } from 'saxes'
import { DocumentError, refuse } from '../errors.ts'
import { limits } from '../limits.ts'

export type Attributes = Readonly<Record<string, string>>

/** Names carry the prefix that the caller's namespaces give them, whatever prefix the file uses. */
export interface XmlHandler {
  open?(name: string, attributes: Attributes): void
  text?(text: string): void
  close?(name: string): void
}

/** Namespace address → prefix in the names a handler sees; `''` for none. */
export type Namespaces = Readonly<Record<string, string>>

const CHUNK = 1 << 16

const damaged = (): never => refuse('damaged', '文件内部的 XML 已损坏；请重新下载，或用办公软件打开后另存一份。')

/**
 * One pass over an XML part of an office file. No document type, hence no entities; UTF-8 and UTF-16. Throws `damaged`
 * for XML that is not well-formed, `tooDeep` beyond `limits.depth`.
 */
export function parseXml(bytes: Uint8Array, namespaces: Namespaces, handler: XmlHandler): void {
  const parser = new SaxesParser<{ position: false; xmlns: false }>({ position: false, xmlns: false })
  const names = new Names(namespaces)
  let depth = 0
  parser.on('doctype', damaged)
  parser.on('opentag', (tag) => {
    if (++depth > limits.depth) refuse('tooDeep', '文件内部的元素嵌套过深，不予读取；请用办公软件打开后另存一份。')
    const name = names.element(tag.name, tag.attributes)
    handler.open?.(name, names.attributes(tag.attributes))
  })
  parser.on('closetag', (tag) => {
    depth--
    handler.close?.(names.element(tag.name, tag.attributes))
  })
  if (handler.text) parser.on('text', (text) => handler.text?.(text))
  if (handler.text) parser.on('cdata', (text) => handler.text?.(text))
  try {
    const decoder = new TextDecoder(encodingOf(bytes), { fatal: true })
    for (let at = 0; at < bytes.length; at += CHUNK)
      parser.write(decoder.decode(bytes.subarray(at, at + CHUNK), { stream: true }))
    parser.write(decoder.decode()).close()
  } catch (error) {
    if (error instanceof DocumentError) throw error
    damaged()
  }
}

function encodingOf(bytes: Uint8Array): string {
  const [a, b] = bytes
  if ((a === 0xff && b === 0xfe) || (a === 0x3c && b === 0)) return 'utf-16le'
  if ((a === 0xfe && b === 0xff) || (a === 0 && b === 0x3c)) return 'utf-16be'
  return 'utf-8'
}

/** Translates the prefixes of a file to ours. Declarations are looked for only where a name is met for the first time. */
class Names {
  private readonly known = new Map<string, string>()
  private readonly prefixes = new Map<string, string>()
  private readonly namespaces: Namespaces
  private foreign = false

  constructor(namespaces: Namespaces) {
    this.namespaces = namespaces
  }

  element(raw: string, attributes: Attributes): string {
    const name = this.known.get(raw)
    if (name !== undefined) return name
    this.declare(attributes)
    const translated = this.translate(raw)
    this.known.set(raw, translated)
    return translated
  }

  attributes(attributes: Attributes): Attributes {
    if (!this.foreign) return attributes
    const entries = Object.entries(attributes)
    return Object.fromEntries(entries.map(([name, value]) => [name.includes(':') ? this.translate(name) : name, value]))
  }

  private declare(attributes: Attributes): void {
    for (const name in attributes) {
      if (!name.startsWith('xmlns')) continue
      const ours = this.namespaces[attributes[name] ?? '']
      if (ours === undefined) continue
      const theirs = name.slice('xmlns:'.length)
      this.prefixes.set(theirs, ours)
      if (theirs !== ours) this.foreign = true
    }
  }

  private translate(raw: string): string {
    const colon = raw.indexOf(':')
    const prefix = this.prefixes.get(colon < 0 ? '' : raw.slice(0, colon))
    if (prefix === undefined) return raw
    const local = raw.slice(colon + 1)
    return prefix === '' ? local : `${prefix}:${local}`
  }
}
