import type { Block, DocumentModel } from '../model.ts'
import { mainPart, relationsOf, titleOf } from './package.ts'
import { blocksOf } from './xlsx/blocks.ts'
import { namespaces } from './xlsx/names.ts'
import { type Book, unitsOf } from './xlsx/sheet.ts'
import { stylesOf } from './xlsx/styles.ts'
import { parseXml } from './xml.ts'
import { type Archive, openZip } from './zip.ts'

/**
 * Reads an Excel workbook (Office Open XML): the visible sheets in order, each as lines of text and grids; formulas by
 * their stored results, numbers with all their digits. Throws `DocumentError`.
 */
export function readXlsx(bytes: Uint8Array): DocumentModel {
  const archive = openZip(bytes)
  const blocks: Block[] = []
  for (const { name, content, book } of sheetsOf(archive))
    for (const block of blocksOf(unitsOf(content, book), name)) blocks.push(block)
  const title = titleOf(archive)
  return title === '' ? { blocks } : { blocks, title }
}

/** The visible sheets of a workbook in order. */
export function* sheetsOf(archive: Archive): Generator<{ name: string; content: Uint8Array; book: Book }> {
  const part = mainPart(archive, 'xl/workbook.xml')
  const relations = relationsOf(archive, part)
  const partOf = (type: string): Uint8Array | undefined => {
    const target = relations.find((r) => r.type === type)?.target
    return target === undefined ? undefined : archive.read(target)
  }
  const { sheets, date1904 } = workbook(archive.read(part))
  const book: Book = { strings: sharedStrings(partOf('sharedStrings')), styles: stylesOf(partOf('styles')), date1904 }
  for (const { name, id } of sheets) {
    const relation = relations.find((r) => r.id === id && r.type === 'worksheet')
    const content = relation && archive.read(relation.target)
    if (content) yield { name, content, book }
  }
}

function workbook(bytes: Uint8Array | undefined): { sheets: { name: string; id: string }[]; date1904: boolean } {
  const sheets: { name: string; id: string }[] = []
  let date1904 = false
  if (bytes)
    parseXml(bytes, namespaces, {
      open(name, a) {
        if (name === 'workbookPr') date1904 = a.date1904 === '1' || a.date1904 === 'true'
        if (name === 'sheet' && (a.state ?? 'visible') === 'visible')
          sheets.push({ name: a.name ?? '', id: a['r:id'] ?? '' })
      },
    })
  return { sheets, date1904 }
}

/** Readings of kanji (`rPh`) are not part of a string. */
function sharedStrings(bytes: Uint8Array | undefined): string[] {
  const strings: string[] = []
  let text = ''
  let collecting = false
  let phonetic = false
  if (bytes)
    parseXml(bytes, namespaces, {
      open(name) {
        if (name === 'si') text = ''
        else if (name === 'rPh') phonetic = true
        else if (name === 't') collecting = !phonetic
      },
      text(part) {
        if (collecting) text += part
      },
      close(name) {
        if (name === 't') collecting = false
        else if (name === 'rPh') phonetic = false
        else if (name === 'si') strings.push(text)
      },
    })
  return strings
}
