import { refuse } from '../errors.ts'
import type { DocumentModel } from '../model.ts'
import { namespaces } from './docx/names.ts'
import { Numbering } from './docx/numbering.ts'
import { mainPart, relationsOf, titleOf } from './package.ts'
import { type Flow, newFlow, Table } from './wordTable.ts'
import { type Attributes, parseXml, type XmlHandler } from './xml.ts'
import { openZip } from './zip.ts'

/**
 * Reads a Word document (Office Open XML): paragraphs with their automatic numbers, tables with their spans, as printed
 * with all tracked changes accepted. Throws `DocumentError`.
 */
export function readDocx(bytes: Uint8Array): DocumentModel {
  const archive = openZip(bytes)
  const part = mainPart(archive, 'word/document.xml')
  const relations = relationsOf(archive, part)
  const partOf = (type: string): Uint8Array | undefined => {
    const target = relations.find((r) => r.type === type)?.target
    return target === undefined ? undefined : archive.read(target)
  }
  const lists = partOf('numbering')
  const reader = new BodyReader(lists ? new Numbering(lists, partOf('styles')) : undefined)
  parseXml(archive.read(part) ?? new Uint8Array(), namespaces, reader)
  const blocks = reader.blocks()
  if (blocks.length === 0 && reader.embeds)
    refuse('unsupported', '正文以嵌入网页的方式保存；请用 Word 打开后另存为 DOCX。')
  const title = titleOf(archive)
  return title === '' ? { blocks } : { blocks, title }
}

interface Paragraph {
  text: string
  style?: string
  align?: string
  list?: string
  level?: number
  /** The mark at its end was deleted: the next paragraph continues it. */
  runsOn: boolean
  /** The present run is hidden text. */
  hidden: boolean
}

/** Deleted or not printed: left out with all they contain. */
const unprinted = new Set([
  'w:del',
  'w:moveFrom',
  'w:delText',
  'w:instrText',
  'w:delInstrText',
  'w:rt',
  'w:pPrChange',
  'w:rPrChange',
  'w:sectPrChange',
  'w:tblPrChange',
  'w:tblPrExChange',
  'w:tblGridChange',
  'w:trPrChange',
  'w:tcPrChange',
])

/** What a run prints that is not text. */
const signs: Record<string, string> = {
  'w:tab': '\t',
  'w:ptab': '\t',
  'w:br': '\n',
  'w:cr': '\n',
  'w:noBreakHyphen': '-',
}

const isOn = (a: Attributes): boolean => !['0', 'false', 'off'].includes(a['w:val'] ?? '1')

/** One pass over `word/document.xml`. */
class BodyReader implements XmlHandler {
  /** The document has parts in another format (`w:altChunk`). */
  embeds = false
  private readonly numbering: Numbering | undefined
  private readonly flows: Flow[] = [newFlow('')]
  private readonly tables: Table[] = []
  private readonly paragraphs: Paragraph[] = []
  /** For each open `mc:AlternateContent`: one of its versions has been read. */
  private readonly alternatives: boolean[] = []
  private properties: 'paragraph' | 'row' | '' = ''
  private skipping = 0
  private placeholder = false
  private muted = 0
  private inText = false

  constructor(numbering: Numbering | undefined) {
    this.numbering = numbering
  }

  blocks(): DocumentModel['blocks'] {
    this.flush()
    return this.flow.blocks
  }

  private get flow(): Flow {
    return this.flows.at(-1) as Flow
  }

  open(name: string, a: Attributes): void {
    if (this.skipping > 0) {
      this.skipping++
      return
    }
    if (name === 'w:t' || name === 'm:t') this.inText = true
    else if (unprinted.has(name)) this.leaveOut(name)
    else if (this.properties !== '') this.property(name, a)
    else if (this.openTable(name, a)) return
    else this.openInline(name, a)
  }

  text(text: string): void {
    if (this.inText && this.skipping === 0) this.print(text)
  }

  close(name: string): void {
    if (this.skipping > 0) {
      this.skipping--
      return
    }
    switch (name) {
      case 'w:t':
      case 'm:t':
        this.inText = false
        break
      case 'w:p':
        this.endParagraph()
        break
      case 'w:pPr':
      case 'w:trPr':
        this.properties = ''
        break
      case 'w:tc':
        this.endCell()
        break
      case 'w:tr':
        this.tables.at(-1)?.endRow()
        break
      case 'w:tbl':
        for (const block of this.tables.pop()?.blocks() ?? []) this.flow.blocks.push(block)
        break
      case 'w:sdtContent':
        if (this.muted > 0) this.muted--
        break
      case 'mc:AlternateContent':
        this.alternatives.pop()
    }
  }

  private leaveOut(name: string): void {
    this.skipping = 1
    if (name !== 'w:del') return
    if (this.properties === 'row') this.tables.at(-1)?.dropRow()
    const paragraph = this.paragraphs.at(-1)
    if (this.properties === 'paragraph' && paragraph) paragraph.runsOn = true
  }

  private property(name: string, a: Attributes): void {
    const value = a['w:val'] ?? ''
    const paragraph = this.paragraphs.at(-1)
    if (this.properties === 'row') {
      if (name === 'w:gridBefore') this.tables.at(-1)?.skipColumns(Number(value))
      else if (name === 'w:hidden' && isOn(a)) this.tables.at(-1)?.dropRow()
    } else if (paragraph) {
      if (name === 'w:pStyle') paragraph.style = value
      else if (name === 'w:jc') paragraph.align = value
      else if (name === 'w:numId') paragraph.list = value
      else if (name === 'w:ilvl') paragraph.level = Number(value)
    }
  }

  private openTable(name: string, a: Attributes): boolean {
    const table = this.tables.at(-1)
    switch (name) {
      case 'w:tbl':
        this.flush()
        this.tables.push(new Table(`${this.flow.path}table[${++this.flow.tables}]`))
        return true
      case 'w:tr':
        table?.startRow()
        return true
      case 'w:trPr':
        this.properties = 'row'
        return true
      case 'w:tc':
        if (table) this.flows.push(table.startCell())
        return true
      case 'w:gridSpan':
        table?.setSpan(Number(a['w:val']))
        return true
      case 'w:vMerge':
        if (table?.cell) table.cell.merge = a['w:val'] === 'restart' ? 'restart' : 'continue'
        return true
      case 'w:hMerge':
        if (table?.cell) table.cell.joinsLeft = a['w:val'] !== 'restart'
        return true
      default:
        return false
    }
  }

  private openInline(name: string, a: Attributes): void {
    const paragraph = this.paragraphs.at(-1)
    const sign = signs[name]
    if (sign !== undefined) this.print(sign)
    switch (name) {
      case 'w:p':
        this.paragraphs.push({ text: '', runsOn: false, hidden: false })
        break
      case 'w:pPr':
        this.properties = 'paragraph'
        break
      case 'w:r':
        if (paragraph) paragraph.hidden = false
        break
      case 'w:vanish':
        if (paragraph) paragraph.hidden = isOn(a)
        break
      case 'w:sym':
        this.print(symbol(a['w:char'] ?? ''))
        break
      case 'w:showingPlcHdr':
        this.placeholder = isOn(a)
        break
      case 'w:sdtContent':
        // 单击此处输入文字: the prompt of an unfilled form field is not content.
        if (this.placeholder || this.muted > 0) this.muted++
        this.placeholder = false
        break
      case 'w:altChunk':
        this.embeds = true
        break
      case 'mc:AlternateContent':
        this.alternatives.push(false)
        break
      case 'mc:Choice':
      case 'mc:Fallback':
        if (this.alternatives.at(-1)) this.skipping = 1
        else this.alternatives.splice(-1, 1, true)
    }
  }

  private print(text: string): void {
    const paragraph = this.paragraphs.at(-1)
    if (paragraph && !paragraph.hidden && this.muted === 0) paragraph.text += text
  }

  private endParagraph(): void {
    const paragraph = this.paragraphs.pop()
    if (!paragraph) return
    const { flow } = this
    flow.paragraphs++
    const text = flow.carry + paragraph.text
    flow.carry = paragraph.runsOn ? text : ''
    if (!paragraph.runsOn) this.emit(this.label(paragraph, text) + text, paragraph)
  }

  private label(paragraph: Paragraph, text: string): string {
    const { style, list, level } = paragraph
    const label = this.numbering?.label(style, list, level) ?? ''
    // A number in front of a figure must not become part of it.
    return label !== '' && /^[\d.]/.test(text) ? `${label} ` : label
  }

  /** A line break inside a paragraph ends a line of the body; inside a cell it stays. */
  private emit(text: string, { style, align }: Pick<Paragraph, 'style' | 'align'> = {}): void {
    const { flow } = this
    const at = { path: `${flow.path}paragraph[${flow.paragraphs}]` }
    const set = { ...(style !== undefined && { style }), ...(align !== undefined && { align }) }
    if (!text.includes('\n')) {
      if (text.trim() !== '') flow.blocks.push({ kind: 'text', text, at, ...set })
      return
    }
    for (const line of text.split('\n'))
      if (line.trim() !== '') flow.blocks.push({ kind: 'text', text: line, at, ...set })
  }

  private flush(): void {
    const { flow } = this
    if (flow.carry !== '') this.emit(flow.carry)
    flow.carry = ''
  }

  private endCell(): void {
    const table = this.tables.at(-1)
    if (!table?.cell || this.flows.length === 1) return
    this.flush()
    this.flows.pop()
    table.endCell()
  }
}

/** Symbol fonts keep their signs at U+F000 and above: a private code point, which nobody takes for a figure. */
function symbol(hex: string): string {
  const code = Number.parseInt(hex, 16)
  return code > 0x1f && code <= 0xffff ? String.fromCharCode(code) : ''
}
