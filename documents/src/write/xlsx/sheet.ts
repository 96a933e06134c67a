import { decimalText } from '../figures.ts'
import { escapeMarkup } from '../markup.ts'
import { type Look, styleIndex } from './styles.ts'

export interface Cell {
  /** From 0. */
  readonly row: number
  readonly column: number
  readonly rowSpan?: number
  readonly columnSpan?: number
  readonly look: Look
  /** Absent in an empty cell. */
  readonly content?: string | number
}

export interface Sheet {
  readonly name: string
  /** In characters of the default font. */
  readonly widths: readonly number[]
  /** In points, by row. */
  readonly heights: readonly number[]
  readonly cells: readonly Cell[]
  /** Rows and columns that stay in sight. */
  readonly frozen?: { readonly rows: number; readonly columns: number }
  readonly landscape?: boolean
  /** Where only numbers from 0 may be typed (`whole`: without decimals). */
  readonly entry?: readonly {
    readonly cells: readonly Cell[]
    readonly type: 'whole' | 'decimal'
    readonly least: number
  }[]
  /** What is to be written in column A, shown beside the cell when it is chosen. */
  readonly prompts?: readonly { readonly row: number; readonly text: string }[]
}

/** Each text once, in the order of first use: `xl/sharedStrings.xml`. */
export class SharedStrings {
  private readonly indices = new Map<string, number>()
  private uses = 0

  indexOf(text: string): number {
    this.uses++
    const index = this.indices.get(text) ?? this.indices.size
    this.indices.set(text, index)
    return index
  }

  xml(): string {
    const items = [...this.indices.keys()].map((t) => `<si><t xml:space="preserve">${escapeMarkup(t)}</t></si>`)
    return `<sst xmlns="${namespace}" count="${this.uses}" uniqueCount="${items.length}">${items.join('')}</sst>`
  }
}

export const namespace = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'

/** `A1` of a place counted from 0; no sheet of ours is wider than Z. */
const address = (row: number, column: number) => `${String.fromCharCode(65 + column)}${row + 1}`

function cellXml({ row, column, look, content }: Cell, strings: SharedStrings): string {
  const open = `<c r="${address(row, column)}" s="${styleIndex(look)}"`
  if (content === undefined) return `${open}/>`
  if (typeof content === 'number') return `${open}><v>${decimalText(content)}</v></c>`
  return `${open} t="s"><v>${strings.indexOf(content)}</v></c>`
}

/** A merged cell draws its frame only where each of its places has the look. */
function places(cell: Cell): Cell[] {
  const { row, column, rowSpan = 1, columnSpan = 1, look } = cell
  const all: Cell[] = []
  for (let r = 0; r < rowSpan; r++)
    for (let c = 0; c < columnSpan; c++) all.push(r + c === 0 ? cell : { row: row + r, column: column + c, look })
  return all
}

const range = ({ row, column, rowSpan = 1, columnSpan = 1 }: Cell) =>
  `${address(row, column)}:${address(row + rowSpan - 1, column + columnSpan - 1)}`

function rowsXml(sheet: Sheet, strings: SharedStrings): string {
  const rows = sheet.heights.map((): Cell[] => [])
  for (const cell of sheet.cells.flatMap(places)) rows[cell.row]?.push(cell)
  return rows
    .map((cells, row) => {
      const sorted = cells.sort((a, b) => a.column - b.column).map((cell) => cellXml(cell, strings))
      return `<row r="${row + 1}" ht="${sheet.heights[row]}" customHeight="1">${sorted.join('')}</row>`
    })
    .join('')
}

function pane({ rows, columns }: { rows: number; columns: number }): string {
  const where = rows && columns ? 'bottomRight' : rows ? 'bottomLeft' : 'topRight'
  const splits = `${columns ? ` xSplit="${columns}"` : ''}${rows ? ` ySplit="${rows}"` : ''}`
  return `<pane${splits} topLeftCell="${address(rows, columns)}" activePane="${where}" state="frozen"/>`
}

const wrongEntry = 'errorTitle="请填写数字" error="没有的填0，不要留空，不要填“/”。"'

/** Excel shows at most 255 characters of a prompt. */
function validations({ entry = [], prompts = [] }: Sheet): string {
  const numbers = entry
    .filter((e) => e.cells.length > 0)
    .map(
      ({ cells, type, least }) =>
        `<dataValidation type="${type}" operator="greaterThanOrEqual" allowBlank="1" showErrorMessage="1" ${wrongEntry} ` +
        `sqref="${cells.map((c) => address(c.row, c.column)).join(' ')}"><formula1>${least}</formula1></dataValidation>`,
    )
  const texts = prompts.map(
    ({ row, text }) =>
      `<dataValidation allowBlank="1" showInputMessage="1" promptTitle="填写说明" ` +
      `prompt="${escapeMarkup(text.slice(0, 255))}" sqref="${address(row, 0)}"/>`,
  )
  const all = [...numbers, ...texts]
  return all.length > 0 ? `<dataValidations count="${all.length}">${all.join('')}</dataValidations>` : ''
}

/** `xl/worksheets/sheet….xml`; elements in the order that the schema demands. */
export function sheetXml(sheet: Sheet, strings: SharedStrings): string {
  const { frozen, widths } = sheet
  const merged = sheet.cells.filter((c) => (c.rowSpan ?? 1) * (c.columnSpan ?? 1) > 1)
  const columns = widths.map((w, i) => `<col min="${i + 1}" max="${i + 1}" width="${w}" customWidth="1"/>`)
  return [
    `<worksheet xmlns="${namespace}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>`,
    `<sheetViews><sheetView workbookViewId="0">${frozen ? pane(frozen) : ''}</sheetView></sheetViews>`,
    `<sheetFormatPr defaultRowHeight="15"/><cols>${columns.join('')}</cols>`,
    `<sheetData>${rowsXml(sheet, strings)}</sheetData>`,
    merged.length > 0 ? `<mergeCells count="${merged.length}">` : '',
    ...merged.map((cell) => `<mergeCell ref="${range(cell)}"/>`),
    merged.length > 0 ? '</mergeCells>' : '',
    validations(sheet),
    '<printOptions horizontalCentered="1"/>',
    '<pageMargins left="0.6" right="0.6" top="0.7" bottom="0.7" header="0.3" footer="0.3"/>',
    `<pageSetup paperSize="9" orientation="${sheet.landscape ? 'landscape' : 'portrait'}" fitToWidth="1" fitToHeight="0"/>`,
    // The name of the sheet above the printed page, the number of the page below.
    '<headerFooter><oddHeader>&amp;C&amp;A</oddHeader><oddFooter>&amp;C— &amp;P —</oddFooter></headerFooter>',
    '</worksheet>',
  ].join('')
}
