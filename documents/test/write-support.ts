import { type AnnualReport, cellsOf, figureAt, formOf, replacedRows, type TableKey } from '@gongkai/rules/reports'
import { strFromU8, unzipSync } from 'fflate'
import { type DefaultTreeAdapterTypes, parse } from 'parse5'
import { SaxesParser } from 'saxes'

/** A table as its rows of printed cells; places that a merged cell covers are left out. */
export type Rows = string[][]

export interface Element {
  name: string
  attributes: Record<string, string>
  children: Element[]
  text: string
}

/** Parses XML strictly: anything that is not well-formed throws. */
export function xmlTree(xml: string): Element {
  const root: Element = { name: '', attributes: {}, children: [], text: '' }
  const open = [root]
  const parser = new SaxesParser({ xmlns: false, position: false })
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => {
    const element = { name, attributes: attributes as Record<string, string>, children: [], text: '' }
    open.at(-1)?.children.push(element)
    open.push(element)
  })
  parser.on('text', (text) => {
    for (const element of open) element.text += text
  })
  parser.on('closetag', () => open.pop())
  parser.write(xml).close()
  return root
}

export function* every(element: Element, name: string): Generator<Element> {
  for (const child of element.children) {
    if (child.name === name) yield child
    yield* every(child, name)
  }
}

const first = (element: Element, name: string): Element | undefined => every(element, name).next().value ?? undefined

/** The parts of an Office Open XML file, as text. */
export const partsOf = (bytes: Uint8Array): Record<string, string> =>
  Object.fromEntries(Object.entries(unzipSync(bytes)).map(([path, part]) => [path, strFromU8(part)]))

export function docxTables(bytes: Uint8Array): Rows[] {
  const document = xmlTree(partsOf(bytes)['word/document.xml'] ?? '')
  const continues = (cell: Element) => {
    const merge = first(cell, 'w:vMerge')
    return merge !== undefined && merge.attributes['w:val'] !== 'restart'
  }
  return [...every(document, 'w:tbl')].map((table) =>
    [...every(table, 'w:tr')].map((row) =>
      [...every(row, 'w:tc')].filter((cell) => !continues(cell)).map((cell) => cell.text),
    ),
  )
}

const place = (address: string) => {
  const [, letters = '', digits = ''] = /^([A-Z]+)(\d+)$/.exec(address) ?? []
  return { row: Number(digits), column: [...letters].reduce((n, c) => n * 26 + c.charCodeAt(0) - 64, 0) }
}

/** Every sheet: texts as they are, numbers as `#` and their stored digits. A formula anywhere throws. */
export function xlsxSheets(bytes: Uint8Array): Rows[] {
  const parts = partsOf(bytes)
  const strings = [...every(xmlTree(parts['xl/sharedStrings.xml'] ?? ''), 'si')].map((item) => item.text)
  return Object.keys(parts)
    .filter((path) => /^xl\/worksheets\/sheet\d+\.xml$/.test(path))
    .sort()
    .map((path) => sheetRows(xmlTree(parts[path] ?? ''), strings))
}

function sheetRows(sheet: Element, strings: readonly string[]): Rows {
  const merges = [...every(sheet, 'mergeCell')].map((merge) => (merge.attributes.ref ?? '').split(':').map(place))
  const covered = ({ row, column }: { row: number; column: number }) =>
    merges.some(
      ([a, b]) =>
        a &&
        b &&
        row >= a.row &&
        row <= b.row &&
        column >= a.column &&
        column <= b.column &&
        !(row === a.row && column === a.column),
    )
  return [...every(sheet, 'row')].map((row) =>
    [...every(row, 'c')]
      .filter((cell) => !covered(place(cell.attributes.r ?? '')))
      .map((cell) => {
        if (first(cell, 'f')) throw new Error(`formula in ${cell.attributes.r}`)
        const value = first(cell, 'v')?.text
        if (cell.attributes.t === 's') return strings[Number(value)] ?? ''
        return value === undefined ? '' : `#${value}`
      }),
  )
}

export interface HtmlCell {
  text: string
  tag: string
  attributes: Record<string, string>
}

type Node = DefaultTreeAdapterTypes.Node

function* elements(node: Node): Generator<DefaultTreeAdapterTypes.Element> {
  for (const child of 'childNodes' in node ? node.childNodes : []) {
    if ('tagName' in child) yield child
    yield* elements(child)
  }
}

const textOf = (node: Node): string =>
  'childNodes' in node ? node.childNodes.map(textOf).join('') : 'value' in node ? node.value : ''

export const htmlTexts = (html: string, tag: string): string[] =>
  [...elements(parse(html))].filter((e) => e.tagName === tag).map(textOf)

export function htmlTables(html: string): HtmlCell[][][] {
  const named = (node: Node, ...names: string[]) => [...elements(node)].filter((e) => names.includes(e.tagName))
  return named(parse(html), 'table').map((table) =>
    named(table, 'tr').map((row) =>
      named(row, 'td', 'th').map((cell) => ({
        text: textOf(cell),
        tag: cell.tagName,
        attributes: Object.fromEntries(cell.attrs.map((a) => [a.name, a.value])),
      })),
    ),
  )
}

/** Rows of the first, second and third pipe table; merged places are empty cells. */
export function markdownTables(markdown: string): Rows[] {
  const tables = markdown.split('\n\n').filter((block) => block.startsWith('|'))
  return tables.map((table) =>
    table
      .split('\n')
      .filter((line) => !line.startsWith('| --- '))
      .map((line) =>
        line
          .slice(2, -2)
          .split(' | ')
          .map((cell) => cell.trim()),
      ),
  )
}

/** The rows of a table that hold figures: under a row label of table two, below the three header rows elsewhere. */
export function figureRows(report: AnnualReport, table: TableKey, rows: Rows): Rows {
  const form = formOf(report.edition)
  if (table === 'reviewLitigation') return rows.slice(3)
  if (table === 'requests') return rows.slice(3).map((row) => row.slice(-7))
  const lengths = new Map(form.proactive.flatMap((b) => b.rows.map((r) => [r.label, b.columns.length] as const)))
  return rows.flatMap((row) => {
    const length = lengths.get(row[0] ?? '')
    return length === undefined ? [] : [row.slice(1, 1 + length)]
  })
}

/** What the rows of a table must print, in the order of the form. */
export function expectedRows(
  report: AnnualReport,
  table: TableKey,
  print: (value: number, column: string) => string,
): Rows {
  const replaced = replacedRows(report)
  const rows = new Map<string, string[]>()
  for (const cell of cellsOf(report)) {
    if (cell.table !== table || replaced.has(cell.row?.key ?? '')) continue
    const value = figureAt(report, cell.key)
    const row = cell.row?.key ?? ''
    const text = value === null || value === undefined ? '' : print(value, cell.column.key)
    rows.set(row, [...(rows.get(row) ?? []), text])
  }
  return [...rows.values()]
}

/** Counts as digits, the change of items with its sign, yuan with the unit. */
export const printed = (value: number, column: string): string =>
  column === 'itemsChange' && value > 0 ? `+${value}` : column === 'amount' ? `${value}元` : `${value}`

export const tableKeys: readonly TableKey[] = ['proactive', 'requests', 'reviewLitigation']
