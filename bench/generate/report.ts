import type { AnnualReport, Edition } from '@gongkai/rules/reports'
import { type BreakName, breaks } from './breaks.ts'
import { figures } from './figures.ts'
import { agency } from './names.ts'
import { write } from './prose.ts'
import type { Random } from './random.ts'

export interface ReportOptions {
  edition: Edition
  /** A mistake to put in; without it every relation of the form holds and the prose is true. */
  broken?: BreakName
  /** Characters of padding in each paragraph. */
  length?: number
}

/** A random annual report of an invented agency. */
export function generateReport(random: Random, { edition, broken, length = 60 }: ReportOptions): AnnualReport {
  const report = figures(random, edition)
  const year = edition === '2019' ? random.int(2019, 2020) : random.int(2021, 2025)
  write(report, agency(random), year, random, length)
  if (broken) breaks[broken].apply(report, random)
  return report
}

/** The rule that must find the mistake. */
export const ruleOf = (broken: BreakName): string => breaks[broken].rule
