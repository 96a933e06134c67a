import { parseXml } from '../xml.ts'
import { namespaces } from './names.ts'
import { numeral } from './numerals.ts'

interface Level {
  start: number
  format: string
  text: string
  /** Shows the numbers of all levels as digits (一.1 → 1.1). */
  legal: boolean
  /** A number that starts again only after this level (1-based); 0: never; absent: after any higher one. */
  restart?: number
}

interface List {
  levels: Level[]
  styles: Map<string, number>
}

interface Instance {
  list: string
  starts: Map<number, number>
  levels: Map<number, Level>
}

interface Style {
  basedOn?: string
  instance?: string
  level?: number
}

const blankLevel = (): Level => ({ start: 1, format: 'decimal', text: '', legal: false })

/**
 * Automatic numbers of a document. Headings (一、) and row labels （（一）） are often typed as such, so the reader needs
 * the number that Word prints in front of a paragraph; `label` counts on at each call, in document order.
 */
/** A list has nine levels; a file may name any. */
const isLevel = (n: number) => Number.isInteger(n) && n >= 0 && n < 9

export class Numbering {
  private readonly lists = new Map<string, List>()
  private readonly instances = new Map<string, Instance>()
  private readonly styles = new Map<string, Style>()
  private readonly counters = new Map<string, (number | undefined)[]>()
  private readonly used = new Set<string>()
  private standard: string | undefined

  constructor(numbering: Uint8Array, styles: Uint8Array | undefined) {
    this.readLists(numbering)
    if (styles) this.readStyles(styles)
  }

  /** The printed number of a paragraph with these properties of its own; `''` for none. */
  label(style: string | undefined, ownInstance: string | undefined, ownLevel: number | undefined): string {
    const inherited = this.inherited(style ?? this.standard)
    const id = ownInstance ?? inherited.instance
    const instance = id === undefined ? undefined : this.instances.get(id)
    const list = instance && this.lists.get(instance.list)
    if (id === undefined || !instance || !list) return ''
    const level = ownLevel ?? inherited.level ?? (style === undefined ? undefined : list.styles.get(style)) ?? 0
    if (!isLevel(level)) return ''
    const levelOf = (n: number): Level | undefined => instance.levels.get(n) ?? list.levels[n]
    const counters = this.count(id, instance, level, levelOf)
    const current = levelOf(level)
    if (!current || current.format === 'bullet') return ''
    return current.text.replace(/%(\d)/g, (_, digit: string) => {
      const shown = levelOf(Number(digit) - 1)
      const value = counters[Number(digit) - 1] ?? shown?.start ?? 1
      return numeral(value, current.legal ? 'decimal' : (shown?.format ?? 'decimal'))
    })
  }

  private count(id: string, instance: Instance, level: number, levelOf: (n: number) => Level | undefined) {
    const counters = this.counters.get(instance.list) ?? []
    this.counters.set(instance.list, counters)
    const first = !this.used.has(`${id}/${level}`)
    this.used.add(`${id}/${level}`)
    const override = first ? instance.starts.get(level) : undefined
    const before = counters[level]
    counters[level] = override ?? (before === undefined ? (levelOf(level)?.start ?? 1) : before + 1)
    for (let deeper = level + 1; deeper < counters.length; deeper++) {
      const restart = levelOf(deeper)?.restart
      if (restart === undefined || (restart > 0 && level < restart)) counters[deeper] = undefined
    }
    return counters
  }

  private inherited(style: string | undefined): Style {
    const found: Style = {}
    const seen = new Set<string>()
    for (let id = style; id !== undefined && !seen.has(id); id = this.styles.get(id)?.basedOn) {
      seen.add(id)
      const own = this.styles.get(id)
      if (own?.instance === undefined) continue
      found.instance = own.instance
      const level = own.level ?? this.levelOfStyle(own.instance, id)
      if (level !== undefined) found.level = level
      break
    }
    return found
  }

  private levelOfStyle(instance: string, style: string): number | undefined {
    return this.lists.get(this.instances.get(instance)?.list ?? '')?.styles.get(style)
  }

  private readLists(bytes: Uint8Array): void {
    let list: List | undefined
    let instance: Instance | undefined
    let level = blankLevel()
    let index = 0
    parseXml(bytes, namespaces, {
      open: (name, a) => {
        const value = a['w:val'] ?? ''
        switch (name) {
          case 'w:abstractNum':
            list = { levels: [], styles: new Map() }
            this.lists.set(a['w:abstractNumId'] ?? '', list)
            break
          case 'w:num':
            list = undefined
            instance = { list: '', starts: new Map(), levels: new Map() }
            this.instances.set(a['w:numId'] ?? '', instance)
            break
          case 'w:abstractNumId':
            if (instance) instance.list = value
            break
          case 'w:lvlOverride':
          case 'w:lvl':
            index = Number(a['w:ilvl'] ?? index)
            if (name === 'w:lvlOverride') break
            level = blankLevel()
            if (!isLevel(index)) break
            if (list) list.levels[index] = level
            else instance?.levels.set(index, level)
            break
          case 'w:startOverride':
            instance?.starts.set(index, Number(value))
            break
          case 'w:start':
            level.start = Number(value)
            break
          case 'w:numFmt':
            level.format = value
            break
          case 'w:lvlText':
            level.text = value
            break
          case 'w:lvlRestart':
            level.restart = Number(value)
            break
          case 'w:isLgl':
            level.legal = value !== '0' && value !== 'false'
            break
          case 'w:pStyle':
            list?.styles.set(value, index)
        }
      },
    })
  }

  private readStyles(bytes: Uint8Array): void {
    let style: Style = {}
    parseXml(bytes, namespaces, {
      open: (name, a) => {
        const value = a['w:val'] ?? ''
        if (name === 'w:style') {
          style = {}
          const id = a['w:styleId'] ?? ''
          this.styles.set(id, style)
          if (a['w:type'] === 'paragraph' && a['w:default'] === '1') this.standard = id
        } else if (name === 'w:basedOn') style.basedOn = value
        else if (name === 'w:numId') style.instance = value
        else if (name === 'w:ilvl') style.level = Number(value)
      },
    })
  }
}
