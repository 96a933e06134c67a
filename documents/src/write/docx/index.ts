import type { Layout, LayoutBlock } from '../layout.ts'
import { escapeMarkup } from '../markup.ts'
import { contentTypes, coreProperties, packageRelationships, packParts, relationships } from '../zip.ts'
import { fontTable, footer, namespaces, pageSection, settings, styles } from './parts.ts'
import { tableXml } from './table.ts'

const paragraph = (style: string, text: string) =>
  `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr><w:r><w:t xml:space="preserve">${escapeMarkup(text)}</w:t></w:r></w:p>`

/** A line such as （一）主动公开 that heads the paragraphs below it: set in 楷体 (GB/T 9704, 第二层标题). */
const isSubheading = (text: string) => /^（[一二三四五六七八九十]+）[^。；，：]{1,30}$/.test(text)

function blockXml(block: LayoutBlock): string {
  if (block.kind === 'title') return paragraph('Title', block.text)
  if (block.kind === 'heading') return paragraph('Heading1', block.text)
  if (block.kind === 'table') return tableXml(block.table)
  if (block.kind === 'signature')
    return paragraph(block.part === 'agency' ? 'SignatureAgency' : 'SignatureDate', block.text)
  return paragraph(isSubheading(block.text) ? 'Heading2' : 'BodyText', block.text)
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
