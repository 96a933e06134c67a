import { namespaces } from '../read/formats/docx/names.ts'
import { readDocx } from '../read/formats/docx.ts'
import { parseXml } from '../read/formats/xml.ts'
import { openZip } from '../read/formats/zip.ts'
import type { GridBlock, TextBlock } from '../read/model.ts'
import { escapeMarkup } from '../write/markup.ts'
import { letterLimits } from './limits.ts'
import { marks } from './values.ts'

/**
 * A letter as HTML to look at: paragraphs, tables and their text, numbers of lists included, in the classes of the
 * letter sheet (`org`, `no`, `sg`, `mid`, `n0`); what was filled in of a marked letter in `fld`. It is written from text alone,
 * so it holds no script, picture, link or style, whatever the document held. Throws `DocumentError`.
 */
export function previewLetter(docx: Uint8Array): string {
  const aligned = alignmentsOf(docx)
  let titled = false
  const html = readDocx(docx).blocks.map((block) => {
    if (block.kind === 'grid') return tableHtml(block)
    const align = block.align ?? aligned.get(block.style ?? '') ?? ''
    const isTitle = !titled && (block.style === 'Title' || (align === 'center' && block.style !== 'LetterAgency'))
    titled ||= isTitle
    return isTitle ? `<h3>${inline(block.text)}</h3>` : paragraphHtml(block, align)
  })
  return html.join('\n')
}

function paragraphHtml({ style, text }: TextBlock, align: string): string {
  const kind = style === 'LetterAgency' ? 'org n0' : style === 'LetterNumber' ? 'no n0' : (classes[align] ?? '')
  const isAddressee = kind === '' && text.length < 60 && /[：:]$/.test(text.trim().replaceAll(marks.end, ''))
  const name = isAddressee && style !== 'BodyText' ? 'n0' : kind
  return `<p${name && ` class="${name}"`}>${inline(text)}</p>`
}

const classes: Record<string, string> = { center: 'mid n0', right: 'sg', end: 'sg' }

const inline = (text: string) =>
  escapeMarkup(text)
    .replaceAll(marks.begin, '<span class="fld">')
    .replaceAll(marks.end, '</span>')
    .replaceAll('\n', '<br>')

function tableHtml({ rows, cells }: GridBlock): string {
  const lines = Array.from({ length: rows }, (_, row) => {
    const own = cells.filter((cell) => cell.row === row).sort((a, b) => a.column - b.column)
    return `<tr>${own.map(({ columnSpan, rowSpan, text }) => `<td colspan="${columnSpan}" rowspan="${rowSpan}">${inline(text)}</td>`).join('')}</tr>`
  })
  return `<table>${lines.join('')}</table>`
}

/** The alignment each paragraph style sets, its own or inherited. */
function alignmentsOf(docx: Uint8Array): ReadonlyMap<string, string> {
  const styles = openZip(docx, letterLimits.inflatedBytes).read('word/styles.xml')
  const own = new Map<string, { align?: string; basedOn?: string }>()
  let style: { align?: string; basedOn?: string } = {}
  if (styles)
    parseXml(styles, namespaces, {
      open(name, a) {
        if (name === 'w:style') {
          style = {}
          own.set(a['w:styleId'] ?? '', style)
        } else if (name === 'w:jc') style.align = a['w:val'] ?? ''
        else if (name === 'w:basedOn') style.basedOn = a['w:val'] ?? ''
      },
    })
  const resolve = (id: string | undefined, depth = 0): string => {
    const found = id === undefined || depth > 10 ? undefined : own.get(id)
    return found ? (found.align ?? resolve(found.basedOn, depth + 1)) : ''
  }
  return new Map([...own.keys()].map((id) => [id, resolve(id)]))
}
