import { sections } from '../forms/index.ts'
import type { AnnualReport } from '../report.ts'

/** A part of the report that is running text, under the name a reader knows it by. */
export interface Part {
  readonly name: string
  readonly text: string
}

/** Every part with text, in the order of the report; the title is not among them. */
export const partsOf = (report: AnnualReport): Part[] =>
  [
    { name: '前言', text: report.preamble },
    ...sections.map((s) => ({ name: s.title, text: report.sections[s.key] })),
  ].filter((p) => p.text !== '')

/** Sentences without the numbering they begin with: （二）, 1., 一是. */
export const sentencesOf = (text: string): string[] =>
  text.split(/[。！!\n]/).flatMap((s) => {
    const bare = s.replace(
      /^[\s*]*(?:[（(]?[一二三四五六七八九十\d]{1,3}(?:[）)、]|[.．](?!\d)|[.．](?=(?:19|20)\d\d\s?年))[\s*]*|[一二三四五六]是[:：]?)?/,
      '',
    )
    return bare.length > 3 ? [bare] : []
  })

/** At most so many of the things found are spelled out. */
export const SHOWN = 5

/** Enough of a sentence to find it. */
export const excerpt = (text: string, length = 24): string =>
  text.length > length ? `${text.slice(0, length)}…` : text

/** The first of each kind. */
export const once = <T>(items: readonly T[], kind: (item: T) => string): T[] =>
  [...new Map([...items].reverse().map((i) => [kind(i), i])).values()].reverse()
