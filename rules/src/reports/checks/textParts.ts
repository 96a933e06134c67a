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

/** At most so many of the things found are spelled out. */
export const SHOWN = 5

/** Enough of a sentence to find it. */
export const excerpt = (text: string, length = 24): string =>
  text.length > length ? `${text.slice(0, length)}…` : text

/** The first of each kind. */
export const once = <T>(items: readonly T[], kind: (item: T) => string): T[] =>
  [...new Map([...items].reverse().map((i) => [kind(i), i])).values()].reverse()
