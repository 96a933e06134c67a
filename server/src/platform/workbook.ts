import { strToU8, Zip, ZipDeflate } from 'fflate'
import type { Output } from './output.ts'
import { displayWidth } from './terminal.ts'

export type Value = string | number | null

const header = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packages = 'http://schemas.openxmlformats.org/package/2006'
const excel = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** Cells of a workbook hold at most so many characters, sheets so many rows. */
const LONGEST = 32_000
export const MOST_ROWS = 1_000_000

/** Style 1 is the head of a sheet, style 2 a text over several lines. */
const styles =
  `<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="宋体"/></font>` +
  '<font><b/><sz val="11"/><name val="宋体"/></font></fonts>' +
  '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>' +
  '<fill><patternFill patternType="solid"><fgColor rgb="FFE3EEF4"/></patternFill></fill></fills>' +
  '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/>' +
  '<xf fontId="1" fillId="2" applyFont="1" applyFill="1"/>' +
  '<xf applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs></styleSheet>'

const escapeXml = (text: string) =>
  text
    .slice(0, LONGEST)
    .replace(/[\p{Cs}\uFFFE\uFFFF]|(?![\t\n])\p{Cc}/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')

const columnName = (index: number): string =>
  index < 26 ? String.fromCharCode(65 + index) : columnName(Math.floor(index / 26) - 1) + columnName(index % 26)

/** Texts are marked as texts, so that nothing in them is taken for a formula. */
function cell(value: Value, address: string, style: number): string {
  if (value === null) return ''
  const head = `<c r="${address}" s="${style}"`
  if (typeof value === 'number') return `${head}><v>${value}</v></c>`
  return `${head} t="inlineStr"><is><t xml:space="preserve">${escapeXml(value)}</t></is></c>`
}

/** In points: a line of text; the most that a row may be tall. */
const LINE = 15
const TALLEST = 400

/** Tall enough for its longest text: not every program measures rows when it opens a workbook. */
function heightOf(values: readonly Value[], widths: readonly number[]): number {
  const lines = values.map((v, i) => (typeof v === 'string' ? Math.ceil(displayWidth(v) / ((widths[i] ?? 8) - 2)) : 1))
  return Math.min(TALLEST, LINE * Math.max(1, ...lines))
}

const row = (values: readonly Value[], number: number, style: number, height: number) =>
  `<row r="${number}" ht="${height}" customHeight="1">${values.map((v, i) => cell(v, columnName(i) + number, style)).join('')}</row>`

export interface Sheet {
  readonly name: string
  readonly header: readonly string[]
  readonly widths: readonly number[]
}

/** Writes a workbook sheet after sheet and row after row, holding nothing back: results may be long. */
export class Workbook {
  readonly #output: Pick<Output, 'write'>
  readonly #zip: Zip
  readonly #sheets: Sheet[] = []
  #chunks: Uint8Array[] = []
  #part: ZipDeflate | null = null
  #widths: readonly number[] = []
  #rows = 0

  constructor(output: Pick<Output, 'write'>) {
    this.#output = output
    this.#zip = new Zip((error, chunk) => {
      if (error) throw error
      this.#chunks.push(chunk)
    })
  }

  async #flush(): Promise<void> {
    const chunks = this.#chunks
    this.#chunks = []
    for (const chunk of chunks) await this.#output.write(chunk)
  }

  #open(path: string): ZipDeflate {
    const part = new ZipDeflate(path, { level: 6 })
    this.#zip.add(part)
    return part
  }

  #whole(path: string, xml: string): void {
    this.#open(path).push(strToU8(header + xml), true)
  }

  #endSheet(): void {
    const all = `A1:${columnName(this.#widths.length - 1)}${this.#rows}`
    const page = '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>'
    this.#part?.push(strToU8(`</sheetData><autoFilter ref="${all}"/>${page}</worksheet>`), true)
    this.#part = null
  }

  async beginSheet(sheet: Sheet): Promise<void> {
    this.#endSheet()
    this.#sheets.push(sheet)
    this.#widths = sheet.widths
    this.#rows = 1
    this.#part = this.#open(`xl/worksheets/sheet${this.#sheets.length}.xml`)
    const columns = sheet.widths.map((w, i) => `<col min="${i + 1}" max="${i + 1}" width="${w}" customWidth="1"/>`)
    const pane = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
    this.#part.push(
      strToU8(
        `${header}<worksheet xmlns="${main}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews>` +
          `<cols>${columns.join('')}</cols><sheetData>${row(sheet.header, 1, 1, LINE)}`,
      ),
    )
    await this.#flush()
  }

  /** Adds rows to the sheet begun last; says how many fit. */
  async add(rows: readonly (readonly Value[])[]): Promise<number> {
    const fits = rows.slice(0, MOST_ROWS - this.#rows)
    if (fits.length > 0)
      this.#part?.push(strToU8(fits.map((r, i) => row(r, this.#rows + 1 + i, 2, heightOf(r, this.#widths))).join('')))
    this.#rows += fits.length
    await this.#flush()
    return fits.length
  }

  async end(): Promise<void> {
    this.#endSheet()
    const parts = this.#sheets.map((sheet, i) => ({ ...sheet, id: i + 1 }))
    const type = (path: string, kind: string) => `<Override PartName="/xl/${path}" ContentType="${excel}.${kind}+xml"/>`
    const relation = (id: number, kind: string, target: string) =>
      `<Relationship Id="rId${id}" Type="${office}/${kind}" Target="${target}"/>`
    this.#whole('xl/styles.xml', styles)
    this.#whole(
      'xl/workbook.xml',
      `<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${parts
        .map((p) => `<sheet name="${escapeXml(p.name)}" sheetId="${p.id}" r:id="rId${p.id}"/>`)
        .join('')}</sheets></workbook>`,
    )
    this.#whole(
      'xl/_rels/workbook.xml.rels',
      `<Relationships xmlns="${packages}/relationships">${parts
        .map((p) => relation(p.id, 'worksheet', `worksheets/sheet${p.id}.xml`))
        .join('')}${relation(parts.length + 1, 'styles', 'styles.xml')}</Relationships>`,
    )
    this.#whole(
      '_rels/.rels',
      `<Relationships xmlns="${packages}/relationships">${relation(1, 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    )
    this.#whole(
      '[Content_Types].xml',
      `<Types xmlns="${packages}/content-types"><Default Extension="xml" ContentType="application/xml"/>` +
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
        `${type('workbook.xml', 'sheet.main')}${type('styles.xml', 'styles')}` +
        `${parts.map((p) => type(`worksheets/sheet${p.id}.xml`, 'worksheet')).join('')}</Types>`,
    )
    this.#zip.end()
    await this.#flush()
  }
}
