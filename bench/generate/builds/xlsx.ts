import { strToU8, zipSync } from 'fflate'
import { type Cell, type Line, placed, type Table } from '../draft.ts'
import { escaped } from './html.ts'
import type { Build } from './text.ts'

interface Workbook {
  /** One sheet for everything, or one for each table. */
  sheets?: 'one' | 'each'
  /** Words inside the cells instead of the shared list. */
  inline?: boolean
  /** Figures as text. */
  numbersAsText?: boolean
}

const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'

const address = (row: number, column: number) => `${String.fromCharCode(65 + column)}${row + 1}`

/** Words of the workbook in the order of first use. */
class Shared {
  readonly list: string[] = []
  readonly #index = new Map<string, number>()
  at(text: string): number {
    const known = this.#index.get(text)
    if (known !== undefined) return known
    this.#index.set(text, this.list.length)
    this.list.push(text)
    return this.list.length - 1
  }
}

function cellXml(cell: Cell, place: string, options: Workbook, shared: Shared): string {
  if (cell.key && !options.numbersAsText && /^-?\d+(\.\d+)?$/.test(cell.text))
    return `<c r="${place}"><v>${cell.text}</v></c>`
  if (cell.text === '') return `<c r="${place}"/>`
  if (options.inline) return `<c r="${place}" t="inlineStr"><is><t>${escaped(cell.text)}</t></is></c>`
  return `<c r="${place}" t="s"><v>${shared.at(cell.text)}</v></c>`
}

const asTable = (line: Line): Cell[][] => line.text.split('\n').map((text) => [{ text, rowSpan: 1, columnSpan: 10 }])

function sheetXml(parts: readonly (Line | Table)[], options: Workbook, shared: Shared): string {
  const rows: string[] = []
  const merges: string[] = []
  let base = 0
  for (const part of parts) {
    const own = part.kind === 'table' ? part.rows : asTable(part)
    const cells = placed(own)
    own.forEach((_, r) => {
      const row = cells.filter((c) => c.row === r)
      const xml = row.map((c) => cellXml(c, address(base + r, c.column), options, shared)).join('')
      rows.push(`<row r="${base + r + 1}">${xml}</row>`)
      for (const c of row)
        if (c.rowSpan > 1 || c.columnSpan > 1)
          merges.push(
            `${address(base + r, c.column)}:${address(base + r + c.rowSpan - 1, c.column + c.columnSpan - 1)}`,
          )
    })
    base += own.length
  }
  return `${head}<worksheet ${main}><sheetData>${rows.join('')}</sheetData><mergeCells count="${merges.length}">${merges.map((m) => `<mergeCell ref="${m}"/>`).join('')}</mergeCells></worksheet>`
}

/** A workbook as offices collect reports. */
export const xlsx =
  (options: Workbook): Build =>
  (draft) => {
    const shared = new Shared()
    const lines = draft.parts.filter((p) => p.kind !== 'table')
    const groups =
      options.sheets === 'each'
        ? [lines, ...draft.parts.filter((p) => p.kind === 'table').map((p) => [p])]
        : [draft.parts]
    const sheets = groups.map((parts) => sheetXml(parts, options, shared))
    const numbers = sheets.map((_, i) => i + 1)
    const override = (part: string, type: string) =>
      `<Override PartName="/xl/${part}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${type}+xml"/>`
    const relation = (id: number, type: string, target: string) =>
      `<Relationship Id="rId${id}" Type="${office}/${type}" Target="${target}"/>`
    const relations = (list: string) =>
      `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list}</Relationships>`
    const files: Record<string, string> = {
      '[Content_Types].xml': `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${override('workbook.xml', 'sheet.main')}${numbers.map((n) => override(`worksheets/sheet${n}.xml`, 'worksheet')).join('')}${override('sharedStrings.xml', 'sharedStrings')}</Types>`,
      '_rels/.rels': relations(relation(1, 'officeDocument', 'xl/workbook.xml')),
      'xl/workbook.xml': `${head}<workbook ${main} xmlns:r="${office}"><sheets>${numbers.map((n) => `<sheet name="表${n}" sheetId="${n}" r:id="rId${n}"/>`).join('')}</sheets></workbook>`,
      'xl/_rels/workbook.xml.rels': relations(
        numbers.map((n) => relation(n, 'worksheet', `worksheets/sheet${n}.xml`)).join('') +
          relation(numbers.length + 1, 'sharedStrings', 'sharedStrings.xml'),
      ),
      'xl/sharedStrings.xml': `${head}<sst ${main} count="${shared.list.length}" uniqueCount="${shared.list.length}">${shared.list.map((t) => `<si><t xml:space="preserve">${escaped(t)}</t></si>`).join('')}</sst>`,
    }
    for (const n of numbers) files[`xl/worksheets/sheet${n}.xml`] = sheets[n - 1] ?? ''
    return {
      extension: 'xlsx',
      bytes: zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)]))),
    }
  }
