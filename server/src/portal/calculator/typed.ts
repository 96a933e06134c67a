import { type CivilDate, dateOf, daysInMonth } from '@gongkai/rules/dates'
import type { TypedDate } from '../components/field.tsx'

/** What a form sent, as Fastify hands it on. */
export type Query = Readonly<Record<string, unknown>>

const LONGEST = 60

/** One value as it was typed; full-width digits become plain ones, the rest stays to be shown again. */
export function textOf(query: Query, key: string): string {
  const given = query[key]
  const last = Array.isArray(given) ? given.at(-1) : given
  return typeof last === 'string' ? last.slice(0, LONGEST).normalize('NFKC').trim() : ''
}

export const typedDate = (query: Query, name: string): TypedDate => ({
  y: textOf(query, `${name}y`),
  m: textOf(query, `${name}m`),
  d: textOf(query, `${name}d`),
})

export const typedOf = (date: CivilDate): TypedDate => ({
  y: String(Number(date.slice(0, 4))),
  m: String(Number(date.slice(5, 7))),
  d: String(Number(date.slice(8, 10))),
})

export const isBlank = ({ y, m, d }: TypedDate) => `${y}${m}${d}` === ''

/** The date that was typed, or the sentence that says what is wrong with it and what would be right. */
export function readDate(typed: TypedDate, name: string): { on: CivilDate } | { wrong: string } {
  const { y, m, d } = typed
  if (isBlank(typed)) return { wrong: `请填写${name}` }
  if (!y || !m || !d) return { wrong: `请把${name}的年、月、日填写完整` }
  if (![y, m, d].every((part) => /^\d+$/.test(part))) return { wrong: `${name}的年、月、日应为数字，例如2026年3月5日` }
  if (y.length !== 4) return { wrong: `${name}的年份应为四位数字，例如2026` }
  const [year, month, day] = [Number(y), Number(m), Number(d)]
  if (year < 2000 || year > 2099) return { wrong: `${name}应在2000年至2099年之间` }
  if (month < 1 || month > 12) return { wrong: `${name}的月份应在1至12之间，现在是${month}` }
  const last = daysInMonth(year, month)
  if (day < 1 || day > last) return { wrong: `${year}年${month}月有${last}天，${name}写的是${day}日，请核对` }
  return { on: dateOf(year, month, day) }
}

/** A whole number within its bounds, or what would be right. */
export function readNumber(
  typed: string,
  { name, least, most }: { name: string; least: number; most: number },
): { value: number } | { wrong: string } {
  if (typed === '') return { wrong: `请填写${name}` }
  const value = Number(typed)
  if (!/^\d{1,9}$/.test(typed) || value < least || value > most)
    return { wrong: `${name}应为${least}至${most}的整数，现在是${typed}` }
  return { value }
}
