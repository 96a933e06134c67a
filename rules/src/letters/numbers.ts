import type { TemplateLetter } from './contents.ts'

/** The series that letters are numbered in, with the sign behind the number (…29号－答). */
export const letterSeries = {
  answer: '答',
  correction: '补',
  extension: '延',
  consultation: '征',
  fee: '费',
  notice: '告',
} as const

export type LetterSeries = keyof typeof letterSeries

const notAnswers: Partial<Record<TemplateLetter, LetterSeries>> = {
  L01: 'notice',
  L02: 'notice',
  L03: 'correction',
  L04: 'notice',
  L05: 'extension',
  L06: 'consultation',
  L07: 'consultation',
  L08: 'consultation',
  L09: 'fee',
  L28: 'notice',
  L29: 'notice',
  L30: 'extension',
}

/** The series of a letter; what decides is an answer. */
export const seriesOf = (letter: TemplateLetter): LetterSeries => notAnswers[letter] ?? 'answer'

/**
 * 发文字号 as GB/T 9704 sets it: 机关代字, the year in 六角括号, the number without 第 and without leading zero.
 * `series` adds its sign where an agency numbers the series apart.
 */
export const documentNumber = (prefix: string, year: number, number: number, series: LetterSeries | null): string =>
  `${prefix}〔${year}〕${number}号${series ? `－${letterSeries[series]}` : ''}`
