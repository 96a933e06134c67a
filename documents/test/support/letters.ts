import { blanksOf, type LetterFieldKey, type TemplateLetter } from '@gongkai/rules/letters'
import type { LetterValues } from '../../src/letters/index.ts'
import { readDocx } from '../../src/read/formats/docx.ts'
import { zipOf } from './ooxml.ts'

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml'

export interface TemplateParts {
  /** Further parts by path, with their content types. */
  files?: Record<string, [content: string | Uint8Array, contentType: string]>
  /** Relationships of the main part: type (its last word, or a whole address), target, and where outside. */
  relations?: [type: string, target: string, external?: boolean][]
  mainType?: string
}

export const part = (element: string, content: string): string =>
  `<w:${element} xmlns:w="${W}" xmlns:r="${R}">${content}</w:${element}>`

/** A Word file with this body, with a content type for each part as Word writes them. */
export function templateOf(body: string, { files = {}, relations = [], mainType }: TemplateParts = {}): Uint8Array {
  const list = relations.map(([type, target, external], i) => {
    const uri = type.includes('/') ? type : `${R}/${type}`
    return `<Relationship Id="rId${i + 1}" Type="${uri}" Target="${target}"${external ? ' TargetMode="External"' : ''}/>`
  })
  const overrides = Object.entries(files).map(
    ([path, [, type]]) => `<Override PartName="/${path}" ContentType="${type}"/>`,
  )
  return zipOf({
    '[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${mainType ?? `${WORD}.document.main+xml`}"/>${overrides.join('')}</Types>`,
    '_rels/.rels': `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${R}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/_rels/document.xml.rels': `<Relationships xmlns="${PACKAGE}/relationships">${list.join('')}</Relationships>`,
    'word/document.xml': part('document', `<w:body>${body}</w:body>`),
    ...Object.fromEntries(Object.entries(files).map(([path, [content]]) => [path, content])),
  })
}

/** The samples of the catalogue, with changes. */
export const sampleValues = (letter: TemplateLetter, changes: LetterValues = {}): LetterValues => ({
  ...(Object.fromEntries(blanksOf(letter).map(({ key, sample }) => [key, sample])) as LetterValues),
  ...changes,
})

export const without = (values: LetterValues, key: LetterFieldKey): LetterValues =>
  Object.fromEntries(Object.entries(values).filter(([name]) => name !== key))

/** What a document prints, paragraph by paragraph, tables cell by cell. */
export const paragraphsOf = (docx: Uint8Array): string[] =>
  readDocx(docx).blocks.flatMap((block) => (block.kind === 'text' ? [block.text] : block.cells.map(({ text }) => text)))
