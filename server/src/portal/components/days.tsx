import { type CivilDate, inChinese } from '@gongkai/rules/dates'
import { weekdayName } from './text.tsx'

export interface DayCell {
  readonly count: number
  readonly date: CivilDate
}

/** 日格: one cell is one working day; past ones filled, today framed, the last in ink, the seventh a mark. */
export function Days({ cells, today, mark, label }: DaysProps) {
  const last = cells.at(-1)
  const name = ({ count, date }: DayCell) =>
    [
      ...(date < today ? ['past'] : date === today ? ['now'] : []),
      ...(count === mark && date > today ? ['key'] : []),
      ...(count === last?.count ? ['end'] : []),
    ].join(' ')
  return (
    <ol class={`days ${cells.length > 20 ? 'days-40' : 'days-20'}`} aria-label={label}>
      {cells.map((cell) => (
        <li key={cell.count} class={name(cell)} title={`${inChinese(cell.date)}（${weekdayName(cell.date)}）`}>
          {cell.count}
        </li>
      ))}
    </ol>
  )
}

interface DaysProps {
  readonly cells: readonly DayCell[]
  readonly today: CivilDate
  /** The cell of another limit inside these, as the seventh day for 补正. */
  readonly mark?: number
  readonly label: string
}
