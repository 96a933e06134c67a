import type { CellForm, Figure } from '@gongkai/rules/reports'

/** The shortest decimal that stands for the number, never with an exponent: `1e21` is a one and 21 zeros. */
export function decimalText(value: number): string {
  const text = String(value)
  const match = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(text)
  if (!match) return text
  const [, sign = '', first = '', rest = '', power = '0'] = match
  const digits = first + rest
  const point = 1 + Number(power)
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`
  return `${sign}${digits.padEnd(point, '0')}`
}

/**
 * A figure as the form prints it: counts and 万元 as plain decimals, the change of items with its sign, an amount in
 * yuan with its unit in the cell. A blank stays blank.
 */
export function figureText(cell: CellForm, value: Figure | undefined): string {
  if (value === null || value === undefined) return ''
  if (cell.kind === 'change' && value > 0) return `+${decimalText(value)}`
  if (cell.column.key === 'amount') return `${decimalText(value)}元`
  return decimalText(value)
}

/** `2021-01-22` as 2021年1月22日; anything else stays as it is. */
export function dateText(date: string): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date)
  return match ? `${match[1]}年${Number(match[2])}月${Number(match[3])}日` : date
}
