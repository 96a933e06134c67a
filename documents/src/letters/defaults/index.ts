import type { TemplateLetter } from '@gongkai/rules/letters'
import { letters } from '@gongkai/rules/outcomes'
import { fontTable, namespaces, settings } from '../../write/docx/parts.ts'
import { escapeMarkup } from '../../write/markup.ts'
import { contentTypes, coreProperties, packageRelationships, packParts, relationships } from '../../write/zip.ts'
import { firstFooter, footer, type LetterStyle, page, styles } from './style.ts'
import { textOf } from './texts.ts'

const paragraph = (style: LetterStyle, text: string) =>
  `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr><w:r><w:t xml:space="preserve">${escapeMarkup(text)}</w:t></w:r></w:p>`

const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml'

/**
 * The template a letter is made from where the agency has none of its own: an ordinary Word file in the letter form of
 * GB/T 9704 (信函格式), to be downloaded, edited and uploaded as one's own.
 */
export function defaultTemplate(letter: TemplateLetter): Uint8Array {
  const { title, body, to = '申请人', slip = [] } = textOf(letter)
  const paragraphs = [
    paragraph('LetterAgency', '{机关名称}'),
    paragraph('LetterNumber', '{文号}'),
    paragraph('Title', title),
    paragraph('LetterAddressee', `{${to}}：`),
    ...body.map((text) => paragraph('BodyText', text)),
    paragraph('LetterSignature', '{机关名称}'),
    paragraph('LetterDate', '{成文日期}'),
    ...slip.map((text, i) => paragraph(i === 0 ? 'LetterSlip' : 'BodyText', text)),
  ].join('')
  return packParts({
    '[Content_Types].xml': contentTypes({
      'word/document.xml': `${word}.document.main+xml`,
      'word/styles.xml': `${word}.styles+xml`,
      'word/settings.xml': `${word}.settings+xml`,
      'word/fontTable.xml': `${word}.fontTable+xml`,
      'word/footer1.xml': `${word}.footer+xml`,
      'word/footer2.xml': `${word}.footer+xml`,
    }),
    '_rels/.rels': packageRelationships('word/document.xml'),
    'docProps/core.xml': coreProperties(escapeMarkup(`${letters[letter].zh}模板`)),
    'word/_rels/document.xml.rels': relationships([
      ['styles', 'styles.xml'],
      ['settings', 'settings.xml'],
      ['fontTable', 'fontTable.xml'],
      ['footer', 'footer1.xml'],
      ['footer', 'footer2.xml'],
    ]),
    'word/document.xml': `<w:document ${namespaces}><w:body>${paragraphs}${page('rId4', 'rId5')}</w:body></w:document>`,
    'word/styles.xml': styles,
    'word/settings.xml': settings,
    'word/fontTable.xml': fontTable,
    'word/footer1.xml': firstFooter,
    'word/footer2.xml': footer,
  })
}
