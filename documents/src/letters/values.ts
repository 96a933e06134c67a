import { inChinese, isCivilDate } from '@gongkai/rules/dates'
import type { LetterBlank, LetterFieldKey } from '@gongkai/rules/letters'
import { letterLimits } from './limits.ts'
import { ValueError, type ValueProblem } from './problems.ts'

/** What fills the blanks: text, a civil date as `YYYY-MM-DD`, or the items of a list. */
export type LetterValue = string | readonly Readonly<Record<string, string>>[]
export type LetterValues = Readonly<Partial<Record<LetterFieldKey, LetterValue>>>

/** Values by the names that templates use; a list carries for each item its number, 序号. */
export type Printed = Readonly<Record<string, string | readonly Readonly<Record<string, string>>[]>>

/** The number of an item, which every list offers: 一、二、三 and 1, 2, 3. */
export const ordinalNames = ['序号', '数字序号'] as const

/**
 * Noncharacters, which no text of people contains: where a filled-in value begins and ends (for a preview that shows
 * what the system filled in), and where a paragraph of it ends.
 */
export const marks = { begin: '\uFDD0', end: '\uFDD1', paragraph: '\uFDD2' } as const

/** Text as a document can hold it: line ends as `\n`, no control characters, no lone surrogates, no noncharacters. */
const clean = (text: string) =>
  text
    .replace(/\r\n?|[\u2028\u2029\u0085\v\f]/g, '\n')
    .replaceAll('\t', ' ')
    .replace(/[^\P{Cc}\n]|[\p{Cs}\uFDD0-\uFDEF\uFFFE\uFFFF]/gu, '')
    .trim()

/** Prints values and says what is wrong with them; a mandatory one that is missing is left as a place to be filled in. */
function tryPrint(blanks: readonly LetterBlank[], values: LetterValues): [Printed, ValueProblem[]] {
  const problems: ValueProblem[] = []
  const wrong = (field: string, message: string) => problems.push({ kind: 'wrong', field, message })
  const known = new Set<string>(blanks.map(({ key }) => key))
  for (const key of Object.keys(values))
    if (!known.has(key)) wrong(key.slice(0, 40), `这份文书没有“${key.slice(0, 40)}”这一项。`)
  const printed: Record<string, Printed[string]> = {}
  for (const blank of blanks) {
    const given = Object.hasOwn(values, blank.key) ? values[blank.key] : undefined
    const result = given === undefined ? emptyOf(blank) : print(blank, given)
    if ('message' in result) wrong(blank.key, result.message)
    else if (blank.required && !result.value.length) {
      problems.push({ kind: 'missing', field: blank.key, message: `请填写${blank.zh}。` })
      printed[blank.zh] = toFillIn(blank)
    } else printed[blank.zh] = result.value
  }
  if (size(printed) > letterLimits.valueCharacters) wrong('', '文书内容过长，请把详细内容作为附件。')
  return [printed, problems]
}

function toFillIn(blank: LetterBlank): Printed[string] {
  const text = `（待填：${blank.zh}）`
  if (blank.kind !== 'list') return text
  return [
    Object.fromEntries([...ordinalNames, ...Object.values(blank.items).map(({ zh }) => zh)].map((n) => [n, text])),
  ]
}

/** Every value that is missing where it is mandatory, unknown, too long, or not what its blank holds. */
export const valueProblems = (blanks: readonly LetterBlank[], values: LetterValues): readonly ValueProblem[] =>
  tryPrint(blanks, values)[1]

/** Values as they are printed. Throws `ValueError`; with `incomplete`, missing ones are no reason to. */
export function printValues(blanks: readonly LetterBlank[], values: LetterValues, incomplete = false): Printed {
  const [printed, problems] = tryPrint(blanks, values)
  const reasons = incomplete ? problems.filter(({ kind }) => kind === 'wrong') : problems
  if (reasons.length) throw new ValueError(reasons)
  return printed
}

type Result = { value: Printed[string] } | { message: string }

const emptyOf = (blank: LetterBlank): Result => ({ value: blank.kind === 'list' ? [] : (blank.otherwise ?? '') })

function print(blank: LetterBlank, given: LetterValue): Result {
  if (blank.kind === 'list')
    return Array.isArray(given) ? printList(blank, given) : { message: `${blank.zh}应逐项填写。` }
  if (typeof given !== 'string') return { message: `${blank.zh}应为文字。` }
  const text = clean(given)
  if (blank.kind === 'date') {
    if (text === '') return { value: '' }
    return isCivilDate(text) ? { value: inChinese(text) } : { message: `${blank.zh}应为日历上有的日期。` }
  }
  if (text.length > blank.max) return { message: `${blank.zh}最多${blank.max}个字，现在是${text.length}个字。` }
  if (blank.kind === 'line' && text.includes('\n')) return { message: `${blank.zh}只能写一行。` }
  return { value: text.replace(/\n+/g, '\n') }
}

function printList(
  { zh, max, items }: LetterBlank & { kind: 'list' },
  given: readonly Readonly<Record<string, string>>[],
): Result {
  if (given.length > max) return { message: `${zh}最多${max}项，现在是${given.length}项。` }
  const value: Record<string, string>[] = []
  for (const [index, item] of given.entries()) {
    const row: Record<string, string> = { 序号: ordinal(index + 1), 数字序号: `${index + 1}` }
    for (const [key, field] of Object.entries(items)) {
      const text = clean(String(item[key] ?? ''))
      if (text === '') return { message: `请填写${zh}第${index + 1}项的${field.zh}。` }
      if (text.length > field.max) return { message: `${zh}第${index + 1}项最多${field.max}个字。` }
      row[field.zh] = text.replace(/\n+/g, '\n')
    }
    if (Object.keys(item).some((key) => !Object.hasOwn(items, key)))
      return { message: `${zh}第${index + 1}项有不认识的内容。` }
    value.push(row)
  }
  return { value }
}

const digits = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九']

/** 一 to 一百, as items are numbered in Chinese documents. */
function ordinal(n: number): string {
  if (n === 100) return '一百'
  const tens = Math.floor(n / 10)
  return `${tens > 1 ? digits[tens] : ''}${tens > 0 ? '十' : ''}${digits[n % 10]}`
}

const size = (printed: Printed): number =>
  Object.values(printed)
    .flatMap((v) => (typeof v === 'string' ? [v] : v.flatMap((item) => Object.values(item))))
    .reduce((sum, text) => sum + text.length, 0)
