import { outcomeOf } from './catalogue.ts'
import { type Cited, citedAs, citedIn } from './citations.ts'
import type { OutcomeCode } from './codes.ts'
import { partsOf } from './demands.ts'
import { oldRegulationProblems } from './oldRegulation.ts'
import type { FieldValues } from './types.ts'

function isCited(cite: string, all: readonly Cited[]): boolean {
  const [article, paragraph, item] = cite.split('.').map(Number)
  return all.some(
    (c) =>
      c.article === article &&
      (c.paragraph === undefined || paragraph === undefined || c.paragraph === paragraph) &&
      (item === undefined || c.item === item),
  )
}

/** Articles that keep information back: citing one says that something is withheld (条例第14至16条). */
const withholding = [14, 15, 16]

/**
 * What the grounds of a letter say against its decision (LT-1): the article of the outcome, and of each part that is not
 * given, is not cited; or an article that withholds is cited where nothing is withheld on it; or the regulation that ended in 2019 is (LT-8). Empty when they agree.
 */
export function groundsProblems(outcome: OutcomeCode, values: FieldValues, text: string): string[] {
  const { zh, cites } = outcomeOf(outcome)
  const parts = outcome === 'partiallyGranted' ? partsOf(values).map(({ ground }) => outcomeOf(ground)) : []
  const all = citedIn(text)
  const demanded = [...new Set([cites, ...parts.map((p) => p.cites)].flatMap(([first]) => first ?? []))]
  const allowed = [...cites, ...parts.flatMap((p) => p.cites)].map((cite) => Number(cite.split('.')[0]))
  const extra = withholding.filter((n) => !allowed.includes(n) && all.some(({ article }) => article === n))
  return [
    ...oldRegulationProblems('决定依据', outcome, text),
    ...demanded
      .filter((cite) => !isCited(cite, all))
      .map((cite) => `决定依据应引用条例${citedAs(cite)}，与处理决定“${zh}”相符`),
    ...extra.map((n) => `决定依据引用了条例${citedAs(String(n))}，与处理决定“${zh}”不符`),
  ]
}
