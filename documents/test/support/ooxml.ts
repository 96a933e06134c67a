import { strToU8, zipSync } from 'fflate'

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const MC = 'http://schemas.openxmlformats.org/markup-compatibility/2006'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006'
const relationships = (entries: Record<string, string>): string =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${Object.entries(entries)
    .map(
      ([type, target], n) =>
        `<Relationship Id="rId${n + 1}" Type="${OFFICE}/relationships/${type}" Target="${target}"/>`,
    )
    .join('')}</Relationships>`

export const zipOf = (files: Record<string, string | Uint8Array>): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(files).map(([n, v]) => [n, typeof v === 'string' ? strToU8(v) : v])))

export interface DocxParts {
  numbering?: string
  styles?: string
  title?: string
}

const wordPart = (element: string, content: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><w:${element} xmlns:w="${W}" xmlns:mc="${MC}">${content}</w:${element}>`

export const documentXml = (body: string): string => wordPart('document', `<w:body>${body}</w:body>`)

/** A DOCX whose body is the given WordprocessingML. */
export function docxOf(body: string, parts: DocxParts = {}): Uint8Array {
  const package_: Record<string, string> = { officeDocument: 'word/document.xml' }
  const own: Record<string, string> = {}
  const files: Record<string, string> = { 'word/document.xml': documentXml(body) }
  if (parts.numbering !== undefined) {
    own.numbering = 'numbering.xml'
    files['word/numbering.xml'] = wordPart('numbering', parts.numbering)
  }
  if (parts.styles !== undefined) {
    own.styles = 'styles.xml'
    files['word/styles.xml'] = wordPart('styles', parts.styles)
  }
  if (parts.title !== undefined) {
    package_['metadata/core-properties'] = 'docProps/core.xml'
    files['docProps/core.xml'] =
      `<cp:coreProperties xmlns:cp="c" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${parts.title}</dc:title></cp:coreProperties>`
  }
  return zipOf({
    '_rels/.rels': relationships(package_),
    'word/_rels/document.xml.rels': relationships(own),
    ...files,
  })
}

export const p = (text: string, properties = ''): string =>
  `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`
export const tc = (content: string, properties = ''): string =>
  `<w:tc><w:tcPr>${properties}</w:tcPr>${content.startsWith('<') ? content : p(content)}</w:tc>`
export const tr = (...cells: string[]): string => `<w:tr>${cells.join('')}</w:tr>`
export const tbl = (...rows: string[]): string => `<w:tbl><w:tblPr/>${rows.join('')}</w:tbl>`

export interface SheetParts {
  name: string
  /** Content of `<worksheet>`. */
  xml: string
  state?: 'hidden' | 'veryHidden'
}

const S = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'

/** An XLSX of these sheets. */
export function xlsxOf(sheets: SheetParts[], strings: string[] = [], styles = ''): Uint8Array {
  const list = sheets.map(
    (s, n) => `<sheet name="${s.name}" sheetId="${n + 1}" r:id="rId${n + 1}" ${s.state ? `state="${s.state}"` : ''}/>`,
  )
  const id = (n: number): string => `Id="rId${n}"`
  const relation = (n: number, type: string, target: string): string =>
    `<Relationship ${id(n)} Type="${OFFICE}/relationships/${type}" Target="${target}"/>`
  return zipOf({
    '_rels/.rels': relationships({ officeDocument: 'xl/workbook.xml' }),
    'xl/workbook.xml': `<workbook xmlns="${S}" xmlns:r="${OFFICE}/relationships"><sheets>${list.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${[
      ...sheets.map((_, n) => relation(n + 1, 'worksheet', `worksheets/sheet${n + 1}.xml`)),
      relation(sheets.length + 1, 'sharedStrings', '/xl/sharedStrings.xml'),
      relation(sheets.length + 2, 'styles', 'styles.xml'),
    ].join('')}</Relationships>`,
    'xl/sharedStrings.xml': `<sst xmlns="${S}">${strings.map((s) => `<si>${s.startsWith('<') ? s : `<t>${s}</t>`}</si>`).join('')}</sst>`,
    'xl/styles.xml': `<styleSheet xmlns="${S}">${styles}</styleSheet>`,
    ...Object.fromEntries(
      sheets.map((s, n) => [`xl/worksheets/sheet${n + 1}.xml`, `<worksheet xmlns="${S}">${s.xml}</worksheet>`]),
    ),
  })
}
