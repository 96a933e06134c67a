import type { UnreadReason } from '@gongkai/rules/reports'
import { squeeze } from './normalise.ts'

/** A printed figure: its value, a printed blank, or why it cannot be read with certainty. */
export type Parsed = { figure: number } | { figure: null; reason?: UnreadReason }

const BLANKS = new Set([
  '',
  '/',
  '\\',
  '-',
  '--',
  '---',
  '—',
  '——',
  '–',
  '−',
  '―',
  '无',
  '空',
  '空白',
  '不适用',
  'N/A',
  'n/a',
  'NA',
])
const UNITS = '件|项|个|条|起|宗|次|份|例|人次'
const MONEY = '亿元|万元|千元|元'
/** Sign, digits (with thousands separators), decimals, unit, a note in brackets: `22(其中修订16件)`. */
const NUMBER = new RegExp(
  `^([+−-]?)[¥￥]?(\\d{1,3}(?:,\\d{3})+|\\d{1,12})(\\.\\d{1,8})?(${UNITS}|${MONEY})?(?:\\([^()]{0,60}\\))?$`,
)
/** `增加5项`, `减少3项`, `增2`, `新增 1 项`. */
const CHANGE = new RegExp(`^(净?增加?|新增|增长|上升|净?减少?|取消|下降)(?:了)?(\\d{1,9})(?:${UNITS})?$`)
/** Part of a number broken at its thousands separator; `2.` alone is numbering. */
const PART = /^(?!\d{1,2}\.$)[\d,.]{1,20}$/
const UNCHANGED = new Set(['无变化', '无增减', '没有变化', '未变化', '不变', '持平', '零', '〇'])

export const isBlankMark = (squeezed: string): boolean => BLANKS.has(squeezed)

/** Whether the text is printed where a figure would be: a number, a signed change, or a mark for nothing. */
export function isFigureLike(squeezed: string): boolean {
  return (
    squeezed.length <= 80 &&
    (BLANKS.has(squeezed) ||
      NUMBER.test(squeezed) ||
      (PART.test(squeezed) && /\d/.test(squeezed)) ||
      CHANGE.test(squeezed) ||
      UNCHANGED.has(squeezed))
  )
}

/** Digits kept apart by white space may be two cells or one split number. */
const isSplit = (raw: string): boolean => /\d\s+\d/.test(raw.trim())

/** A count of 件 or 项; decimals and signs are kept, NN-INT judges them. */
export function parseCount(raw: string): Parsed {
  if (/^(?:0|[1-9]\d{0,8})$/.test(raw)) return { figure: Number(raw) }
  const text = squeeze(raw)
  if (isBlankMark(text)) return { figure: null }
  if (isSplit(raw)) return { figure: null, reason: 'split' }
  if (text === '零' || text === '〇') return { figure: 0 }
  // The rest of a number that was broken over two lines or cells.
  if (/^0\d/.test(text)) return { figure: null, reason: 'split' }
  const m = NUMBER.exec(text)
  if (!m || /元/.test(m[4] ?? '')) return { figure: null, reason: 'number' }
  return { figure: toNumber(m, 0) }
}

/** 本年增/减: a signed number of 项. */
export function parseChange(raw: string): Parsed {
  const text = squeeze(raw)
  if (UNCHANGED.has(text)) return { figure: 0 }
  const m = CHANGE.exec(text)
  if (!m || isSplit(raw)) return parseCount(raw)
  const size = Number(m[2])
  return { figure: /减|取消|下降/.test(m[1] ?? '') && size > 0 ? -size : size }
}

/** Powers of ten from yuan. */
const POWER: Record<string, number> = { 元: 0, 千元: 3, 万元: 4, 亿元: 8 }

/**
 * An amount of money in `unit`. The cell's own unit wins, else `headerUnit`; a bare 0 needs none, any other bare
 * number is not read (READ-UNIT). Decimal string arithmetic: 20.917万元 is 209170元 exactly.
 */
export function parseAmount(raw: string, unit: '元' | '万元', headerUnit: string | null): Parsed {
  const text = squeeze(raw)
  if (isBlankMark(text)) return { figure: null }
  if (isSplit(raw)) return { figure: null, reason: 'split' }
  if (text === '零' || text === '〇') return { figure: 0 }
  const m = NUMBER.exec(text)
  if (!m || (m[4] && !(m[4] in POWER))) return { figure: null, reason: 'number' }
  const printed = m[4] ?? (/[¥￥]/.test(text) ? '元' : headerUnit)
  if (printed === null) return toNumber(m, 0) === 0 ? { figure: 0 } : { figure: null, reason: 'unit' }
  return { figure: toNumber(m, (POWER[printed] ?? 0) - (POWER[unit] ?? 0)) }
}

/** The matched number times ten to the power of `shift`, by moving the decimal point in the text. */
function toNumber(m: RegExpExecArray, shift: number): number {
  const whole = (m[2] ?? '').replace(/,/g, '')
  const fraction = (m[3] ?? '').slice(1)
  const value = Number(`${whole}.${fraction || '0'}e${shift}`)
  return m[1] && m[1] !== '+' && value !== 0 ? -value : value
}
