import { type CellMark, escapeMarkup, type TableCell } from '@gongkai/documents/write'
import { type CellKey, type Finding, figureAt, type Severity, type Unread } from '@gongkai/rules/reports'
import type { Checked } from '../../../workers/jobs.ts'
import { arithmetic, reasonNames, severityNames } from '../../words.ts'

/** The findings that a cell is in question for, as places in the list of findings. */
interface Marks {
  readonly questions: ReadonlyMap<CellKey, readonly number[]>
  /** Operands that the finding only counts with. */
  readonly operands: ReadonlyMap<CellKey, readonly number[]>
}

/**
 * The cells a finding puts in question. Of a relation those are the single cells whose change would mend it, else the
 * one it is stated for: marking every operand would mark a whole column.
 */
export function questioned({ rule, cells, suspects }: Finding): readonly CellKey[] {
  if (!arithmetic.has(rule)) return cells
  return suspects.length > 0 ? suspects : cells.slice(0, 1)
}

function marksOf(findings: readonly Finding[]): Marks {
  const questions = new Map<CellKey, number[]>()
  const operands = new Map<CellKey, number[]>()
  for (const [index, finding] of findings.entries()) {
    const asked = new Set(questioned(finding))
    for (const cell of finding.cells) {
      const map = asked.has(cell) ? questions : operands
      map.set(cell, [...(map.get(cell) ?? []), index])
    }
  }
  return { questions, operands }
}

const classes: Record<Severity, string> = { error: 'e', warning: 'w', info: 'i' }

/** Highlights of operands are styled for so many findings of a document. */
export const HIGHLIGHTED = 40

/** Marks the cells of a document's tables; `findings` in the order of the list that the cells link to. */
export function markerOf({ report, unread }: Checked, findings: readonly Finding[], id: string) {
  const { questions, operands } = marksOf(findings)
  const open = new Map(unread.map((u) => [u.cell, u]))
  return (cell: TableCell): CellMark | undefined => {
    if (!cell.figure) return undefined
    const asked = questions.get(cell.figure) ?? []
    const counted = operands.get(cell.figure) ?? []
    const first = asked[0] === undefined ? undefined : findings[asked[0]]
    const unreadHere = open.get(cell.figure)
    const blank = figureAt(report, cell.figure) === null
    const own = [
      ...(first ? [classes[first.severity]] : []),
      ...(unreadHere ? ['u'] : blank ? ['n'] : []),
      ...[...asked, ...counted].filter((i) => i < HIGHLIGHTED).map((i) => `o${i + 1}`),
    ]
    return {
      ...(own.length > 0 && { id: cellId(id, cell.figure), classes: own }),
      content: contentOf(cell, blank, unreadHere, first && `#${id}-f${(asked[0] ?? 0) + 1}`, first),
    }
  }
}

export const cellId = (id: string, key: CellKey) => `${id}-${key}`

/** The figure as printed; where it could not be read, what is printed there; where it is blank, that it is. */
function contentOf(cell: TableCell, blank: boolean, unread?: Unread, link?: string, finding?: Finding): string {
  const text = unread
    ? `<i title="${escapeMarkup(`未能读出：${reasonNames[unread.reason]}`)}">${escapeMarkup(unread.raw || '未读')}</i>`
    : blank
      ? '<i title="原件为空白">空</i>'
      : escapeMarkup(cell.text)
  if (!link || !finding) return text
  const said = `${unread ? unread.raw : cell.text || '空白'}，${severityNames[finding.severity]}`
  return `<a href="${link}" aria-label="${escapeMarkup(said)}">${text}</a>`
}
