import { type Layout, type LayoutBlock, titleParts } from '../layout.ts'
import { escapeMarkup } from '../markup.ts'
import { contentTypes, coreProperties, packageRelationships, packParts, relationships } from '../zip.ts'
import { fontTable, footer, namespaces, pageSection, settings, styles } from './parts.ts'
import { tableXml } from './table.ts'

const run = (text: string, style = '') =>
  `<w:r>${style && `<w:rPr><w:rStyle w:val="${style}"/></w:rPr>`}<w:t xml:space="preserve">${escapeMarkup(text)}</w:t></w:r>`

/** A field that shows what to write until something is written. */
const field = (prompt: string) =>
  `<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${run(prompt, 'PlaceholderText')}</w:sdtContent></w:sdt>`

function paragraph(style: string, { text, prompt }: { text: string; prompt?: string }, spacing = ''): string {
  const properties = `<w:pPr><w:pStyle w:val="${style}"/>${spacing}</w:pPr>`
  return `<w:p>${properties}${prompt ? field(prompt) : ''}${text && run(text)}</w:p>`
}

/** A line such as （一）主动公开 that heads the paragraphs below it: set in 楷体 (GB/T 9704, 第二层标题). */
const isSubheading = (text: string) => /^（[一二三四五六七八九十]+）[^。；，：]{1,30}$/.test(text)

/** A little air between a text and the table below it. */
const beforeTable = '<w:spacing w:after="160"/>'

/** 二号 characters that fit the text width. */
const TITLE_WIDTH = 20

/** A title of more than one line has the agency in the first, the year in the second one, if they fit. */
function titleXml({ text, prompt = '' }: Extract<LayoutBlock, { kind: 'title' }>): string {
  const parts = titleParts(text)
  const fits = parts.length === 2 && parts.every((part) => displayed(part) <= TITLE_WIDTH)
  const shown = fits && displayed(prompt + text) > TITLE_WIDTH ? parts : [text]
  const runs = shown.map((part, i) => (i === 0 && prompt ? field(prompt) : '') + (part && run(part)))
  return `<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr>${runs.join('<w:r><w:br/></w:r>')}</w:p>`
}

/** Width in Chinese characters; digits and letters take half of one. */
const displayed = (text: string) => [...text].reduce((sum, c) => sum + (/[\x20-\x7e]/.test(c) ? 0.5 : 1), 0)

function blockXml(block: LayoutBlock, index: number, layout: Layout): string {
  switch (block.kind) {
    case 'title':
      return titleXml(block)
    case 'heading':
      return paragraph('Heading1', block)
    case 'table':
      return tableXml(block.table)
    case 'signature':
      return paragraph(block.part === 'agency' ? 'SignatureAgency' : 'SignatureDate', block)
    case 'paragraph': {
      const style = isSubheading(block.text) ? 'Heading2' : 'BodyText'
      return paragraph(style, block, layout[index + 1]?.kind === 'table' ? beforeTable : '')
    }
  }
}

const main = 'application/vnd.openxmlformats-officedocument.wordprocessingml'

/** The report as a Word document on the page of GB/T 9704, with merged table cells. */
export function writeDocx(layout: Layout): Uint8Array {
  const title = layout.find((b) => b.kind === 'title')?.text ?? ''
  const body = layout.map(blockXml).join('')
  return packParts({
    '[Content_Types].xml': contentTypes({
      'word/document.xml': `${main}.document.main+xml`,
      'word/styles.xml': `${main}.styles+xml`,
      'word/settings.xml': `${main}.settings+xml`,
      'word/fontTable.xml': `${main}.fontTable+xml`,
      'word/footer1.xml': `${main}.footer+xml`,
    }),
    '_rels/.rels': packageRelationships('word/document.xml'),
    'docProps/core.xml': coreProperties(escapeMarkup(title)),
    'word/_rels/document.xml.rels': relationships([
      ['styles', 'styles.xml'],
      ['settings', 'settings.xml'],
      ['fontTable', 'fontTable.xml'],
      ['footer', 'footer1.xml'],
    ]),
    'word/document.xml': `<w:document ${namespaces}><w:body>${body}${pageSection('rId4')}</w:body></w:document>`,
    'word/styles.xml': styles,
    'word/settings.xml': settings,
    'word/fontTable.xml': fontTable,
    'word/footer1.xml': footer,
  })
}
