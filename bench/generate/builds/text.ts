import { type Cell, type Draft, figureCells, placed, type Table, widthOf } from '../draft.ts'
import type { Random } from '../random.ts'

/** A document of one format made of a draft. */
export type Build = (draft: Draft, random: Random) => { extension: string; bytes: Uint8Array }

export const encode = (text: string): Uint8Array => new TextEncoder().encode(text)

/** Text around the tables, printed as it is; tables by the given function. */
export const textDocument =
  (print: (table: Table, random: Random, draft: Draft) => string[]): Build =>
  (draft, random) => {
    const lines = draft.parts.flatMap((part) =>
      part.kind === 'table' ? ['', ...print(part, random, draft), ''] : part.text.split('\n'),
    )
    return { extension: 'txt', bytes: encode(`${lines.join('\n')}\n`) }
  }

/** The words of every place of the grid, '' where a span covers it. */
export function gridOf(rows: readonly Cell[][]): string[][] {
  const cells = placed(rows)
  const width = widthOf(cells)
  const grid = rows.map(() => Array.from({ length: width }, () => ''))
  for (const c of cells) {
    const row = grid[c.row]
    if (row) row[c.column] = c.text
  }
  return grid
}

interface CellLines {
  /** Before each cell. */
  lead?: string
  /** After each cell. */
  end?: string
  /** Print an empty line for a place that a row span covers. */
  covered?: boolean
  /** Empty lines strewn between cells. */
  scattered?: boolean
  /** Labels broken over lines. */
  broken?: boolean
  /** A page number inside rows. */
  paged?: boolean
}

const breakLabel = (text: string, random: Random) => {
  if (text.length < 4 || !random.chance(0.35)) return [text]
  const at = random.int(2, text.length - 2)
  return [text.slice(0, at), ...(random.chance(0.4) ? [''] : []), text.slice(at)]
}

/** One cell per line, as a browser's text of a web page. */
export const cellLines = ({ lead = '', end = '', covered, scattered, broken, paged }: CellLines): Build =>
  textDocument((table, random) => {
    const cells = placed(table.rows)
    let page = 1
    return table.rows.flatMap((row, r) => {
      const own = cells.filter((c) => c.row === r)
      const starts = own[0]?.column ?? 0
      const gaps = covered ? Array.from({ length: starts }, () => lead) : []
      const body = own.flatMap((c, i) => {
        const words = c.key || !broken ? [c.text] : breakLabel(c.text, random)
        const cut = paged && i > 0 && c.key && random.chance(0.02) ? [`- ${++page} -`, ''] : []
        const empty = scattered && random.chance(0.2) ? Array.from({ length: random.int(1, 2) }, () => '') : []
        return [...cut, ...words.map((w, k) => lead + w + (k === words.length - 1 ? end : '')), ...empty]
      })
      return [...gaps, ...body, ...(row.length > 0 ? [''] : [])]
    })
  })

interface Rows {
  separator?: string
  /** Leave out the empty places that spans cover. */
  tight?: boolean
  /** Rows of table three broken by a page, the second half of the label below. */
  brokenRows?: boolean
}

/** One row per line, cells kept apart by a separator. */
export const rowLines = ({ separator = '\t', tight, brokenRows }: Rows): Build =>
  textDocument((table, random) =>
    (tight ? table.rows.map((row) => row.map((c) => c.text)) : gridOf(table.rows)).flatMap((row, r) => {
      const label = table.rows[r]?.find((c) => /^\d\..{5}/.test(c.text))?.text
      if (!brokenRows || !label || !random.chance(0.1)) return [row.join(separator)]
      const at = random.int(4, label.length - 1)
      const head = row.map((text) => (text === label ? label.slice(0, at) : text))
      const rest = row.map((text) => (text === label ? label.slice(at) : ''))
      const page = random.chance(0.5) ? ['', `- ${random.int(2, 9)} -`, ''] : ['']
      return [head.join(separator), ...page, rest.join(separator).trimEnd()]
    }),
  )

/** One cell per line, but the figures of table four strewn over lines, several on one. */
export const scatteredFigures: Build = textDocument((table, random) =>
  table.rows.flatMap((row) => {
    if (table.table !== 'reviewLitigation' || !row[0]?.key) return [...row.map((c) => c.text), '']
    const lines: string[] = []
    for (const { text } of row)
      if (lines.length === 0 || random.chance(0.6)) lines.push(...(random.chance(0.3) ? [''] : []), text)
      else lines.push(`${lines.pop()}  ${text}`)
    return lines
  }),
)

/** Rows between pipes without a separator row, as some extractors print them. */
export const pipeLines: Build = textDocument((table) => gridOf(table.rows).map((row) => `| ${row.join(' | ')} |`))

/** Everything of a table run together; only what is unmistakable may be read. */
export const glued: Build = (draft, random) => {
  for (const cell of figureCells(draft)) draft.open.add(cell.key)
  draft.mayRefuse = true
  return textDocument((table) => [
    table.rows
      .flat()
      .map((c) => c.text)
      .join(''),
  ])(draft, random)
}

/** One number split over two cells: nothing of its row is certain. */
export const splitNumbers =
  (build: Build): Build =>
  (draft, random) => {
    for (const part of draft.parts)
      if (part.kind === 'table' && part.table === 'requests')
        for (const row of part.rows) {
          const i = row.findIndex((c) => c.key && /^\d\d$/.test(c.text))
          const found = row[i]
          if (!found || !random.chance(0.5)) continue
          for (const c of row) if (c.key) draft.open.add(c.key)
          const [a = '', b = ''] = found.text
          row.splice(i, 1, { ...found, text: a }, { text: b, rowSpan: 1, columnSpan: 1 })
        }
    return build(draft, random)
  }
