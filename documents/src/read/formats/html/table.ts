import type { GridBlock } from '../../model.ts'
import { type Flow, type Item, itemsOf, type Section } from './flow.ts'
import { layOut } from './grid.ts'
import { attribute, type Element, isText } from './tree.ts'

interface Cell {
  element: Element
  content: Section
  /** Paragraphs of the cell, or null where it holds a table or prose: the cell of a layout table. */
  lines: string[] | null
}

interface Row {
  group: number
  cells: Cell[]
}

/** Prose of this many characters in several paragraphs is no table cell. */
const PROSE = 200

/**
 * A table as blocks: one grid; or, where it only arranges the page (a cell holds a table or prose, or every row is a single
 * cell), what its cells hold in order, with the rows between them that are still a table as grids.
 */
export function readTable(table: Element, flow: Flow): (Item | Section)[] {
  const { captions, rows } = rowsOf(table, flow)
  const layout = rows.every(single) || rows.some((row) => row.cells.some((cell) => cell.lines === null))
  return [...captions, ...(layout ? unfold(rows, flow) : grid(rows, flow))]
}

function rowsOf(table: Element, flow: Flow) {
  const captions: Section[] = []
  const rows: Row[] = []
  let group = 0
  const addRow = (element: Element) => {
    if (!flow.isHidden(element)) rows.push({ group, cells: cellsOf(element, flow) })
  }
  for (const part of table.children) {
    if (isText(part) || flow.isHidden(part)) continue
    if (part.tag === 'caption') captions.push(flow.apart(part))
    else if (part.tag === 'tr') addRow(part)
    else if (part.tag === 'tbody' || part.tag === 'thead' || part.tag === 'tfoot') {
      group++
      for (const row of part.children) if (row.tag === 'tr') addRow(row as Element)
    }
  }
  return { captions, rows }
}

function cellsOf(row: Element, flow: Flow): Cell[] {
  const cells: Cell[] = []
  for (const element of row.children) {
    if (isText(element) || (element.tag !== 'td' && element.tag !== 'th') || flow.isHidden(element)) continue
    const content = flow.apart(element)
    cells.push({ element, content, lines: linesOf(content) })
  }
  return cells
}

function linesOf(content: Section): string[] | null {
  const lines: string[] = []
  let length = 0
  for (const { block } of itemsOf(content)) {
    if (block?.kind === 'grid') return null
    if (!block) continue
    lines.push(block.text)
    length += block.text.length
    if (length >= PROSE && lines.length > 1) return null
  }
  return lines
}

/** A span as its attribute says it; anything but a whole number is 1. */
const span = (element: Element, name: string) => {
  const value = Number.parseInt(attribute(element, name) ?? '1', 10)
  return value >= 0 ? value : 1
}

function grid(rows: readonly Row[], flow: Flow): Item[] {
  const block: GridBlock = layOut(
    rows.map(({ group, cells }) => ({
      group,
      cells: cells.map(({ element, lines }) => ({
        text: (lines ?? []).join('\n'),
        at: flow.placeOf(element),
        rowSpan: span(element, 'rowspan'),
        columnSpan: Math.max(1, span(element, 'colspan')),
      })),
    })),
  )
  const images = rows.flatMap((row) => row.cells.flatMap((c) => itemsOf(c.content).filter((i) => !i.block)))
  const filled = block.cells.some((cell) => cell.text !== '')
  return filled ? [{ block, chrome: false, heading: false }, ...images] : images
}

const single = ({ cells: [cell, ...more] }: Row) => more.length === 0 && (!cell || span(cell.element, 'rowspan') <= 1)

/**
 * The content of a layout table in order. Runs of rows with plain cells stay tables (metadata above the text, a table in
 * one with the prose); single cells above and below such a run are paragraphs.
 */
function unfold(rows: readonly Row[], flow: Flow): (Item | Section)[] {
  const out: (Item | Section)[] = []
  let run: Row[] = []
  const addContent = (from: readonly Row[]) => {
    for (const row of from) for (const { content } of row.cells) if (content.items.length > 0) out.push(content)
  }
  const endRun = () => {
    const first = run.findIndex((row) => !single(row))
    const last = run.findLastIndex((row) => !single(row))
    addContent(first < 0 ? run : run.slice(0, first))
    if (first >= 0) {
      for (const item of grid(run.slice(first, last + 1), flow)) out.push(item)
      addContent(run.slice(last + 1))
    }
    run = []
  }
  for (const row of rows)
    if (row.cells.every((cell) => cell.lines)) run.push(row)
    else {
      endRun()
      addContent([row])
    }
  endRun()
  return out
}
