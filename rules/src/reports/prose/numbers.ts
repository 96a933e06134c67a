import { lastUpTo, type Prose } from './normalise.ts'

/** A number with its unit, as prose states it; `start` and `end` are indexes into the normalised text. */
export interface Quantity {
  readonly value: number
  readonly unit: string
  readonly start: number
  readonly end: number
  /** Not a statement of the figure itself: 余、约、近、左右, a range. */
  readonly approximate: boolean
  /** The distance to the next figure that would be written the same way: 1.2万 has 1000, 8.5% has 0.1, 12 has 1. */
  readonly step: number
  /** The other reading where white space stood inside the number. */
  readonly also?: number
}

/**
 * Every run of digits, of Chinese numerals; what it is shows in what stands before and after it. Asking for both at once
 * takes twice as long.
 */
const RUNS = [/\d[\d.,]*/g, /[零〇一二两三四五六七八九十百千万亿]+/g]
const PRINTED = /^(?:\d{1,3}(?:,\d{3}){1,4}|\d{1,12})(?:\.\d{1,6})?$/
const UNIT =
  /([百千万亿]?)([余多来]?)(人次|件次|场次|个百分点|百分点|件|条|次(?!性|序|日|年)|起|宗|例|项|篇|份|期|场|部(?!门|分|署)|个(?!工作日|自然日|月|方面|部分)|名|人(?!大|民|员)|元|%|户|家|批)/y
const TENTHS = /点([零〇一二三四五六七八九]{1,4})/y
const NOT_AFTER_DIGITS = /[A-Za-z第]/
const NOT_AFTER_HAN = /[第每逐统某任唯]/
const ABOUT_BEFORE = /(?:约|近|超|超过|逾|不少于|不低于|不超过|至少|突破|多达|\d[-~—至到])$/
const ABOUT_AFTER = /^(?:左右|以上|以下|以内|上下|[-~—至到]\d)/
const POWERS: Readonly<Record<string, number>> = { 百: 2, 千: 3, 万: 4, 亿: 8 }

/** Moves the decimal point of a printed number without the error of floating point: `20.917`, 4 → 209170. */
export function shifted(printed: string, places: number): number {
  if (places === 0) return Number(printed.replaceAll(',', ''))
  const [whole = '', fraction = ''] = printed.replaceAll(',', '').split('.')
  const digits = fraction.padEnd(places, '0')
  return Number(`${whole}${digits.slice(0, places)}.${digits.slice(places)}`)
}

/** A whole number in Chinese numerals (三十二、一百零五、两、一万两千、二〇二三); null where it is none. */
export function hanNumber(text: string): number | null {
  const digits = [...text].map((c) => '零一二三四五六七八九'.indexOf(c === '〇' ? '零' : c === '两' ? '二' : c))
  if (digits.length > 2 && digits.every((d) => d >= 0)) return Number(digits.join(''))
  let total = 0
  let section = 0
  let digit = -1
  for (const [i, char] of [...text].entries()) {
    const known = digits[i] as number
    if (known >= 0) {
      if (digit > 0) return null
      digit = known
    } else if (char === '万' || char === '亿') {
      section += Math.max(digit, 0)
      if (section === 0) return null
      total = (total + section) * (char === '万' ? 1e4 : 1e8)
      section = 0
      digit = -1
    } else {
      const power = char === '十' ? 10 : char === '百' ? 100 : 1000
      if (power > 10 && digit <= 0) return null
      section += (digit > 0 ? digit : 1) * power
      digit = -1
    }
  }
  return total + section + Math.max(digit, 0)
}

function joinedReading({ joins }: Prose, printed: string, start: number): number | undefined {
  const join = joins[lastUpTo(joins, start + printed.length - 1)]
  return join === undefined || join <= start ? undefined : shifted(printed.slice(join - start), 0)
}

/** 百分之八点五 and 百分之8.5. */
function percentage(text: string, run: string, end: number): { printed: string; end: number } | null {
  if (PRINTED.test(run)) return { printed: run, end }
  const whole = run.length > 5 ? null : hanNumber(run)
  if (whole === null) return null
  TENTHS.lastIndex = end
  const tenths = TENTHS.exec(text)?.[1]
  if (!tenths) return { printed: String(whole), end }
  return { printed: `${whole}.${[...tenths].map((c) => hanNumber(c) ?? 0).join('')}`, end: end + 1 + tenths.length }
}

function quantityAt(prose: Prose, run: string, start: number): Quantity | null {
  const { text } = prose
  const after = start + run.length
  if (text.startsWith('百分之', start - 3)) {
    const percent = percentage(text, run, after)
    return percent && quantity(prose, percent.printed, 0, '%', start - 3, percent.end, false)
  }
  UNIT.lastIndex = after
  const match = UNIT.exec(text)
  if (!match) return null
  const [whole, power = '', more, unit = ''] = match
  const digits = /\d/.test(run)
  if ((digits ? NOT_AFTER_DIGITS : NOT_AFTER_HAN).test(text[start - 1] ?? '')) return null
  const han = digits || power ? null : hanNumber(run.length > 12 ? '' : run)
  const printed = digits ? run : String(han)
  if (!PRINTED.test(printed)) return null
  return quantity(prose, printed, POWERS[power] ?? 0, unit, start, after + whole.length, more !== '')
}

function quantity(
  prose: Prose,
  printed: string,
  places: number,
  unit: string,
  start: number,
  end: number,
  more: boolean,
): Quantity {
  const { text } = prose
  const also = joinedReading(prose, printed, start)
  return {
    value: shifted(printed, places),
    unit,
    start,
    end,
    approximate:
      more ||
      ABOUT_BEFORE.test(text.slice(Math.max(0, start - 4), start)) ||
      ABOUT_AFTER.test(text.slice(end, end + 3)),
    step: 10 ** (places - (printed.split('.')[1]?.length ?? 0)),
    ...(also !== undefined && { also }),
  }
}

/** Every number with a counting unit, amount or percentage, in the order of the text. */
export function quantities(prose: Prose): Quantity[] {
  const found: Quantity[] = []
  for (const run of RUNS)
    for (let match = run.exec(prose.text); match; match = run.exec(prose.text)) {
      const quantity = quantityAt(prose, match[0], match.index)
      if (quantity) found.push(quantity)
    }
  return found.sort((a, b) => a.start - b.start)
}
