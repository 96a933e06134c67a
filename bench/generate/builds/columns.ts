import { setTable, usualWidths } from '../place.ts'
import { type Build, textDocument } from './text.ts'

const wide = /[\u2E80-\u9FFF\uF900-\uFAFF\uFF00-\uFF60\u3000-\u303F\u2018-\u201D\u2014\u2026]/

/** Width in half-width characters, as a terminal shows it. */
const displayed = (text: string) => [...text].reduce((n, c) => n + (wide.test(c) ? 2 : 1), 0)
const counted = (text: string) => [...text].length

interface Columns {
  /** `shown`: a Chinese character is two columns wide; `counted`: one, as `pdftotext -layout` counts. */
  width: 'shown' | 'counted'
  valign?: 'top' | 'middle' | 'bottom'
  /** Pages end inside table three, with the number of the page between its rows. */
  paged?: boolean
}

/** Columns kept apart by spaces, as `pdftotext -layout` prints a table. */
export const columnLines = ({ width, valign, paged }: Columns): Build =>
  textDocument((table, random, draft) => {
    const measure = width === 'shown' ? displayed : counted
    const scale = width === 'shown' ? 1 : 0.75
    const widths = usualWidths(table).map((w) => Math.max(4, Math.round(w * scale)))
    const { pieces, lines, broken, gapped } = setTable(table, { widths, measure, ...(valign && { valign }) }, random)
    for (const key of [...broken, ...gapped]) draft.open.add(key)
    const printed = Array.from({ length: lines.at(-1) ?? 0 }, (_, i) => {
      let line = ''
      for (const piece of pieces.filter((p) => p.line === i)) {
        const gap = Math.round(piece.x) - measure(line)
        line += ' '.repeat(line && gap < 1 ? 1 : Math.max(0, gap)) + piece.text
      }
      return line.trimEnd()
    })
    if (!paged || table.table !== 'requests') return printed
    const at = lines[random.int(8, lines.length - 4)] ?? 20
    return [...printed.slice(0, at), '', `${' '.repeat(30)}- ${random.int(2, 6)} -`, '\f', ...printed.slice(at)]
  })
